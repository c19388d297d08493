package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.timeseries.Statistics.present;
import static dev.plimsoll.timeseries.Statistics.squaredDeviations;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.Names;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * How a portfolio of strategies did, as it is measured on a run.
 *
 * @param sharpe Sharpe ratio, annualised, no risk-free rate
 * @param cagr compound growth, decimal fraction a year
 * @param maxDrawdown lowest equity / running maximum - 1, below 0
 * @param volatility strategy → population standard deviation of its daily contributions, decimal; sorted by strategy
 */
public record AdmissionMetrics(double sharpe, double cagr, double maxDrawdown, Map<String, Double> volatility) {

    private static final int RISK_DECIMALS = 34;

    public AdmissionMetrics {
        if (maxDrawdown == 0) {
            throw new DataException("The equity curve has no drawdown, so its Calmar ratio is not defined; give a longer curve.");
        }
        volatility = Names.sorted(volatility);
    }

    /**
     * Measures a portfolio.
     *
     * @param equity its equity curve, all above 0
     * @param sleeveReturns daily contributions, one column per strategy; missing values count for nothing
     * @return its figures
     * @throws DataException when the curve never fell, so that it has no Calmar ratio, or cannot be measured
     */
    public static AdmissionMetrics of(Series equity, Panel sleeveReturns) {
        PerformanceMetrics metrics = PerformanceMetrics.of(equity);
        Map<String, Double> volatility = new HashMap<>();
        for (int column = 0; column < sleeveReturns.width(); column++) {
            volatility.put(sleeveReturns.columns().get(column), deviation(sleeveReturns.column(column)));
        }
        return new AdmissionMetrics(metrics.sharpe(), metrics.cagr(), metrics.maxDrawdown(), volatility);
    }

    private static double deviation(double[] values) {
        double[] present = present(values);
        double mean = sum(present) / present.length;
        double deviation = present.length == 0 ? 0 : Math.sqrt(squaredDeviations(present, mean) / present.length);
        if (!Double.isFinite(deviation)) {
            throw new DataException("The contributions of a strategy vary beyond all numbers. Expected fractions (0.01 = 1 %).");
        }
        return deviation;
    }

    BigDecimal exactSharpe() {
        return new BigDecimal(sharpe, Decimals.CONTEXT);
    }

    BigDecimal calmar() {
        return divide(new BigDecimal(cagr), new BigDecimal(-maxDrawdown));
    }

    /**
     * How much of the risk few strategies carry: the sum of the squared shares of the strategies' volatilities.
     *
     * @return from 1 over their number to 1; 0 if no strategy varies
     */
    public BigDecimal concentration() {
        BigDecimal sum = ZERO;
        BigDecimal squares = ZERO;
        for (double value : volatility.values()) {
            BigDecimal risk = new BigDecimal(value).setScale(RISK_DECIMALS, RoundingMode.HALF_EVEN);
            sum = sum.add(risk);
            squares = squares.add(risk.multiply(risk));
        }
        return sum.signum() == 0 ? ZERO : divide(squares, sum.multiply(sum));
    }
}
