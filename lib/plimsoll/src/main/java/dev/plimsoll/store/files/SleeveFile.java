package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.DatedTable.Rule;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.MonthlySleeve;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A monthly table of a sleeve, as CSV or Parquet: {@code month_end} (or another name of a date) in UTC, {@code ret}, and optionally
 * {@code equity}, {@code pnl} and {@code trades}, in any order. Other columns are left out and named, so that a caller can say so.
 *
 * @param sleeve its returns
 * @param others equity, pnl and trades, as far as given, which are used for nothing: one value per month, NaN where missing
 * @param ignored columns left out, in the order of the file
 */
public record SleeveFile(MonthlySleeve sleeve, Map<String, double[]> others, List<String> ignored) {

    private static final String RETURN = "ret";
    private static final List<String> OTHERS = List.of("equity", "pnl", "trades");

    public SleeveFile {
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a table.
     *
     * @param name what to call the sleeve
     * @param file Parquet when its name ends so, else CSV
     * @param reader what reads it, and remembers what it interpreted
     * @return its months
     * @throws InputMissingException when the file cannot be read
     * @throws DataException naming file, line and column of a month twice, out of order, not in UTC or no month end, of a value that is
     *     no number or no return, or the column that lacks
     * @throws UsageException when the sleeve's name cannot be used
     */
    public static SleeveFile read(String name, Path file, TableReader reader) {
        DatedTable table = reader.monthly(file);
        double[] returns = table.numbers(RETURN, Rule.RETURN);
        Map<String, double[]> others = new LinkedHashMap<>();
        OTHERS.stream().filter(table::has).forEach(column -> others.put(column, table.numbers(column, Rule.ANY)));
        List<String> ignored = table.names().stream().filter(column -> !column.equals(RETURN) && !others.containsKey(column)).toList();
        return new SleeveFile(new MonthlySleeve(name, Series.of(table.dates(), returns)), others, ignored);
    }

    /** A value that came along; NaN where missing, null where the file does not have the column. */
    public Double other(String column, int month) {
        return others.containsKey(column) ? (Double) others.get(column)[month] : null;
    }
}
