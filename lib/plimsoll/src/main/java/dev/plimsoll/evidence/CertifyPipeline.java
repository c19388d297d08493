package dev.plimsoll.evidence;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Certificate;
import dev.plimsoll.store.audit.Certificate.LookaheadCheck;
import dev.plimsoll.store.audit.Evidence.RunAsStored;
import dev.plimsoll.store.audit.Evidence.Tested;
import dev.plimsoll.store.compare.TableComparison;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import dev.plimsoll.store.compare.TableComparison.RowFilter;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Looks for lookahead in a stored run: at some cuts everything after the cut is changed and the run computed again; what it said up to
 * the cut has to stay the same to the byte. What a run says of itself as a whole (candidates, their figures, scores and promotion in
 * Step 4) has no date and is no statement of any day, so it is left out.
 */
public record CertifyPipeline(Store store, ReplayPipeline.Engine engine) {

    private static final int MOST_CUTS = 1000;

    public CertifyPipeline(Store store) {
        this(store, Kinds::compute);
    }

    public List<Certificate> certify(List<String> runIds, int cuts, long seed, EachRun<Certificate> listener) {
        if (cuts < 1 || cuts > MOST_CUTS) {
            throw new UsageException("A no-lookahead test at " + cuts + " cuts is not possible; expected 1 to " + MOST_CUTS + ".");
        }
        return EachRun.record(store, runIds, EnumSet.of(Role.input, Role.given), 4, run -> test(run, cuts, seed),
                found -> store.evidence().certified(found, seed, RunLabel.account()), listener);
    }

    private Tested test(RunAsStored run, int cuts, long seed) {
        String runId = run.info().runId();
        int threads = Runtime.getRuntime().availableProcessors();
        StoredRun from = Kinds.completed(store, StoredRun.inputs(run));
        KindOfRun<?, ?> kind = Kinds.of(from);
        List<RunArtifact> original = engine.compute(from, threads);
        StoredRun.requireSame(runId, run.artifacts(), original); // a test of another computation would say nothing of the run
        Set<Cut> drawn = drawn(runId, kind.cuts(from, original), cuts, seed);
        List<LookaheadCheck> checks = new ArrayList<>();
        for (Cut cut : drawn) {
            Map<String, ArtifactTable> changed = engine.compute(kind.perturbed(from, cut, seed + cut.last()), threads).stream()
                    .map(RunArtifact::artifact).collect(toMap(Artifact::kind, Artifact::table));
            for (RunArtifact output : original) {
                ArtifactTable table = output.artifact().table();
                if (cut.column(table) >= 0) {
                    checks.add(check(kind, cut, table, changed.get(table.schema().kind())));
                }
            }
        }
        return new Tested(runId, drawn.size(), checks);
    }

    /**
     * Distinct days or requests, drawn from those with something before and after them: from the first tenth on, so that there are rows to
     * compare, and not from the last tenth, so that there is something to change.
     */
    private static Set<Cut> drawn(String runId, List<Cut> places, int wanted, long seed) {
        int margin = places.size() / 10;
        List<Cut> left = new ArrayList<>(places.subList(margin, Math.max(margin, places.size() - Math.max(1, margin))));
        if (left.isEmpty()) {
            boolean batch = !places.isEmpty() && places.get(0).request();
            throw new DataException("Run " + runId + " has " + places.size() + (batch ? " request" : " day")
                    + (places.size() == 1 ? "" : "s") + " with results, expected two at least: with nothing after a cut there "
                    + "is nothing to look ahead to.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        TreeSet<Cut> drawn = new TreeSet<>(comparing(Cut::last));
        while (drawn.size() < wanted && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    private static LookaheadCheck check(KindOfRun<?, ?> kind, Cut cut, ArtifactTable original, ArtifactTable changedOrNull) {
        ArtifactTable changed = changedOrNull != null ? changedOrNull : new ArtifactTable.Builder(original.schema(),
                original.schema().columns().stream().filter(column -> !column.optional()).toList(), 0).build();
        RowFilter comparable = kind.comparable(original, changed);
        TableComparison found = TableComparison.of(original, changed,
                (table, row) -> cut.isUpTo(table, row) && comparable.accepts(table, row));
        return new LookaheadCheck(cut.toString(), original.schema().kind(), found.rowsCompared(), found.rowsDiffering(),
                found.first().map(CellDifference::rowKey), found.first().flatMap(CellDifference::column));
    }
}
