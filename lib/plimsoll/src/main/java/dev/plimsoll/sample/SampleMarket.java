package dev.plimsoll.sample;

import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.portfolio.TrendUnitReturns;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;
import java.util.Map;

/**
 * Ten years of an invented futures market and of a book that trades it: everything a run needs, from one number. Nothing in it is a
 * real price; the contracts only bear the names and habits of real ones.
 *
 * <h2>Calendar</h2>
 * Rows are all weekdays and most Sundays (2 % have no session) from 2016-01-04 to 2025-12-31. A Sunday session moves a contract by 0.35
 * of a weekday's standard deviation, and many contracts have no print then; a missing print takes the return of its row and of the
 * next. Holidays blank the returns of their exchange, on three days a year of all. SR3 has no returns before May 2018.
 *
 * <h2>Returns</h2>
 * With v the yearly volatility of a contract (0.6 % for SR3 to 36 % for CL), its log return on a row is
 *
 * <pre>  v / sqrt(252) * script * exp(a) * session * (z + trend + premium / sqrt(252))</pre>
 *
 * <ul>
 *   <li>z has variance 1 around its mean: growth, rates, dollar and cash factors times the contract's loadings, and noise of its own;
 *   <li>script is 0.85 in a calm and 1.35 in a turbulent market, states of a Markov chain with mean spells of 160 and 25 rows;
 *       turbulence also brings in the cash factor, which moves nearly all contracts alike;
 *   <li>a is an AR(1) with coefficient 0.97 and standard deviation 0.14, common to all: volatility clusters;
 *   <li>trend, and the mean of the first three factors, are AR(1) with coefficient 0.99 and standard deviations of 0.04 and 0.055 daily
 *       standard deviations: what the trend sleeves live on;
 *   <li>premium is the mean reward of holding the contract long, -0.15 to 0.45 volatilities a year.
 * </ul>
 *
 * Two episodes are scripted. From 2020-02-20 to 2020-04-30 growth falls, then everything does in a dash for cash at 3.4 times the usual
 * volatility, then part of it comes back. From 2022-01-03 to 2022-10-31 equities and bonds grind down together, with three clusters of
 * twice the volatility. 2021 and the winter of 2022/23 are calm by script.
 *
 * <h2>Book</h2>
 * From August 2016 on, each Friday three sleeves set their weights from the returns known that day: tsmom (half of the risk) follows
 * the trends of 21, 63 and 126 rows, csmom (0.2) ranks the contracts by the last 126 rows, carry (0.3) holds the side that is paid. The
 * sum is scaled to a trailing volatility of 10 % a year and cut to 1.5 times equity per contract; it earns from the next row on, free
 * of cost.
 *
 * @param assetReturns simple daily returns (0.01 = +1 %), one column per contract, missing where there is none; always above -1
 * @param weights fractions of equity on the rebalance Fridays, negative = short, never missing
 * @param trendUnitReturns sign of the previous row's held weight times the return; missing where the return is
 * @param sleeveReturns contribution of each sleeve to the book's log return; their sum is ln(1 + portfolio return) up to rounding
 * @param portfolioReturns simple daily return of the book on every row; 0 before the first rebalance
 * @param equity growth of 1 from the first rebalance on, always positive
 */
public record SampleMarket(Panel assetReturns, Panel weights, Panel trendUnitReturns, Panel sleeveReturns, Series portfolioReturns,
        Series equity) {

    /** The seed of the sample that docs, demo and notebooks show. */
    public static final long DEFAULT_SEED = 1953;

    /** Decisions at Friday's close trade after it. */
    private static final int EXECUTION_LAG = 1;

    /**
     * Checks that the parts lie on the same days.
     *
     * @param assetReturns simple daily returns of the contracts
     * @param weights weights on the rebalance dates
     * @param trendUnitReturns direction of the position times the return
     * @param sleeveReturns log contribution of each sleeve
     * @param portfolioReturns simple daily return of the book
     * @param equity growth of 1 from the first rebalance on
     * @throws DataException when a daily part has other dates than the asset returns
     */
    public SampleMarket {
        DateIndex dates = assetReturns.dates();
        if (!trendUnitReturns.dates().equals(dates) || !sleeveReturns.dates().equals(dates) || !portfolioReturns.dates().equals(dates)) {
            throw new DataException("The trend unit, sleeve and portfolio returns must lie on the dates of the asset returns, " + dates
                    + "; found " + trendUnitReturns.dates() + ", " + sleeveReturns.dates() + " and " + portfolioReturns.dates() + ".");
        }
    }

    /**
     * Simulates a market and its book.
     *
     * @param seed any number; the same seed gives the same bits on every Java version and machine
     * @return the sample
     */
    public static SampleMarket simulate(long seed) {
        Panel assetReturns = MarketModel.returns(seed);
        Sleeves sleeves = Sleeves.trade(assetReturns);
        Panel weights = sleeves.total();
        SimulatedBook book = ExecutionSimulation.simulate(assetReturns, weights, EXECUTION_LAG, 0, LOG);
        return new SampleMarket(assetReturns, weights, TrendUnitReturns.of(assetReturns, book.heldWeights(), TrendUnitReturns.Mode.SIGN),
                contributions(assetReturns, sleeves), book.returns(), book.equity());
    }

    /**
     * Five sleeves on this market for an allocator of risk budgets: carry, cross-sectional momentum, one-week reversal, time-series
     * momentum and value. Each by itself would have had a trailing volatility of 10 % a year; none is cut to any bound. They are not the
     * sleeves of this sample's own book.
     *
     * @return positions per sleeve, in ascending order of the names: one row per rebalance Friday, fractions of equity at a budget of 1,
     *     negative = short, never missing
     */
    public Map<String, Panel> sleevePositions() {
        return Sleeves.riskUnits(assetReturns);
    }

    /**
     * Risk budgets for {@link #sleevePositions()}.
     *
     * @return fraction of the risk per sleeve, in ascending order of the names, summing to 1
     */
    public static Map<String, Double> sleeveBudgets() {
        return Sleeves.RISK_BUDGETS;
    }

    private static Panel contributions(Panel assetReturns, Sleeves sleeves) {
        double[][] contributions = new double[Sleeves.NAMES.size()][];
        for (int s = 0; s < contributions.length; s++) {
            Series returns = ExecutionSimulation.returns(assetReturns, sleeves.weights().get(s), EXECUTION_LAG, 0, LOG);
            contributions[s] = Arrays.stream(returns.toArray()).map(StrictMath::log1p).toArray();
        }
        return Panel.of(assetReturns.dates(), Sleeves.NAMES, contributions);
    }
}
