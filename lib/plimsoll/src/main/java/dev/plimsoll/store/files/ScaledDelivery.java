package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.DatedTable.Rule;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a scaled run made elsewhere delivers besides the files every run directory has.
 *
 * @param rawWeights weights before scaling, from {@code weights_raw}
 * @param scaledWeights weights held, from {@code weights_scaled}
 * @param used scalar used at each rebalance, from {@code allocator_risk_v1_applied_used}
 * @param source the applied scalars it was given, from {@code allocator_risk_v1_applied_source}, if delivered
 */
public record ScaledDelivery(Panel rawWeights, Panel scaledWeights, Series used, Optional<Series> source) {
    private static final String NEEDED = ". A scaled run made elsewhere is compared by its raw weights (weights_raw), its scaled weights "
            + "(weights_scaled) and the scalars it used (allocator_risk_v1_applied_used).";

    /**
     * Reads them.
     *
     * @param folder the run directory
     * @param reader what reads its tables
     * @return weights and scalars
     * @throws InputMissingException naming the file that lacks
     * @throws DataException naming file, line and column of what is wrong
     */
    public static ScaledDelivery read(Path folder, TableReader reader) {
        RunDirectoryReader directory = RunDirectoryReader.at(folder, reader);
        Panel raw = directory.require("weights_raw", NEEDED).panel(Rule.ANY);
        Panel scaled = directory.require("weights_scaled", NEEDED).panel(Rule.ANY);
        Series used = directory.require("allocator_risk_v1_applied_used", NEEDED).series("risk_scalar_used", Rule.SHARE);
        Optional<Series> source = directory.table("allocator_risk_v1_applied_source")
                .map(table -> table.series("risk_scalar_applied", Rule.SHARE));
        return new ScaledDelivery(raw, scaled, used, source);
    }
}
