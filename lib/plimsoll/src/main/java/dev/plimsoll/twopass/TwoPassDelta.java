package dev.plimsoll.twopass;

import dev.plimsoll.portfolio.PerformanceMetrics;

/**
 * Scaled less baseline. Positive is better for all but volatility: a drawdown or a worst period that became milder is positive.
 *
 * @param cagr decimal fraction a year
 * @param annVol decimal fraction a year
 * @param sharpe ratio
 * @param maxDrawdown decimal fraction
 * @param worstMonth decimal fraction
 * @param worstQuarter decimal fraction
 */
public record TwoPassDelta(double cagr, double annVol, double sharpe, double maxDrawdown, double worstMonth, double worstQuarter) {

    static TwoPassDelta of(PerformanceMetrics baseline, PerformanceMetrics scaled) {
        return new TwoPassDelta(scaled.cagr() - baseline.cagr(), scaled.annVol() - baseline.annVol(),
                scaled.sharpe() - baseline.sharpe(), scaled.maxDrawdown() - baseline.maxDrawdown(),
                scaled.worstMonth().value() - baseline.worstMonth().value(),
                scaled.worstQuarter().value() - baseline.worstQuarter().value());
    }
}
