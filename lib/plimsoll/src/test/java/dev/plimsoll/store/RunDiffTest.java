package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.compare.ArtifactDifference;
import dev.plimsoll.store.compare.ArtifactDifference.ColumnDifference;
import dev.plimsoll.store.compare.RunDiff;
import dev.plimsoll.store.compare.RunDiff.RunContent;
import dev.plimsoll.store.compare.Tolerance;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What differs between two runs, on literal tables. */
class RunDiffTest {

    private static final Artifact WEIGHTS = TextRows.artifact(ArtifactSchema.WEIGHT, """
            date        asset  weight
            2024-01-02  A      0.5
            2024-01-02  B      -
            2024-01-02  C      1
            2024-01-03  A      0.25
            """);
    private static final Artifact OTHER_WEIGHTS = TextRows.artifact(ArtifactSchema.WEIGHT, """
            date        asset  weight
            2024-01-02  A      0.5000000000000001
            2024-01-02  B      0.1
            2024-01-02  D      1
            2024-01-03  A      0.5
            2024-01-04  A      0.5
            """);

    private static RunContent run(String id, Map<String, Object> config, Map<Role, List<Artifact>> artifacts) {
        List<StoredArtifact> stored = new ArrayList<>();
        Map<String, ArtifactTable> tables = new LinkedHashMap<>();
        artifacts.forEach((role, all) -> all.forEach(artifact -> {
            stored.add(new StoredArtifact(role, artifact.kind(), 1, artifact.id(), artifact.table().presentNames(),
                    artifact.table().rows(), Optional.empty()));
            tables.put(artifact.id(), artifact.table());
        }));
        LocalDate day = LocalDate.parse("2024-01-02");
        return new RunContent(new RunInfo(id, "allocator", "v1.0", Optional.empty(), "COMPLETE", day, day, "off", OptionalInt.empty(),
                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalInt.empty(), 0, Optional.empty(), Instant.EPOCH, "tester", "key", Optional.empty()), config,
                stored, tables);
    }

    private static RunContent outputs(String id, Artifact... artifacts) {
        return run(id, Map.of(), Map.of(Role.output, List.of(artifacts)));
    }

    private static RunDiff diff(Artifact a, Artifact b, Tolerance tolerance, int limit) {
        return RunDiff.between(outputs("a", a), outputs("b", b), tolerance, limit);
    }

    private static List<String> worst(RunDiff diff) {
        return diff.worst().stream().map(c -> c.row() + " " + c.column() + " " + c.a().map(Object::toString).orElse("NULL") + " "
                + c.b().map(Object::toString).orElse("NULL")).toList();
    }

    @Test
    void rowsBelongTogetherByKeyAndTheWorstCellsComeFirst() {
        RunDiff diff = diff(WEIGHTS, OTHER_WEIGHTS, Tolerance.EXACT, 10);
        assertThat(diff.isSame()).isFalse();
        assertThat(diff.differingCells()).isEqualTo(3);
        assertThat(worst(diff)).containsExactly("date=2024-01-02, asset=B weight NULL 0.1", "date=2024-01-03, asset=A weight 0.25 0.5",
                "date=2024-01-02, asset=A weight 0.5 0.5000000000000001");
        ArtifactDifference weights = diff.artifacts().get(0);
        assertThat(List.of(weights.rowsA(), weights.rowsB(), weights.onlyA(), weights.onlyB())).containsExactly(4L, 5L, 1L, 2L);
        assertThat(weights.firstOnlyA()).containsExactly("date=2024-01-02, asset=C");
        assertThat(weights.firstOnlyB()).containsExactly("date=2024-01-02, asset=D", "date=2024-01-04, asset=A");
        ColumnDifference column = weights.columns().get(0);
        assertThat(column.rows()).isEqualTo(3);
        assertThat(column.differing()).isEqualTo(3);
        assertThat(column.maxAbsolute()).hasValue(0.25);
        assertThat(column.maxRelative()).hasValue(0.5);
        assertThat(column.maxUlps()).hasValue(1L << 52);
        assertThat(column.firstRow()).contains("date=2024-01-02, asset=A");
        assertThat(column.firstDate()).contains(LocalDate.parse("2024-01-02"));
    }

    @Test
    void aToleranceCoversNumbersButNoMissingValueAndNoMissingRow() {
        RunDiff diff = diff(WEIGHTS, OTHER_WEIGHTS, new Tolerance(0, 0, 1), 10);
        assertThat(worst(diff)).containsExactly("date=2024-01-02, asset=B weight NULL 0.1", "date=2024-01-03, asset=A weight 0.25 0.5");
        RunDiff wide = diff(WEIGHTS, OTHER_WEIGHTS, new Tolerance(10, 0, 0), 10);
        assertThat(worst(wide)).containsExactly("date=2024-01-02, asset=B weight NULL 0.1");
        assertThat(wide.artifacts().get(0).columns().get(0).maxAbsolute()).as("the largest distance, covered or not").hasValue(0.25);
        assertThat(wide.isSame()).isFalse();
    }

    @Test
    void withinToleranceIsTheSameThoughNotIdentical() {
        Artifact near = TextRows.artifact(ArtifactSchema.WEIGHT, "date asset weight\n2024-01-02 A 0.5000000000000001");
        Artifact one = TextRows.artifact(ArtifactSchema.WEIGHT, "date asset weight\n2024-01-02 A 0.5");
        RunDiff diff = diff(one, near, new Tolerance(0, 0, 1), 10);
        assertThat(diff.isSame()).isTrue();
        assertThat(diff.artifacts().get(0).isIdentical()).isFalse();
        assertThat(diff.toString()).startsWith("The same.\n").endsWith("within tolerance").doesNotContain("identical");
        assertThat(diff(one, near, Tolerance.EXACT, 10).isSame()).isFalse();
    }

