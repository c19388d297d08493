package dev.plimsoll.allocator.state;

import dev.plimsoll.error.DataException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a raw, unscaled book and its assets did on one day: one row of a run's inputs on its common calendar.
 *
 * <p>Returns are simple (0.01 = +1 %) and above -1, equity is above 0, a missing value is NaN. Immutable.
 */
public final class BookDay {

    private final LocalDate date;
    private final double portfolioReturn;
    private final double equity;
    private final double[] assetReturns;
    private final Optional<double[]> trendUnitReturns;
    private final Optional<double[]> sleeveReturns;

    private BookDay(LocalDate date, double portfolioReturn, double equity, double[] assetReturns, Optional<double[]> trendUnitReturns,
            Optional<double[]> sleeveReturns) {
        this.date = date;
        this.portfolioReturn = portfolioReturn;
        this.equity = equity;
        this.assetReturns = assetReturns;
        this.trendUnitReturns = trendUnitReturns;
        this.sleeveReturns = sleeveReturns;
    }

    /**
     * A day of a book.
     *
     * @param date the day
     * @param portfolioReturn return of the whole book
     * @param equity value of the whole book
     * @param assetReturns one per asset, in the order of their names by code point; copied
     * @param trendUnitReturns one per asset of that input in the same order, if the book has them; copied
     * @param sleeveReturns one per sleeve in the same order, if the book has them; copied
     * @return the day
     * @throws DataException naming a return of -1 or less, an equity of 0 or less, or an infinite value
     */
    public static BookDay of(LocalDate date, double portfolioReturn, double equity, double[] assetReturns,
            Optional<double[]> trendUnitReturns, Optional<double[]> sleeveReturns) {
        checkFinite(date, "portfolio return", portfolioReturn);
        checkFinite(date, "equity", equity);
        if (portfolioReturn <= -1) {
            throw wrong(date, "portfolio return", portfolioReturn, "a simple return above -1");
        }
        if (equity <= 0) {
            throw wrong(date, "equity", equity, "more than 0");
        }
        for (double value : assetReturns) {
            checkFinite(date, "return of an asset", value);
            if (value <= -1) {
                throw wrong(date, "return of an asset", value, "a simple return above -1");
            }
        }
        trendUnitReturns.ifPresent(values -> checkFinite(date, "trend unit return", values));
        sleeveReturns.ifPresent(values -> checkFinite(date, "sleeve return", values));
        return new BookDay(date, portfolioReturn, equity, assetReturns.clone(), trendUnitReturns.map(double[]::clone),
                sleeveReturns.map(double[]::clone));
    }

    private static void checkFinite(LocalDate date, String what, double... values) {
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw wrong(date, what, value, "a finite number or a missing value");
            }
        }
    }

    private static DataException wrong(LocalDate date, String what, double found, String expected) {
        return new DataException("The " + what + " on " + date + " is " + found + "; expected " + expected
                + ". Correct it or leave it blank.");
    }

    /**
     * The day.
     *
     * @return its date
     */
    public LocalDate date() {
        return date;
    }

    double portfolioReturn() {
        return portfolioReturn;
    }

    double equity() {
        return equity;
    }

    double[] assetReturns() {
        return assetReturns;
    }

    Optional<double[]> trendUnitReturns() {
        return trendUnitReturns;
    }

    Optional<double[]> sleeveReturns() {
        return sleeveReturns;
    }

    @Override
    public String toString() {
        return "Day " + date + " of a book of " + assetReturns.length + " assets";
    }
}
