package dev.plimsoll.portfolio;

import static dev.plimsoll.timeseries.Statistics.mean;
import static dev.plimsoll.timeseries.Statistics.rootMeanSquare;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Performance of an equity curve. All figures rest on its daily returns equity(t) / equity(t - 1) - 1, one fewer than rows: the first
 * row has none, so it belongs to no month.
 *
 * @param cagr (last / first)^(1 / years) - 1 with years = calendar days / 365.25, decimal fraction a year
 * @param annVol population standard deviation of daily returns times sqrt(252), decimal fraction a year
 * @param sharpe mean daily return times 252 / annVol, no risk-free rate; 0 when annVol is 0
 * @param maxDrawdown lowest equity / running maximum - 1, -1 to 0
 * @param worstMonth lowest compounded return of a calendar month, the earliest on a tie; a month counts if a return falls into it
 * @param worstQuarter the same of a calendar quarter
 * @param start first day
 * @param end last day
 * @param days rows of the curve
 */
public record PerformanceMetrics(double cagr, double annVol, double sharpe, double maxDrawdown, PeriodReturn worstMonth,
        PeriodReturn worstQuarter, LocalDate start, LocalDate end, int days) {

    private static final double SESSIONS_PER_YEAR = 252;
    private static final double DAYS_PER_YEAR = 365.25;

    /**
     * Compounded return of a calendar period.
     *
     * @param date last calendar day of the period, which need not be a row: 2024-12-31 for a curve that ends on 2024-12-15
     * @param value decimal fraction
     */
    public record PeriodReturn(LocalDate date, double value) {
    }

    /**
     * Measures an equity curve.
     *
     * @param equity value of a book in any unit, at least two rows, none missing, all above 0
     * @return its metrics
     * @throws DataException when there are fewer than two rows, or naming the day whose equity is missing or not above 0
     */
    public static PerformanceMetrics of(Series equity) {
        check(equity);
        DateIndex dates = equity.dates();
        double[] returns = changes(equity);
        double years = ChronoUnit.DAYS.between(dates.first(), dates.last()) / DAYS_PER_YEAR;
        double mean = mean(returns);
        double annVol = rootMeanSquare(Arrays.stream(returns).map(value -> value - mean).toArray(), returns.length)
                * Math.sqrt(SESSIONS_PER_YEAR);
        return new PerformanceMetrics(StrictMath.pow(equity.value(equity.size() - 1) / equity.value(0), 1 / years) - 1, annVol,
                annVol == 0 ? 0 : mean * SESSIONS_PER_YEAR / annVol, maxDrawdown(equity),
                worst(dates, returns, PerformanceMetrics::monthEnd), worst(dates, returns, PerformanceMetrics::quarterEnd),
                dates.first(), dates.last(), equity.size());
    }

    private static void check(Series equity) {
        if (equity.size() < 2) {
            throw new DataException("Performance needs at least 2 rows of equity, found " + equity.dates() + ". Give a longer curve.");
        }
        for (int row = 0; row < equity.size(); row++) {
            if (!(equity.value(row) > 0)) {
                throw new DataException("The equity on " + equity.dates().date(row) + " is "
                        + (equity.isMissing(row) ? "missing" : String.valueOf(equity.value(row)))
                        + "; expected a number above 0 on every day. Fill or drop the row, or end the curve before it.");
            }
        }
    }

    private static double[] changes(Series equity) {
        double[] returns = new double[equity.size() - 1];
        Arrays.setAll(returns, i -> equity.value(i + 1) / equity.value(i) - 1);
        return returns;
    }

    private static double maxDrawdown(Series equity) {
        double peak = 0;
        double lowest = 0;
        for (int row = 0; row < equity.size(); row++) {
            peak = Math.max(peak, equity.value(row));
            lowest = Math.min(lowest, equity.value(row) / peak - 1);
        }
        return lowest;
    }

    /** {@code returns[i]} is the return of row i + 1. */
    private static PeriodReturn worst(DateIndex dates, double[] returns, UnaryOperator<LocalDate> periodEnd) {
        PeriodReturn worst = null;
        for (int i = 0; i < returns.length;) {
            LocalDate end = periodEnd.apply(dates.date(i + 1));
            double growth = 1;
            for (; i < returns.length && dates.epochDay(i + 1) <= end.toEpochDay(); i++) {
                growth *= 1 + returns[i];
            }
            if (worst == null || growth - 1 < worst.value()) {
                worst = new PeriodReturn(end, growth - 1);
            }
        }
        return worst;
    }

    private static LocalDate monthEnd(LocalDate date) {
        return date.withDayOfMonth(date.lengthOfMonth());
    }

    private static LocalDate quarterEnd(LocalDate date) {
        return monthEnd(date.withDayOfMonth(1).withMonth((date.getMonthValue() + 2) / 3 * 3));
    }
}
