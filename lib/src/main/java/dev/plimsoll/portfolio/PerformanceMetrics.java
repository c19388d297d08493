package dev.plimsoll.portfolio;

import java.time.LocalDate;

/**
 * Performance of an equity curve.
 *
 * @param cagr (last / first)^(1 / years) - 1 with years = calendar days / 365.25, decimal fraction a year
 * @param annVol population standard deviation of daily returns times sqrt(252), decimal fraction a year
 * @param sharpe mean daily return times 252 / annVol, no risk-free rate; 0 when annVol is 0
 * @param maxDrawdown lowest equity / running maximum - 1, -1 to 0
 * @param worstMonth lowest compounded return of a calendar month
 * @param worstQuarter lowest compounded return of a calendar quarter
 * @param start first day
 * @param end last day
 * @param days rows of the curve
 */
public record PerformanceMetrics(double cagr, double annVol, double sharpe, double maxDrawdown, PeriodReturn worstMonth,
        PeriodReturn worstQuarter, LocalDate start, LocalDate end, int days) {

    /**
     * Compounded return of a calendar period.
     *
     * @param date last calendar day of the period
     * @param value decimal fraction
     */
    public record PeriodReturn(LocalDate date, double value) {
    }
}
