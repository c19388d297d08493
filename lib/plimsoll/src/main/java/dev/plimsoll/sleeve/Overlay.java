package dev.plimsoll.sleeve;

/**
 * Changes the positions of one sleeve at one rebalance, knowing only what was known then: a macro scaler, volatility management, a filter
 * of one's own. It must be a pure function, or the same backtest will not give the same bytes.
 */
@FunctionalInterface
public interface Overlay {

    /**
     * The positions after this overlay.
     *
     * @param history sleeve, date and the returns known then
     * @param positions of the sleeve, as the overlay before this one left them
     * @return the positions to go on with; assets may be left out (0), but none be added
     */
    AssetWeights apply(SleeveHistory history, AssetWeights positions);
}
