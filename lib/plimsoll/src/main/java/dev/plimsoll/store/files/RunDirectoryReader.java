package dev.plimsoll.store.files;

import static java.util.Optional.empty;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.door.ReturnDoor;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.portfolio.TrendUnitReturns;
import dev.plimsoll.store.files.DatedTable.Rule;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Reads a run directory: {@code asset_returns}, and {@code weights} or both {@code portfolio_returns} and {@code equity_curve};
 * {@code trend_unit_returns}, {@code sleeve_returns} and {@code meta.json} where they are there. Tables are CSV, or Parquet with the
 * same columns.
 */
public record RunDirectoryReader(Path folder, TableReader reader) {

    /**
     * What a directory holds, cut to the window asked for.
     *
     * @param inputs the inputs; portfolio returns and equity are simulated where only weights were given
     * @param computedKinds kinds among them that were computed here rather than read
     * @param meta content of meta.json, if there is one
     * @param notes what was interpreted in the files; part of no hash
     */
    public record Content(RunInputs inputs, Set<String> computedKinds, Optional<Map<String, Object>> meta, List<Note> notes) {

        public Content {
            notes = List.copyOf(notes);
        }

        /**
         * A book simulated from weights. The window is cut first, so that the stored inputs are all that the simulation saw.
         *
         * @param assetReturns simple returns, one column per asset
         * @param weights one row per rebalance, at least one in the window or before it; what is held when the window starts is carried in
         * @param trendUnitReturns one column per asset, or empty to derive them from the weights
         * @param sleeveReturns one column per sleeve, if known
         * @param options lag, slippage, kind of trend unit returns, aggregation
         * @param window the days to use
         * @param meta content of meta.json, if there is one
         * @param notes what was interpreted
         * @return the inputs with returns and equity of the simulated book
         */
        public static Content simulated(Panel assetReturns, Panel weights, Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns,
                ExecutionOptions options, DateWindow window, Optional<Map<String, Object>> meta, List<Note> notes) {
            Panel assets = window.cut(assetReturns);
            Panel rebalances = within(weights, window);
            SimulatedBook book = ExecutionSimulation.simulate(assets, rebalances, options.effectiveLag(), options.slippageBp(),
                    options.aggregation());
            Set<String> computed = new LinkedHashSet<>(Set.of(ArtifactSchema.PORTFOLIO_RETURN.kind(), ArtifactSchema.EQUITY_CURVE.kind()));
            Optional<Panel> trend = trendUnitReturns.map(window::cut);
            if (trend.isEmpty()) {
                trend = Optional.of(TrendUnitReturns.of(assets, book.heldWeights(), options.trendUnitReturns()));
                computed.add(ArtifactSchema.TREND_UNIT_RETURN.kind());
            }
            RunInputs inputs = RunInputs.simulated(assets, rebalances, book.returns(), book.equity(), trend,
                    sleeveReturns.map(window::cut));
            return new Content(inputs.withWindow(window.start(), window.end()), computed, meta,
                    notes); // between would cut what was carried in
        }
    }

    /**
     * A directory to read from.
     *
     * @param folder the directory
     * @param reader what reads its tables
     * @return its reader
     * @throws InputMissingException when there is no such directory
     */
    public static RunDirectoryReader at(Path folder, TableReader reader) {
        return at(folder, reader, "a run directory with asset_returns.csv and weights.csv, or portfolio_returns.csv and equity_curve.csv. "
                + "Make an example with plimsoll sample --out DIR.");
    }

    static RunDirectoryReader at(Path folder, TableReader reader, String expected) {
        if (!Files.isDirectory(folder)) {
            throw new InputMissingException(folder + (Files.exists(folder) ? " is a file" : " does not exist") + "; expected " + expected);
        }
        return new RunDirectoryReader(folder, reader);
    }

    /**
     * Reads and checks everything, once.
     *
     * @param options how to simulate a book where only weights are given
     * @param window the days to use
     * @return the inputs
     * @throws DataException naming file, line, column and value of what is wrong
     * @throws InputMissingException naming the file that lacks
     */
    public Content read(ExecutionOptions options, DateWindow window) {
        DatedTable assetTable = table("asset_returns").orElseThrow(() -> lacking("asset_returns"));
        Panel assets = assetTable.panel(Rule.RETURN);
        ReturnDoor.check(assets, assetTable.file());
        checkWindow(assetTable, window);
        Optional<DatedTable> weightTable = optional("weights");
        Optional<Panel> weights = weightTable.map(t -> weights(t, assets));
        Optional<Series> returns = table("portfolio_returns").map(RunDirectoryReader::bookReturns);
        Optional<Series> equity = table("equity_curve").map(t -> t.series("equity", Rule.POSITIVE));
        Optional<Panel> trend = optional("trend_unit_returns").map(RunDirectoryReader::inRange);
        Optional<Panel> sleeves = optional("sleeve_returns").map(RunDirectoryReader::inRange);
        Path meta = folder.resolve("meta.json");
        Optional<Map<String, Object>> described = isThere(meta) ? Optional.of(Json.read(meta)) : empty();
        if (returns.isPresent() != equity.isPresent()) {
            throw lacking(returns.isPresent() ? "equity_curve" : "portfolio_returns");
        }
        if (returns.isPresent()) {
            RunInputs inputs = RunInputs.given(assets, returns.get(), equity.get(), weights, trend, sleeves);
            return new Content(inputs.between(window), Set.of(), described, reader.notes());
        }
        weightTable.orElseThrow(() -> lacking("weights")).requireRows(); // a given book may have had no rebalance; this needs one
        return Content.simulated(assets, weights.orElseThrow(), trend, sleeves, options, window, described, reader.notes());
    }

