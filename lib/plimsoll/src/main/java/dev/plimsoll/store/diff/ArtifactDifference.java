package dev.plimsoll.store.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

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
}
