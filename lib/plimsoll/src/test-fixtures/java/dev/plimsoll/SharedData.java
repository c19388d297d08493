package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.store.Stores;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Real runs and their expected results, which lie beside the checkout in shared/data and are no part of it. Where they are absent,
 * the tests that need them are skipped and say so once.
 */
public final class SharedData {

    private static final Path ROOT = find();

    private SharedData() {
    }

    /** Cells of a CSV file: the first column holds dates, an empty cell is missing. */
    public record Table(List<String> header, List<String[]> rows) {

        public DateIndex dates() {
            return DateIndex.of(rows.stream().map(row -> LocalDate.parse(row[0])).toList());
        }

        public double[] numbers(int column) {
            return rows.stream().mapToDouble(row -> row[column].isEmpty() ? Double.NaN : Double.parseDouble(row[column])).toArray();
        }

        public double[] numbers(String column) {
            return numbers(header.indexOf(column));
        }

        public List<String> texts(String column) {
            int c = header.indexOf(column);
            return rows.stream().map(row -> row[c]).toList();
        }

        public Panel panel() {
            double[][] values = new double[header.size() - 1][];
            for (int c = 0; c < values.length; c++) {
                values[c] = numbers(c + 1);
            }
            return Panel.of(dates(), header.subList(1, header.size()), values);
        }

        public Series series() {
            return Series.of(dates(), numbers(1));
        }
    }

    private static Path find() {
        String root = System.getProperty("plimsoll.root");
        Path folder = root == null ? null : Path.of(root, "..", "shared", "data").normalize();
        if (folder != null && Files.isDirectory(folder)) {
            return folder;
        }
        System.out.println("SKIPPED: tests against real runs; there is no folder " + folder);
        return null;
    }

    public static boolean exists() {
        return ROOT != null;
    }

    /** A file or folder of shared/data; skips the calling test when there is none. */
    public static Path path(String relative) {
        Assumptions.assumeTrue(exists(), "shared/data is absent");
        return ROOT.resolve(relative);
    }

    /** Names of the runs under allocator_v1. */
    public static List<String> runs() {
        return Stores.files(path("allocator_v1"));
    }

    public static Table csv(String relative) {
        return unchecked(() -> {
            List<String> lines = Files.readAllLines(path(relative));
            List<String[]> rows = new ArrayList<>();
            lines.subList(1, lines.size()).forEach(line -> rows.add(line.split(",", -1)));
            return new Table(List.of(lines.get(0).split(",", -1)), rows);
        });
    }

    public static JsonNode json(String relative) {
        return new ObjectMapper().readTree(path(relative));
    }

    /** The inputs of a run under allocator_v1. */
    public static RunInputs inputs(String run) {
        String folder = "allocator_v1/" + run + "/";
        return RunInputs.given(csv(folder + "asset_returns.csv").panel(), csv(folder + "portfolio_returns.csv").series(),
                csv(folder + "equity_curve.csv").series(), Optional.of(csv(folder + "weights.csv").panel()),
                Optional.of(csv(folder + "trend_unit_returns.csv").panel()), Optional.of(csv(folder + "sleeve_returns.csv").panel()));
    }
}
