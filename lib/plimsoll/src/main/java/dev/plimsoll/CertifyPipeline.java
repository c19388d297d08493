package dev.plimsoll;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.Perturbation;
import dev.plimsoll.run.Account;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.store.Certificate;
import dev.plimsoll.store.CertificateDraft;
import dev.plimsoll.store.LookaheadCheck;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.CellDifference;
import dev.plimsoll.store.artifact.Step4Schemas;
import dev.plimsoll.store.artifact.TableComparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for lookahead in a stored run: at some cuts everything after the cut is changed and the run computed again; what it said up to
 * the cut has to stay the same to the byte. What a run says of itself as a whole (candidates, their figures, scores and promotion in
 * Step 4) has no date and is no statement of any day, so it is left out.
 */
final class CertifyPipeline {

    private static final int MOST_CUTS = 1000;

    private final Store store;
    private final ReplayPipeline.Engine engine;
    private final int threads = Runtime.getRuntime().availableProcessors();

    CertifyPipeline(Store store) {
        this(store, Recomputation::of);
    }

    /** With another computation; a seam, so that a test can make it cheat. */
    CertifyPipeline(Store store, ReplayPipeline.Engine engine) {
        this.store = store;
        this.engine = engine;
    }

    Certificate certify(String runId, int cuts, long seed) {
        if (cuts < 1 || cuts > MOST_CUTS) {
            throw new UsageException("A no-lookahead test at " + cuts + " cuts is not possible; expected 1 to " + MOST_CUTS + ".");
        }
        Ingredients from = Ingredients.load(store, runId);
        List<RunArtifact> original = engine.compute(from, threads);
        requireReplays(runId, original);
        Set<Cut> drawn = cuts(from, original, cuts, seed);
        List<LookaheadCheck> checks = new ArrayList<>();
        for (Cut cut : drawn) {
            Map<String, ArtifactTable> changed = engine.compute(Perturbation.of(from, cut, seed + cut.last()), threads).stream()
                    .map(RunArtifact::artifact).collect(Collectors.toMap(Artifact::kind, Artifact::table));
            for (RunArtifact output : original) {
                ArtifactTable table = output.artifact().table();
                if (cut.column(table) >= 0) {
                    checks.add(check(cut, table, changed.get(table.schema().kind())));
                }
            }
        }
        return store.evidence().record(new CertificateDraft(runId, drawn.size(), seed, checks, Account.name()));
    }

    /** A test of another computation than the one that made the run would say nothing of the run. */
    private void requireReplays(String runId, List<RunArtifact> computed) {
        Map<String, String> recorded = store.artifacts(runId).stream().filter(artifact -> artifact.role() == Role.output)
                .collect(Collectors.toMap(StoredArtifact::kind, StoredArtifact::artifactId));
        for (RunArtifact output : computed) {
            if (!output.artifact().id().equals(recorded.get(output.artifact().kind()))) {
                throw new StoreException("Run " + runId + " cannot be tested: computed again from its stored inputs its "
                        + output.artifact().kind() + " is not the one recorded. See where: plimsoll replay " + runId + ".");
            }
        }
    }

    /**
     * Distinct days or requests, drawn from those with something before and after them: from the first tenth on, so that there are rows to
     * compare, and not from the last tenth, so that there is something to change.
     */
    private static Set<Cut> cuts(Ingredients from, List<RunArtifact> original, int wanted, long seed) {
        if (from.kind() == RunKind.ADMISSION) {
            throw new UsageException("Run " + from.info().runId() + " is an admission: it looks at two whole runs and has no day to look "
                    + "ahead from. Certify the two runs.");
        }
        boolean batch = from.kind() == RunKind.ALLOCATION;
        List<Long> places = batch ? places(from.require(AllocationSchemas.ALLOCATION_REQUEST), Cut.request(0))
                : original.stream().map(output -> places(output.artifact().table(), Cut.day(0))).filter(days -> !days.isEmpty())
                        .max(Comparator.comparing(days -> days.get(0))).orElse(List.of()); // what starts last has the longest warm-up
        int margin = places.size() / 10;
        List<Long> left = new ArrayList<>(places.subList(margin, Math.max(margin, places.size() - Math.max(1, margin))));
        if (left.isEmpty()) {
            throw new DataException("Run " + from.info().runId() + " has " + places.size() + (batch ? " request" : " day")
                    + (places.size() == 1 ? "" : "s") + " with results, expected two at least: with nothing after a cut there "
                    + "is nothing to look ahead to.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        TreeSet<Long> drawn = new TreeSet<>();
        while (drawn.size() < wanted && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn.stream().map(place -> batch ? Cut.request(place) : Cut.day(place))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Long> places(ArtifactTable table, Cut kind) {
        int column = kind.column(table);
        return column < 0 ? List.of()
                : new ArrayList<>(new TreeSet<>(Arrays.stream(table.longs(table.present().get(column).name())).boxed().toList()));
    }

    private static LookaheadCheck check(Cut cut, ArtifactTable original, ArtifactTable changedOrNull) {
        ArtifactTable changed = changedOrNull == null ? none(original.schema()) : changedOrNull;
        Set<String> shared = survivors(original, changed);
        TableComparison found = TableComparison.of(original, changed, (table, row) -> cut.isUpTo(table, row)
                && (shared.isEmpty() || shared.contains(table.textAt(row, 0))));
        return new LookaheadCheck(cut.toString(), original.schema().kind(), found.rowsCompared(), found.rowsDiffering(),
                found.first().map(CellDifference::rowKey), found.first().flatMap(CellDifference::column));
    }

    /**
     * A candidate of Step 4 that loses everything in some month has no path at all, not even before that month. Other months to come make
     * others fail, so paths are compared where both have one. Empty for other kinds.
     */
    private static Set<String> survivors(ArtifactTable original, ArtifactTable changed) {
        if (!original.schema().equals(Step4Schemas.PATH)) {
            return Set.of();
        }
        Set<String> both = new HashSet<>(List.of(original.texts("candidate")));
        both.retainAll(Set.copyOf(List.of(changed.texts("candidate"))));
        return both;
    }

    private static ArtifactTable none(ArtifactSchema schema) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        schema.columns().stream().filter(column -> !column.optional()).forEach(column -> arrays.put(column.name(), switch (column.type()) {
            case DOUBLE -> new double[0];
            case INTEGER, DATE, TIMESTAMPTZ -> new long[0];
            case TEXT, ENUM -> new String[0];
            case BOOLEAN -> new Boolean[0];
            case DECIMAL -> new BigDecimal[0];
        }));
        return ArtifactTable.of(schema, arrays);
    }
}
