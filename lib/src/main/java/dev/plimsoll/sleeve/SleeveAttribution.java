package dev.plimsoll.sleeve;

import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;

/**
 * Where the log return of each day comes from. With c(s) the held contribution of sleeve s to each asset, w the held weights, r the simple
 * asset returns and R the simple return of the book,
 *
 * <pre>  sleeve s    Σ over assets of c(s) · ln(1 + r)
 *  projection  Σ over assets of (w − Σ c) · ln(1 + r)      what the constraints changed
 *  cost        ln(1 + R) − ln(1 + R without cost)          0 or less
 *  total       ln(1 + R) = Σ sleeves + projection + cost</pre>
 *
 * All on the dates of the asset returns, 0.01 = 1 %, 0 before the first rebalance, never missing.
 *
 * @param sleeves one column per sleeve with positions
 * @param projection part of the constraints
 * @param cost part of the trading cost
 * @param total log return of the book
 */
public record SleeveAttribution(Panel sleeves, Series projection, Series cost, Series total) {
}
