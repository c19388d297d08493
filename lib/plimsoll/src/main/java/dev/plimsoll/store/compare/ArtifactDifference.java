package dev.plimsoll.store.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.store.compare.ArtifactComparison.WorstCells;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What differs between the same artifact of two runs. Rows belong together when their keys are equal.
 *
 * @param artifact which one
 * @param idA content hash in the first run
 * @param idB content hash in the second
 * @param rowsA rows in the first
 * @param rowsB rows in the second
 * @param onlyA rows in the first alone
 * @param onlyB rows in the second alone
 * @param firstOnlyA keys of the first of them
 * @param firstOnlyB keys of the first of them
 * @param columnsOnlyA columns in the first alone
 * @param columnsOnlyB columns in the second alone
 * @param columns the columns both have
 */
@JsonPropertyOrder({"artifact", "identical", "agrees"})
public record ArtifactDifference(@JsonUnwrapped ArtifactRef artifact, @JsonProperty("artifact_id_a") String idA,
        @JsonProperty("artifact_id_b") String idB, long rowsA, long rowsB, @JsonProperty("rows_only_a") long onlyA,
        @JsonProperty("rows_only_b") long onlyB, @JsonProperty("first_rows_only_a") List<String> firstOnlyA,
        @JsonProperty("first_rows_only_b") List<String> firstOnlyB, List<String> columnsOnlyA, List<String> columnsOnlyB,
        List<ColumnDifference> columns) {

    /** Two artifacts of one content hash: nothing needs to be compared. */
    static ArtifactDifference none(ArtifactRef artifact, String id, long rows) {
        return new ArtifactDifference(artifact, id, id, rows, rows, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * How many cells of two sets of tables, by kind, are not the same to the bit: those that differ in rows both have, and every cell of
     * rows, columns and tables on one side only; keys are not counted.
     */
    public static long differingCells(Map<String, ArtifactTable> a, Map<String, ArtifactTable> b) {
        TreeSet<String> kinds = new TreeSet<>(a.keySet());
        kinds.addAll(b.keySet());
        return kinds.stream().mapToLong(kind -> a.containsKey(kind) && b.containsKey(kind) ? differingCells(a.get(kind), b.get(kind))
                : values(a.getOrDefault(kind, b.get(kind))) * a.getOrDefault(kind, b.get(kind)).rows()).sum();
    }

    private static long differingCells(ArtifactTable a, ArtifactTable b) {
        ArtifactDifference difference = ArtifactComparison.of(new ArtifactRef(Role.output, a.schema().kind(), a.schema().version()), "a", a,
                "b", b, Tolerance.EXACT, new WorstCells(0));
        long shared = difference.rowsA() - difference.onlyA();
        return difference.differingCells() + difference.onlyA() * values(a) + difference.onlyB() * values(b)
                + shared * (difference.columnsOnlyA().size() + difference.columnsOnlyB().size());
    }

    private static long values(ArtifactTable table) {
        return table.present().stream().filter(column -> !column.key()).count();
    }

    /**
     * Whether both have the same content to the byte.
     *
     * @return true for equal content hashes
     */
    @JsonProperty("identical")
    public boolean isIdentical() {
        return idA.equals(idB);
    }

    /**
     * Whether they agree: the same rows and columns, and no cell beyond the tolerance.
     *
     * @return true when nothing is left to explain
     */
    @JsonProperty
    public boolean agrees() {
        return isIdentical() || onlyA == 0 && onlyB == 0 && columnsOnlyA.isEmpty() && columnsOnlyB.isEmpty() && differingCells() == 0;
    }

    /**
     * Cells beyond the tolerance.
     *
     * @return their count
     */
    public long differingCells() {
        return columns.stream().mapToLong(ColumnDifference::differing).sum();
    }

    /**
     * What differs in one column, over the rows both runs have.
     *
     * @param column its name
     * @param rows rows compared
     * @param differing cells that differ by more than the tolerance
     * @param maxAbsolute largest absolute distance of two numbers, whether the tolerance covers it or not; empty without two numbers
     * @param maxRelative largest relative distance, likewise
     * @param maxUlps largest distance in steps from one double to the next, likewise
     * @param firstRow key of the first row that differs, if one does
     * @param firstDate day of that row, where rows have one
     */
    public record ColumnDifference(String column, long rows, long differing, OptionalDouble maxAbsolute, OptionalDouble maxRelative,
            OptionalLong maxUlps, Optional<String> firstRow, Optional<LocalDate> firstDate) {
    }

    /**
     * One artifact's place in a run.
     *
     * @param role input, output or given
     * @param kind kind of artifact
     * @param schemaVersion version of its schema
     */
    public record ArtifactRef(Role role, String kind, int schemaVersion) {

        @Override
        public String toString() {
            return role + " " + kind + (schemaVersion == 1 ? "" : " v" + schemaVersion);
        }
    }
}
