package dev.plimsoll.kind.allocator;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.RunDirectoryReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts together what is recorded about a run: before the computation, so that a failure can be recorded, and after it. */
public final class RunAssembly {

    /** Key of the configuration; absent = {@link dev.plimsoll.portfolio.BookReconciliation#TOLERANCE}. */
    public static final String RETURN_TOLERANCE = "return_tolerance";

    private final RunDraft.Subject subject;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final RunArtifacts artifacts;
    private final List<ArtifactTable> delivered;

    private record Config(AllocatorConfig allocator, AllocatorMode mode, Optional<String> precomputedRunId,
            Optional<Double> applyMissingScalarAs, OptionalDouble coreWeight, LocalDate windowStart, LocalDate windowEnd,
            Map<String, Object> execution, Optional<Map<String, Object>> sourceMeta) {
    }

    public RunAssembly(RunRequest request, RunKind kind, AllocatorConfig allocator, RunDirectoryReader.Content content,
            List<ArtifactTable> delivered) {
        this.delivered = delivered;
        this.artifacts = new RunArtifacts(allocator.version());
        RunInputs inputs = content.inputs();
        RunRequest.Exposure exposure = request.exposure();
        Optional<String> profile = content.meta().map(meta -> meta.get("strategy_profile")).filter(String.class::isInstance)
                .map(String.class::cast).filter(name -> !name.isBlank());
        this.subject = RunLabel.subject(request, kind, profile, allocator.version(), inputs.requestedStart(), inputs.requestedEnd(),
                exposure.mode().toString(), exposure.precomputedRunId());
        config.putAll(Json.members(new Config(allocator, exposure.mode(), exposure.precomputedRunId(),
                exposure.precomputedRunId().map(run -> exposure.missingScalar()), exposure.coreWeight(), inputs.requestedStart(),
                inputs.requestedEnd(), inputs.simulated() ? request.config().execution().asConfig()
                        : request.config().execution().asConfigOfGiven(), content.meta())));
        if (exposure.purpose() == RunRequest.Exposure.Purpose.RESEARCH) {
            config.put(RunRequest.Exposure.Purpose.KEY, RunRequest.Exposure.Purpose.RESEARCH_VALUE);
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
