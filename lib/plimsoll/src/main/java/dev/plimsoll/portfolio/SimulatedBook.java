package dev.plimsoll.portfolio;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;

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
