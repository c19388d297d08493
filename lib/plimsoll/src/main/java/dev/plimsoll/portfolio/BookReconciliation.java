package dev.plimsoll.portfolio;

import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;
import static java.lang.Math.abs;
import static java.lang.Math.max;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the given returns of a book follow from its weights. A real book also holds components that are not in its weights, so
 *
 * <pre>  given(t) = factor(t) * recomputed(t) + external(t)</pre>
 *
 * <p>with factor = core weight and external = given - core weight * recomputed on rows where given and recomputed differ by more than
 * 1e-12, and factor 1, external 0 on the others. All three series lie on the dates of the given returns; on a date without any asset
 * return the weights earn 0.
 *
 * <p>Live rows are those from the first row on or after the first rebalance on that have a given return: before, both sides are flat and
 * agree for no merit of the weights.
 *
 * @param lag execution lag of the recomputation: 0 = weights earn the return of their own date, 1 = from the next row on
 * @param slippageBp cost of the recomputation in basis points of turnover, 0 for an imported book
 * @param aggregation how the recomputation turns the returns of a day's holdings into that of the book
 * @param coreWeight share of the book the weights stand for, in (0, 1]
 * @param liveRows how many live rows there are, 1 or more
 * @param agreeing how many of them agree within 1e-12
 * @param largestDifference largest |given - recomputed| over live rows, decimal
 * @param largestAgreeingDifference the same over those that agree: at most 1e-12; 0 when none does
 * @param recomputed simple return from the weights per row, never missing
 * @param factor 1 or the core weight per row, never missing
 * @param external simple return from outside the weights per row, missing where the given return is
 */
