package dev.plimsoll.door;

import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Optional;

/**
 * The tables of a run as they were given, within its window; what was computed here is left out.
 *
 * @param assetReturns simple daily returns, one column per asset
 * @param weights fractions of equity on the rebalance dates, missing = keep the previous one, if given
 * @param lag rows until a weight earns, 0 or 1; empty when it is not known
 * @param portfolioReturns simple daily returns of the book, if given
 * @param equity value of the book, if given
 * @param trendUnitReturns one column per asset, if given
 * @param sleeveReturns one column per sleeve, if given
 */
public record DailyTables(Panel assetReturns, Optional<Panel> weights, Optional<Integer> lag, Optional<Series> portfolioReturns,
        Optional<Series> equity, Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns) {

    /**
     * Asset returns alone, to be gone on with.
     *
     * @param assetReturns simple daily returns
     * @return the tables
     */
    public static DailyTables of(Panel assetReturns) {
        return new DailyTables(assetReturns, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /**
     * With weights.
     *
     * @param given weights
     * @param knownLag rows until a weight earns, if known
     * @return a copy
     */
    public DailyTables withWeights(Panel given, Optional<Integer> knownLag) {
        return new DailyTables(assetReturns, Optional.of(given), knownLag, portfolioReturns, equity, trendUnitReturns, sleeveReturns);
    }

    /**
     * With the book as it was given.
     *
     * @param returns of the book
     * @param value of the book
     * @return a copy
     */
    public DailyTables withBook(Series returns, Series value) {
        return new DailyTables(assetReturns, weights, lag, Optional.of(returns), Optional.of(value), trendUnitReturns, sleeveReturns);
    }

    /**
     * With trend unit returns.
     *
     * @param given one column per asset
     * @return a copy
     */
    public DailyTables withTrendUnits(Panel given) {
        return new DailyTables(assetReturns, weights, lag, portfolioReturns, equity, Optional.of(given), sleeveReturns);
    }

    /**
     * With sleeve returns.
     *
     * @param given one column per sleeve
     * @return a copy
     */
    public DailyTables withSleeves(Panel given) {
        return new DailyTables(assetReturns, weights, lag, portfolioReturns, equity, trendUnitReturns, Optional.of(given));
    }
}
