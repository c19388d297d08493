package dev.plimsoll.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table for people. It keeps all its rows and shows the first so many, with a line that says of how many.
 *
 * @param title one line; empty if what is around it says enough
 * @param columns names and units
 * @param rows cells in column order; null is NULL
 * @param limit how many rows are shown
 * @param complete false when there are more rows where these came from
 */
public record ShownTable(String title, List<ShownColumn> columns, List<? extends List<?>> rows, int limit, boolean complete)
        implements View.Part, Shown {

    /** How many rows are shown if nothing else is said. */
    public static final int LIMIT = 40;

    /**
     * A table of all its rows.
     *
     * @param title one line, or empty
     * @param columns names and units
     * @param rows cells in column order
     * @return the table, which shows the first {@value #LIMIT}
     */
    public static ShownTable of(String title, List<ShownColumn> columns, List<? extends List<?>> rows) {
        return new ShownTable(title, columns, rows, LIMIT, true);
    }

    /**
     * This table with another limit.
     *
     * @param rowsShown how many rows to show, 0 or more
     * @return the same rows
     */
    public ShownTable limit(int rowsShown) {
        return new ShownTable(title, columns, rows, Math.max(0, rowsShown), complete);
    }

    /**
     * The rows that are shown.
     *
     * @return the first ones
     */
    public List<? extends List<?>> shownRows() {
        return rows.size() <= limit ? rows : rows.subList(0, limit);
    }

    /**
     * How many rows are shown of how many.
     *
     * @return such as {@code 40 of 1,700 rows}, or {@code 3 rows}
     */
    public String count() {
        String total = (complete ? "" : "more than ") + Cells.grouped(rows.size()) + (rows.size() == 1 && complete ? " row" : " rows");
        return rows.size() <= limit && complete ? total : Cells.grouped(shownRows().size()) + " of " + total;
    }

    /**
     * For a terminal, without the title.
     *
     * @return a header, the rows and how many they are
     */
    public String text() {
        List<List<Object>> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.unit().isEmpty())) {
            lines.add(columns.stream().<Object>map(column -> column.unit().isEmpty() ? "" : "[" + column.unit() + "]").toList());
        }
        shownRows().forEach(row -> lines.add(row.stream().<Object>map(Cells::rounded).toList()));
        return PlainTable.of(columns.stream().map(ShownColumn::name).toList(), lines) + "\n" + count();
    }

    /** For a terminal, with the title. */
    String titledText() {
        return title.isEmpty() ? text() : title + "\n" + text();
    }

    /**
     * Whether a column's cells are numbers, so that they stand at the right.
     *
     * @param column 0-based
     * @return true if all shown cells that are there are numbers
     */
    public boolean isNumeric(int column) {
        return IntStream.range(0, shownRows().size()).mapToObj(r -> rows.get(r).get(column)).allMatch(v -> v == null || v instanceof Number)
                && IntStream.range(0, shownRows().size()).anyMatch(r -> rows.get(r).get(column) != null);
    }

    @Override
    public View view() {
        return View.of(title, new ShownTable("", columns, rows, limit, complete));
    }

    /** As {@link #text}, with the title. */
    @Override
    public String toString() {
        return titledText();
    }
}
