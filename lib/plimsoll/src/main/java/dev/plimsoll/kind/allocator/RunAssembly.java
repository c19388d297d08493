package dev.plimsoll.kind.allocator;

import dev.plimsoll.ExposureOptions;
import dev.plimsoll.RunPurpose;
import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.RunDirectoryReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what is recorded about a run: before the computation, so that a failure can be recorded, and after it. */
public final class RunAssembly {

    /** Key of the configuration; absent = {@link dev.plimsoll.portfolio.BookReconciliation#TOLERANCE}. */
    public static final String RETURN_TOLERANCE = "return_tolerance";

    private final RunDraft.Subject subject;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final RunArtifacts artifacts;
    private final List<ArtifactTable> delivered;

    public RunAssembly(RunRequest request, RunKind kind, AllocatorConfig allocator, RunDirectoryReader.Content content,
            List<ArtifactTable> delivered) {
        this.delivered = delivered;
        this.artifacts = new RunArtifacts(allocator.version());
        RunInputs inputs = content.inputs();
        ExposureOptions exposure = request.exposure();
        Optional<String> profile = content.meta().map(meta -> meta.get("strategy_profile")).filter(String.class::isInstance)
                .map(String.class::cast).filter(name -> !name.isBlank());
        this.subject = RunLabel.subject(request, kind, profile, allocator.version(), inputs.requestedStart(), inputs.requestedEnd(),
                exposure.mode().toString(), exposure.precomputedRunId());
        config.put("allocator", AllocatorMeta.of(allocator));
        config.put("mode", exposure.mode().toString());
        config.put("precomputed_run_id", exposure.precomputedRunId().orElse(null));
        config.put("apply_missing_scalar_as", exposure.precomputedRunId().isPresent() ? exposure.missingScalar() : null);
        config.put("core_weight", exposure.coreWeight().isPresent() ? exposure.coreWeight().getAsDouble() : null);
        config.put("window_start", inputs.requestedStart().toString());
        config.put("window_end", inputs.requestedEnd().toString());
        config.put("execution", inputs.simulated() ? request.config().execution().asConfig()
                : request.config().execution().asConfigOfGiven());
        config.put("source_meta", content.meta().orElse(null));
        if (exposure.purpose() == RunPurpose.RESEARCH) {
            config.put(RunPurpose.KEY, RunPurpose.RESEARCH_VALUE);
        }
        artifacts.addInputs(content, exposure.mode());
        delivered.forEach(artifacts::addGiven);
    }

    /** Records that given returns agree with recomputed ones up to another difference than usual. */
    public void tolerate(double difference) {
        config.put(RETURN_TOLERANCE, difference);
    }

    public RunArtifacts artifacts() {
        return artifacts;
    }

    /** The run as far as it is known when it fails: its inputs, no outputs. */
    public RunDraft failed() {
        return new RunDraft(subject, config, artifacts.all().stream().filter(a -> a.role() != Role.output).toList(),
                artifacts.warnings(), List.of());
    }

    public RunDraft complete() {
        return new RunDraft(subject, config, artifacts.all(), artifacts.warnings(), ImportChecks.compare(delivered, artifacts.all()));
    }
}
