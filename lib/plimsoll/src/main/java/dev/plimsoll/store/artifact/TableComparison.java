package dev.plimsoll.store.artifact;

import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two tables of one kind, row by row and cell by cell: equal means the same canonical bytes.
 *
 * @param rowsCompared rows on either side
 * @param rowsDiffering rows that differ or are on one side only
 * @param firstBlock block of the first such row among the computed rows; empty when nothing differs
 * @param first where the first such row differs; empty when nothing does
 */
public record TableComparison(long rowsCompared, long rowsDiffering, OptionalInt firstBlock, Optional<CellDifference> first) {

    /** Which rows are compared. */
    public interface RowFilter {

        /**
         * Whether a row is compared.
         *
         * @param table either one
         * @param row 0-based
         * @return true when it is
         */
        boolean accepts(ArtifactTable table, int row);
    }

    /**
     * Compares all rows.
     *
     * @param stored one side
     * @param computed the other
     * @return what differs
     */
    public static TableComparison of(ArtifactTable stored, ArtifactTable computed) {
        return of(stored, computed, (table, row) -> true);
    }

    /**
     * Compares some rows.
     *
     * @param stored one side
     * @param computed the other
     * @param filter which rows count
     * @return what differs
     */
    public static TableComparison of(ArtifactTable stored, ArtifactTable computed, RowFilter filter) {
        return new Walk(stored, computed, filter).run();
    }

    /**
     * Key of a row.
     *
     * @param table the table
     * @param row 0-based
     * @return {@code column=value} pairs
     */
    public static String key(ArtifactTable table, int row) {
        return table.present().stream().filter(ArtifactColumn::key)
                .map(column -> column.name() + "=" + text(table.cell(row, table.present().indexOf(column))))
                .collect(Collectors.joining(", "));
    }

    /** Side by side through the rows of both, which are in the order of their keys. */
    private static final class Walk {

        private final ArtifactTable stored;
        private final ArtifactTable computed;
        private final RowFilter filter;
        private final int[][] columns; // for each column that either side has, its place on both, -1 = absent
        private long rows;
        private long differing;
        private OptionalInt block = OptionalInt.empty();
        private Optional<CellDifference> first = Optional.empty();

        Walk(ArtifactTable stored, ArtifactTable computed, RowFilter filter) {
            this.stored = stored;
            this.computed = computed;
            this.filter = filter;
            Set<ArtifactColumn> all = new LinkedHashSet<>(stored.present());
            all.addAll(computed.present());
            this.columns = stored.schema().columns().stream().filter(all::contains).filter(column -> !column.key())
                    .map(column -> new int[] {stored.present().indexOf(column), computed.present().indexOf(column)}).toArray(int[][]::new);
        }

        TableComparison run() {
            int i = next(stored, -1);
            int j = next(computed, -1);
            while (i < stored.rows() || j < computed.rows()) {
                rows++;
                int order = i == stored.rows() ? 1 : j == computed.rows() ? -1 : stored.compareKeys(i, computed, j);
                if (order < 0) {
                    found(j, whole(stored, i));
                } else if (order > 0) {
                    found(j, whole(computed, j));
                } else {
                    cells(i, j);
                }
                i = order <= 0 ? next(stored, i) : i;
                j = order >= 0 ? next(computed, j) : j;
            }
            return new TableComparison(rows, differing, block, first);
        }

        private int next(ArtifactTable table, int row) {
            int next = row + 1;
            while (next < table.rows() && !filter.accepts(table, next)) {
                next++;
            }
            return next;
        }

        private void cells(int i, int j) {
            for (int[] column : columns) {
                boolean nullStored = column[0] < 0 || stored.isNull(i, column[0]);
                boolean nullComputed = column[1] < 0 || computed.isNull(j, column[1]);
                // A column that one side does not have differs from one of NULLs: its header does.
                if (column[0] < 0 || column[1] < 0 || nullStored != nullComputed
                        || !nullStored && !stored.cell(i, column[0]).equals(computed.cell(j, column[1]))) {
                    found(j, cell(i, j, column));
                    return;
                }
            }
        }

        private void found(int j, CellDifference difference) {
            differing++;
            if (first.isEmpty()) {
                first = Optional.of(difference);
                block = OptionalInt.of(j / Artifact.BLOCK_ROWS);
            }
        }

        private static CellDifference whole(ArtifactTable table, int row) {
            return new CellDifference(date(table, row), key(table, row), Optional.empty(), Optional.empty(), Optional.empty(),
                    OptionalDouble.empty());
        }

        private CellDifference cell(int i, int j, int[] column) {
            Object a = column[0] < 0 ? null : stored.cell(i, column[0]);
            Object b = column[1] < 0 ? null : computed.cell(j, column[1]);
            String name = (column[0] < 0 ? computed.present().get(column[1]) : stored.present().get(column[0])).name();
            OptionalDouble ulps = a instanceof Double x && b instanceof Double y ? OptionalDouble.of(CellDifference.ulps(x, y))
                    : OptionalDouble.empty();
            return new CellDifference(date(stored, i), key(stored, i), Optional.of(name), Optional.ofNullable(a).map(TableComparison::text),
                    Optional.ofNullable(b).map(TableComparison::text), ulps);
        }

        private static Optional<LocalDate> date(ArtifactTable table, int row) {
            for (int c = 0; c < table.present().size(); c++) {
                if (table.present().get(c).type() == ColumnType.DATE) {
                    return Optional.of((LocalDate) table.cell(row, c));
                }
            }
            return Optional.empty();
        }
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? ShortestDecimal.of(number)
                : cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
    }

    /**
     * Where two tables of one kind differ.
     *
     * @param date day of the row; empty when its key has no date
     * @param rowKey key of the row, as {@code column=value} pairs
     * @param column the column that differs; empty when the whole row is on one side only, or twice on one
     * @param stored value of the stored table, as text that reads back exactly; empty = NULL, or no such row
     * @param computed value of the other table, likewise
     * @param ulps distance in units in the last place; empty unless both values are doubles
     */
    public record CellDifference(Optional<LocalDate> date, String rowKey, Optional<String> column, Optional<String> stored,
            Optional<String> computed, OptionalDouble ulps) {

        private static final double TWO_TO_64 = 0x1p64;

        /**
         * How far two doubles are apart: how many lie between them, plus one. 0 for equal ones, 0.0 and -0.0 among them.
         *
         * @param a not NaN
         * @param b not NaN
         * @return units in the last place, exact up to 2^53
         */
        public static double ulps(double a, double b) {
            long distance = Math.max(ordered(a), ordered(b)) - Math.min(ordered(a),
                    ordered(b)); // beyond 2^63 the sign is part of the number
            return distance < 0 ? TWO_TO_64 + distance : distance;
        }

        /** Doubles in their order as whole numbers in theirs. */
        private static long ordered(double value) {
            long bits = Double.doubleToRawLongBits(value);
            return bits >= 0 ? bits : Long.MIN_VALUE - bits;
        }

        @Override
        public String toString() {
            String where = rowKey + column.map(name -> ", column " + name).orElse("");
            if (column.isEmpty()) {
                return where + ": the whole row is on one side only, or twice";
            }
            return where + ": stored " + stored.orElse("NULL") + ", computed " + computed.orElse("NULL")
                    + (ulps.isPresent() ? " (" + ShortestDecimal.ecmaScript(ulps.getAsDouble()) + " ULP apart)" : "");
        }
    }
}
