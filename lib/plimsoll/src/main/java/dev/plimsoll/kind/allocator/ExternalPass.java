package dev.plimsoll.kind.allocator;

import static dev.plimsoll.allocator.exposure.PrecomputedScalars.SCALAR_LABEL_SHIFT;
import static dev.plimsoll.portfolio.BookReconciliation.TOLERANCE;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK_APPLIED;
import static dev.plimsoll.store.kind.ArtifactSchema.EXPOSURE_REBALANCE;
import static dev.plimsoll.store.kind.ArtifactSchema.OVERLAY_SCALAR;
import static dev.plimsoll.store.kind.ArtifactSchema.SCALED_WEIGHT;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;
import static java.util.stream.IntStream.range;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ImportedPass2;
import dev.plimsoll.allocator.exposure.PrecomputedScalars;
import dev.plimsoll.allocator.exposure.ScaledBook.ScaledRebalance;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.error.DataException;
import dev.plimsoll.kind.allocator.RunComputation.Chain;
import dev.plimsoll.kind.allocator.RunComputation.Computed;
import dev.plimsoll.kind.sleeves.SleeveArtifacts;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.files.ScaledDelivery;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scaled run that was made elsewhere and is imported as it was delivered, with its baseline beside it.
 *
 * @param rawWeights weights before scaling
 * @param scaledWeights weights held
 * @param used scalar used at each rebalance of the scaled weights
 */
public record ExternalPass(Panel rawWeights, Panel scaledWeights, Series used) {

    /** Name of the series of scalars used; kept as an input, since no weight tells it to the last bit. */
    public static final String USED = "risk_scalar_used";

    /** Whether a stored run is one: it came with the weights it held. */
    static boolean isIn(StoredRun run) {
        return run.input(SCALED_WEIGHT).isPresent();
    }

    /**
     * The delivered run as it is: its own returns and equity, its weights and scalars checked against each other.
     *
     * @param request its directory, in mode precomputed from the baseline
     * @param baseline the stored baseline
     */
    public static Prepared<Computed> prepare(RunRequest request, ScaledDelivery delivery, Computed baseline) {
        AllocatorConfig config = FrozenV1.versioned(request.config(), request.researchVersion());
        Content asDelivered = AllocatorKind.read(request);
        List<Warning> findings = AllocatorKind.findings(request, asDelivered, List.of());
        Content content = withRawWeights(asDelivered, delivery);
        TableReader reader = new TableReader(request.source().decimal());
        RunAssembly run = new RunAssembly(request, RunKind.IMPORT, config, content,
                StageFiles.delivered(request.source().folder(), reader));
        run.artifacts().warn(findings);
        RunTask task = new RunTask(request.source().toString(), config, request.config().execution(), request.exposure(), content,
                TOLERANCE, baseline.result().applied());
        return new Prepared<>(run::failed, () -> {
            AllocatorResult result = AllocatorV1.run(content.inputs(), config);
            AppliedScalars scalars = baseline.result().applied().orElseThrow(() -> new DataException("The baseline "
                    + request.exposure().precomputedRunId().orElseThrow() + " has no weights, so no applied scalars to compare with."));
            ExternalPass pass = new ExternalPass(delivery.rawWeights(), delivery.scaledWeights(),
                    delivery.used().reindex(delivery.scaledWeights().dates()));
            RunInputs baselineInputs = baseline.task().content().inputs();
            pass.check(run.artifacts(), request, baselineInputs, content.inputs());
            pass.findLabelShift(run.artifacts(), delivery.source().orElseGet(() -> Series.of(scalars.dates(), scalars.applied())));
            return pass.addTo(task, run.artifacts(), AllocatorArtifacts.of(scalars), baselineInputs, result);
        }, computed -> run.complete(), Stream.concat(content.notes().stream(), reader.notes().stream()).toList());
    }

    /** The run's decision weights are the raw ones; the directory's weights file holds the scaled ones again. */
    private static Content withRawWeights(Content content, ScaledDelivery delivery) {
        RunInputs inputs = content.inputs();
        Panel cut = new DateWindow(inputs.requestedStart(), inputs.requestedEnd()).cut(delivery.rawWeights());
        RunInputs withRaw = RunInputs.given(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity(), Optional.of(cut),
                inputs.trendUnitReturns(), inputs.sleeveReturns()).between(new DateWindow(inputs.requestedStart(), inputs.requestedEnd()));
        return new Content(withRaw, content.computedKinds(), content.meta(), content.notes());
    }

