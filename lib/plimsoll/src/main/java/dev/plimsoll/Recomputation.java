package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.kind.allocation.AdmissionPipeline;
import dev.plimsoll.kind.allocation.AllocationBatch;
import dev.plimsoll.kind.allocator.DeliveredPass;
import dev.plimsoll.kind.allocator.RunArtifacts;
import dev.plimsoll.kind.allocator.RunComputation;
import dev.plimsoll.kind.allocator.RunTask;
import dev.plimsoll.kind.allocator.StoredInputs;
import dev.plimsoll.kind.sleeves.SleevePipeline;
import dev.plimsoll.kind.step4.Step4Assembly;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.artifact.SleeveArtifacts;
import dev.plimsoll.store.artifact.SleeveMonths;
import dev.plimsoll.store.artifact.SleeveSchemas;
import dev.plimsoll.store.artifact.Step4Schemas;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.SleeveDirectory;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Listener;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any stored run computed again from its ingredients alone: the same code as the run itself, without files, store or clock. */
public final class Recomputation {

    private Recomputation() {
    }

    /**
     * The artifacts a run makes, in the order of its data flow.
     *
     * @param from what the run starts from
     * @param threads how many may work at a time where there is work for several; the result does not depend on it
     */
    public static List<RunArtifact> of(Ingredients from, int threads) {
        return switch (from.kind()) {
            case ALLOCATOR, IMPORT -> allocator(from).artifacts().outputs();
            case SLEEVES -> sleeves(from);
            case STEP4 -> Step4Assembly.outputs(step4(from, threads), Artifact.of(from.require(Step4Schemas.SLEEVE_MONTH)).id());
            case ALLOCATION -> outputs(allocation(from));
            case ADMISSION -> AdmissionPipeline.outputs(from);
        };
    }

    /**
     * A run of the allocator.
     *
     * @param task what it was computed from
     * @param artifacts what it made
     * @param computed its own chain
     */
    public record AllocatorRun(RunTask task, RunArtifacts artifacts, RunComputation.Computed computed) {
    }

    public static AllocatorRun allocator(Ingredients from) {
        RunTask task = StoredInputs.task(from);
        RunArtifacts artifacts = new RunArtifacts(task.config().version());
        artifacts.addInputs(task.content(), task.exposure().mode());
        if (!from.isDelivered()) {
            return new AllocatorRun(task, artifacts, RunComputation.run(task, artifacts, AllocatorV1::run));
        }
        AllocatorResult result = AllocatorV1.run(task.content().inputs(), task.config());
        DeliveredPass pass = new DeliveredPass(InputArtifacts.panel(from.require(ArtifactSchema.WEIGHT)),
                InputArtifacts.panel(from.require(ArtifactSchema.SCALED_WEIGHT)),
                SleeveArtifacts.scalars(from.require(SleeveSchemas.OVERLAY_SCALAR)).get(DeliveredPass.USED));
        artifacts.addInput(Artifact.of(from.require(ArtifactSchema.ALLOCATOR_RISK_APPLIED)));
        pass.inputs().forEach(artifacts::addInput);
        Ingredients baseline = from.baseline().orElseThrow(() -> new DataException("Run " + from.info().runId()
                + " is a scaled run made elsewhere; expected its baseline beside it."));
        pass.addTo(artifacts, task.content().inputs(), StoredInputs.content(baseline).inputs(), result);
        return new AllocatorRun(task, artifacts, new RunComputation.Computed(task.content().inputs(), result));
    }

    private static List<RunArtifact> sleeves(Ingredients from) {
        SleeveDirectory inputs = new SleeveDirectory(SleeveSettings.ofConfig(from.section("sleeves"), from.source()),
                InputArtifacts.panel(from.require(ArtifactSchema.ASSET_RETURN)),
                SleeveArtifacts.positions(from.require(SleeveSchemas.SLEEVE_POSITION)),
                from.input(SleeveSchemas.OVERLAY_SCALAR).map(SleeveArtifacts::scalars).orElse(Map.of()));
        SleeveBacktestResult result = SleevePipeline.backtest(inputs);
        return SleevePipeline.outputs(inputs, SleevePipeline.inputArtifacts(inputs), result);
    }

    public static SleevePair pair(Ingredients from) {
        return SleevePair.of(sleeve(from, "a"), sleeve(from, "b"));
    }

    public static Step4Config step4Config(Ingredients from) {
        return Step4File.of(from.section("step4"), from.source());
    }

    private static MonthlySleeve sleeve(Ingredients from, String side) {
        return SleeveMonths.of(from.require(Step4Schemas.SLEEVE_MONTH), (String) from.section("sleeves").get(side)).sleeve();
    }

    public static Step4Result step4(Ingredients from, int threads) {
        return StepFour.run(pair(from), step4Config(from), threads, Step4Listener.NONE);
    }

    public static AllocationConfig allocationConfig(Ingredients from) {
        return AllocationConfigFile.of(from.section("allocation"), from.source());
    }

    /** The batch decided again; a stored request is in the regime that it was decided in. */
    public static AllocationBatch allocation(Ingredients from) {
        AllocationBatch batch = new AllocationBatch(allocationConfig(from), Optional.empty());
        ArtifactTable requests = from.require(AllocationSchemas.ALLOCATION_REQUEST);
        String[] documents = requests.texts("document");
        for (int i = 0; i < documents.length; i++) {
            String where = "request " + (i + 1) + " of run " + from.info().runId();
            batch.decide(Read.good(where, AllocationRequestFile.parse(documents[i], where)));
        }
        batch.refuseFaults();
        return batch;
    }

    public static List<RunArtifact> outputs(AllocationBatch batch) {
        String requests = batch.artifacts().requests().id();
        return batch.artifacts().results().stream().map(result -> new RunArtifact(Role.output, result, Map.of(), List.of(requests)))
                .toList();
    }
}
