package dev.plimsoll.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.OutputException;
import dev.plimsoll.store.files.WideTable.Column;
import dev.plimsoll.timeseries.DateIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers by month, as files for others: {@code month_end}, midnight UTC of the last day, then one column per name.
 *
 * @param months month ends
 * @param columns values by name, one per month, none missing; in the order of the file
 */
public record MonthlyTable(DateIndex months, Map<String, double[]> columns) {

    /** Columns of returns, and of the capital that earns them: {@code ret}, {@code equity} and {@code pnl}. */
    public static Map<String, double[]> earned(double[] returns, double capital) {
        double[] equity = new double[returns.length];
        double[] pnl = new double[returns.length];
        double before = capital;
        for (int row = 0; row < returns.length; row++) {
            equity[row] = before * (1 + returns[row]);
            pnl[row] = equity[row] - before;
            before = equity[row];
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("ret", returns);
        columns.put("equity", equity);
        columns.put("pnl", pnl);
        return columns;
    }

    /**
     * The table as CSV, numbers as the shortest decimal that reads back to the same double.
     *
     * @return UTF-8
     */
    public byte[] csv() {
        return RunDirectoryWriter.csv(wide(day -> day + "T00:00:00+00:00")).getBytes(UTF_8);
    }

    /**
     * The table as Parquet, month ends as instants.
     *
     * @return a Parquet file
     * @throws OutputException when the folder for temporary files cannot be used
     */
    public byte[] parquet() {
        try {
            Path file = Leftovers.temporaryFile("table", ".parquet");
            try {
                ParquetFile.write(wide(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)), file, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new OutputException("The folder for temporary files cannot be used: " + TextFile.reason(e)
                    + ". Name another one with -Djava.io.tmpdir.", e);
        }
    }

    private WideTable wide(Function<LocalDate, Object> monthEnd) {
        List<Column> names = new ArrayList<>(List.of(new Column(Stamps.MONTH_END, "TIMESTAMPTZ")));
        columns.keySet().forEach(name -> names.add(new Column(name, "DOUBLE")));
        return new WideTable(names, IntStream.range(0, months.size()).mapToObj(row -> Stream.concat(
                Stream.of(monthEnd.apply(months.date(row))), columns.values().stream().<Object>map(v -> v[row])).toList()).toList());
    }
}
