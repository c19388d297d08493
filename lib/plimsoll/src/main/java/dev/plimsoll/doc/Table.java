package dev.plimsoll.doc;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.stream.IntStream.range;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rows under a head. A table keeps all its rows and shows the first so many, with a line that says of how many.
 *
 * @param title one line; empty if what is around it says enough
 * @param columns names and units
 * @param rows values in column order, as {@link Cell} shows them
 * @param limit how many rows are shown
 * @param complete false when there are more rows where these came from
 */
public record Table(String title, List<Column> columns, List<? extends List<?>> rows, int limit, boolean complete)
        implements Block, Describable {

    /** How many rows are shown if nothing else is said. */
    public static final int LIMIT = 40;

    public Table {
        columns = List.copyOf(columns);
        for (List<?> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + row.size() + " values under " + columns.size() + " names: " + row);
            }
        }
    }

    /**
     * A column of a table.
     *
     * @param name its name; may be empty
     * @param unit of its values; empty if they have none
     */
    public record Column(String name, String unit) {

        /** A column without a unit. */
        public static Column of(String name) {
            return new Column(name, "");
        }

        /** Columns without units. */
        public static List<Column> all(String... names) {
            return Stream.of(names).map(Column::of).toList();
        }
    }

    /**
     * A table that shows the first {@value #LIMIT} of its rows.
     *
     * @param title one line, or empty
     * @param columns names and units
     * @param rows values in column order
     * @return the table
     */
    public static Table of(String title, List<Column> columns, List<? extends List<?>> rows) {
        return new Table(title, columns, rows, LIMIT, true);
    }

    /**
     * A table that shows all its rows, under names without units.
     *
     * @param names of the columns
     * @param rows values in column order
     * @return the table
     */
    public static Table of(List<String> names, List<? extends List<?>> rows) {
        return new Table("", names.stream().map(Column::of).toList(), rows, Integer.MAX_VALUE, true);
    }

    /**
     * The table with another limit.
     *
     * @param rowsShown how many rows to show, 0 or more
     * @return the same rows
     */
    public Table limit(int rowsShown) {
        return new Table(title, columns, rows, max(0, rowsShown), complete);
    }

    /**
     * The rows that are shown.
     *
     * @return the first ones
     */
    public List<? extends List<?>> shownRows() {
        return isCut() ? rows.subList(0, min(limit, rows.size())) : rows;
    }

    /** The shown rows as they are read: the doubles of a column have as many decimals as the longest of them. */
    List<List<Object>> readRows() {
        int[] decimals = range(0, columns.size()).map(c -> shownRows().stream().map(row -> row.get(c))
                .filter(Double.class::isInstance).mapToInt(value -> Num.plain((Double) value).decimals()).max().orElse(0)).toArray();
        return shownRows().stream().map(row -> range(0, columns.size()).<Object>mapToObj(c ->
                row.get(c) instanceof Double value && !Num.plain(value).isPower() ? Num.fixed(value, decimals[c]) : row.get(c)).toList())
                .toList();
    }

    /** Whether there are more rows than are shown. */
    boolean isCut() {
        return rows.size() > limit || !complete;
    }

    /**
     * How many rows are shown of how many.
     *
     * @return such as {@code 40 of 1,700 rows}, or {@code 3 rows}
     */
    public String count() {
        String total = (complete ? "" : "more than ") + Num.count(rows.size()) + (rows.size() == 1 && complete ? " row" : " rows");
        return isCut() ? Num.count(shownRows().size()) + " of " + total : total;
    }

    /** Whether the shown values of a column are numbers, so that its name stands at the right, too. */
    boolean isNumeric(int column) {
        List<?> values = shownRows().stream().<Object>map(row -> row.get(column)).filter(value -> value != null).toList();
        return !values.isEmpty() && values.stream().allMatch(Cell::isNumber);
    }

    boolean hasUnits() {
        return columns.stream().anyMatch(column -> !column.unit().isEmpty());
    }

    @Override
    public Doc describe() {
        return Doc.of(title, new Table("", columns, rows, limit, complete));
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
