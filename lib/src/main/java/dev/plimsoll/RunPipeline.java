package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.artifact.AllocatorMeta;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.StageFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The main job: directory → inputs → state → regime → risk → one store transaction. Nothing is read twice and nothing reaches back.
 * Inputs refused at the door leave no trace; a computation or a write that fails afterwards is recorded as a FAILED run.
 */
final class RunPipeline {

    /** The computing part; a seam, so that a test can make it fail. */
    interface Chain {
        AllocatorResult run(RunInputs inputs, AllocatorConfig config);
    }

    private final Store store;
    private final Chain chain;

    RunPipeline(Store store) {
        this(store, AllocatorV1::run);
    }

    RunPipeline(Store store, Chain chain) {
        this.store = store;
        this.chain = chain;
    }

    RunReport run(RunRequest request) {
        return execute(request, "allocator", List.of());
    }

    /** As {@link #run}, with the directory's own allocator artifacts taken along and compared with what is computed. */
    RunReport importDirectory(RunRequest request) {
        RunDirectoryReader.at(request.inputs());
        return execute(request, "import", StageFiles.delivered(request.inputs()));
    }

    private RunReport execute(RunRequest request, String kind, List<ArtifactTable> delivered) {
        Store.preload();
        AllocatorConfig config = FrozenV1.versioned(request.config().allocator(), request.researchVersion());
        RunDirectoryReader.Content content = RunDirectoryReader.at(request.inputs())
                .read(request.config().execution(), request.start().orElse(null), request.end().orElse(null));
        Assembly run = new Assembly(request, kind, config, content, delivered);
        AllocatorResult result = compute(run, content.inputs(), config);
        RunDraft draft = run.complete(result);
        Recorded recorded = record(run, draft);
        return new RunReport(recorded, config.version(), result, draft.warnings(), draft.checks(), store.path());
    }

    private AllocatorResult compute(Assembly run, RunInputs inputs, AllocatorConfig config) {
        try {
            return chain.run(inputs, config);
        } catch (PlimsollException e) {
            throw e; // the inputs are at fault, and were refused: not a run
        } catch (RuntimeException e) {
            Recorded failed;
            try {
                failed = store.recordFailure(run.failed(), e);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
                throw new ComputationException("The run failed while computing: " + e + ". It could not be recorded as FAILED either: "
                        + second.getMessage() + " Please report it.", e);
            }
            throw new ComputationException("Run " + failed.runId() + " failed while computing: " + e + ". It is recorded as FAILED in "
                    + store.path() + " with its inputs and the error (plimsoll show " + failed.runId() + "). Please report it.", e);
        }
    }

    private Recorded record(Assembly run, RunDraft draft) {
        try {
            return store.record(draft);
        } catch (StoreBusyException | UsageException e) {
            throw e; // nothing is wrong with the run itself
        } catch (RuntimeException e) {
            try {
                store.recordFailure(run.failed(), e);
            } catch (RuntimeException second) {
                e.addSuppressed(second); // a full disk refuses this too
            }
            throw e;
        }
    }

    /** Puts together what is recorded, before and after the computation. */
    private static final class Assembly {

        private static final Set<String> SIMULATED_FROM = Set.of(ArtifactSchema.ASSET_RETURN.kind(), ArtifactSchema.WEIGHT.kind());

        private final RunDraft.Subject subject;
        private final Map<String, Object> config = new LinkedHashMap<>();
        private final List<RunArtifact> given = new ArrayList<>();
        private final List<RunArtifact> simulated = new ArrayList<>();
        private final List<ArtifactTable> delivered;
        private final String version;
        private final List<RunDraft.Warning> warnings = new ArrayList<>();

        Assembly(RunRequest request, String kind, AllocatorConfig allocator, RunDirectoryReader.Content content,
                List<ArtifactTable> delivered) {
            this.delivered = delivered;
            this.version = allocator.version();
            RunInputs inputs = content.inputs();
            Optional<String> profile = content.meta().map(meta -> meta.get("strategy_profile")).filter(String.class::isInstance)
                    .map(String.class::cast).filter(name -> !name.isBlank());
            this.subject = new RunDraft.Subject(kind, request.runId(), profile, version, inputs.requestedStart(),
                    inputs.requestedEnd(), "off", Optional.empty(), request.supersedes(), request.reason(),
                    request.author().orElse(System.getProperty("user.name", "unknown")));
            config.put("allocator", AllocatorMeta.of(allocator));
            config.put("mode", "off");
            config.put("window_start", inputs.requestedStart().toString());
            config.put("window_end", inputs.requestedEnd().toString());
            config.put("execution", inputs.simulated() ? request.config().execution().asConfig() : null);
            config.put("source_meta", content.meta().orElse(null));
            if (!inputs.simulated() && request.config().execution().lag().isPresent()) {
                warnings.add(new RunDraft.Warning("EXECUTION_LAG_UNUSED", "The portfolio returns are given, so nothing is simulated "
                        + "and the execution lag of " + request.config().execution().lag().get() + " has no effect."));
            }
            List<Artifact> artifacts = InputArtifacts.artifactsOf(inputs);
            List<String> sources = artifacts.stream().filter(a -> SIMULATED_FROM.contains(a.kind())).map(Artifact::id).toList();
            for (Artifact artifact : artifacts) {
                if (content.computedKinds().contains(artifact.kind())) {
                    simulated.add(new RunArtifact(Role.output, artifact, Map.of(), sources));
                } else {
                    given.add(new RunArtifact(Role.input, artifact, Map.of(), List.of()));
                }
            }
            delivered.forEach(table -> given.add(new RunArtifact(Role.given, Artifact.of(table), Map.of(), List.of())));
        }

        RunDraft failed() {
            return new RunDraft(subject, config, given, warnings, List.of());
        }

        RunDraft complete(AllocatorResult result) {
            result.warnings().forEach(w -> warnings.add(new RunDraft.Warning(w.code(), w.message())));
            List<RunArtifact> all = new ArrayList<>(given);
            all.addAll(simulated);
            List<String> inputs = all.stream().filter(a -> a.role() != Role.given && !a.artifact().kind().equals("weight"))
                    .map(a -> a.artifact().id()).toList();
            RunArtifact state = output(AllocatorArtifacts.of(result.state()), AllocatorMeta.of(result.state().meta()), inputs);
            RunArtifact regime = output(AllocatorArtifacts.of(result.regime()), AllocatorMeta.of(version, result.regime().meta()),
                    List.of(state.artifact().id()));
            RunArtifact risk = output(AllocatorArtifacts.of(result.risk()), AllocatorMeta.of(version, result.risk().meta()),
                    List.of(regime.artifact().id()));
            all.add(state);
            all.add(regime);
            all.add(risk);
            result.applied().ifPresent(applied -> {
                List<String> from = new ArrayList<>(List.of(risk.artifact().id()));
                given.stream().filter(a -> a.artifact().kind().equals("weight")).forEach(a -> from.add(a.artifact().id()));
                all.add(output(AllocatorArtifacts.of(applied), AllocatorMeta.of(version, applied.meta()), from));
            });
            return new RunDraft(subject, config, all, warnings, ImportChecks.compare(delivered, all));
        }

        private static RunArtifact output(Artifact artifact, Map<String, Object> meta, List<String> madeFrom) {
            return new RunArtifact(Role.output, artifact, meta, madeFrom);
        }
    }
}
