package dev.plimsoll.portfolio;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;

/**
 * Growth of 1 from daily returns: the one equity rule of every book, simulated, given or scaled.
 *
 * <p>With s the first row on or after the first rebalance,
 *
 * <pre>  equity(t) = (1 + return(s)) * ... * (1 + return(t)),  then equity(s) is overwritten with 1</pre>
 *
 * <p>so the return of row s is not in the first value but is in every later one: rows of -2.0611 % and -2.0758 % give 1 and 0.959059.
 */
public final class EquityCurve {

    private EquityCurve() {
    }

    /**
     * The equity of a book.
     *
     * @param returns simple returns (0.01 = +1 %); those before the first rebalance are not read and may be missing
     * @param firstRebalance date of the first weights; need not be a row
     * @return one value per row from the first rebalance on, the first 1, all above 0
     * @throws DataException when no row lies on or after the first rebalance, a return from there on is missing, the book loses
     *     everything, or its equity grows beyond all numbers
     */
    public static Series of(Series returns, LocalDate firstRebalance) {
        DateIndex dates = returns.dates();
        int first = dates.rowAtOrAfter(firstRebalance.toEpochDay());
        if (first == dates.size()) {
            throw new DataException("No equity from the first rebalance " + firstRebalance + " on: the returns have " + dates
                    + ". Give returns that reach beyond the first rebalance.");
        }
        double[] equity = new double[dates.size() - first];
        double level = 1;
        for (int i = 0; i < equity.length; i++) {
            double value = returns.value(first + i);
            level *= 1 + value;
            if (!(level > 0)) {
                throw Double.isNaN(value)
                        ? new DataException("The return of the book on " + dates.date(first + i) + " is missing, so its equity from there"
                                + " on is unknown; expected a return on every row from the first rebalance " + firstRebalance
                                + " on. Fill it or drop the row.")
                        : new DataException("The book loses everything on " + dates.date(first + i) + ": its return is " + value
                                + ". Lower the weights or the slippage.");
            }
            if (level == Double.POSITIVE_INFINITY) {
                throw new DataException("The equity of the book is beyond all numbers from " + dates.date(first + i) + " on, where its "
                        + "return is " + value + ". Expected returns as fractions (0.01 = 1 %): look for percent, prices or a slip.");
            }
            equity[i] = level;
        }
        equity[0] = 1;
        return Series.of(dates.slice(first, dates.size()), equity);
    }
}
