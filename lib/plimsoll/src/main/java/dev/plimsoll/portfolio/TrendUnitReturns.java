package dev.plimsoll.portfolio;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.timeseries.Labelled;
import dev.plimsoll.timeseries.Panel;

/**
 * What each asset earned for following its position: the return of a row times yesterday's position, or only its direction.
 * Input of the state feature {@code trend_breadth_20d}.
 */
public final class TrendUnitReturns {

    /** How the previous row's held weight enters. */
    public enum Mode implements Labelled {
        /** Its sign: -1, 0 or 1 times the return, so every asset counts alike. */
        SIGN,
        /** Its value: weight times the return, so an asset counts by its size in the book. */
        WEIGHTED
    }

    private TrendUnitReturns() {
    }

    /**
     * The trend unit returns of a book.
     *
     * @param assetReturns simple returns (0.01 = +1 %), missing where the asset has none
     * @param heldWeights the weights held on the same dates (fractions of equity, negative = short), as a
     *     {@link SimulatedBook} has them; an asset without a column, and a missing weight, count as 0
     * @param mode sign or size of the position
     * @return the dates and columns of {@code assetReturns}; the first row is 0 (no previous weight); missing where the return is
     * @throws DataException when the two panels have different dates
     */
    public static Panel of(Panel assetReturns, Panel heldWeights, Mode mode) {
        if (!assetReturns.dates().equals(heldWeights.dates())) {
            throw new DataException("The held weights have " + heldWeights.dates() + " but the asset returns have "
                    + assetReturns.dates() + "; give both on the same dates.");
        }
        double[][] units = new double[assetReturns.width()][];
        for (int c = 0; c < units.length; c++) {
            int held = heldWeights.indexOf(assetReturns.columns().get(c));
            units[c] = assetReturns.column(c);
            for (int row = 0; row < units[c].length; row++) {
                double previous = held < 0 || row == 0 ? 0 : heldWeights.value(row - 1, held);
                double position = Double.isNaN(previous) ? 0 : mode == Mode.SIGN ? Math.signum(previous) : previous;
                // Adding 0 turns -0 into 0, which files would show.
                units[c][row] = position * units[c][row] + 0.0;
            }
        }
        return Panel.of(assetReturns.dates(), assetReturns.columns(), units);
    }
}
