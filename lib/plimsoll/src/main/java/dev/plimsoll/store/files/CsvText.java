package dev.plimsoll.store.files;

import dev.plimsoll.store.identity.ShortestDecimal;
import dev.plimsoll.store.query.SqlCell;
import dev.plimsoll.store.query.SqlResult;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of a query as CSV after RFC 4180, for readers without Plimsoll: a head, line feeds, NULL as an empty field. These files are opened
 * in spreadsheets, which execute a cell that begins like a formula, so a text that does is written with an apostrophe before it.
 */
public final class CsvText {

    /** What the files say of themselves where they are handed over. */
    public static final String GUARD = "Texts that begin with = + - @, a tab or a line end, after blanks or apostrophes or not, have one "
            + "apostrophe put before them, so that a spreadsheet does not execute them; take one off to have the text as it is stored. "
            + "Numbers, dates and instants stand as they are.";

    /** Full-width forms are taken for the same by spreadsheets of some languages. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\\h']*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|'*[\\t\\r\\n].*", Pattern.DOTALL);

    private CsvText() {
    }

    /**
     * Writes rows.
     *
     * @param rows what a query gave
     * @return CSV; numbers as the shortest decimal that reads back, dates and instants in ISO form, texts as {@link #guarded} gives them
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
        String text = cell == null ? "" : cell instanceof Double number ? ShortestDecimal.of(number)
                : cell instanceof Number || cell instanceof Temporal ? cell.toString() : guarded(SqlCell.text(cell));
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') || cell != null && text.isEmpty();
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /**
     * A text that no spreadsheet takes for a formula.
     *
     * @param text any text
     * @return the text, with an apostrophe before it when it begins like a formula, or like a text that was guarded before
     */
    public static String guarded(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
