package dev.plimsoll.timeseries;

import dev.plimsoll.error.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several named columns (assets, sleeves) over one index of days. Immutable; a missing value is NaN, an infinity is refused.
 *
 * <p>Columns are always in ascending order of their names by Unicode code point, whatever order they came in: results then do not
 * depend, in any bit, on how a file happened to arrange its columns.
 */
public final class Panel {

    /** Ascending by Unicode code point, the order of columns and rows in every stored artifact (equals UTF-8 byte order). */
    public static final Comparator<String> CODE_POINT_ORDER = Panel::compareCodePoints;

    private final DateIndex dates;
    private final List<String> columns;
    private final double[][] values;

    private Panel(DateIndex dates, List<String> columns, double[][] values) {
        this.dates = dates;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A panel of columns.
     *
     * @param dates the days
     * @param columns names, each once, in the order of {@code values}
     * @param values {@code values[column][row]}, NaN where missing; copied
     * @return the panel, its columns sorted by name
     * @throws DataException when a name is blank or given twice, a length differs, or a value is infinite
     */
    public static Panel of(DateIndex dates, List<String> columns, double[][] values) {
        if (columns.size() != values.length) {
            throw new DataException(columns.size() + " column names for " + values.length + " columns; give one name each.");
        }
        List<Integer> order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparing(columns::get, CODE_POINT_ORDER))
                .toList();
        List<String> names = new ArrayList<>();
        double[][] sorted = new double[values.length][];
        for (int c : order) {
            String name = columns.get(c);
            if (name.isBlank()) {
                throw new DataException("Column " + (c + 1) + " has no name; give every column one.");
            }
            if (!names.isEmpty() && names.get(names.size() - 1).equals(name)) {
                throw new DataException("The column name " + name + " is given twice; each may occur once.");
            }
            sorted[names.size()] = Series.copyFinite(dates, name, values[c]);
            names.add(name);
        }
        return new Panel(dates, List.copyOf(names), sorted);
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // Surrogates stand for code points above every other char, so they must sort last.
                boolean xs = Character.isSurrogate(x);
                boolean ys = Character.isSurrogate(y);
                return xs == ys ? Character.compare(x, y) : xs ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /**
     * The days.
     *
     * @return the index
     */
    public DateIndex dates() {
        return dates;
    }

    /**
     * Column names.
     *
     * @return ascending by code point
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Number of days.
     *
     * @return 0 or more
     */
    public int rows() {
        return dates.size();
    }

    /**
     * Number of columns.
     *
     * @return 0 or more
     */
    public int width() {
        return values.length;
    }

    /**
     * One cell.
     *
     * @param row 0-based day
     * @param column 0-based, in the order of {@link #columns()}
     * @return the value, NaN where missing
     */
    public double value(int row, int column) {
        return values[column][row];
    }

    /**
     * One row.
     *
     * @param row 0-based day
     * @return its values, in the order of {@link #columns()}, NaN where missing
     */
    public double[] row(int row) {
        double[] cells = new double[values.length];
        Arrays.setAll(cells, c -> values[c][row]);
        return cells;
    }

    /**
     * One column.
     *
     * @param column 0-based, in the order of {@link #columns()}
     * @return a copy of its values, NaN where missing
     */
    public double[] column(int column) {
        return values[column].clone();
    }

    /**
     * The position of a column.
     *
     * @param name its name
     * @return 0-based, or -1 when there is none of that name
     */
    public int indexOf(String name) {
        int c = Collections.binarySearch(columns, name, CODE_POINT_ORDER);
        return c < 0 ? -1 : c;
    }

    /**
     * How many values of a column are missing.
     *
     * @param column 0-based
     * @return 0 to rows
     */
    public int countMissing(int column) {
        return (int) Arrays.stream(values[column]).filter(Double::isNaN).count();
    }

    /**
     * This panel on other days.
     *
     * @param target the days wanted
     * @return the same columns, missing on days this panel does not have
     */
    public Panel reindex(DateIndex target) {
        if (target.equals(dates)) {
            return this;
        }
        double[][] moved = new double[values.length][];
        Arrays.setAll(moved, c -> Series.reindex(dates, values[c], target));
        return new Panel(target, columns, moved);
    }

    /**
     * This panel with other columns: those it has, and all-missing ones for names it lacks.
     *
     * @param names the columns wanted, ascending by code point
     * @return a panel with just those columns
     */
    public Panel select(List<String> names) {
        double[][] picked = new double[names.size()][];
        for (int c = 0; c < picked.length; c++) {
            int from = indexOf(names.get(c));
            if (from >= 0) {
                picked[c] = values[from];
            } else {
                picked[c] = new double[rows()];
                Arrays.fill(picked[c], Double.NaN);
            }
        }
        return of(dates, names, picked);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Panel that && dates.equals(that.dates) && columns.equals(that.columns)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dates.hashCode() + columns.hashCode()) + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "Panel of " + width() + " columns, " + dates;
    }
}