    private void check(RunArtifacts run, RunRequest request, RunInputs baseline, RunInputs inputs) {
        BookReconciliation book = RunTask.book(baseline, request.exposure(), request.config().execution(), TOLERANCE).orElseThrow();
        ImportedPass2 recomputed = ImportedPass2.of(inputs.assetReturns(), rawWeights, used.toArray(), scaledWeights, book);
        double returns = ImportedPass2.largestDifference(recomputed.returns(), inputs.portfolioReturns());
        double equity = ImportedPass2.largestDifference(recomputed.equity(), inputs.equity());
        boolean agrees = returns <= TOLERANCE;
        run.warn(agrees ? "RECOMPUTED" : BookReconciliation.NOT_RECOMPUTABLE, "Weights raw x scalar used equal weights scaled in every "
                + "cell. Returns recomputed from the scaled weights and the baseline's external part differ from the given ones by at most "
                + returns + ", equity by at most " + equity + (agrees ? "." : "; expected 1e-12. Is --core-weight right?"));
    }

    private void findLabelShift(RunArtifacts run, Series source) {
        OptionalInt shift = PrecomputedScalars.labelShift(source.dates(), source.toArray(), used.dates(), used.toArray(), 1.0);
        if (shift.isEmpty()) {
            run.warn("SCALARS_UNEXPLAINED", "The scalars used are not those of the source, whatever the shift of dates.");
        } else if (shift.getAsInt() > 0) {
            run.warn(SCALAR_LABEL_SHIFT, SCALAR_LABEL_SHIFT + " " + shift.getAsInt()
                    + ": each rebalance used the scalar that the source has " + shift.getAsInt() + " rebalances later. "
                    + "That is a fault of the delivered run: it looked ahead.");
        }
    }

    /** The baseline, and the scalars used, which earlier versions kept only in what they made of them. */
    static StoredRun completed(Store store, StoredRun run) {
        run.inputs().computeIfAbsent(OVERLAY_SCALAR.kind(), kind -> SleeveArtifacts.scalars(Map.of(USED,
                StoredRun.tables(store, run.info().runId(), Set.of(Role.output)).get(Role.output)
                        .get(EXPOSURE_REBALANCE.kind()).series("risk_scalar_applied"))).table());
        StoredRun baseline = StoredRun.inputs(store, (String) run.config().get("precomputed_run_id"));
        return run.withBaseline(Optional.of(isIn(baseline) ? completed(store, baseline) : baseline));
    }

    static Computed recompute(StoredRun from, RunTask task, RunArtifacts artifacts, Chain chain) {
        ExternalPass pass = new ExternalPass(from.require(WEIGHT).panel(),
                from.require(SCALED_WEIGHT).panel(), SleeveArtifacts.scalars(from.require(OVERLAY_SCALAR)).get(USED));
        StoredRun baseline = from.baseline().orElseThrow(() -> new DataException("Run " + from.info().runId()
                + " is a scaled run made elsewhere; expected its baseline beside it."));
        return pass.addTo(task, artifacts, Artifact.of(from.require(ALLOCATOR_RISK_APPLIED)),
                RunTask.of(baseline).content().inputs(), chain.run(task.content().inputs(), task.config()));
    }

    /** What the pass was made of, rebalances and days of both passes, then the chain of the delivered book. */
    private Computed addTo(RunTask task, RunArtifacts artifacts, Artifact baselineScalars, RunInputs baseline, AllocatorResult result) {
        artifacts.addInput(baselineScalars);
        artifacts.addInput(Artifact.of(SCALED_WEIGHT, scaledWeights));
        artifacts.addInput(SleeveArtifacts.scalars(Map.of(USED, used)));
        List<AppliedScalar> asUsed = new ArrayList<>();
        for (int row = 0; row < used.size(); row++) {
            asUsed.add(new AppliedScalar(used.dates().date(row), used.value(row), used.value(row), Optional.empty()));
        }
        AppliedScalars applied = PrecomputedScalars.replace(result.applied().orElseThrow(), AppliedScalars.of(asUsed), 1.0);
        RunInputs own = task.content().inputs();
        artifacts.addOutput(AllocatorArtifacts.rebalances(rows(applied), Set.of()), WEIGHT, SCALED_WEIGHT);
        artifacts.addOutput(AllocatorArtifacts.days(baseline.portfolioReturns(), own.portfolioReturns(), baseline.equity(), own.equity()),
                WEIGHT, SCALED_WEIGHT);
        artifacts.addChain(task.config().version(), result);
        return new Computed(task, artifacts, own, result);
    }

    private List<ScaledRebalance> rows(AppliedScalars applied) {
        double[] raw = ExecutionSimulation.turnover(rawWeights);
        double[] scaled = ExecutionSimulation.turnover(scaledWeights);
        return range(0, raw.length).mapToObj(row -> new ScaledRebalance(applied.rebalances().get(row), raw[row], scaled[row])).toList();
    }
}