    @Test
    void theLimitCutsTheListAndNotTheCount() {
        RunDiff diff = diff(WEIGHTS, OTHER_WEIGHTS, Tolerance.EXACT, 1);
        assertThat(worst(diff)).containsExactly("date=2024-01-02, asset=B weight NULL 0.1");
        assertThat(diff.differingCells()).isEqualTo(3);
    }

    @Test
    void equallyBadCellsKeepTheOrderOfTheRows() {
        Artifact one = TextRows.artifact(ArtifactSchema.WEIGHT, "date asset weight\n2024-01-02 A 1\n2024-01-02 B 1\n2024-01-02 C 1");
        Artifact two = TextRows.artifact(ArtifactSchema.WEIGHT, "date asset weight\n2024-01-02 A 2\n2024-01-02 B 2\n2024-01-02 C 2");
        assertThat(worst(diff(one, two, Tolerance.EXACT, 2))).containsExactly("date=2024-01-02, asset=A weight 1.0 2.0",
                "date=2024-01-02, asset=B weight 1.0 2.0");
    }

    @Test
    void columnsOnOneSideAndLabelsAndCountsAreHeldAgainstEachOther() {
        Artifact labels = TextRows.artifact(ArtifactSchema.ALLOCATOR_REGIME, "date regime\n2024-01-02 NORMAL\n2024-01-03 NORMAL");
        Artifact other = TextRows.artifact(ArtifactSchema.ALLOCATOR_REGIME,
                "date regime enter_score\n2024-01-02 NORMAL 0\n2024-01-03 STRESS 2");
        RunDiff diff = diff(labels, other, Tolerance.EXACT, 10);
        assertThat(diff.artifacts().get(0).columnsOnlyA()).isEmpty();
        assertThat(diff.artifacts().get(0).columnsOnlyB()).containsExactly("enter_score");
        assertThat(worst(diff)).containsExactly("date=2024-01-03 regime NORMAL STRESS");
        assertThat(diff.artifacts().get(0).columns().get(0).maxAbsolute()).as("labels have no distance").isEmpty();
        assertThat(diff.flips()).hasSize(1);
        assertThat(diff.flips().get(0).a()).hasToString("no trace stored");
    }

    @Test
    void aRegimeFlipNamesBothReasons() {
        RunDiff diff = diff(Drafts.REGIME, Drafts.CALM, Tolerance.EXACT, 10);
        assertThat(diff.flipDays()).isEqualTo(1);
        assertThat(diff.flips().get(0).date()).isEqualTo("2024-01-03");
        assertThat(diff.flips().get(0).a()).hasToString("UPGRADE: target STRESS by SCORE_2 (vol_fast, corr_spike), exit score 2, day 1");
        assertThat(diff.flips().get(0).b()).hasToString("STAY: target NORMAL by NONE (no signal), exit score 1, day 2");
        assertThat(diff.worst().get(0).column()).as("counts before labels").isIn("enter_score", "exit_score", "days_in_regime");
        assertThat(RunDiff.between(outputs("a", Drafts.REGIME), outputs("b", Drafts.CALM), Tolerance.EXACT, 0).flipDays()).isEqualTo(1);
    }

    @Test
    void decimalsInstantsAndKeysOfManyColumnsAreCompared() {
        Artifact one = AllocationDrafts.ALL.stream().filter(a -> a.kind().equals(ArtifactSchema.ALLOCATION_DECISION.kind())).findFirst()
                .orElseThrow();
        RunDiff same = RunDiff.between(outputs("a", one, WEIGHTS), outputs("b", one, OTHER_WEIGHTS), Tolerance.EXACT, 10);
        assertThat(same.artifacts()).extracting(d -> d.artifact().kind() + " " + d.isIdentical())
                .containsExactly("weight false", "allocation_decision true");
    }

    @Test
    void settingsAreComparedByPath() {
        RunDiff diff = RunDiff.between(
                run("a", Map.of("x", Map.of("deep", 1, "gone", "text"), "list", List.of(1, 2), "same", true), Map.of()),
                run("b", Map.of("x", Map.of("deep", 2), "list", List.of(1, 3, 4), "same", true, "none", Map.of()), Map.of()),
                Tolerance.EXACT, 10);
        assertThat(diff.config()).extracting(d -> d.path() + ": " + d.a() + " > " + d.b()).containsExactly("list[1]: 2 > 3",
                "list[2]: absent > 4", "none: absent > {}", "x.deep: 1 > 2", "x.gone: \"text\" > absent");
        assertThat(diff.isSame()).isFalse();
    }

    /** What one run uses and the other makes has two places, each on one side only. */
    @Test
    void anArtifactInAnotherRoleIsOnOneSideOnly() {
        RunDiff diff = RunDiff.between(run("a", Map.of(), Map.of(Role.output, List.of(WEIGHTS))),
                run("b", Map.of(), Map.of(Role.input, List.of(WEIGHTS))), Tolerance.EXACT, 10);
        assertThat(diff.artifacts()).isEmpty();
        assertThat(diff.onlyA()).hasToString("[output weight]");
        assertThat(diff.onlyB()).hasToString("[input weight]");
        assertThat(diff.isSame()).isFalse();
        assertThat(diff.toString()).containsPattern("output weight( +-){5} +in A only\n").containsPattern("input weight( +-){5} +in B only");
    }
}
