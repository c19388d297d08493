package dev.plimsoll.report;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.intent.Decimals;
import dev.plimsoll.store.SqlCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows as aligned text: numbers to the right, NULL as a dash. */
public final class PlainTable {

    private PlainTable() {
    }

    /**
     * Draws it.
     *
     * @param columns names
     * @param rows cells in column order, null for NULL
     * @return lines, the last without a line end
     */
    public static String of(List<String> columns, List<? extends List<?>> rows) {
        int[] widths = columns.stream().mapToInt(PlainTable::width).toArray();
        List<List<String>> cells = new ArrayList<>();
        for (List<?> row : rows) {
            List<String> texts = new ArrayList<>();
            for (int c = 0; c < widths.length; c++) {
                String text = text(row.get(c));
                texts.add(text);
                widths[c] = Math.max(widths[c], width(text));
            }
            cells.add(texts);
        }
        StringBuilder out = new StringBuilder();
        appendRow(out, columns, columns, widths);
        for (int r = 0; r < cells.size(); r++) {
            appendRow(out, cells.get(r), rows.get(r), widths);
        }
        return out.substring(0, Math.max(0, out.length() - 1));
    }

    private static void appendRow(StringBuilder out, List<String> texts, List<?> values, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            String pad = " ".repeat(widths[c] - width(texts.get(c)));
            boolean last = c == widths.length - 1;
            out.append(values.get(c) instanceof Number ? pad + texts.get(c) : last ? texts.get(c) : texts.get(c) + pad);
            out.append(last ? "\n" : "  ");
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(Object value) {
        return value == null ? "-" : value instanceof BigDecimal decimal ? Decimals.text(decimal)
                : PlainText.of(SqlCell.text(value).replace('\n', ' '));
    }
}
