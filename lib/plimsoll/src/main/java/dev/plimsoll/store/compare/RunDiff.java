package dev.plimsoll.store.compare;

import static java.util.Comparator.reverseOrder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.compare.ArtifactComparison.WorstCells;
import dev.plimsoll.store.compare.ArtifactDifference.ArtifactRef;
import dev.plimsoll.store.compare.Tolerance.Distance;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * A cell that differs between two runs.
     *
     * @param artifact where
     * @param row key of the row, as column=value pairs
     * @param date day of the row, where rows have one
     * @param column name of the column
     * @param a value of the first run: LocalDate, Instant, Double, BigDecimal, Long, String or Boolean; empty for NULL
     * @param b value of the second
     * @param distance how far apart they are; empty unless both are numbers
     */
    public record CellChange(ArtifactRef artifact, String row, Optional<LocalDate> date, String column, Optional<Object> a,
            Optional<Object> b, Optional<Distance> distance) {

        /**
         * Worst first: a value against a missing one, then measured numbers by relative and absolute distance, then counts, which differ by
         * much as soon as they differ, then labels. Cells that are equally bad compare as equal.
         */
        static final Comparator<CellChange> WORST_FIRST = Comparator.comparingInt(CellChange::rank)
                .thenComparing(cell -> cell.distance().map(Distance::relative).orElse(0.0), reverseOrder())
                .thenComparing(cell -> cell.distance().map(Distance::absolute).orElse(0.0), reverseOrder());

        private int rank() {
            return a.isEmpty() || b.isEmpty() ? 0 : distance.isEmpty() ? 3 : a.get() instanceof Long ? 2 : 1;
        }
    }

    /**
     * A setting that differs between two runs: their canonical JSON, which a run's config hash is made of, is not the same there.
     *
     * @param path its place, such as {@code allocator.thresholds.dd_enter}
     * @param a value in the first run as canonical JSON, or {@code absent}
     * @param b value in the second
     */
    public record ConfigDifference(String path, String a, String b) {

        /** What stands for a setting one side does not have; texts are in quotation marks, so no value looks like it. */
        static final String ABSENT = "absent";

        static List<ConfigDifference> between(Map<String, Object> a, Map<String, Object> b) {
            return MetaComparison.differences(a, b).stream().map(found ->
                    new ConfigDifference(found.column().orElseThrow(), found.stored().orElse(ABSENT), found.computed().orElse(ABSENT)))
                            .toList();
        }
    }

    /**
     * A day on which two runs were in different regimes.
     *
     * @param date the day
     * @param a why the first was in its regime
     * @param b why the second was in its
     */
    public record RegimeFlip(LocalDate date, RegimeReason a, RegimeReason b) {

        /** All of them over the days both have. */
        static List<RegimeFlip> between(ArtifactTable a, ArtifactTable b) {
            List<RegimeFlip> flips = new ArrayList<>();
            TableComparison.walk(a, b, (table, row) -> true, (order, i, j) -> {
                if (order == 0 && !a.cell(i, "regime").equals(b.cell(j, "regime"))) {
                    flips.add(new RegimeFlip((LocalDate) a.cell(i, "date"), RegimeReason.of(a, i), RegimeReason.of(b, j)));
                }
            });
            return flips;
        }
    }

    /**
     * Why a run was in its regime on a day, from the trace it stored.
     *
     * @param regime regime in force
     * @param signals ENTER signals that fired, in order
     * @param enterScore how many those are; empty where no trace was stored
     * @param exitScore how many EXIT signals fired
     * @param target regime the ENTER rules alone would give
     * @param targetRule the rule that gave it
     * @param decision what the walk did with the target
     * @param daysInRegime how long the regime has lasted
     */
    @JsonPropertyOrder({"regime", "decision", "target", "target_rule"})
    public record RegimeReason(String regime, @JsonProperty("enter_signals") List<String> signals, Optional<Integer> enterScore,
            Optional<Integer> exitScore, Optional<String> target, Optional<String> targetRule, Optional<String> decision,
            Optional<Integer> daysInRegime) {

        private static final List<String> SIGNALS = List.of("vol_fast", "corr_spike", "dd_deep", "dd_worsening");

        static RegimeReason of(ArtifactTable regimes, int row) {
            List<String> fired = SIGNALS.stream().filter(signal -> Boolean.TRUE.equals(regimes.cell(row, "enter_" + signal))).toList();
            return new RegimeReason(text(regimes, row, "regime").orElseThrow(), fired, number(regimes, row, "enter_score"),
                    number(regimes, row, "exit_score"), text(regimes, row, "target"), text(regimes, row, "target_rule"),
                    text(regimes, row, "decision"), number(regimes, row, "days_in_regime"));
        }

        private static Optional<String> text(ArtifactTable table, int row, String column) {
            return Optional.ofNullable((String) table.cell(row, column));
        }

        private static Optional<Integer> number(ArtifactTable table, int row, String column) {
            return Optional.ofNullable((Long) table.cell(row, column)).map(Math::toIntExact);
        }

        /**
         * The reason in words.
         *
         * @return such as {@code UPGRADE to STRESS by SCORE_2 (vol_fast, corr_spike)}
         */
        @Override
        public String toString() {
            if (decision.isEmpty()) {
                return "no trace stored";
            }
            String fired = signals.isEmpty() ? "no signal" : String.join(", ", signals);
            return decision.get() + ": target " + target.orElse("?") + " by " + targetRule.orElse("?") + " (" + fired + "), exit score "
                    + exitScore.map(String::valueOf).orElse("?") + ", day " + daysInRegime.map(String::valueOf).orElse("?");
        }
    }

    /**
     * One side of a comparison.
     *
     * @param info the run
     * @param config its configuration
     * @param artifacts its artifacts
     * @param tables rows by content hash; only those are needed that {@link #mustCompare} names
     */
    public record RunContent(RunInfo info, Map<String, Object> config, List<StoredArtifact> artifacts, Map<String, ArtifactTable> tables) {

        /**
         * Whether two artifacts have the same place in their runs and other content, so that their rows are needed.
         *
         * @param a of one run
         * @param b of the other
         * @return false for equal content hashes: such artifacts are equal to the byte
         */
        public static boolean mustCompare(StoredArtifact a, StoredArtifact b) {
            return place(a).equals(place(b)) && !a.artifactId().equals(b.artifactId());
        }

        private static ArtifactRef place(StoredArtifact artifact) {
            return new ArtifactRef(artifact.role(), artifact.kind(), artifact.schemaVersion());
        }

        Map<ArtifactRef, StoredArtifact> byPlace() {
            return artifacts.stream().collect(Collectors.toMap(RunContent::place, a -> a, (a, b) -> b, LinkedHashMap::new));
        }

        ArtifactTable rows(StoredArtifact artifact) {
            return tables.get(artifact.artifactId());
        }
    }
}
