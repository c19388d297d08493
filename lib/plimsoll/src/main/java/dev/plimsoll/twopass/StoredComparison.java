package dev.plimsoll.twopass;

import static dev.plimsoll.store.kind.ArtifactSchema.EXPOSURE_DAY;
import static dev.plimsoll.store.kind.ArtifactSchema.EXPOSURE_REBALANCE;

import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.AllocatorKind.Stored;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.twopass.TwoPassComparison.Pass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two-pass comparison of a scaled run, made from what the store holds of both passes: what is reported is what is stored.
 *
 * @param baseline pass 1
 * @param scaled pass 2
 * @param comparison figures of both, deltas, events
 * @param warnings what either run had to say
 */
public record StoredComparison(Stored baseline, Stored scaled, TwoPassComparison comparison, List<Warning> warnings) {

    public static StoredComparison load(Store store, String scaledRunId, ValidationConfig config) {
        return store.inOneOpening(() -> read(store, scaledRunId, config.events().threshold()));
    }

    private static StoredComparison read(Store store, String scaledRunId, double eventThreshold) {
        Stored scaled = AllocatorKind.load(store, scaledRunId);
        Object source = scaled.config().get("precomputed_run_id");
        Optional<ArtifactTable> days = scaled.output(EXPOSURE_DAY);
        Optional<ArtifactTable> rebalances = scaled.output(EXPOSURE_REBALANCE);
        if (!(source instanceof String baselineId) || days.isEmpty() || rebalances.isEmpty()) {
            throw new UsageException("Run " + scaledRunId + " is a baseline (mode " + scaled.info().mode()
                    + "), so there is nothing to compare. Name the scaled run of a two-pass audit: plimsoll two-pass --inputs DIR makes "
                    + "one.");
        }
        Stored baseline = AllocatorKind.load(store, baselineId);
        AppliedScalars applied = AllocatorArtifacts.applied(rebalances.get());
        TwoPassComparison comparison = TwoPassComparison.of(pass(baselineId, days.get(), "baseline"),
                pass(scaledRunId, days.get(), "scaled"), baseline.result().regime(), baseline.result().risk(), applied, eventThreshold);
        return new StoredComparison(baseline, scaled, comparison,
                Stream.of(baselineId, scaledRunId).map(store::warnings).flatMap(List::stream).distinct().toList());
    }

    private static Pass pass(String runId, ArtifactTable days, String side) {
        Series equity = days.series("equity_" + side);
        return Pass.of(runId, equity, PerformanceMetrics.of(equity));
    }

    /** Sleeve returns of the baseline, for a chart. */
    public Optional<Panel> sleeves() {
        return baseline.inputs().sleeveReturns();
    }
}
