package dev.plimsoll.portfolio;

import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Double.isNaN;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Labelled;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;

/**
 * Turns rebalance weights into daily returns and equity.
 *
 * <p>A weight holds from its rebalance until the next, asset by asset: a blank weight keeps the previous one, and before the first it
 * is 0. With weights w and simple asset returns r of row t,
 *
 * <pre>  return(t) = exp( sum over assets with a return on t of w(t) * ln(1 + r(t)) ) - 1 - cost(t)</pre>
 *
 * <p>summed over assets in column order; that is {@link Aggregation#LOG}. Under {@link Aggregation#SIMPLE} it is
 *
 * <pre>  return(t) = sum over assets with a return on t of w(t) * r(t) - cost(t)</pre>
 *
 * <p>Equity is the running product of (1 + return) from the first rebalance's row on, that row included;
 * then only its first value is overwritten with 1: see {@link EquityCurve}.
 *
 * <p>Timing. A rebalance dated on day d belongs to the first row on or after d. Execution lag 0: its weights earn that row already.
 * Lag 1: they earn from the first row <em>after</em> d on, so nothing known on d earns the return of d. For a d that is no row (a
 * Saturday) both mean the same first later row. Rebalances after the last row have no effect.
 *
 * <p>Cost. Slippage s in basis points takes s / 10000 * sum |change of weight| from the simple return of the rebalance's row, the
 * first rebalance counted from 0. It is off at 0.
 */
public final class ExecutionSimulation {

    private static final double BASIS_POINT = 1e-4;

    private ExecutionSimulation() {
    }

    /**
     * As without an aggregation, which is {@link Aggregation#LOG}.
     *
     * @param assetReturns as there
     * @param weights as there
     * @param executionLag as there
     * @param slippageBp as there
     * @param aggregation how the returns of a day's holdings become the return of the book
     * @return as there
     * @throws UsageException as there
     * @throws DataException as there
     */
    public static SimulatedBook simulate(Panel assetReturns, Panel weights, int executionLag, double slippageBp, Aggregation aggregation) {
        double[][] held = held(assetReturns, weights, executionLag, slippageBp);
        Series returns = earned(assetReturns, weights, held, slippageBp, aggregation);
        return new SimulatedBook(returns, EquityCurve.of(returns, weights.dates().first()),
                Panel.of(assetReturns.dates(), assetReturns.columns(), held));
    }

    /**
     * As without an aggregation, which is {@link Aggregation#LOG}.
     *
     * @param assetReturns as there
     * @param weights as there
     * @param executionLag as there
     * @param slippageBp as there
     * @param aggregation how the returns of a day's holdings become the return of the book
     * @return as there
     * @throws UsageException as there
     * @throws DataException as there
     */
    public static Series returns(Panel assetReturns, Panel weights, int executionLag, double slippageBp, Aggregation aggregation) {
        return earned(assetReturns, weights, held(assetReturns, weights, executionLag, slippageBp), slippageBp, aggregation);
    }

    /**
     * Only the held weights of {@link #simulate}.
     *
     * @param assetReturns as there
     * @param weights as there
     * @param executionLag as there
     * @return the weight in effect per date and column of {@code assetReturns}, 0 before an asset's first, never missing
     * @throws UsageException as there
     * @throws DataException when a weighted asset has no returns, or no rebalance falls on or before the last row
     */
    public static Panel heldWeights(Panel assetReturns, Panel weights, int executionLag) {
        return Panel.of(assetReturns.dates(), assetReturns.columns(), held(assetReturns, weights, executionLag, 0));
    }

    private static double[][] held(Panel assetReturns, Panel weights, int executionLag, double slippageBp) {
        check(executionLag, slippageBp);
        DateIndex dates = assetReturns.dates();
        int[] assets = matchAssets(assetReturns, weights);
        if (weights.rows() == 0 || dates.rowAtOrAfter(weights.dates().epochDay(0)) == dates.size()) {
            throw new DataException("No rebalance can take effect: the weights have " + weights.dates() + ", the asset returns have "
                    + dates + ". Give at least one rebalance on or before the last asset return.");
        }
        return hold(dates, weights, assets, assetReturns.width(), executionLag);
    }

    private static Series earned(Panel assetReturns, Panel weights, double[][] held, double slippageBp, Aggregation aggregation) {
        double[] returns = earn(assetReturns, held, aggregation == Aggregation.LOG);
        charge(returns, weights, assetReturns.dates(), slippageBp);
        return Series.of(assetReturns.dates(), returns);
    }

    /**
     * Σ |change of weight| per rebalance, the first counted from 0. A blank weight keeps the previous one and changes nothing.
     *
     * @param weights fractions of equity on the rebalance dates, negative = short, NaN = keep the previous one
     * @return one figure per rebalance in fractions of equity, 0 or more: 2 when a book of 100 % long turns 100 % short
     */
    public static double[] turnover(Panel weights) {
        double[] current = new double[weights.width()];
        double[] turnover = new double[weights.rows()];
        for (int k = 0; k < turnover.length; k++) {
            for (int c = 0; c < current.length; c++) {
                double weight = weights.value(k, c);
                if (!isNaN(weight)) {
                    turnover[k] += Math.abs(weight - current[c]);
                    current[c] = weight;
                }
            }
        }
        return turnover;
    }

