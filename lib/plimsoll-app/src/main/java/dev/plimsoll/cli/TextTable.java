package dev.plimsoll.cli;

import dev.plimsoll.report.PlainTable;
import dev.plimsoll.report.ShownNumber;
import dev.plimsoll.store.SqlResult;
import java.util.List;

/** Rows as aligned text: numbers to the right, NULL as a dash. */
final class TextTable {

    private TextTable() {
    }

    static String of(SqlResult result) {
        return of(result.columns(), result.rows());
    }

    /** With six decimals, for people who want to see the size of things rather than every bit. */
    static String rounded(SqlResult result) {
        return of(result.columns(), result.rows().stream()
                .map(row -> row.stream().map(cell -> cell instanceof Double number ? ShownNumber.rounded(number) : cell).toList())
                .toList());
    }

    static String of(List<String> columns, List<? extends List<?>> rows) {
        return PlainTable.of(columns, rows);
    }
}
