package dev.plimsoll.kind.allocator;

import dev.plimsoll.store.RunDraft.ImportCheck;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.ColumnType;
import dev.plimsoll.store.artifact.TableComparison;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Do the artifacts that a directory delivers agree with what its inputs give? Day by day, column by column. */
public final class ImportChecks {

    /** Features may differ by what another summation order costs; scalars by less. */
    private static final double FEATURE_TOLERANCE = 1e-10;
    private static final double SCALAR_TOLERANCE = 1e-12;

    private ImportChecks() {
    }

    public static List<ImportCheck> compare(List<ArtifactTable> delivered, List<RunArtifact> computed) {
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
                maxDiff[0] = Double.isNaN(maxDiff[0]) ? diff : Math.max(maxDiff[0], diff);
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
