package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_STATE;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static dev.plimsoll.store.kind.ArtifactSchema.PORTFOLIO_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.TREND_UNIT_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The artifacts of a run of the allocator while it is computed, in the order of the data flow, each with what it was made from. */
public final class RunArtifacts {

    private static final Set<String> SIMULATED_FROM = Set.of(ASSET_RETURN.kind(), WEIGHT.kind());

    private final List<RunArtifact> artifacts = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** What the run starts from; what was simulated from it is its first output. */
    static RunArtifacts of(Content content, AllocatorMode mode) {
        RunArtifacts run = new RunArtifacts();
        run.addInputs(content, mode);
        return run;
    }

    /** As far as this is, for a run that goes on by itself. */
    RunArtifacts copy() {
        RunArtifacts copy = new RunArtifacts();
        copy.artifacts.addAll(artifacts);
        copy.warnings.addAll(warnings);
        return copy;
    }

    public List<RunArtifact> all() {
        return List.copyOf(artifacts);
    }

    public List<RunArtifact> outputs() {
        return artifacts.stream().filter(a -> a.role() == Role.output).toList();
    }

    public List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    private void addInputs(Content content, AllocatorMode mode) {
        RunInputs inputs = content.inputs();
        List<Artifact> inputArtifacts = AllocatorArtifacts.of(inputs);
        List<String> sources = inputArtifacts.stream().filter(a -> SIMULATED_FROM.contains(a.kind())).map(Artifact::id).toList();
        // A scaled run's own returns and equity are those of the scaled book; the raw ones follow from its inputs.
        Set<String> left = mode == AllocatorMode.PRECOMPUTED ? Set.of(PORTFOLIO_RETURN.kind(), EQUITY_CURVE.kind()) : Set.of();
        for (Artifact artifact : inputArtifacts) {
            if (!content.computedKinds().contains(artifact.kind())) {
                addInput(artifact);
            } else if (!left.contains(artifact.kind())) {
                addOutput(artifact, Map.of(), sources);
            }
        }
    }

    public void addGiven(ArtifactTable delivered) {
        artifacts.add(new RunArtifact(Role.given, Artifact.of(delivered), Map.of(), List.of()));
    }

    public void addInput(Artifact artifact) {
        artifacts.add(RunArtifact.input(artifact));
    }

    /** Adds an output without facts, made from artifacts of these kinds, as {@link #idsOf} finds them. */
    public void addOutput(Artifact artifact, ArtifactSchema... madeFrom) {
        addOutput(artifact, Map.of(), idsOf(madeFrom));
    }

    public void addOutput(Artifact artifact, Map<String, Object> meta, List<String> madeFrom) {
        artifacts.add(RunArtifact.output(artifact, meta, madeFrom));
    }

    public void warn(List<Warning> found) {
        warnings.addAll(found);
    }

    public void warn(String code, String message) {
        warnings.add(new Warning(code, message));
    }

    /** The ids of artifacts of some kinds, as far as they are there already: what the run computed, else what it was given. */
    List<String> idsOf(ArtifactSchema... schemas) {
        return Arrays.stream(schemas).flatMap(schema -> artifacts.stream()
                .filter(a -> a.role() != Role.given && a.artifact().kind().equals(schema.kind()))
                .sorted((a, b) -> b.role().compareTo(a.role())).limit(1)).map(a -> a.artifact().id()).toList();
    }

    /** How the given returns follow from the weights: the part they do not explain, and the figures of the comparison. */
    public void addBook(BookReconciliation book) {
        record Meta(int executionLag, @JsonInclude(Include.NON_ABSENT) Optional<String> aggregation, double coreWeight,
                int liveRows, int agreeingRows, double largestDifference, double largestAgreeingDifference, boolean recomputable) {
        }
        Meta meta = new Meta(book.lag(), Optional.of(book.aggregation()).filter(a -> a != Aggregation.LOG).map(Aggregation::label),
                book.coreWeight(), book.liveRows(), book.agreeing(), book.largestDifference(), book.largestAgreeingDifference(),
                book.recomputable());
        List<String> from = idsOf(ASSET_RETURN, WEIGHT, PORTFOLIO_RETURN);
        addOutput(AllocatorArtifacts.external(book.external()), Json.members(meta), from);
        if (!book.recomputable()) {
            warn(BookReconciliation.NOT_RECOMPUTABLE, "The portfolio returns do not follow from the weights: " + book.summary()
                    + ". If the book holds components that are not in its weights, give --core-weight; without it a two-pass audit of "
                    + "our own is refused.");
        }
    }

    /** State, regime, risk and applied scalars. */
    public void addChain(String version, AllocatorResult result) {
        addState(result);
        addDecisions(version, result);
    }

    /** The state, which no threshold touches, and what there is to say of the inputs. */
    void addState(AllocatorResult result) {
        result.warnings().forEach(w -> warn(w.code(), w.message()));
        addOutput(AllocatorArtifacts.of(result.state()), AllocatorMeta.of(result.state().meta()),
                idsOf(ASSET_RETURN, PORTFOLIO_RETURN, EQUITY_CURVE, TREND_UNIT_RETURN, SLEEVE_RETURN));
    }

    void addDecisions(String version, AllocatorResult result) {
        Artifact regime = AllocatorArtifacts.of(result.regime());
        Artifact risk = AllocatorArtifacts.of(result.risk());
        addOutput(regime, AllocatorMeta.of(version, result.regime().meta()), idsOf(ALLOCATOR_STATE));
        addOutput(risk, AllocatorMeta.of(version, result.risk().meta()), List.of(regime.id()));
        result.applied().ifPresent(applied -> addOutput(AllocatorArtifacts.of(applied), AllocatorMeta.of(version, applied.meta()),
                Stream.concat(Stream.of(risk.id()), idsOf(WEIGHT).stream()).toList()));
    }
}
