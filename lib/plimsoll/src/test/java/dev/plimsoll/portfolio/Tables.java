package dev.plimsoll.portfolio;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Panels from literal tables ({@code -} = missing) and from plain CSV files (blank = missing). */
public final class Tables {

    private Tables() {
    }

    public static Panel table(String text) {
        return panel(text.strip().lines().map(line -> line.strip().split("\\s+")).toList());
    }

    static Panel csv(Path file) throws IOException {
        return panel(Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList());
    }

    private static Panel panel(List<String[]> lines) {
        String[] header = lines.get(0);
        List<LocalDate> dates = new ArrayList<>();
        double[][] values = new double[header.length - 1][lines.size() - 1];
        for (int row = 0; row < lines.size() - 1; row++) {
            String[] cells = lines.get(row + 1);
            dates.add(LocalDate.parse(cells[0]));
            for (int c = 0; c < values.length; c++) {
                String cell = cells[c + 1];
                values[c][row] = cell.isEmpty() || cell.equals("-") ? Double.NaN : Double.parseDouble(cell);
            }
        }
        return Panel.of(DateIndex.of(dates), Arrays.asList(header).subList(1, header.length), values);
    }
}
