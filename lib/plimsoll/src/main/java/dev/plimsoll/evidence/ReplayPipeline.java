package dev.plimsoll.evidence;

import static dev.plimsoll.store.audit.Receipt.ReplayVerdict.INPUT_DAMAGED;
import static java.util.stream.Collectors.toMap;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Evidence.Replayed;
import dev.plimsoll.store.audit.Evidence.RunAsStored;
import dev.plimsoll.store.audit.Receipt;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Receipt.ReplayedArtifact;
import dev.plimsoll.store.compare.MetaComparison;
import dev.plimsoll.store.compare.TableComparison;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RowsAsStored;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/**
 * Computes a stored run again and holds it against what is stored now. Whatever it finds becomes a receipt; the original is only read.
 */
public record ReplayPipeline(Store store, Engine engine) {

    /** The computing part; a seam, so that a test can make it differ. */
    public interface Engine {
        List<RunArtifact> compute(StoredRun from, int threads);
    }

    public ReplayPipeline(Store store) {
        this(store, Kinds::compute);
    }

    public List<Receipt> replay(List<String> runIds, int threads, EachRun<Receipt> listener) {
        if (threads < 1) {
            throw new UsageException("A replay on " + threads + " threads is not possible; expected 1 or more.");
        }
        return EachRun.record(store, runIds, EnumSet.allOf(Role.class), 32, run -> replay(run, threads),
                found -> store.evidence().replayed(found, threads, RunLabel.account()), listener);
    }

    private Replayed replay(RunAsStored run, int threads) {
        StoredRun.requireComplete(run.info());
        Optional<String> damage = StoredRun.damage(run);
        if (damage.isPresent()) {
            return unread(run, INPUT_DAMAGED, damage.get());
        }
        StoredRun from;
        try {
            from = Kinds.completed(store, StoredRun.asFound(run));
        } catch (MemoryException | StoreBusyException e) {
            throw e; // says nothing of the run
        } catch (PlimsollException e) {
            return unread(run, INPUT_DAMAGED, e.getMessage());
        }
        List<RunArtifact> computed;
        try {
            computed = engine.compute(from, threads);
        } catch (CancellationException | MemoryException | StoreBusyException e) {
            throw e;
        } catch (RuntimeException e) {
            return unread(run, ReplayVerdict.FAILED, e instanceof PlimsollException ? e.getMessage() : e.toString());
        }
        List<ReplayedArtifact> artifacts = compare(run.rows(Role.output), computed);
        boolean identical = artifacts.stream().allMatch(ReplayedArtifact::identical);
        return new Replayed(run.info().runId(), identical ? ReplayVerdict.IDENTICAL : ReplayVerdict.DIFFERENT, artifacts, Optional.empty());
    }

    private static Replayed unread(RunAsStored run, ReplayVerdict verdict, String error) {
        return new Replayed(run.info().runId(), verdict, List.of(), Optional.of(error));
    }

    /** In the order of the data flow; what was recorded and did not come out again stands at the end. */
    private static List<ReplayedArtifact> compare(List<RowsAsStored> rows, List<RunArtifact> computed) {
        Map<String, RowsAsStored> recorded = rows.stream()
                .collect(toMap(row -> row.artifact().kind(), row -> row, (a, b) -> a, LinkedHashMap::new));
        List<ReplayedArtifact> found = new ArrayList<>();
        for (RunArtifact output : computed) {
            Artifact artifact = output.artifact();
            RowsAsStored there = recorded.remove(artifact.kind());
            found.add(there == null ? oneSided(artifact.kind(), Optional.empty(), Optional.of(artifact.id()), artifact.table().rows())
                    : compare(there, output));
        }
        recorded.values().forEach(there -> found.add(oneSided(there.artifact().kind(), Optional.of(there.artifact().artifactId()),
                Optional.empty(), there.table().map(ArtifactTable::rows).orElse(0))));
        return found;
    }

    private static ReplayedArtifact oneSided(String kind, Optional<String> recorded, Optional<String> computed, long rows) {
        return new ReplayedArtifact(kind, recorded, computed, false, OptionalInt.empty(), Optional.empty(), rows);
    }

    private static ReplayedArtifact compare(RowsAsStored there, RunArtifact output) {
        Artifact computed = output.artifact();
        String recorded = there.artifact().artifactId();
        if (recorded.equals(computed.id()) && there.isIntact()) {
            Optional<CellDifference> meta = metaDifference(there.artifact().metaJson(), output.meta());
            return new ReplayedArtifact(computed.kind(), Optional.of(recorded), Optional.of(computed.id()), meta.isEmpty(),
                    OptionalInt.empty(), meta, 0);
        }
        Optional<TableComparison> rows = there.table().map(stored -> TableComparison.of(stored, computed.table()));
        long differing = rows.map(TableComparison::rowsDiffering).orElse((long) computed.table().rows()) + there.surplus().size();
        return new ReplayedArtifact(computed.kind(), Optional.of(recorded), Optional.of(computed.id()), false,
                rows.map(TableComparison::firstBlock).orElse(OptionalInt.empty()),
                rows.flatMap(TableComparison::first).or(() -> there.surplus().stream().findFirst()), differing);
    }

    /** What is said of an artifact in its run is part of the run: it comes out again to the byte, too. */
    private static Optional<CellDifference> metaDifference(Optional<String> stored, Map<String, Object> computed) {
        Optional<String> expected = computed.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.write(computed));
        if (stored.equals(expected)) {
            return Optional.empty();
        }
        Optional<CellDifference> member = Optional.empty();
        try {
            member = MetaComparison.first(stored.isEmpty() ? Map.of() : Json.parse(stored.get(), "stored meta"), computed);
        } catch (DataException e) {
            // No object any more: the whole of it is shown instead of a member.
        }
        return member.or(() -> Optional.of(new CellDifference(Optional.empty(), MetaComparison.ROW_KEY, Optional.of("text"), stored, expected,
                OptionalDouble.empty())));
    }
}
