package dev.plimsoll.store.artifact;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of a run as artifacts, and back: {@code inputsOf(artifactsOf(x))} equals x to the last bit. */
public final class InputArtifacts {

    private InputArtifacts() {
    }

    /**
     * The inputs as artifacts.
     *
     * @param inputs what a run starts from
     * @return one artifact per input that is there, in the order of the data flow
     */
    public static List<Artifact> artifactsOf(RunInputs inputs) {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(panel(ArtifactSchema.ASSET_RETURN, inputs.assetReturns()));
        inputs.weights().ifPresent(weights -> artifacts.add(panel(ArtifactSchema.WEIGHT, weights)));
        artifacts.add(series(ArtifactSchema.PORTFOLIO_RETURN, inputs.portfolioReturns()));
        artifacts.add(series(ArtifactSchema.EQUITY_CURVE, inputs.equity()));
        inputs.trendUnitReturns().ifPresent(trend -> artifacts.add(panel(ArtifactSchema.TREND_UNIT_RETURN, trend)));
        inputs.sleeveReturns().ifPresent(sleeves -> artifacts.add(panel(ArtifactSchema.SLEEVE_RETURN, sleeves)));
        return artifacts;
    }

    /**
     * A series as an artifact.
     *
     * @param schema of a kind with date and one value
     * @param series the series
     * @return the artifact
     */
    public static Artifact series(ArtifactSchema schema, Series series) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", series.dates().epochDays());
        arrays.put(schema.columns().get(1).name(), series.toArray());
        return Artifact.of(ArtifactTable.of(schema, arrays));
    }

    /**
     * A panel as an artifact: a row per day and column, missing values included, so that the panel's shape survives.
     *
     * @param schema of a kind with date, name and value
     * @param panel the panel
     * @return the artifact
     */
    public static Artifact panel(ArtifactSchema schema, Panel panel) {
        int width = panel.width();
        int rows = panel.rows() * width;
        long[] dates = new long[rows];
        String[] names = new String[rows];
        double[] values = new double[rows];
        for (int day = 0, row = 0; day < panel.rows(); day++) {
            for (int c = 0; c < width; c++, row++) {
                dates[row] = panel.dates().epochDay(day);
                names[row] = panel.columns().get(c);
                values[row] = panel.value(day, c);
            }
        }
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", dates);
        arrays.put(schema.columns().get(1).name(), names);
        arrays.put(schema.columns().get(2).name(), values);
        return Artifact.of(ArtifactTable.of(schema, arrays));
    }

    /**
     * A stored series.
     *
     * @param table of a kind with date and one value
     * @return the series
     */
    public static Series series(ArtifactTable table) {
        return Series.of(DateIndex.ofEpochDays(table.longs("date")), table.doubles(table.schema().columns().get(1).name()));
    }

    /**
     * A stored panel.
     *
     * @param table of a kind with date, name and value
     * @return the panel
     */
    public static Panel panel(ArtifactTable table) {
        long[] dates = table.longs("date");
        String[] names = table.texts(table.schema().columns().get(1).name());
        double[] values = table.doubles(table.schema().columns().get(2).name());
        int width = 0;
        while (width < dates.length && dates[width] == dates[0]) {
            width++;
        }
        int rows = width == 0 ? 0 : dates.length / width;
        long[] days = new long[rows];
        double[][] columns = new double[width][rows];
        for (int day = 0; day < rows; day++) {
            days[day] = dates[day * width];
            for (int c = 0; c < width; c++) {
                columns[c][day] = values[day * width + c];
            }
        }
        return Panel.of(DateIndex.ofEpochDays(days), List.of(names).subList(0, width), columns);
    }
}
