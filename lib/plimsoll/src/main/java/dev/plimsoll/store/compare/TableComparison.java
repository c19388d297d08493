package dev.plimsoll.store.compare;

import dev.plimsoll.store.identity.ShortestDecimal;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        boolean accepts(ArtifactTable table, int row);
    }

    /** Is shown the rows of two tables side by side: below 0 the first table alone has the row, above 0 the second,
            at 0 both have its key. */
    public interface RowPairs {
        void rows(int order, int first, int second);
    }

    /** Compares all rows. */
    public static TableComparison of(ArtifactTable stored, ArtifactTable computed) {
        return of(stored, computed, (table, row) -> true);
    }

    /** Compares some rows. */
    public static TableComparison of(ArtifactTable stored, ArtifactTable computed, RowFilter filter) {
        Cells cells = new Cells(stored, computed);
        walk(stored, computed, filter, cells::compare);
        return new TableComparison(cells.rows, cells.differing, cells.block, cells.first);
    }

    /** Walks through the rows of two tables of one kind in the order of their keys. */
    public static void walk(ArtifactTable a, ArtifactTable b, RowFilter filter, RowPairs pairs) {
        int i = next(a, -1, filter);
        int j = next(b, -1, filter);
        while (i < a.rows() || j < b.rows()) {
            int order = i == a.rows() ? 1 : j == b.rows() ? -1 : a.compareKeys(i, b, j);
            pairs.rows(order, i, j);
            i = order <= 0 ? next(a, i, filter) : i;
            j = order >= 0 ? next(b, j, filter) : j;
        }
    }

    private static int next(ArtifactTable table, int row, RowFilter filter) {
        int next = row + 1;
        while (next < table.rows() && !filter.accepts(table, next)) {
            next++;
        }
        return next;
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
                .map(column -> column.name() + "=" + ShortestDecimal.text(table.cell(row, table.present().indexOf(column))))
                .collect(Collectors.joining(", "));
    }

    /** Day of a row; empty when its key has no date. */
    public static Optional<LocalDate> date(ArtifactTable table, int row) {
        return IntStream.range(0, table.present().size())
                .filter(c -> table.present().get(c).key() && table.present().get(c).type() == ColumnType.DATE)
                .mapToObj(c -> (LocalDate) table.cell(row, c)).findFirst();
    }

    private static final class Cells {

        private final ArtifactTable stored;
        private final ArtifactTable computed;
        private final List<String> columns; // that either side has, without the key
        private long rows;
        private long differing;
        private OptionalInt block = OptionalInt.empty();
        private Optional<CellDifference> first = Optional.empty();

        Cells(ArtifactTable stored, ArtifactTable computed) {
            this.stored = stored;
            this.computed = computed;
            this.columns = stored.schema().columns().stream().filter(column -> !column.key()).map(ArtifactColumn::name)
                    .filter(name -> stored.has(name) || computed.has(name)).toList();
        }

        void compare(int order, int i, int j) {
            rows++;
            if (order != 0) {
                ArtifactTable table = order < 0 ? stored : computed;
                int row = order < 0 ? i : j;
                found(j, new CellDifference(date(table, row), key(table, row), Optional.empty(), Optional.empty(), Optional.empty(),
                        OptionalDouble.empty()));
                return;
            }
            for (String column : columns) {
                Object a = stored.cell(i, column);
                Object b = computed.cell(j, column);
                // A column that one side does not have differs from one of NULLs: its header does.
                if (stored.has(column) != computed.has(column) || !Objects.equals(a, b)) {
                    found(j, new CellDifference(date(stored, i), key(stored, i), Optional.of(column),
                            Optional.ofNullable(a).map(ShortestDecimal::text), Optional.ofNullable(b).map(ShortestDecimal::text),
                            CellDifference.ulps(a, b)));
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

        static OptionalDouble ulps(Object a, Object b) {
            return a instanceof Double x && b instanceof Double y ? OptionalDouble.of(ulps((double) x, (double) y))
                    : OptionalDouble.empty();
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
