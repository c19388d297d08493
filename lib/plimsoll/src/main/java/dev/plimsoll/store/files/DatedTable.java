package dev.plimsoll.store.files;

import static java.lang.Double.NaN;
import static java.lang.Double.isFinite;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
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
                "a simple return above -1 (a loss of less than everything); if these are percentages, use 0.01 for 1 %; if everything "
                        + "was lost, give the last return above -1, then blanks");
        static final Rule POSITIVE = new Rule(x -> x > 0, "a value above 0");
        static final Rule NOT_NEGATIVE = new Rule(x -> x >= 0, "0 or more");
        static final Rule SHARE = new Rule(x -> x > 0 && x <= 1, "a scalar above 0, to 1");
    }

    private final FileTable table;
    private final DateIndex dates;
    private final List<String> told = new ArrayList<>();
    private final Map<String, Integer> missing = new TreeMap<>();
    private String firstMissing = "";

    DatedTable(FileTable raw, DateColumn kind) {
        Stamps.Parsed parsed = Stamps.of(raw.dated(kind), kind == DateColumn.MONTHLY);
        this.table = parsed.table();
        this.dates = parsed.dates();
        if (table.semicolons()) {
            told.add("the columns are separated by semicolons.");
        }
        if (!parsed.note().isEmpty()) {
            told.add(parsed.note());
        }
        if (parsed.reversed()) {
            told.add("the rows stand newest first and are taken the other way.");
        }
    }

    /** What was interpreted in the file, and in the columns read so far. */
    List<Note> notes() {
        List<String> all = new ArrayList<>(told);
        if (!missing.isEmpty()) {
            int cells = missing.values().stream().mapToInt(Integer::intValue).sum();
            all.add(cells + (cells == 1 ? " cell holds " : " cells hold ") + String.join(", ", missing.keySet())
                    + (cells == 1 ? " and is" : " and are") + " taken as missing, as a blank is; the first is in " + firstMissing + ".");
        }
        return all.stream().map(text -> new Note(table.file(), text)).toList();
    }

    DatedTable requireRows() {
        table.requireRows();
        return this;
    }

    FileTable table() {
        return table;
    }

    DateIndex dates() {
        return dates;
    }

    String file() {
        return table.file().toString();
    }

    String where(int row, int column) {
        return table.where(row, column) + ", " + dates.date(row);
    }

    /** Names of the columns besides the date. */
    List<String> names() {
        return table.names();
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
        Arrays.setAll(values, c -> numbers(c < table.dates() ? c : c + 1, rule));
        return Panel.of(dates, names(), values);
    }

    void requireOnly(List<String> expected) {
        table.requireNames(expected::contains, name -> "unknown column " + name + "; expected date," + String.join(",", expected) + ".");
    }

    double[] numbers(String name, Rule rule) {
        return numbers(require(name), rule);
    }

    private double[] numbers(int column, Rule rule) {
        double[] values = new double[dates.size()];
        for (int row = 0; row < values.length; row++) {
            String text = table.cell(row, column);
            if (text.isEmpty() || CellText.isMissing(text)) {
                countMissing(text, row, column);
                values[row] = NaN;
                continue;
            }
            double value = parse(decimal(text));
            if (!isFinite(value)) {
                throw new DataException(where(row, column) + ": \"" + shown(text) + "\" is "
                        + (Double.isInfinite(value) ? "too large for a number"
                                : "no number" + CellText.number(text, table.decimal()))
                        + "; expected a decimal such as " + (table.decimal() == DecimalSign.COMMA ? "-0,0125" : "-0.0125")
                        + ", or a blank where the value is missing.");
            }
            if (!rule.holds().test(value)) {
                throw new DataException(where(row, column) + ": found " + text + ", expected " + rule.expected() + ".");
            }
            values[row] = value;
        }
        return values;
    }

    private void countMissing(String text, int row, int column) {
        if (!text.isEmpty()) {
            firstMissing = missing.isEmpty() ? table.line(row) + ", column " + table.header().get(column) : firstMissing;
            missing.merge(text, 1, Integer::sum);
        }
    }

    /** With a decimal comma where the file may have one; then a point in a file separated by semicolons is none. */
    private String decimal(String text) {
        if (table.decimal() == DecimalSign.POINT) {
            return text;
        }
        boolean comma = text.indexOf(',') >= 0;
        return (comma || table.semicolons()) && text.indexOf('.') >= 0 ? "" : comma ? text.replace(',', '.') : text;
    }

    /** A plain decimal, or NaN: Java's own parser would also take hexadecimal, "NaN", "Infinity" and a trailing d or f. */
    private static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.-+eE".indexOf(text.charAt(i)) < 0) {
                return NaN;
            }
        }
        try {
            return NumberInput.parseDouble(text, true);
        } catch (NumberFormatException e) {
            return NaN;
        }
    }

    /** A column of labels from a closed set, none missing. */
    String[] labels(String name, List<String> allowed) {
        int column = require(name);
        String[] labels = new String[dates.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = table.cell(row, column);
            if (!allowed.contains(labels[row])) {
                throw new DataException(where(row, column) + ": \"" + shown(labels[row])
                        + "\" is no known label; expected one of " + String.join(", ", allowed) + ".");
            }
        }
        return labels;
    }

    private int require(String name) {
        int column = name.equals(table.header().get(table.dates())) ? -1 : table.header().indexOf(name);
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