    private static void check(int executionLag, double slippageBp) {
        if (executionLag != 0 && executionLag != 1) {
            throw new UsageException("Execution lag " + executionLag + " is not known; give 0 (weights earn the return of their own"
                    + " date) or 1 (from the next row on).");
        }
        if (!(slippageBp >= 0 && slippageBp < POSITIVE_INFINITY)) {
            throw new UsageException("Slippage of " + slippageBp + " bp cannot be charged; give 0 (off) or a positive number.");
        }
    }

    /** The column of the asset returns for every column of the weights. */
    public static int[] matchAssets(Panel assetReturns, Panel weights) {
        int[] assets = new int[weights.width()];
        for (int c = 0; c < assets.length; c++) {
            String name = weights.columns().get(c);
            assets[c] = assetReturns.indexOf(name);
            if (assets[c] < 0) {
                throw new DataException("Asset " + name + " has weights but no returns; the returns have "
                        + assetReturns.columns() + ". Add its returns or drop its weights.");
            }
        }
        return assets;
    }

    private static double[][] hold(DateIndex dates, Panel weights, int[] assets, int width, int executionLag) {
        int[] effective = new int[weights.rows()];
        Arrays.setAll(effective, k -> dates.rowAtOrAfter(weights.dates().epochDay(k) + executionLag));
        double[][] held = new double[width][dates.size()];
        for (int c = 0; c < assets.length; c++) {
            double current = 0;
            for (int row = 0, k = 0; row < dates.size(); row++) {
                for (; k < effective.length && effective[k] == row; k++) {
                    double weight = weights.value(k, c);
                    current = isNaN(weight) ? current : weight;
                }
                held[assets[c]][row] = current;
            }
        }
        return held;
    }

    private static double[] earn(Panel assetReturns, double[][] held, boolean logs) {
        double[] returns = new double[assetReturns.rows()];
        for (int row = 0; row < returns.length; row++) {
            double sum = 0;
            for (int c = 0; c < held.length; c++) {
                double simple = assetReturns.value(row, c);
                if (simple <= -1) {
                    throw new DataException("The return of " + assetReturns.columns().get(c) + " on " + assetReturns.dates().date(row)
                            + " is " + simple + "; a simple return lies above -1 (-1 = all lost). Correct it or leave it blank.");
                }
                if (held[c][row] != 0 && !isNaN(simple)) {
                    sum += held[c][row] * (logs ? StrictMath.log1p(simple) : simple);
                }
            }
            returns[row] = logs ? StrictMath.expm1(sum) : sum;
            if (logs ? returns[row] == POSITIVE_INFINITY : !Double.isFinite(sum)) {
                throw new DataException("The return of the book on " + assetReturns.dates().date(row) + " is beyond all numbers: the sum "
                        + "of weight times " + (logs ? "ln(1 + return)" : "return") + " is " + sum
                        + ". Correct the weights or the returns; both are fractions.");
            }
        }
        return returns;
    }

    private static void charge(double[] returns, Panel weights, DateIndex dates, double slippageBp) {
        if (slippageBp == 0) {
            return;
        }
        double[] turnover = turnover(weights);
        for (int k = 0; k < turnover.length; k++) {
            int row = dates.rowAtOrAfter(weights.dates().epochDay(k));
            if (row == returns.length) {
                return;
            }
            returns[row] -= slippageBp * BASIS_POINT * turnover[k];
        }
    }

    /**
     * How the returns of a day's holdings become the return of the book. The two differ by the spread of the returns: a book of 0.5 and 0.5
     * whose assets earn +3 % and -3 % earns -0.045 % under {@link #LOG}, which is -8.6 % in 200 such days, and 0 under {@link #SIMPLE}.
     */
    public enum Aggregation implements Labelled {
        /** {@code exp(sum of w * ln(1 + r)) - 1}, the rule of Allocator v1. */
        LOG,
        /** {@code sum of w * r}, what a book earns whose weights are restored each day; for runs under a research version. */
        SIMPLE
    }

    /**
     * What a book of weights would have earned, and the weights it held while earning it. Made by {@link ExecutionSimulation}.
     *
     * @param returns simple return of the book per row (0.01 = +1 %), on every date of the asset returns; 0 before the first rebalance,
     *     never missing, always above -1
     * @param equity growth of 1, from the row of the first rebalance on. Its first value is 1 <em>by decree</em>: the return of that row
     *     is not in it, but is in every later value
     * @param heldWeights the weight that earned each row's return (fraction of equity, negative = short), on every date and for every
     *     column of the asset returns; 0 before the first rebalance, never missing
     */
    public record SimulatedBook(Series returns, Series equity, Panel heldWeights) {

        /**
         * Checks that the parts belong together.
         *
         * @param returns simple return per row
         * @param equity growth of 1 from the first rebalance on
         * @param heldWeights the weight that earned each row's return
         * @throws DataException when returns and held weights have different dates
         */
        public SimulatedBook {
            if (!returns.dates().equals(heldWeights.dates())) {
                throw new DataException("The returns have " + returns.dates() + " but the held weights have " + heldWeights.dates()
                        + "; give both on the dates of the asset returns.");
            }
        }
    }
}
