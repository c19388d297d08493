package dev.plimsoll.allocator.state;

import static dev.plimsoll.allocator.state.StateFeature.CORR_20D;
import static dev.plimsoll.allocator.state.StateFeature.CORR_60D;
import static dev.plimsoll.allocator.state.StateFeature.CORR_SHOCK;
import static dev.plimsoll.allocator.state.StateFeature.DD_LEVEL;
import static dev.plimsoll.allocator.state.StateFeature.DD_SLOPE_10D;
import static dev.plimsoll.allocator.state.StateFeature.PORT_RVOL_20D;
import static dev.plimsoll.allocator.state.StateFeature.PORT_RVOL_60D;
import static dev.plimsoll.allocator.state.StateFeature.REQUIRED;
import static dev.plimsoll.allocator.state.StateFeature.SLEEVE_CONCENTRATION_60D;
import static dev.plimsoll.allocator.state.StateFeature.TREND_BREADTH_20D;
import static dev.plimsoll.allocator.state.StateFeature.VOL_ACCEL;
import static dev.plimsoll.allocator.state.StateFeatures.FAST;
import static dev.plimsoll.allocator.state.StateFeatures.SLOPE;
import static dev.plimsoll.allocator.state.StateFeatures.SLOW;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.util.Collections.unmodifiableMap;

