package dev.plimsoll.allocator.regime;

/**
 * The four stress signals of one day under one set of thresholds, ENTER or EXIT.
 *
 * @param volFast {@code vol_accel ≥ threshold}: volatility has lately grown
 * @param corrSpike {@code corr_shock ≥ threshold}: assets have lately moved together
 * @param ddDeep {@code dd_level ≤ threshold}: the book is far below its peak
 * @param ddWorsening {@code dd_slope_10d ≤ threshold}: and falling
 */
public record Signals(boolean volFast, boolean corrSpike, boolean ddDeep, boolean ddWorsening) {

    /**
     * How many of the four fire.
     *
     * @return 0 to 4
     */
    public int score() {
        return (volFast ? 1 : 0) + (corrSpike ? 1 : 0) + (ddDeep ? 1 : 0) + (ddWorsening ? 1 : 0);
    }
}
