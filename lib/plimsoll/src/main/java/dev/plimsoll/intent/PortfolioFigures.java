package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.PerformanceMetrics;
import java.math.BigDecimal;
import java.util.Map;

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
     * From an equity curve's metrics.
     *
     * @param metrics of the portfolio
     * @return its figures, rounded to DECIMAL128
     * @throws DataException when the curve never fell: it has no Calmar ratio then
     */
    public static PortfolioFigures of(PerformanceMetrics metrics, Map<String, BigDecimal> strategyRisk) {
        if (metrics.maxDrawdown() == 0) {
            throw new DataException("The equity curve from " + metrics.start() + " to " + metrics.end()
                    + " has no drawdown, so its Calmar ratio is not defined; give a longer curve.");
        }
        return new PortfolioFigures(new BigDecimal(metrics.sharpe(), Decimals.CONTEXT),
                Decimals.divide(new BigDecimal(metrics.cagr()), new BigDecimal(-metrics.maxDrawdown())), strategyRisk);
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