import dev.plimsoll.error.DataException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The state of a raw book one day at a time: one day in, at most one row out, equal to {@link StateFeatures#compute} of all days so far
 * to the last bit. Nothing of earlier days is worked out again; only as many rows are kept as the slowest window needs.
 *
 * <p>Days are those of the common calendar (portfolio return, equity and asset returns all have the day). The first 59, and any on which
 * a required feature is missing, give no row. Not thread-safe.
 */
public final class IncrementalState {

    private final int assets;
    private final OptionalInt trendUnits;
    private final OptionalInt sleeves;
    private final LatestRows returns = new LatestRows(1, SLOW);
    private final LatestRows drawdowns = new LatestRows(1, SLOPE + 1);
    private final LatestRows trendRows;
    private final LatestRows sleeveRows;
    private final RollingMeanCorrelation fastCorrelation;
    private final RollingMeanCorrelation slowCorrelation;
    private double peak = NEGATIVE_INFINITY;
    private LocalDate latest;
    private int days;

    public IncrementalState(int assets, OptionalInt trendUnits, OptionalInt sleeves) {
        this.assets = assets;
        this.trendUnits = trendUnits;
        this.sleeves = sleeves;
        this.trendRows = new LatestRows(trendUnits.orElse(0), FAST);
        this.sleeveRows = new LatestRows(sleeves.orElse(0), SLOW);
        this.fastCorrelation = new RollingMeanCorrelation(assets, FAST);
        this.slowCorrelation = new RollingMeanCorrelation(assets, SLOW);
    }

    /**
     * Takes the next day.
     *
     * @param day a day after all before it, with as many columns as the state was started with
     * @return its state row; empty during the warm-up and where a required feature cannot be computed
     * @throws DataException when the day does not lie after the one before, or a number of columns differs; the state is then unchanged
     */
    public Optional<StateRow> accept(BookDay day) {
        check(day);
        latest = day.date();
        days++;
        EnumMap<StateFeature, Double> row = new EnumMap<>(StateFeature.class);
        volatility(day, row);
        drawdown(day, row);
        correlation(day, row);
        day.trendUnitReturns().ifPresent(values -> {
            trendRows.add(values);
            row.put(TREND_BREADTH_20D, days < FAST ? NaN : last(StateColumns.trendBreadth(trendRows.columns, FAST, FAST)));
        });
        day.sleeveReturns().ifPresent(values -> {
            sleeveRows.add(values);
            row.put(SLEEVE_CONCENTRATION_60D, days < SLOW ? NaN : last(StateColumns.concentration(sleeveRows.columns, SLOW, SLOW)));
        });
        boolean complete = REQUIRED.stream().allMatch(feature -> Double.isFinite(row.get(feature)));
        return complete ? Optional.of(new StateRow(day.date(), row)) : Optional.empty();
    }

    private void check(BookDay day) {
        if (latest != null && !day.date().isAfter(latest)) {
            throw new DataException("The day " + day.date() + " comes after " + latest
                    + "; days must ascend. Give each day once, in order.");
        }
        checkWidth(day, "asset returns", OptionalInt.of(assets), Optional.of(day.assetReturns()));
        checkWidth(day, "trend unit returns", trendUnits, day.trendUnitReturns());
        checkWidth(day, "sleeve returns", sleeves, day.sleeveReturns());
    }

    private static void checkWidth(BookDay day, String what, OptionalInt expected, Optional<double[]> found) {
        int width = found.map(values -> values.length).orElse(-1);
        if (expected.orElse(-1) != width) {
            throw new DataException("The day " + day.date() + " has " + columns(width) + " of " + what + ", expected "
                    + columns(expected.orElse(-1)) + ". Start a new state when the columns of a book change.");
        }
    }

    private static String columns(int count) {
        return count < 0 ? "no columns" : count + " columns";
    }

    private void volatility(BookDay day, EnumMap<StateFeature, Double> row) {
        returns.add(day.portfolioReturn());
        double fast = last(StateColumns.annualisedVolatility(returns.latest(0, FAST), FAST));
        double slow = last(StateColumns.annualisedVolatility(returns.latest(0, SLOW), SLOW));
        row.put(PORT_RVOL_20D, fast);
        row.put(PORT_RVOL_60D, slow);
        row.put(VOL_ACCEL, fast / slow);
    }

    private void drawdown(BookDay day, EnumMap<StateFeature, Double> row) {
        if (day.equity() > peak) {
            peak = day.equity();
        }
        double level = day.equity() / peak - 1;
        drawdowns.add(level);
        row.put(DD_LEVEL, level);
        row.put(DD_SLOPE_10D, level - drawdowns.latest(0, SLOPE + 1)[0]);
    }

    private void correlation(BookDay day, EnumMap<StateFeature, Double> row) {
        double fast = fastCorrelation.next(day.assetReturns());
        double slow = slowCorrelation.next(day.assetReturns());
        row.put(CORR_20D, fast);
        row.put(CORR_60D, slow);
        row.put(CORR_SHOCK, fast - slow);
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    /** The latest rows of some columns, oldest first; rows before the first day are missing. */
    static final class LatestRows {

        private final double[][] columns;

        LatestRows(int columns, int rows) {
            this.columns = new double[columns][rows];
            for (double[] column : this.columns) {
                Arrays.fill(column, NaN);
            }
        }

        /** Forgets the oldest row and appends a new one. */
        void add(double... row) {
            for (int c = 0; c < columns.length; c++) {
                double[] column = columns[c];
                System.arraycopy(column, 1, column, 0, column.length - 1);
                column[column.length - 1] = row[c];
            }
        }

        /** The latest rows of one column. */
        double[] latest(int column, int rows) {
            double[] all = columns[column];
            return Arrays.copyOfRange(all, all.length - rows, all.length);
        }
    }

    /**
     * {@link MeanCorrelation} one row at a time: keeps the block before and the current one, and works out only the window that ends at the
     * new row. Equal to the batch to the last bit, whatever comes later.
     *
     * <p>Cost of a row: window · columns, plus window · pairs for the pairs with a hole in their window. Memory: four windows per column.
     */
    static final class RollingMeanCorrelation {

        private final int window;
        /** The block before in rows 0 to window - 1, the current one after it. */
        private final double[][] filled;
        private final double[][] present;
        private final MeanCorrelation work;
        private int k = -1;
        private boolean hasBlockBefore;

        RollingMeanCorrelation(int columns, int window) {
            this.window = window;
            filled = new double[columns][2 * window];
            present = new double[columns][2 * window];
            work = new MeanCorrelation(filled, present, window);
        }

        /** Takes one value per column, NaN where missing; the result is NaN until the window is full and where no pair is left. */
        double next(double[] row) {
            if (++k == window) {
                for (int c = 0; c < filled.length; c++) {
                    System.arraycopy(filled[c], window, filled[c], 0, window);
                    System.arraycopy(present[c], window, present[c], 0, window);
                }
                hasBlockBefore = true;
                k = 0;
            }
            for (int c = 0; c < filled.length; c++) {
                boolean missing = Double.isNaN(row[c]);
                filled[c][window + k] = missing ? 0 : row[c];
                present[c][window + k] = missing ? 0 : 1;
            }
            return hasBlockBefore || k == window - 1 ? work.row(window, k) : NaN;
        }
    }

    /**
     * The state of one day, as {@link IncrementalState} gives it.
     *
     * @param date the day, known at its close
     * @param features the eight required features, always finite, and those optional ones whose input was given, NaN where missing
     */
    public record StateRow(LocalDate date, Map<StateFeature, Double> features) {

        /**
         * Keeps a copy that nobody can change.
         *
         * @throws DataException naming a required feature that is absent, missing or infinite
         */
        public StateRow {
            features = unmodifiableMap(new EnumMap<>(features));
        }

        /**
         * One figure.
         *
         * @param feature one of the keys of {@link #features()}
         * @return the value; NaN only where an optional feature is missing
         * @throws DataException when this row does not have the feature
         */
        public double value(StateFeature feature) {
            Double value = features.get(feature);
            if (value == null) {
                throw new DataException("This state row has no " + feature.label() + "; it has " + features.keySet() + ".");
            }
            return value;
        }
    }

    /**
     * What a raw, unscaled book and its assets did on one day: one row of a run's inputs on its common calendar.
     *
     * <p>Returns are simple (0.01 = +1 %) and above -1, equity is above 0, a missing value is NaN. Immutable.
     */
    public record BookDay(LocalDate date, double portfolioReturn, double equity, double[] assetReturns,
            Optional<double[]> trendUnitReturns, Optional<double[]> sleeveReturns) {
        public BookDay {
            require(date, "portfolio return", -1, portfolioReturn);
            require(date, "equity", 0, equity);
            assetReturns = assetReturns.clone();
            require(date, "return of an asset", -1, assetReturns);
            trendUnitReturns = trendUnitReturns.map(double[]::clone);
            trendUnitReturns.ifPresent(values -> require(date, "trend unit return", NEGATIVE_INFINITY, values));
            sleeveReturns = sleeveReturns.map(double[]::clone);
            sleeveReturns.ifPresent(values -> require(date, "sleeve return", NEGATIVE_INFINITY, values));
        }

        private static void require(LocalDate date, String what, double floor, double... values) {
            for (double value : values) {
                if (value <= floor || value == POSITIVE_INFINITY) {
                    throw new DataException("The " + what + " on " + date + " is " + value + "; expected a finite number"
                            + (floor < -1 ? "" : " above " + (int) floor) + ", or a missing value. Correct it or leave it blank.");
                }
            }
        }
    }
}
