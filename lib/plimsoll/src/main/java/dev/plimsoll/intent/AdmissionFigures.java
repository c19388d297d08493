package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.PortfolioAllocator.Concentration;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.Names;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.timeseries.Statistics;
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
public record AdmissionFigures(double sharpe, double cagr, double maxDrawdown, Map<String, Double> volatility) {

    private static final int RISK_DECIMALS = 34;

    public AdmissionFigures {
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
    public static AdmissionFigures of(Series equity, Panel sleeveReturns) {
        PerformanceMetrics metrics = PerformanceMetrics.of(equity);
        Map<String, Double> volatility = new HashMap<>();
        for (int column = 0; column < sleeveReturns.width(); column++) {
            volatility.put(sleeveReturns.columns().get(column), deviation(sleeveReturns.column(column)));
        }
        AdmissionFigures figures = new AdmissionFigures(metrics.sharpe(), metrics.cagr(), metrics.maxDrawdown(), volatility);
        figures.portfolio();
        return figures;
    }

    private static double deviation(double[] values) {
        double[] present = Statistics.present(values);
        double mean = Statistics.sum(present) / present.length;
        double deviation = present.length == 0 ? 0 : Math.sqrt(Statistics.squaredDeviations(present, mean) / present.length);
        if (!Double.isFinite(deviation)) {
            throw new DataException("The contributions of a strategy vary beyond all numbers. Expected fractions (0.01 = 1 %).");
        }
        return deviation;
    }

    /**
     * What the promotion gates look at.
     *
     * @return Sharpe and Calmar ratio, rounded to DECIMAL128, and the risk of each strategy, to 34 decimals
     * @throws DataException when there is no drawdown, so no Calmar ratio
     */
    public PortfolioFigures portfolio() {
        if (maxDrawdown == 0) {
            throw new DataException("The equity curve has no drawdown, so its Calmar ratio is not defined; give a longer curve.");
        }
        Map<String, BigDecimal> risk = new HashMap<>();
        volatility.forEach((strategy, value) -> risk.put(strategy, new BigDecimal(value).setScale(RISK_DECIMALS, RoundingMode.HALF_EVEN)));
        return new PortfolioFigures(new BigDecimal(sharpe, Decimals.CONTEXT),
                Decimals.divide(new BigDecimal(cagr), new BigDecimal(-maxDrawdown)), risk);
    }

    /**
     * How a portfolio of strategies did.
     *
     * @param sharpe Sharpe ratio, annualised
     * @param calmar CAGR / |maximum drawdown|
     * @param strategyRisk strategy → its risk in any unit, 0 or more; sorted by strategy
     */
    public record PortfolioFigures(BigDecimal sharpe, BigDecimal calmar, Map<String, BigDecimal> strategyRisk) {

        /**
         * Checks, copies and sorts the risks.
         *
         * @throws DataException naming the strategy whose risk is below 0
         */
        public PortfolioFigures {
            strategyRisk = ConfigChecks.amounts("strategy_risk", strategyRisk);
        }

        /**
         * Concentration of strategy risk: the Herfindahl-Hirschman index, the sum of squared shares.
         *
         * @return 1 / number of strategies when they share the risk alike, 1 when one has all of it, 0 without any risk
         */
        public BigDecimal concentration() {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (BigDecimal risk : strategyRisk.values()) {
                sum = sum.add(risk);
                squares = squares.add(risk.multiply(risk));
            }
            return sum.signum() == 0 ? BigDecimal.ZERO : Decimals.divide(squares, sum.multiply(sum));
        }
    }
}
