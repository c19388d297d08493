package dev.plimsoll.store.query;

import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.frame.TablesawFrame;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a query, detached from the store. Cells are as {@link SqlCell#of} gives them; null is NULL. It shows itself as a table.
 *
 * @param columns column names in order
 * @param types the database's names of their types, such as {@code DECIMAL(18,3)}; empty where nobody asked the database
 * @param units units of their values, empty texts where none is known
 * @param rows cells in column order
 * @param truncated true when the query had more rows than were asked for
 */
public record SqlResult(List<String> columns, List<String> types, List<String> units, List<List<Object>> rows, boolean truncated)
        implements Describable {

    /**
     * Rows that come from no query, without types and units.
     *
     * @param columns column names in order
     * @param rows cells in column order
     * @param truncated true when there were more rows
     */
    public SqlResult(List<String> columns, List<List<Object>> rows, boolean truncated) {
        this(columns, Collections.nCopies(columns.size(), ""), Collections.nCopies(columns.size(), ""), rows, truncated);
    }

    /**
     * The table for people.
     *
     * @return all rows; it shows the first ones, see {@link Table#limit(int)}
     */
    public Table table() {
        List<Column> names = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            names.add(new Column(columns.get(c), units.get(c)));
        }
        return new Table("", names, rows.stream().map(SqlResult::shown).toList(), Table.LIMIT, !truncated);
    }

    /** Times with their seconds, lists and maps as JSON; everything else is shown as it is. */
    private static List<Object> shown(List<Object> row) {
        List<Object> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(
                cell instanceof Temporal || cell instanceof List<?> || cell instanceof Map<?, ?> ? SqlCell.text(cell) : cell));
        return cells;
    }

    /**
     * This result with another number of rows shown.
     *
     * @param rowsShown how many rows to show, 0 or more
     * @return the table for people
     */
    public Table limit(int rowsShown) {
        return table().limit(rowsShown);
    }

    /**
     * As a data frame.
     *
     * @return a Tablesaw table, with the columns {@link TablesawFrame} describes
     */
    public tech.tablesaw.api.Table frame() {
        return TablesawFrame.of(columns, types, rows);
    }

    @Override
    public Doc describe() {
        return table().describe();
    }

    /** The first rows as aligned text. */
    @Override
    public String toString() {
        return table().toString();
    }

    /**
     * One cell of the first row.
     *
     * @param column its name
     * @return the value, or null for NULL
     * @throws IndexOutOfBoundsException when there is no row or no such column
     */
    public Object first(String column) {
        return rows.get(0).get(columns.indexOf(column));
    }

    /**
     * The rows as documents.
     *
     * @return one ordered map per row, column name to cell
     */
    public List<Map<String, Object>> asMaps() {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int c = 0; c < columns.size(); c++) {
                map.put(columns.get(c), row.get(c));
            }
            maps.add(map);
        }
        return maps;
    }
}
