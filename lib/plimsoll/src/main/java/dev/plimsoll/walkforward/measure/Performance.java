package dev.plimsoll.walkforward.measure;

import dev.plimsoll.walkforward.statistics.Drawdown;
import dev.plimsoll.walkforward.statistics.Statistics;
import java.util.stream.DoubleStream;

/**
 * How a window of months went, from the starting capital.
 *
 * @param endEquity equity after the last month; the starting capital for an empty window
 * @param cagr max(end / start, 1e-9)^(1 / years) - 1 with years = months / 12, at least one month; decimal fraction a year
 * @param maxDrawdown largest fall from a running maximum that begins with the equity after the first month, so that month's own loss is
 *     not counted; positive decimal fraction
 * @param calmar cagr / maxDrawdown; 0 when the drawdown is at most 1e-9
 * @param averageMonthlyPnl mean change of equity in a month, in the unit of the capital
 * @param medianMonthlyPnl median change of equity in a month, in the unit of the capital
 * @param positiveMonthRate share of months with a return above 0
 * @param months number of months
 */
public record Performance(double endEquity, double cagr, double maxDrawdown, double calmar, double averageMonthlyPnl,
        double medianMonthlyPnl, double positiveMonthRate, int months) {

    private static final double MONTHS_PER_YEAR = 12;
    private static final double MIN_GROWTH = 1e-9;
    private static final double MIN_DRAWDOWN = 1e-9;

    /**
     * Measures a window.
     *
     * @param returns simple returns above -1, one per month
     * @param startCapital equity before the first month, above 0
     * @return its performance
     */
    public static Performance of(double[] returns, double startCapital) {
        if (returns.length == 0) {
            return new Performance(startCapital, 0, 0, 0, 0, 0, 0, 0);
        }
        double[] pnl = new double[returns.length];
        double equity = startCapital;
        int positive = 0;
        for (int month = 0; month < returns.length; month++) {
            double next = equity * (1 + returns[month]);
            pnl[month] = next - equity;
            equity = next;
            positive += returns[month] > 0 ? 1 : 0;
        }
        double years = returns.length / MONTHS_PER_YEAR;
        double cagr = StrictMath.pow(Math.max(equity / startCapital, MIN_GROWTH), 1 / years) - 1;
        double maxDrawdown = Drawdown.max(returns);
        return new Performance(equity, cagr, maxDrawdown, maxDrawdown <= MIN_DRAWDOWN ? 0 : cagr / maxDrawdown, Statistics.mean(pnl),
                Statistics.quantile(pnl, 0.5), (double) positive / returns.length, returns.length);
    }

    boolean isFinite() {
        return DoubleStream.of(endEquity, cagr, maxDrawdown, calmar, averageMonthlyPnl, medianMonthlyPnl, positiveMonthRate)
                .allMatch(Double::isFinite);
    }
}
