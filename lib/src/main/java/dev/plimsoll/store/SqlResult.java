package dev.plimsoll.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a query, detached from the store. Cells are Boolean, Integer, Long, Double, BigDecimal, BigInteger, String, LocalDate,
 * OffsetDateTime (in UTC) or, for other types, their text; null is NULL.
 *
 * @param columns column names in order
 * @param rows cells in column order
 * @param truncated true when the query had more rows than were asked for
 */
public record SqlResult(List<String> columns, List<List<Object>> rows, boolean truncated) {

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
