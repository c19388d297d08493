package dev.plimsoll.allocator.exposure;

import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.EquityCurve;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pass 2 of an own two-pass: the same raw weights × applied scalars, beside pass 1.
 *
 * <p>Scaled return of a row = given return + k · (return recomputed from scaled weights − from raw weights), with k, execution lag and
 * slippage of the book's {@link BookReconciliation}. Where the two recomputed returns are equal the given return stays as it is, to
 * the last bit. Both equity curves follow {@link EquityCurve} from the first rebalance date on; a given equity file is not read.
 *
 * @param rawWeights fractions of equity on the rebalance dates, NaN = keep the previous one
 * @param scaledWeights the same × applied scalar where that is below 1
 * @param scalars computed and applied scalar and regime per rebalance
 * @param rebalances per rebalance what changed
 * @param rawReturns simple returns of pass 1, as given
 * @param scaledReturns simple returns of pass 2 on the same dates, missing where the given return is
 * @param rawEquity growth of 1 of pass 1 from the first rebalance on
 * @param scaledEquity the same of pass 2
 */
public record ScaledBook(Panel rawWeights, Panel scaledWeights, AppliedScalars scalars, List<ScaledRebalance> rebalances,
        Series rawReturns, Series scaledReturns, Series rawEquity, Series scaledEquity) {

    public ScaledBook {
        rebalances = List.copyOf(rebalances);
    }

    /**
     * Scales a book.
     *
     * @param assetReturns simple returns of the assets (0.01 = +1 %)
     * @param weights the raw weights on the rebalance dates
     * @param givenReturns simple returns of pass 1
     * @param book how the given returns follow from the raw weights; made from the same three
     * @param scalars one per rebalance, on the dates of the weights
     * @return both passes
     * @throws DataException when the book is not recomputable (NOT_RECOMPUTABLE with its figures), dates do not match, a given return is
     *     missing from the first rebalance on, a scalar is not above 0, or a pass loses everything
     */
    public static ScaledBook of(Panel assetReturns, Panel weights, Series givenReturns, BookReconciliation book, AppliedScalars scalars) {
        book.requireRecomputable();
        if (!givenReturns.dates().equals(book.recomputed().dates())) {
            throw new DataException("The portfolio returns have " + givenReturns.dates() + " but were reconciled with the weights on "
                    + book.recomputed().dates() + "; give the same returns to both.");
        }
        DateIndex dates = weights.dates();
        if (!scalars.dates().equals(dates)) {
            throw new DataException("The applied scalars have " + scalars.dates() + " but the weights have " + dates
                    + "; give one scalar per rebalance.");
        }
        Panel scaledWeights = scale(weights, scalars.applied());
        Series scaledReturns = scaledReturns(givenReturns, book, book.recompute(assetReturns, scaledWeights));
        LocalDate first = dates.first();
        return new ScaledBook(weights, scaledWeights, scalars, rebalances(weights, scaledWeights, scalars), givenReturns, scaledReturns,
                EquityCurve.of(givenReturns, first), EquityCurve.of(scaledReturns, first));
    }

    private static Series scaledReturns(Series given, BookReconciliation book, Series scaled) {
        double[] returns = given.toArray();
        for (int row = 0; row < returns.length; row++) {
            double change = scaled.value(row) - book.recomputed().value(row);
            // Adding 0 would turn -0 into 0.
            if (change != 0) {
                returns[row] += book.factor().value(row) * change;
            }
        }
        return Series.of(given.dates(), returns);
    }

    private static List<ScaledRebalance> rebalances(Panel raw, Panel scaled, AppliedScalars scalars) {
        double[] rawTurnover = ExecutionSimulation.turnover(raw);
        double[] scaledTurnover = ExecutionSimulation.turnover(scaled);
        return IntStream.range(0, rawTurnover.length)
                .mapToObj(k -> new ScaledRebalance(scalars.rebalances().get(k), rawTurnover[k], scaledTurnover[k])).toList();
    }

    /**
     * One rebalance of a scaled book.
     *
     * @param scalar date, scalar computed, scalar applied and regime
     * @param turnoverRaw Σ |change of raw weight| since the rebalance before, fraction of equity; the first from 0
     * @param turnoverScaled the same of the scaled weights; it can exceed the raw one when the scalar itself moves
     */
    public record ScaledRebalance(AppliedScalar scalar, double turnoverRaw, double turnoverScaled) {
    }

    /**
     * Scaled weights = raw weights × applied scalar where the scalar is below 1, else the raw weights. A blank weight stays blank, so
     * it keeps the previous weight <em>scaled as that was</em>.
     *
     * @param weights fractions of equity on the rebalance dates, negative = short, NaN = keep the previous one
     * @param applied one scalar per rebalance, fraction of full size, above 0
     * @return the same dates and columns; no weight is larger in magnitude than before
     * @throws DataException when there is not one scalar per rebalance, or naming the rebalance whose scalar is missing, infinite, 0 or
     *     negative
     */
    public static Panel scale(Panel weights, double[] applied) {
        DateIndex dates = weights.dates();
        if (applied.length != dates.size()) {
            throw new DataException(applied.length + " applied scalars for " + dates.size() + " rebalances; give one each.");
        }
        for (int k = 0; k < applied.length; k++) {
            checkScalar(dates, k, applied[k]);
        }
        double[][] scaled = new double[weights.width()][];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = weights.column(c);
            for (int k = 0; k < applied.length; k++) {
                if (applied[k] < 1) {
                    scaled[c][k] *= applied[k];
                }
            }
        }
        return Panel.of(dates, weights.columns(), scaled);
    }

    static void checkScalar(DateIndex dates, int row, double scalar) {
        if (!(scalar > 0 && scalar < Double.POSITIVE_INFINITY)) {
            throw new DataException("The risk scalar of " + dates.date(row) + " is " + (Double.isNaN(scalar) ? "missing" : scalar)
                    + "; expected a fraction of full size above 0, such as 0.85. Recompute or re-import the run it comes from.");
        }
    }
}
