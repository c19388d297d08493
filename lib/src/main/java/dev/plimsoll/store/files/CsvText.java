package dev.plimsoll.store.files;

import dev.plimsoll.store.SqlResult;
import dev.plimsoll.store.artifact.ShortestDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a query as CSV after RFC 4180, for readers without Plimsoll: a head, line feeds, NULL as an empty field. */
public final class CsvText {

    private CsvText() {
    }

    /**
     * Writes rows.
     *
     * @param rows what a query gave
     * @return CSV; numbers as the shortest decimal that reads back, dates and instants in ISO form
     */
    public static String of(SqlResult rows) {
        StringBuilder out = new StringBuilder();
        out.append(line(rows.columns()));
        rows.rows().forEach(row -> out.append(line(row)));
        return out.toString();
    }

    static String line(List<?> cells) {
        return cells.stream().map(CsvText::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(Object cell) {
        String text = cell == null ? "" : cell instanceof Double number ? ShortestDecimal.of(number) : cell.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') || cell != null && text.isEmpty();
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