    /**
     * Cuts weights to a window. The weights in force before its start, blanks filled with the ones before, stay as one row of the day they
     * were last set; where all are 0 there is nothing to carry.
     */
    static Panel within(Panel weights, DateWindow window) {
        Panel inside = window.cut(weights);
        int last = window.start() == null ? -1 : weights.dates().rowAtOrBefore(window.start().toEpochDay() - 1);
        if (last < 0) {
            return inside;
        }
        double[][] values = new double[weights.width()][inside.rows() + 1];
        boolean held = false;
        for (int c = 0; c < values.length; c++) {
            for (int row = 0; row <= last; row++) {
                double weight = weights.value(row, c);
                values[c][0] = Double.isNaN(weight) ? values[c][0] : weight;
            }
            held |= values[c][0] != 0;
            System.arraycopy(inside.column(c), 0, values[c], 1, inside.rows());
        }
        long[] days = LongStream.concat(LongStream.of(weights.dates().epochDay(last)),
                LongStream.range(0, inside.rows()).map(row -> inside.dates().epochDay((int) row))).toArray();
        return held ? Panel.of(DateIndex.ofEpochDays(days), weights.columns(), values) : inside;
    }

    static Panel weights(DatedTable table, Panel assets) {
        Panel weights = table.panel(Rule.ANY);
        requireAssets(table, assets, "weights");
        return weights;
    }

    static void requireAssets(DatedTable table, Panel assets, String what) {
        table.table().requireNames(name -> assets.indexOf(name) >= 0, name -> "asset " + name + " has " + what
                + " but no returns; the asset returns have " + PlainText.first(20, assets.columns(), assets.width())
                + ". Add its returns or remove its " + what + ".");
    }

    static void checkWindow(DatedTable assets, DateWindow window) {
        if (assets.dates().between(window.start(), window.end()).isEmpty()) {
            throw new DataException("The window from " + (window.start() == null ? "the start" : window.start()) + " to "
                    + (window.end() == null ? "the end" : window.end()) + " holds no row of " + assets.file() + ", which has "
                    + assets.dates() + ". Give a --start and --end within the data.");
        }
    }

    /**
     * A table that may be absent. One with a header and no rows is refused, but for the header that an export writes for a window without
     * rows: the date alone. Absent and empty are different, and an export comes back as what it was.
     */
    private Optional<DatedTable> optional(String stem) {
        Optional<DatedTable> table = tableOrEmpty(stem);
        table.filter(t -> !t.names().isEmpty()).ifPresent(t -> t.requireRows());
        return table;
    }

    /** A table of the directory by its name without ending, if it is there. */
    Optional<DatedTable> table(String stem) {
        return tableOrEmpty(stem).map(DatedTable::requireRows);
    }

    /** As {@link #table}, but a header without rows is taken. */
    Optional<DatedTable> tableOrEmpty(String stem) {
        Path csv = folder.resolve(stem + ".csv");
        Path parquet = folder.resolve(stem + ".parquet");
        if (isThere(csv) && isThere(parquet)) {
            throw new DataException(csv + " and " + parquet.getFileName()
                    + " are both there, and it is not said which one counts. Remove or rename one.");
        }
        return isThere(csv) || isThere(parquet) ? Optional.of(reader.dailyOrEmpty(isThere(csv) ? csv : parquet)) : empty();
    }

    private static Series bookReturns(DatedTable table) {
        Series returns = table.series("ret", Rule.RETURN);
        ReturnDoor.check(returns, table.file());
        return returns;
    }

    private static Panel inRange(DatedTable table) {
        Panel panel = table.panel(Rule.ANY);
        ReturnDoor.requireRange(panel, table.file());
        return panel;
    }

    /** A link that leads nowhere counts as there: an optional file must not drop out of a run because its target was moved. */
    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private InputMissingException lacking(String stem) {
        return lacking(stem, ". A run directory needs asset_returns, and weights or both portfolio_returns and equity_curve; "
                + "trend_unit_returns, sleeve_returns and meta.json are optional.");
    }

    private InputMissingException lacking(String stem, String why) {
        return new InputMissingException(folder + " has no " + stem + ".csv (or .parquet)" + why);
    }

    /** The table, which has rows, or an error that ends with why it is needed. */
    DatedTable require(String stem, String why) {
        return table(stem).orElseThrow(() -> lacking(stem, why));
    }
}