public record BookReconciliation(int lag, double slippageBp, Aggregation aggregation, double coreWeight, int liveRows, int agreeing,
        double largestDifference, double largestAgreeingDifference, Series recomputed, Series factor, Series external) {

    /** Given and recomputed returns agree when they differ by this or less. */
    public static final double TOLERANCE = 1e-12;

    /** Flag of a run whose given returns cannot be recomputed from its weights. */
    public static final String NOT_RECOMPUTABLE = "NOT_RECOMPUTABLE";

    private static final int LEAST_PERCENT_AGREEING = 95;

    /**
     * Recomputes an imported book. Without a lag both are tried and the one with more agreeing live rows is taken, 0 on a tie.
     *
     * @param assetReturns simple returns (0.01 = +1 %), missing where an asset has none
     * @param weights fractions of equity on the rebalance dates, missing = keep the previous one
     * @param givenReturns simple returns of the whole book
     * @param coreWeight share of the book the weights stand for, in (0, 1]; empty = 1
     * @param lag 0 or 1; empty = find out
     * @param aggregation how the recomputation turns the returns of a day's holdings into that of the book
     * @param tolerance given and recomputed returns agree when they differ by this or less, decimal; {@link #TOLERANCE}, or more for
     *     returns that were written with fewer digits than they have
     * @return the reconciliation, also of a book that is not {@link #recomputable()}
     * @throws UsageException when the core weight is outside (0, 1] or the lag is neither 0 nor 1
     * @throws DataException as {@link ExecutionSimulation#returns}, or when there is no live row
     */
    public static BookReconciliation of(Panel assetReturns, Panel weights, Series givenReturns, OptionalDouble coreWeight,
            Optional<Integer> lag, Aggregation aggregation, double tolerance) {
        double core = coreWeight.orElse(1);
        if (!(core > 0 && core <= 1)) {
            throw new UsageException("The core weight " + core + " is no share of a book; expected 0 < core_weight <= 1, with 1 for a"
                    + " book that holds nothing but its weights.");
        }
        if (lag.isPresent()) {
            return at(lag.get(), 0, aggregation, assetReturns, weights, givenReturns, core, tolerance);
        }
        BookReconciliation same = at(0, 0, aggregation, assetReturns, weights, givenReturns, core, tolerance);
        BookReconciliation next = at(1, 0, aggregation, assetReturns, weights, givenReturns, core, tolerance);
        return next.agreeing > same.agreeing ? next : same;
    }

    /**
     * A book whose returns {@link ExecutionSimulation} made: nothing external, every row agrees.
     *
     * @param assetReturns what it was simulated from
     * @param weights what it was simulated from
     * @param simulatedReturns its returns
     * @param lag the execution lag it was simulated with
     * @param slippageBp the slippage it was simulated with, basis points of turnover
     * @param aggregation the aggregation it was simulated with
     * @return the reconciliation, with core weight 1
     * @throws UsageException as {@link ExecutionSimulation#returns}
     * @throws DataException as {@link ExecutionSimulation#returns}, or when there is no live row
     */
    public static BookReconciliation ofSimulated(Panel assetReturns, Panel weights, Series simulatedReturns, int lag, double slippageBp,
            Aggregation aggregation) {
        return at(lag, slippageBp, aggregation, assetReturns, weights, simulatedReturns, 1, TOLERANCE);
    }

    private static BookReconciliation at(int lag, double slippageBp, Aggregation aggregation, Panel assetReturns, Panel weights,
            Series given, double core, double tolerance) {
        DateIndex dates = given.dates();
        Series recomputed = recompute(assetReturns, weights, lag, slippageBp, aggregation, dates);
        double[] factor = new double[dates.size()];
        double[] external = new double[dates.size()];
        int firstLive = dates.rowAtOrAfter(weights.dates().epochDay(0));
        int live = 0;
        int agreeing = 0;
        double largest = 0;
        double largestAgreeing = 0;
        for (int row = 0; row < factor.length; row++) {
            double difference = abs(given.value(row) - recomputed.value(row));
            boolean differs = difference > tolerance;
            factor[row] = differs ? core : 1;
            external[row] = differs ? given.value(row) - core * recomputed.value(row) : given.isMissing(row) ? Double.NaN : 0;
            if (row >= firstLive && !given.isMissing(row)) {
                live++;
                largest = max(largest, difference);
                if (!differs) {
                    agreeing++;
                    largestAgreeing = max(largestAgreeing, difference);
                }
            }
        }
        if (live == 0) {
            throw new DataException("No live row to compare: the first rebalance is " + weights.dates().first()
                    + ", the portfolio returns have " + dates + " with a value on none from there on."
                    + " Give returns that reach beyond the first rebalance.");
        }
        return new BookReconciliation(lag, slippageBp, aggregation, core, live, agreeing, largest, largestAgreeing, recomputed,
                Series.of(dates, factor), Series.of(dates, external));
    }

    private static Series recompute(Panel assetReturns, Panel weights, int lag, double slippageBp, Aggregation aggregation,
            DateIndex dates) {
        Series returns = ExecutionSimulation.returns(assetReturns, weights, lag, slippageBp, aggregation);
        if (dates.equals(returns.dates())) {
            return returns;
        }
        double[] onDates = returns.reindex(dates).toArray();
        Arrays.setAll(onDates, row -> Double.isNaN(onDates[row]) ? 0 : onDates[row]);
        return Series.of(dates, onDates);
    }

    /**
     * What other weights of the same book would have earned: recomputed with its lag, slippage and aggregation, on its dates.
     *
     * @param assetReturns simple returns of the assets
     * @param weights fractions of equity on their rebalance dates
     * @return simple return per row, never missing
     * @throws DataException as {@link ExecutionSimulation#returns}
     */
    public Series recompute(Panel assetReturns, Panel weights) {
        return recompute(assetReturns, weights, lag, slippageBp, aggregation, recomputed.dates());
    }

    /**
     * Whether the given returns follow from the weights well enough for a two-pass of our own: at least 95 % of live rows agree, or,
     * with a core weight below 1, at least one does.
     *
     * @return false for a run to be flagged {@link #NOT_RECOMPUTABLE}
     */
    public boolean recomputable() {
        return coreWeight == 1 ? 100L * agreeing >= (long) LEAST_PERCENT_AGREEING * liveRows : agreeing > 0;
    }

    /**
     * One sentence with the figures of the comparison.
     *
     * @return such as {@code 55 of 1755 live rows agree within 1e-12 at execution lag 0 and core weight 0.92; the largest difference is
     *     0.0145}
     */
    public String summary() {
        return agreeing + " of " + liveRows + " live rows agree within " + TOLERANCE + " at execution lag " + lag
                + (aggregation == LOG ? "" : ", aggregation " + aggregation.label()) + " and core weight " + coreWeight
                + "; the largest difference is " + largestDifference;
    }

    /**
     * Returns at once for a recomputable book.
     *
     * @throws DataException with the figures, when the book is not {@link #recomputable()}
     */
    public void requireRecomputable() {
        if (!recomputable()) {
            throw new DataException(NOT_RECOMPUTABLE + ": the portfolio returns do not follow from the weights. " + summary()
                    + "; expected "
                    + (coreWeight == 1 ? "at least 95 % of live rows to agree. If the book holds components that are not in its weights,"
                            + " give core_weight." : "at least one to agree. Check core_weight, the weights and the returns."));
        }
    }
}
