package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.artifact.SleeveMonths;
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
 * @param months the sleeve with what comes along
 * @param ignored columns left out, in the order of the file
 */
public record SleeveFile(SleeveMonths months, List<String> ignored) {

    private static final String RETURN = "ret";

    public SleeveFile {
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads a table with decimal points.
     *
     * @param name what to call the sleeve
     * @param file Parquet when its name ends so, else CSV
     * @return its months
     * @throws InputMissingException when the file cannot be read
     * @throws DataException as {@link #read(String, Path, TableReader)}
     * @throws UsageException when the sleeve's name cannot be used
     */
    public static SleeveFile read(String name, Path file) {
        return read(name, file, new TableReader());
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
        double[] returns = table.numbers(RETURN, DatedTable.Rule.RETURN);
        Map<String, double[]> others = new LinkedHashMap<>();
        SleeveMonths.OTHERS.stream().filter(table::has).forEach(column -> others.put(column, table.numbers(column, DatedTable.Rule.ANY)));
        List<String> ignored = table.names().stream().filter(column -> !column.equals(RETURN) && !others.containsKey(column)).toList();
        return new SleeveFile(new SleeveMonths(new MonthlySleeve(name, Series.of(table.dates(), returns)), others), ignored);
    }
}
