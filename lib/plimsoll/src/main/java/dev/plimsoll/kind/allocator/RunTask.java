package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK_APPLIED;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static dev.plimsoll.store.kind.ArtifactSchema.PORTFOLIO_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.TREND_UNIT_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;

import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that a run of the allocator is computed from, whether it was just read from files or is read back from the store.
 *
 * @param name what messages call it
 * @param config constants of the chain, under their version
 * @param execution how its weights are executed
 * @param exposure whether its weights are scaled
 * @param content its inputs
 * @param tolerance largest difference between given and recomputed returns that counts as agreement, decimal
 * @param source applied scalars of the stored run it names, in mode precomputed
 */
public record RunTask(String name, AllocatorConfig config, ExecutionOptions execution, Exposure exposure,
        Content content, double tolerance, Optional<AppliedScalars> source) {

    /** A stored run as what it was before it was computed. */
    static RunTask of(StoredRun from) {
        ExecutionOptions execution = ConfigFile.executionOf(from.config(), from.source());
        double tolerance = from.config().get(RunAssembly.RETURN_TOLERANCE) instanceof Number recorded ? recorded.doubleValue()
                : BookReconciliation.TOLERANCE;
        return new RunTask("Run " + from.info().runId(), ConfigFile.allocatorOf(from.config(), from.source()), execution,
                exposure(from.config()), content(from, execution), tolerance,
                from.input(ALLOCATOR_RISK_APPLIED).map(AllocatorArtifacts::applied));
    }

    private static Exposure exposure(Map<String, Object> config) {
        Object core = config.get("core_weight");
        Object missing = config.get("apply_missing_scalar_as");
        return new Exposure(AllocatorMode.parse((String) config.get("mode")),
                Optional.ofNullable((String) config.get("precomputed_run_id")), missing == null ? 1.0 : ((Number) missing).doubleValue(),
                core == null ? OptionalDouble.empty() : OptionalDouble.of(((Number) core).doubleValue()));
    }

    /** The inputs, which are stored as they were cut; a book of weights is simulated again. */
    private static Content content(StoredRun from, ExecutionOptions execution) {
        LocalDate start = LocalDate.parse((String) from.config().get("window_start"));
        LocalDate end = LocalDate.parse((String) from.config().get("window_end"));
        Panel assets = from.require(ASSET_RETURN).panel();
        Optional<Panel> weights = panel(from, WEIGHT);
        Optional<Panel> trend = panel(from, TREND_UNIT_RETURN);
        Optional<Panel> sleeves = panel(from, SLEEVE_RETURN);
        Content content;
        if (from.input(PORTFOLIO_RETURN).isEmpty()) {
            content = Content.simulated(assets, weights.orElseThrow(() -> new DataException("Run " + from.info().runId()
                    + " has neither weights nor portfolio returns among its inputs.")), trend, sleeves, execution, DateWindow.ALL,
                    Optional.empty(), List.of());
        } else {
            content = new Content(RunInputs.given(assets,
                    from.require(PORTFOLIO_RETURN).series(),
                    from.require(EQUITY_CURVE).series(), weights, trend, sleeves), Set.of(), Optional.empty(), List.of());
        }
        return new Content(content.inputs().withWindow(start, end), content.computedKinds(), Optional.empty(), List.of());
    }

    private static Optional<Panel> panel(StoredRun from, ArtifactSchema schema) {
        return from.input(schema).map(ArtifactTable::panel);
    }

    AppliedScalars requireSource() {
        return source.orElseThrow(() -> new DataException(name + " is in mode precomputed but has no applied scalars of another run to "
                + "apply. Name the run they come from."));
    }

    /** How given returns follow from given weights; empty without either, and where weights explain nothing. */
    Optional<BookReconciliation> givenBook() {
        return content.inputs().simulated() ? Optional.empty() : book(content.inputs(), exposure, execution, tolerance);
    }

    /** How returns follow from weights, if there are any. */
    static Optional<BookReconciliation> book(RunInputs inputs, Exposure exposure, ExecutionOptions execution, double tolerance) {
        return inputs.weights().filter(weights -> weights.rows() > 0).map(weights -> BookReconciliation.of(inputs.assetReturns(), weights,
                inputs.portfolioReturns(), exposure.coreWeight(), execution.lag(), execution.aggregation(), tolerance));
    }
}
