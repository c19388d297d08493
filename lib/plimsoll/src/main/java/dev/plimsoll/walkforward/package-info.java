/**
 * Step 4: walk-forward allocation across two sleeves of monthly returns. Pure: no I/O, no clock, no global state.
 *
 * <p>Data flows one way: {@code SleevePair → features → model (one signal per family, look-back and month) → simulation (one path per
 * candidate) → metrics → selection}. {@link dev.plimsoll.walkforward.StepFour} runs it all.
 *
 * <p>Everywhere: sleeve A is the first, B the second; the weight is A's share, B has the rest; returns, drawdowns and weights are decimal
 * fractions (0.01 = 1 %); money is in the unit of the starting capital; a month is named by its last calendar day, UTC.
 */
package dev.plimsoll.walkforward;

