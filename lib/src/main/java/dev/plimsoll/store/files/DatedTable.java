package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import tools.jackson.core.io.NumberInput;

/** A file's table with its dates parsed; its other columns are read as numbers or as labels, each cell checked where it stands. */
final class DatedTable {

    /**
     * What a number must be, besides finite.
     *
     * @param holds true for good values
     * @param expected in words, for the message
     */
    record Rule(DoublePredicate holds, String expected) {
        static final Rule ANY = new Rule(x -> true, "");
        static final Rule RETURN = new Rule(x -> x > -1,
                "a simple return above -1 (a loss of less than everything); if these are percentages, use 0.01 for 1 %");
        static final Rule POSITIVE = new Rule(x -> x > 0, "a value above 0");
        static final Rule NOT_NEGATIVE = new Rule(x -> x >= 0, "0 or more");
        static final Rule SHARE = new Rule(x -> x > 0 && x <= 1, "a scalar above 0, to 1");
    }

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final FileTable table;
    private final DateIndex dates;

    private DatedTable(FileTable table, DateIndex dates) {
        this.table = table;
        this.dates = dates;
    }

    static DatedTable of(FileTable table) {
        long[] days = new long[table.rows().size()];
        for (int row = 0; row < days.length; row++) {
            days[row] = day(table, row);
            if (row > 0 && days[row] <= days[row - 1]) {
                boolean twice = days[row] == days[row - 1];
                throw new DataException(table.where(row, 0) + ": the date " + LocalDate.ofEpochDay(days[row]) + (twice
                        ? " is that of the row before already; each date may occur once. Remove one of the rows."
                        : " comes after " + LocalDate.ofEpochDay(days[row - 1]) + "; dates must ascend. Sort the rows by date."));
            }
        }
        return new DatedTable(table, DateIndex.ofEpochDays(days));
    }

    /** A table with a row per month; its month ends are in the column {@link MonthEnds#COLUMN}. */
    static DatedTable monthly(FileTable table) {
        return new DatedTable(table, MonthEnds.of(table));
    }

    private static long day(FileTable table, int row) {
        String text = table.rows().get(row).get(0).strip();
        if (ISO_DATE.matcher(text).matches()) {
            try {
                return LocalDate.parse(text).toEpochDay();
            } catch (DateTimeParseException e) {
                throw badDate(table, row, text, e);
            }
        }
        throw badDate(table, row, text, null);
    }

    private static DataException badDate(FileTable table, int row, String text, DateTimeParseException cause) {
        return new DataException(table.where(row, 0) + ": " + (text.isEmpty() ? "the date is blank" : "\"" + shown(text)
                + "\" is no date") + "; expected a calendar day as YYYY-MM-DD, such as 2020-03-20.", cause);
    }

    FileTable table() {
        return table;
    }

    DateIndex dates() {
        return dates;
    }

    /** Names of the columns after the date. */
    List<String> names() {
        return table.header().subList(1, table.header().size());
    }

    boolean has(String name) {
        return names().contains(name);
    }

    /** The file as one column; any other is refused, so that a wrong file does not pass for this one. */
    Series series(String name, Rule rule) {
        requireOnly(List.of(name));
        return Series.of(dates, numbers(name, rule));
    }

    /** All columns; a header of a date alone with no rows below it is a panel of nothing, as a window without rebalances leaves it. */
    Panel panel(Rule rule) {
        if (names().isEmpty() && !dates.isEmpty()) {
            throw new DataException(table.whereHeader() + ": the file has no column besides the date; expected one per asset or sleeve.");
        }
        double[][] values = new double[names().size()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = numbers(c + 1, rule);
        }
        return Panel.of(dates, names(), values);
    }

    DatedTable requireRows() {
        if (dates.isEmpty()) {
            throw new DataException(table.file() + (table.isText() ? ", line 2" : "")
                    + ": there are no rows below the header; expected one per day.");
        }
        return this;
    }

    void requireOnly(List<String> expected) {
        for (int c = 1; c < table.header().size(); c++) {
            if (!expected.contains(table.header().get(c))) {
                throw new DataException(table.whereHeader(c) + ": unknown column " + table.header().get(c)
                        + "; expected date," + String.join(",", expected) + ".");
            }
        }
    }

    double[] numbers(String name, Rule rule) {
        return numbers(require(name), rule);
    }

    private double[] numbers(int column, Rule rule) {
        double[] values = new double[dates.size()];
        for (int row = 0; row < values.length; row++) {
            String text = table.rows().get(row).get(column).strip();
            if (text.isEmpty()) {
                values[row] = Double.NaN;
                continue;
            }
            double value = parse(text);
            if (!Double.isFinite(value)) {
                throw new DataException(table.where(row, column) + ", " + dates.date(row) + ": \"" + shown(text) + "\" is "
                        + (Double.isInfinite(value) ? "too large for a number" : "no number")
                        + "; expected a decimal such as -0.0125, or a blank where the value is missing.");
            }
            if (!rule.holds().test(value)) {
                throw new DataException(table.where(row, column) + ", " + dates.date(row) + ": found " + text + ", expected "
                        + rule.expected() + ".");
            }
            values[row] = value;
        }
        return values;
    }

    /** A plain decimal, or NaN: Java's own parser would also take hexadecimal, "NaN", "Infinity" and a trailing d or f. */
    private static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            return NumberInput.parseDouble(text, true);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A column of labels from a closed set, none missing. */
    String[] labels(String name, List<String> allowed) {
        int column = require(name);
        String[] labels = new String[dates.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = table.rows().get(row).get(column).strip();
            if (!allowed.contains(labels[row])) {
                throw new DataException(table.where(row, column) + ", " + dates.date(row) + ": \"" + shown(labels[row])
                        + "\" is no known label; expected one of " + String.join(", ", allowed) + ".");
            }
        }
        return labels;
    }

    private int require(String name) {
        int column = table.header().indexOf(name);
        if (column < 0) {
            throw new DataException(table.whereHeader() + ": there is no column " + name + "; found "
                    + shown(String.join(",", table.header())) + ". Add it, or rename the one that is meant.");
        }
        return column;
    }

    static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
