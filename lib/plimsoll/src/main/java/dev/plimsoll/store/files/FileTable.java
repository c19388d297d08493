package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static dev.plimsoll.store.files.DateColumn.DAILY;
import static java.lang.Math.max;
import static java.util.stream.IntStream.range;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoredText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A table as it stands in a file. Missing cells are empty texts.
 *
 * @param file the file it was read from
 * @param header column names in file order
 * @param rows cells, as many per row as the header has names
 * @param lines line of each row (CSV), or number of each row from 1 (Parquet)
 * @param text true for CSV
 * @param semicolons whether semicolons separate the columns
 * @param decimal decimal sign that was asked for
 * @param dates place of the date column, once it was found; -1 before
 */
record FileTable(Path file, List<String> header, List<List<String>> rows, long[] lines, boolean text, boolean semicolons,
        DecimalSign decimal, int dates) {

    /** Code in front of the message about a table with a header and no rows. */
    static final String EMPTY_TABLE = "EMPTY_TABLE";

    private static final Pattern LEVELS = Pattern.compile("\\('.*', ?'.*'\\)");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[+-]?[.,]?\\d.*");

    /** The same table with its date column found and its header checked. */
    FileTable dated(DateColumn kind) {
        int column = kind.in(this);
        refuseComments(max(0, column));
        refuseSecondHeader();
        if (column < 0) {
            throw kind == DAILY && text ? fault(0, "the first column is named \"" + header.get(0)
                    + "\"; expected date (or another name of a date, or no name) with the day of each row." + hint())
                    : new DataException(whereHeader() + ": there is no column " + (kind == DAILY ? "date" : "month_end")
                            + "; found " + DatedTable.shown(String.join(",", header)) + "; expected it or another name of a date. "
                            + "Rename the column with the " + (kind == DAILY ? "day of each row." : "last day of each month.")
                            + hint());
        }
        checkNames(column, kind);
        return new FileTable(file, header, rows, lines, text, semicolons, decimal, column);
    }

    void requireRows() {
        if (rows.isEmpty()) {
            throw new DataException(EMPTY_TABLE + ": " + file + (text ? ", line 2" : "")
                    + ": there are no rows below the header; expected at least one. A table that is not known is left out: remove the "
                    + "file.");
        }
    }

    private void checkNames(int found, DateColumn kind) {
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            int column = c;
            if (c == found || c == 0 && kind == DateColumn.MONTHLY) {
                continue;
            }
            if (name.isBlank()) {
                throw fault(c, "the column has no name; give every column one.");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw fault(c, "the name \"" + excerpt(name) + "\" has a control character in "
                        + "it, such as a line end; give the column a plain name.");
            }
            StoredText.fault(name, false).ifPresent(why -> {
                throw fault(column, "the name \"" + excerpt(name) + "\" cannot be used, " + why + "; write what is meant, in UTF-8.");
            });
            if (kind == DAILY && DateColumn.isSecondDate(header.get(found), name)) {
                throw fault(c, "the name " + name + " is that of a date or of row numbers, but column "
                        + (found + 1) + (header.get(found).isEmpty() ? ", which has no name," : " (" + header.get(found) + ")")
                        + " has the dates; expected one column of dates. Remove the other one (pandas: index=False).");
            }
            Integer before = seen.put(name, c + 1);
            if (before != null) {
                throw fault(c, "the name " + name + " is that of column " + before
                        + " already; each column needs a name of its own. Remove or rename one.");
            }
        }
    }

    private void refuseComments(int column) {
        if (CellText.isComment(header.get(0).strip())) {
            throw new DataException(whereHeader() + ": " + CellText.comment());
        }
        for (int row = 0; row < rows.size(); row++) {
            if (CellText.isComment(rows.get(row).get(column).strip())) {
                throw new DataException(file + ", " + line(row) + ": " + CellText.comment());
            }
        }
    }

    /** A second line of names below the first, as data frames with column levels write them; or such levels in one name. */
    private void refuseSecondHeader() {
        for (int c = 0; c < header.size(); c++) {
            if (LEVELS.matcher(header.get(c)).matches()) {
                throw fault(c, "the name " + header.get(c) + " is that of two header rows in one "
                        + "(yfinance, pandas column levels); expected one name per column. Keep one level, such as data[\"Close\"].");
            }
        }
        if (rows.isEmpty() || header.size() < 2) {
            return;
        }
        List<String> first = rows.get(0);
        int words = 0;
        for (int c = 0; c < first.size(); c++) {
            String cell = first.get(c).strip();
            if (NUMBER_LIKE.matcher(cell).matches() || CellText.isMissing(cell) && c > 0) {
                return;
            }
            words += cell.isEmpty() || c == 0 ? 0 : 1;
        }
        boolean named = !first.get(0).isBlank() && DateColumn.isName(first.get(0));
        if (named || words == first.size() - 1 && rows.size() > 1) {
            throw new DataException(file + ", " + line(0) + ": these are names, so there are two header "
                    + "rows (yfinance, pandas column levels); expected one row of names, then a row per date. Keep one level, such as "
                    + "data[\"Close\"].");
        }
    }

    private String hint() {
        String only = header.get(0);
        if (!only.isEmpty() && Character.isDigit(only.charAt(0))) {
            return " The header seems to be missing; put the names of the columns on the first line.";
        }
        return header.size() == 1 && only.indexOf('\t') >= 0 ? " The line seems to be separated by tabs; save the file with commas between "
                + "the columns and points in the decimals." : "";
    }

    /** Names of the columns besides the date, in file order. */
    List<String> names() {
        List<String> names = new ArrayList<>(header);
        names.remove(dates);
        return names;
    }

    String cell(int row, int column) {
        return rows.get(row).get(column).strip();
    }

    /** The same table, last row first. */
    FileTable reversed() {
        List<List<String>> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        long[] turnedLines = range(0, lines.length).mapToLong(row -> lines[lines.length - 1 - row]).toArray();
        return new FileTable(file, header, turned, turnedLines, text, semicolons, decimal, dates);
    }

    /** The line that names the columns; Parquet has none. */
    String whereHeader() {
        return file + (text ? ", line 1" : "");
    }

    String whereHeader(int column) {
        return whereHeader() + ", column " + (column + 1);
    }

    /** Refuses a column besides that of the dates whose name does not hold. */
    void requireNames(Predicate<String> holds, UnaryOperator<String> fault) {
        for (int c = 0; c < header.size(); c++) {
            if (c != dates && !holds.test(header.get(c))) {
                throw fault(c, fault.apply(header.get(c)));
            }
        }
    }

    private DataException fault(int column, String what) {
        return new DataException(whereHeader(column) + ": " + what);
    }

    /** Line or row, with its number. */
    String line(int row) {
        return (text ? "line " : "row ") + lines[row];
    }

    /** Where a cell stands, as every message names it. */
    String where(int row, int column) {
        String name = header.get(column);
        return file + ", " + line(row) + ", column " + (column + 1) + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
