package dev.plimsoll.store.diff;

import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.StoredArtifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What differs between two runs: settings, artifacts cell by cell, and the days on which their regimes differ.
 *
 * @param a the first run
 * @param b the second
 * @param tolerance up to what distance cells agree
 * @param config settings that differ, by path
 * @param artifacts artifacts both have, in the order of the data flow
 * @param onlyA artifacts the first alone has
 * @param onlyB artifacts the second alone has
 * @param differingCells cells that differ by more than the tolerance
 * @param worst the worst of them, worst first
 * @param flipDays days on which the regimes differ
 * @param flips the first of them with both reasons
 */
public record RunDiff(RunInfo a, RunInfo b, Tolerance tolerance, List<ConfigDifference> config, List<ArtifactDifference> artifacts,
        List<ArtifactRef> onlyA, List<ArtifactRef> onlyB, long differingCells, List<CellChange> worst, long flipDays,
        List<RegimeFlip> flips) implements Describable {

    private static final List<String> FLOW = ArtifactSchema.all().stream().map(ArtifactSchema::kind).toList();
    private static final Comparator<ArtifactRef> FLOW_ORDER = Comparator.comparing(ArtifactRef::role)
            .thenComparingInt(ref -> FLOW.indexOf(ref.kind())).thenComparingInt(ArtifactRef::schemaVersion);

    /**
     * Compares two runs.
     *
     * @param a the first
     * @param b the second
     * @param tolerance up to what distance cells agree
     * @param limit how many cells and flips to name; all are counted
     * @return what differs
     */
    public static RunDiff between(RunContent a, RunContent b, Tolerance tolerance, int limit) {
        Map<ArtifactRef, StoredArtifact> left = a.byPlace();
        Map<ArtifactRef, StoredArtifact> right = b.byPlace();
        WorstCells worst = new WorstCells(limit);
        List<ArtifactDifference> artifacts = new ArrayList<>();
        for (ArtifactRef place : left.keySet().stream().filter(right::containsKey).sorted(FLOW_ORDER).toList()) {
            StoredArtifact inA = left.get(place);
            StoredArtifact inB = right.get(place);
            artifacts.add(inA.artifactId().equals(inB.artifactId()) ? ArtifactDifference.none(place, inA.artifactId(), inA.rows())
                    : ArtifactComparison.of(place, inA.artifactId(), a.rows(inA), inB.artifactId(), b.rows(inB), tolerance, worst));
        }
        List<RegimeFlip> flips = flips(a, left, b, right);
        return new RunDiff(a.info(), b.info(), tolerance, ConfigDifference.between(a.config(), b.config()), List.copyOf(artifacts),
                missing(left, right), missing(right, left), worst.seen(), worst.worstFirst(), flips.size(),
                flips.stream().limit(limit).toList());
    }

    private static List<ArtifactRef> missing(Map<ArtifactRef, StoredArtifact> from, Map<ArtifactRef, StoredArtifact> in) {
        return from.keySet().stream().filter(place -> !in.containsKey(place)).sorted(FLOW_ORDER).toList();
    }

    private static List<RegimeFlip> flips(RunContent a, Map<ArtifactRef, StoredArtifact> left, RunContent b,
            Map<ArtifactRef, StoredArtifact> right) {
        ArtifactSchema schema = ArtifactSchema.ALLOCATOR_REGIME;
        ArtifactRef regimes = new ArtifactRef(Role.output, schema.kind(), schema.version());
        StoredArtifact inA = left.get(regimes);
        StoredArtifact inB = right.get(regimes);
        return inA == null || inB == null || inA.artifactId().equals(inB.artifactId()) ? List.of()
                : RegimeFlip.between(a.rows(inA), b.rows(inB));
    }

    /**
     * Whether nothing differs: settings, artifacts, rows, columns, and cells beyond the tolerance.
     *
     * @return true when both runs hold the same
     */
    public boolean isSame() {
        return config.isEmpty() && onlyA.isEmpty() && onlyB.isEmpty() && artifacts.stream().allMatch(ArtifactDifference::agrees);
    }

    /**
     * The comparison with fewer cells and days named.
     *
     * @param limit how many of each at most; all are counted
     * @return a copy
     */
    public RunDiff limit(int limit) {
        return new RunDiff(a, b, tolerance, config, artifacts, onlyA, onlyB, differingCells, worst.subList(0, Math.min(limit, worst.size())),
                flipDays, flips.subList(0, Math.min(limit, flips.size())));
    }

    @Override
    public Doc describe() {
        return DiffDoc.of(this);
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
