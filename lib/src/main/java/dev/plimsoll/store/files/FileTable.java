package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as it stands in a file: text cells under a header, and where each came from. Missing cells are empty texts.
 *
 * @param file the file it was read from
 * @param header column names in file order
 * @param rows cells, as many per row as the header has names
 * @param lines line of each row (CSV), or number of each row from 1 (Parquet)
 * @param unit what {@code lines} counts: line or row
 * @param first what the first column may be called; empty when it may have any name
 */
record FileTable(Path file, List<String> header, List<List<String>> rows, long[] lines, String unit, List<String> first) {

    /** Names of the first column of a table with a row per day. */
    static final List<String> DATE_NAMES = List.of("date", "", "rebalance_date");

    /** A table whose columns stand in any order. */
    static final List<String> ANY_NAME = List.of();

    private static final String LINE = "line";

    FileTable {
        if (!first.isEmpty() && !first.contains(header.get(0))) {
            throw new DataException(whereHeader(file, unit, 0) + ": the first column is named \"" + header.get(0)
                    + "\"; expected date (or rebalance_date, or no name) with the day of each row." + hint(header));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 1; c < header.size(); c++) {
            String name = header.get(c);
            if (name.isBlank()) {
                throw new DataException(whereHeader(file, unit, c) + ": the column has no name; give every column one.");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new DataException(whereHeader(file, unit, c) + ": the name \"" + name + "\" has a control character in it, such "
                        + "as a line end; give the column a plain name.");
            }
            Integer before = seen.put(name, c + 1);
            if (before != null) {
                throw new DataException(whereHeader(file, unit, c) + ": the name " + name + " is that of column " + before
                        + " already; each column needs a name of its own. Remove or rename one.");
            }
        }
    }

    private static String hint(List<String> header) {
        String only = header.get(0);
        if (!only.isEmpty() && Character.isDigit(only.charAt(0))) {
            return " The header seems to be missing; put the names of the columns on the first line.";
        }
        return header.size() == 1 && (only.indexOf(';') >= 0 || only.indexOf('\t') >= 0)
                ? " The line seems to be separated by " + (only.indexOf(';') >= 0 ? "semicolons" : "tabs")
                        + "; save the file with commas between the columns and points in the decimals."
                : "";
    }

    boolean isText() {
        return unit.equals(LINE);
    }

    /** The line that names the columns; Parquet has none. */
    String whereHeader() {
        return file + (isText() ? ", line 1" : "");
    }

    String whereHeader(int column) {
        return whereHeader(file, unit, column);
    }

    private static String whereHeader(Path file, String unit, int column) {
        return file + (unit.equals(LINE) ? ", line 1" : "") + ", column " + (column + 1);
    }

    /** Where a cell stands, as every message names it. */
    String where(int row, int column) {
        String name = header.get(column);
        return file + ", " + unit + " " + lines[row] + ", column " + (column + 1) + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
