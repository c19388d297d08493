package dev.plimsoll.sleeve;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.sleeve.Overlay.SleeveHistory;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.List;

/**
 * Applies the overlays of a sleeve, each to all its rebalances before the next. An overlay sees what the positions it receives have earned
 * so far; as the simulation earns nothing from a position before its time, that holds nothing of later rebalances. Between the sleeve's own
 * rebalances its scaled positions stay, so that another sleeve's calendar changes nothing in it.
 */
final class OverlayChain {

    private final String sleeve;
    private final Panel assetReturns;
    private final int executionLag;
    private final DateIndex own;

    /** {@code own} are the sleeve's rebalances, among those of its positions. */
    OverlayChain(String sleeve, Panel assetReturns, int executionLag, DateIndex own) {
        this.sleeve = sleeve;
        this.assetReturns = assetReturns;
        this.executionLag = executionLag;
        this.own = own;
    }

    Panel apply(List<Overlay> overlays, Panel positions) {
        Panel scaled = positions;
        for (Overlay overlay : overlays) {
            scaled = apply(overlay, scaled);
        }
        return scaled;
    }

    private Panel apply(Overlay overlay, Panel positions) {
        Series returns = ExecutionSimulation.returns(assetReturns, positions, executionLag, 0);
        int firstHeld = firstHeld(positions);
        DateIndex dates = positions.dates();
        AssetWeights[] scaledRows = new AssetWeights[dates.size()];
        return RebalancePanels.of(dates, positions.columns(), k -> {
            if (own.rowOf(dates.epochDay(k)) < 0) {
                scaledRows[k] = k == 0 ? RebalancePanels.row(positions, k) : scaledRows[k - 1];
                return scaledRows[k];
            }
            int rows = firstEarned(dates, k);
            SleeveHistory history =
                    new SleeveHistory(sleeve, dates.date(k), assetReturns, returns, Math.min(firstHeld, rows), rows);
            AssetWeights scaled = overlay.apply(history, RebalancePanels.row(positions, k));
            for (String asset : scaled.assets()) {
                if (positions.indexOf(asset) < 0) {
                    throw new DataException("An overlay of sleeve " + sleeve + " on " + dates.date(k) + " adds the asset " + asset
                            + "; expected only " + positions.columns() + ". Give the sleeve a position of 0 in it first.");
                }
            }
            scaledRows[k] = AssetWeights.computed(positions.columns(), scaled.on(positions.columns()));
            return scaledRows[k];
        });
    }

    /** The first row that the positions of a rebalance can earn. */
    private int firstEarned(DateIndex dates, int rebalance) {
        return assetReturns.dates().rowAtOrAfter(dates.epochDay(rebalance) + executionLag);
    }

    private int firstHeld(Panel positions) {
        for (int k = 0; k < positions.rows(); k++) {
            if (RebalancePanels.row(positions, k).gross() > 0) {
                return firstEarned(positions.dates(), k);
            }
        }
        return assetReturns.rows();
    }
}
