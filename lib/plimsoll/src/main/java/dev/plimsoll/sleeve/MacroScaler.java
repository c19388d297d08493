package dev.plimsoll.sleeve;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Series;

/**
 * Multiplies the positions by the last known scalar of a given series. Before the first one the positions stay as they are.
 *
 * @param scalars factor per day from which it may be used (0.5 = half the position), 0 or more; a missing one keeps the last known
 */
public record MacroScaler(Series scalars) implements Overlay {

    /**
     * Checks the scalars.
     *
     * @throws DataException naming the first day with a negative scalar
     */
    public MacroScaler {
        for (int row = 0; row < scalars.size(); row++) {
            if (scalars.value(row) < 0) {
                throw new DataException("The macro scalar of " + scalars.dates().date(row) + " is " + scalars.value(row)
                        + "; expected 0 or more (1 = unchanged, 0 = out).");
            }
        }
    }

    @Override
    public AssetWeights apply(SleeveHistory history, AssetWeights positions) {
        int row = scalars.dates().rowAtOrBefore(history.date().toEpochDay());
        while (row >= 0 && scalars.isMissing(row)) {
            row--;
        }
        return row < 0 ? positions : positions.times(scalars.value(row));
    }
}
