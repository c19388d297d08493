package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A table as it stands in a file, with its date column found and its header checked. Missing cells are empty texts. */
final class FileTable {

    /** Code in front of the message about a table with a header and no rows. */
    static final String EMPTY_TABLE = "EMPTY_TABLE";

    private static final Pattern LEVELS = Pattern.compile("\\('.*', ?'.*'\\)");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[+-]?[.,]?\\d.*");

    private final RawTable raw;
    private final int dates;

    private FileTable(RawTable raw, int dates) {
        this.raw = raw;
        this.dates = dates;
    }

    static FileTable of(RawTable raw, DateColumn kind) {
        int dates = kind.in(raw);
        refuseComments(raw, Math.max(0, dates));
        refuseSecondHeader(raw);
        if (dates < 0) {
            throw kind == DateColumn.DAILY && raw.text() ? new DataException(whereHeader(raw, 0) + ": the first column is named \""
                    + raw.header().get(0) + "\"; expected date (or another name of a date, or no name) with the day of each row."
                    + hint(raw.header()))
                    : new DataException(whereHeader(raw) + ": there is no column " + (kind == DateColumn.DAILY ? "date" : "month_end")
                            + "; found " + DatedTable.shown(String.join(",", raw.header())) + "; expected it or another name of a date. "
                            + "Rename the column with the " + (kind == DateColumn.DAILY ? "day of each row." : "last day of each month.")
                            + hint(raw.header()));
        }
        checkNames(raw, dates, kind);
        return new FileTable(raw, dates);
    }

    FileTable requireRows() {
        if (raw.rows().isEmpty()) {
            throw new DataException(EMPTY_TABLE + ": " + raw.file() + (raw.text() ? ", line 2" : "")
                    + ": there are no rows below the header; expected at least one. A table that is not known is left out: remove the "
                    + "file.");
        }
        return this;
    }

    private static void checkNames(RawTable raw, int dates, DateColumn kind) {
        List<String> header = raw.header();
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            int column = c;
            if (c == dates || c == 0 && kind == DateColumn.MONTHLY) {
                continue;
            }
            if (name.isBlank()) {
                throw new DataException(whereHeader(raw, c) + ": the column has no name; give every column one.");
            }
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new DataException(whereHeader(raw, c) + ": the name \"" + PlainText.excerpt(name) + "\" has a control character in "
                        + "it, such as a line end; give the column a plain name.");
            }
            StoredText.fault(name, false).ifPresent(why -> {
                throw new DataException(whereHeader(raw, column) + ": the name \"" + PlainText.excerpt(name) + "\" cannot be used, " + why
                        + "; write what is meant, in UTF-8.");
            });
            if (kind == DateColumn.DAILY && DateColumn.isSecondDate(header.get(dates), name)) {
                throw new DataException(whereHeader(raw, c) + ": the name " + name + " is that of a date or of row numbers, but column "
                        + (dates + 1) + (header.get(dates).isEmpty() ? ", which has no name," : " (" + header.get(dates) + ")")
                        + " has the dates; expected one column of dates. Remove the other one (pandas: index=False).");
            }
            Integer before = seen.put(name, c + 1);
            if (before != null) {
                throw new DataException(whereHeader(raw, c) + ": the name " + name + " is that of column " + before
                        + " already; each column needs a name of its own. Remove or rename one.");
            }
        }
    }

    private static void refuseComments(RawTable raw, int dates) {
        if (CellText.isComment(raw.header().get(0).strip())) {
            throw new DataException(whereHeader(raw) + ": " + CellText.comment());
        }
        for (int row = 0; row < raw.rows().size(); row++) {
            if (CellText.isComment(raw.rows().get(row).get(dates).strip())) {
                throw new DataException(raw.file() + ", " + raw.unit() + " " + raw.lines()[row] + ": " + CellText.comment());
            }
        }
    }

    /** A second line of names below the first, as data frames with column levels write them; or such levels in one name. */
    private static void refuseSecondHeader(RawTable raw) {
        for (int c = 0; c < raw.header().size(); c++) {
            if (LEVELS.matcher(raw.header().get(c)).matches()) {
                throw new DataException(whereHeader(raw, c) + ": the name " + raw.header().get(c) + " is that of two header rows in one "
                        + "(yfinance, pandas column levels); expected one name per column. Keep one level, such as data[\"Close\"].");
            }
        }
        if (raw.rows().isEmpty() || raw.header().size() < 2) {
            return;
        }
        List<String> first = raw.rows().get(0);
        int words = 0;
        for (int c = 0; c < first.size(); c++) {
            String cell = first.get(c).strip();
            if (NUMBER_LIKE.matcher(cell).matches() || CellText.isMissing(cell) && c > 0) {
                return;
            }
            words += cell.isEmpty() || c == 0 ? 0 : 1;
        }
        boolean named = !first.get(0).isBlank() && DateColumn.isName(first.get(0));
        if (named || words == first.size() - 1 && raw.rows().size() > 1) {
            throw new DataException(raw.file() + ", " + raw.unit() + " " + raw.lines()[0] + ": these are names, so there are two header "
                    + "rows (yfinance, pandas column levels); expected one row of names, then a row per date. Keep one level, such as "
                    + "data[\"Close\"].");
        }
    }

    private static String hint(List<String> header) {
        String only = header.get(0);
        if (!only.isEmpty() && Character.isDigit(only.charAt(0))) {
            return " The header seems to be missing; put the names of the columns on the first line.";
        }
        return header.size() == 1 && only.indexOf('\t') >= 0 ? " The line seems to be separated by tabs; save the file with commas between "
                + "the columns and points in the decimals." : "";
    }

    Path file() {
        return raw.file();
    }

    int rows() {
        return raw.rows().size();
    }

    /** Where the dates stand. */
    int dates() {
        return dates;
    }

    List<String> header() {
        return raw.header();
    }

    /** Names of the columns besides the date, in file order. */
    List<String> names() {
        List<String> names = new ArrayList<>(raw.header());
        names.remove(dates);
        return names;
    }

    String cell(int row, int column) {
        return raw.rows().get(row).get(column).strip();
    }

    boolean semicolons() {
        return raw.semicolons();
    }

    DecimalSign decimal() {
        return raw.decimal();
    }

    /** The same table, last row first. */
    FileTable reversed() {
        int rows = rows();
        List<List<String>> turned = new ArrayList<>(rows);
        long[] lines = new long[rows];
        for (int row = 0; row < rows; row++) {
            turned.add(raw.rows().get(rows - 1 - row));
            lines[row] = raw.lines()[rows - 1 - row];
        }
        return new FileTable(new RawTable(raw.file(), raw.header(), turned, lines, raw.text(), raw.semicolons(), raw.decimal()), dates);
    }

    /** The line that names the columns; Parquet has none. */
    String whereHeader() {
        return whereHeader(raw);
    }

    String whereHeader(int column) {
        return whereHeader(raw, column);
    }

    private static String whereHeader(RawTable raw) {
        return raw.file() + (raw.text() ? ", line 1" : "");
    }

    private static String whereHeader(RawTable raw, int column) {
        return whereHeader(raw) + ", column " + (column + 1);
    }

    /** Line or row, with its number. */
    String line(int row) {
        return raw.unit() + " " + raw.lines()[row];
    }

    /** Where a cell stands, as every message names it. */
    String where(int row, int column) {
        String name = raw.header().get(column);
        return raw.file() + ", " + line(row) + ", column " + (column + 1) + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
