/**
 * Portfolio allocation of trade intents: intents → net intents → target deltas → risk gate → order intents. Pure, and exact: quantities
 * and money are {@link java.math.BigDecimal}; only division and square root round, in DECIMAL128 half-even.
 *
 * <p>{@link dev.plimsoll.intent.Allocation} runs the four stages; each result says why by {@link dev.plimsoll.intent.ReasonCode}.
 *
 * <p>Units: quantities in units of the symbol (shares, contracts, coins), money in the account's currency, {@code pct} as decimal fraction
 * (0.05 = 5 %), spreads and slippage in basis points, volatility annualised as decimal fraction, ADV as traded notional a day. A buy or a
 * long is positive, a sell or a short negative, wherever a figure has a sign.
 *
 * <p>One price values a symbol in every stage: the market's, else that of its latest intent ({@code event_ts}, then {@code intent_id});
 * a price of 0 is no price. A position without either counts with its given market value.
 */
package dev.plimsoll.intent;
