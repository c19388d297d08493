package dev.plimsoll.kind.allocator;

import dev.plimsoll.store.RunDraft.ImportCheck;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.ColumnType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
        boolean comparable = own.isPresent() && own.get().has(column.name());
        long[] left = given.longs("date");
        long[] right = comparable ? own.get().longs("date") : new long[0];
        int leftColumn = given.present().indexOf(column);
        int rightColumn = comparable ? own.get().present().indexOf(column) : -1;
        long differing = 0;
        double maxDiff = Double.NaN;
        Optional<LocalDate> first = Optional.empty();
        for (int i = 0, j = 0; i < left.length || j < right.length;) {
            long day = Math.min(i < left.length ? left[i] : Long.MAX_VALUE, j < right.length ? right[j] : Long.MAX_VALUE);
            boolean inLeft = i < left.length && left[i] == day;
            boolean inRight = j < right.length && right[j] == day;
            boolean same = false;
            if (inLeft && inRight) {
                Object a = given.cell(i, leftColumn);
                Object b = own.get().cell(j, rightColumn);
                if (label || a == null || b == null) {
                    same = a == null ? b == null : a.equals(b);
                } else {
                    double diff = Math.abs((double) a - (double) b);
                    maxDiff = Double.isNaN(maxDiff) ? diff : Math.max(maxDiff, diff);
                    same = diff <= tolerance;
                }
            }
            if (!same) {
                differing++;
                first = first.isPresent() ? first : Optional.of(LocalDate.ofEpochDay(day));
            }
            i += inLeft ? 1 : 0;
            j += inRight ? 1 : 0;
        }
        return new ImportCheck(given.schema().kind(), column.name(), left.length, right.length, differing, maxDiff, tolerance, first);
    }
}
