package dev.plimsoll.kind.allocator;

import static java.lang.Double.isNaN;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.RunRequest.Exposure.Purpose;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.store.compare.TableComparison;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.ImportCheck;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts together what is recorded about a run: before the computation, so that a failure can be recorded, and after it. */
public final class RunAssembly {

    /** Key of the configuration; absent = {@link dev.plimsoll.portfolio.BookReconciliation#TOLERANCE}. */
    public static final String RETURN_TOLERANCE = "return_tolerance";

    /** Features may differ by what another summation order costs; scalars by less. */
    private static final double FEATURE_TOLERANCE = 1e-10;
    private static final double SCALAR_TOLERANCE = 1e-12;

    private final Subject subject;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final RunArtifacts artifacts;
    private final List<ArtifactTable> delivered;

    private record Config(AllocatorConfig allocator, AllocatorMode mode, Optional<String> precomputedRunId,
            Optional<Double> applyMissingScalarAs, OptionalDouble coreWeight, LocalDate windowStart, LocalDate windowEnd,
            Map<String, Object> execution, Optional<Map<String, Object>> sourceMeta) {
    }

    public RunAssembly(RunRequest request, RunKind kind, AllocatorConfig allocator, Content content, List<ArtifactTable> delivered) {
        this(request, kind, allocator, content, RunArtifacts.of(content, request.exposure().mode()), delivered);
        delivered.forEach(artifacts::addGiven);
    }

    /** Of a run whose inputs are among its artifacts already. */
    RunAssembly(RunRequest request, RunKind kind, AllocatorConfig allocator, Content content, RunArtifacts artifacts,
            List<ArtifactTable> delivered) {
        this.delivered = delivered;
        this.artifacts = artifacts;
        RunInputs inputs = content.inputs();
        Exposure exposure = request.exposure();
        Optional<String> profile = content.meta().map(meta -> meta.get("strategy_profile")).filter(String.class::isInstance)
                .map(String.class::cast).filter(name -> !name.isBlank());
        this.subject = request.label().subject(kind, profile, allocator.version(), inputs.requestedStart(), inputs.requestedEnd(),
                exposure.mode().toString(), exposure.precomputedRunId());
        config.putAll(Json.members(new Config(allocator, exposure.mode(), exposure.precomputedRunId(),
                exposure.precomputedRunId().map(run -> exposure.missingScalar()), exposure.coreWeight(), inputs.requestedStart(),
                inputs.requestedEnd(), inputs.simulated() ? request.config().execution().asConfig()
                        : request.config().execution().asConfigOfGiven(), content.meta())));
        if (exposure.purpose() == Purpose.RESEARCH) {
            config.put(Purpose.KEY, Purpose.RESEARCH_VALUE);
        }
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
        return new RunDraft(subject, config, artifacts.all(), artifacts.warnings(), compare(delivered, artifacts.all()));
    }

    /** Whether what a directory delivers agrees with what its inputs give, day by day and column by column. */
    private static List<ImportCheck> compare(List<ArtifactTable> delivered, List<RunArtifact> computed) {
        List<ImportCheck> checks = new ArrayList<>();
        for (ArtifactTable given : delivered) {
            Optional<ArtifactTable> own = computed.stream().filter(a -> a.role() == Role.output)
                    .map(a -> a.artifact().table()).filter(t -> t.schema().equals(given.schema())).findFirst();
            for (ArtifactColumn column : given.present()) {
                if (!column.key()) {
                    checks.add(compare(given, own, column));
                }
            }
        }
        return checks;
    }

    private static ImportCheck compare(ArtifactTable given, Optional<ArtifactTable> own, ArtifactColumn column) {
        boolean label = column.type() != ColumnType.DOUBLE;
        double tolerance = label ? Double.NaN : given.schema().kind().equals("allocator_state") ? FEATURE_TOLERANCE : SCALAR_TOLERANCE;
        ArtifactTable computed = own.filter(table -> table.has(column.name()))
                .orElseGet(() -> new ArtifactTable.Builder(given.schema(), given.present(), 0).build());
        List<LocalDate> differing = new ArrayList<>();
        double[] maxDiff = {Double.NaN};
        TableComparison.walk(given, computed, (table, row) -> true, (order, i, j) -> {
            Object a = order > 0 ? null : given.cell(i, column.name());
            Object b = order < 0 ? null : computed.cell(j, column.name());
            boolean same = order == 0 && Objects.equals(a, b);
            if (!label && a != null && b != null) {
                double diff = Math.abs((double) a - (double) b);
                maxDiff[0] = isNaN(maxDiff[0]) ? diff : Math.max(maxDiff[0], diff);
                same = diff <= tolerance;
            }
            if (!same) {
                differing.add((LocalDate) (order > 0 ? computed.cell(j, "date") : given.cell(i, "date")));
            }
        });
        return new ImportCheck(given.schema().kind(), column.name(), given.rows(), computed.rows(), differing.size(), maxDiff[0], tolerance,
                differing.stream().findFirst());
    }
}
