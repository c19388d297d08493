package dev.plimsoll.walkforward.measure;

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
}
