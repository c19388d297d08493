package dev.plimsoll.kind.allocator;

import dev.plimsoll.ExposureOptions;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.AllocatorMode;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A stored run of the allocator as what it was before it was computed. */
public final class StoredInputs {

    private StoredInputs() {
    }

    public static RunTask task(Ingredients from) {
        String source = from.source();
        AllocatorConfig allocator = ConfigFile.allocatorOf(from.config(), source);
        Optional<AppliedScalars> applied = from.input(ArtifactSchema.ALLOCATOR_RISK_APPLIED).map(ExposureArtifacts::applied);
        double tolerance = from.config().get(RunAssembly.RETURN_TOLERANCE) instanceof Number recorded ? recorded.doubleValue()
                : BookReconciliation.TOLERANCE;
        return new RunTask("Run " + from.info().runId(), allocator, execution(from), exposure(from.config()), content(from), tolerance,
                applied);
    }

    private static ExecutionOptions execution(Ingredients from) {
        return ConfigFile.executionOf(from.config(), from.source());
    }

    private static ExposureOptions exposure(Map<String, Object> config) {
        Object core = config.get("core_weight");
        Object missing = config.get("apply_missing_scalar_as");
        return new ExposureOptions(AllocatorMode.parse((String) config.get("mode")),
                Optional.ofNullable((String) config.get("precomputed_run_id")), missing == null ? 1.0 : ((Number) missing).doubleValue(),
                core == null ? OptionalDouble.empty() : OptionalDouble.of(((Number) core).doubleValue()));
    }

    /** The inputs, which are stored as they were cut; a book of weights is simulated again. */
    public static RunDirectoryReader.Content content(Ingredients from) {
        LocalDate start = LocalDate.parse((String) from.config().get("window_start"));
        LocalDate end = LocalDate.parse((String) from.config().get("window_end"));
        Panel assets = InputArtifacts.panel(from.require(ArtifactSchema.ASSET_RETURN));
        Optional<Panel> weights = panel(from, ArtifactSchema.WEIGHT);
        Optional<Panel> trend = panel(from, ArtifactSchema.TREND_UNIT_RETURN);
        Optional<Panel> sleeves = panel(from, ArtifactSchema.SLEEVE_RETURN);
        RunDirectoryReader.Content content;
        if (from.input(ArtifactSchema.PORTFOLIO_RETURN).isEmpty()) {
            content = RunDirectoryReader.Content.simulated(assets, weights.orElseThrow(() -> new DataException("Run " + from.info().runId()
                    + " has neither weights nor portfolio returns among its inputs.")), trend, sleeves, execution(from), null, null,
                    Optional.empty());
        } else {
            content = new RunDirectoryReader.Content(RunInputs.given(assets,
                    InputArtifacts.series(from.require(ArtifactSchema.PORTFOLIO_RETURN)),
                    InputArtifacts.series(from.require(ArtifactSchema.EQUITY_CURVE)), weights, trend, sleeves), Set.of(), Optional.empty());
        }
        return new RunDirectoryReader.Content(content.inputs().withWindow(start, end), content.computedKinds(), Optional.empty());
    }

    private static Optional<Panel> panel(Ingredients from, ArtifactSchema schema) {
        return from.input(schema).map(InputArtifacts::panel);
    }
}
