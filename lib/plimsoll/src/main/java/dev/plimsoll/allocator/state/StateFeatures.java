package dev.plimsoll.allocator.state;

import static dev.plimsoll.allocator.state.StateFeature.CORR_20D;
import static dev.plimsoll.allocator.state.StateFeature.CORR_60D;
import static dev.plimsoll.allocator.state.StateFeature.CORR_SHOCK;
import static dev.plimsoll.allocator.state.StateFeature.DD_LEVEL;
import static dev.plimsoll.allocator.state.StateFeature.DD_SLOPE_10D;
import static dev.plimsoll.allocator.state.StateFeature.OPTIONAL;
import static dev.plimsoll.allocator.state.StateFeature.PORT_RVOL_20D;
import static dev.plimsoll.allocator.state.StateFeature.PORT_RVOL_60D;
import static dev.plimsoll.allocator.state.StateFeature.REQUIRED;
import static dev.plimsoll.allocator.state.StateFeature.SLEEVE_CONCENTRATION_60D;
import static dev.plimsoll.allocator.state.StateFeature.TREND_BREADTH_20D;
import static dev.plimsoll.allocator.state.StateFeature.VOL_ACCEL;
import static java.lang.Double.NaN;
import static java.lang.Double.isFinite;
import static java.lang.Double.isNaN;
import static java.util.Collections.unmodifiableMap;
import static java.util.stream.IntStream.range;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One row of features per day: the state the regime rules read.
 *
 * <p>Timing: a row uses nothing later than the close of its day. Every required feature has a value on every row; an optional one
 * may be missing (NaN) on some, and does not exist at all when its input was not given.
 *
 * <p>Immutable. Windows count rows of the common calendar (the days that portfolio returns, equity and asset returns all have), and
 * each is computed from its own values only, so that a day appended at the end changes no earlier row.
 */
public final class StateFeatures {

    /** Version of the definitions in {@link StateFeature}. */
    public static final String VERSION = "v1.0";

    /** Rows before the first that can be valid: the slowest window less one. */
    public static final int WARM_UP_ROWS = 59;

    static final int FAST = 20;
    static final int SLOW = 60;
    static final int SLOPE = 10;

    private final DateIndex dates;
    private final EnumMap<StateFeature, double[]> columns;
    private final StateMeta meta;

    private StateFeatures(DateIndex dates, EnumMap<StateFeature, double[]> columns, int rowsRequested, LocalDate requestedStart,
            LocalDate requestedEnd) {
        this.dates = dates;
        this.columns = columns;
        List<StateFeature> present = List.copyOf(columns.keySet());
        this.meta = new StateMeta(VERSION, lookbacks(), REQUIRED, OPTIONAL, present,
                OPTIONAL.stream().filter(f -> !columns.containsKey(f)).toList(), rowsRequested, dates.size(), rowsRequested - dates.size(),
                dates.first(), dates.last(), requestedStart, requestedEnd, (int) ChronoUnit.DAYS.between(requestedStart, dates.first()));
    }

    /**
     * The state of a run.
     *
     * @param inputs the run's inputs
     * @return a row for each common date on which every required feature can be computed
     * @throws DataException when there is no such day, saying why
     */
    public static StateFeatures compute(RunInputs inputs) {
        DateIndex common = inputs.commonDates();
        if (common.size() < SLOW) {
            throw new DataException("No valid state row: portfolio returns, equity and asset returns have only " + common.size()
                    + " dates in common (" + common.first() + ".." + common.last() + "); the 60-day features need at least " + SLOW
                    + ". Give a longer history.");
        }
        EnumMap<StateFeature, double[]> all = columnsOf(inputs.onCommonDates(), common);
        int[] valid = range(0, common.size())
                .filter(row -> REQUIRED.stream().allMatch(feature -> isFinite(all.get(feature)[row]))).toArray();
        if (valid.length == 0) {
            throw noValidRow(all, common);
        }
        all.replaceAll((feature, column) -> IntStream.of(valid).mapToDouble(row -> column[row]).toArray());
        return new StateFeatures(DateIndex.ofEpochDays(IntStream.of(valid).mapToLong(common::epochDay).toArray()), all, common.size(),
                inputs.requestedStart(), inputs.requestedEnd());
    }

    /**
     * A state that was computed elsewhere, for example read from a file.
     *
     * @param dates the days
     * @param columns values per feature, one per day; all eight required features without a missing value, the optional ones with NaN
     *     where missing
     * @return the state; its meta counts every row as requested and valid
     * @throws DataException naming the feature and day of what is absent, missing or infinite
     */
    public static StateFeatures of(DateIndex dates, Map<StateFeature, double[]> columns) {
        if (dates.isEmpty()) {
            throw new DataException("A state needs at least one row, found none.");
        }
        EnumMap<StateFeature, double[]> copy = new EnumMap<>(StateFeature.class);
        for (StateFeature feature : StateFeature.values()) {
            double[] column = columns.get(feature);
            if (column != null) {
                copy.put(feature, checked(dates, feature, column));
            } else if (feature.required()) {
                throw new DataException("The state lacks the feature " + feature.label() + "; expected all eight required ones.");
            }
        }
        return new StateFeatures(dates, copy, dates.size(), dates.first(), dates.last());
    }

    private static double[] checked(DateIndex dates, StateFeature feature, double[] column) {
        if (column.length != dates.size()) {
            throw new DataException("The state feature " + feature.label() + " has " + column.length + " values for " + dates.size()
                    + " dates; give one value per date.");
        }
        for (int row = 0; row < column.length; row++) {
            if (Double.isInfinite(column[row]) || feature.required() && isNaN(column[row])) {
                throw new DataException("The state feature " + feature.label() + " on " + dates.date(row) + " is "
                        + (isNaN(column[row]) ? "missing" : "infinite") + "; expected a finite number. Drop the row or fill it.");
            }
        }
        return column.clone();
    }

    private static EnumMap<StateFeature, double[]> columnsOf(RunInputs inputs, DateIndex common) {
        double[] returns = inputs.portfolioReturns().toArray();
        double[] drawdown = StateColumns.drawdown(inputs.equity().toArray());
        double[][] assetColumns = columns(inputs.assetReturns());
        double[] fastVolatility = StateColumns.annualisedVolatility(returns, FAST);
        double[] slowVolatility = StateColumns.annualisedVolatility(returns, SLOW);
        double[] fastCorrelation = MeanCorrelation.rolling(assetColumns, common.size(), FAST);
        double[] slowCorrelation = MeanCorrelation.rolling(assetColumns, common.size(), SLOW);

        EnumMap<StateFeature, double[]> all = new EnumMap<>(StateFeature.class);
        all.put(PORT_RVOL_20D, fastVolatility);
        all.put(PORT_RVOL_60D, slowVolatility);
        all.put(VOL_ACCEL, column(common, row -> fastVolatility[row] / slowVolatility[row]));
        all.put(DD_LEVEL, drawdown);
        all.put(DD_SLOPE_10D, column(common, row -> row < SLOPE ? NaN : drawdown[row] - drawdown[row - SLOPE]));
        all.put(CORR_20D, fastCorrelation);
        all.put(CORR_60D, slowCorrelation);
        all.put(CORR_SHOCK, column(common, row -> fastCorrelation[row] - slowCorrelation[row]));
        inputs.trendUnitReturns().ifPresent(trend ->
                all.put(TREND_BREADTH_20D, StateColumns.trendBreadth(columns(trend), common.size(), FAST)));
        inputs.sleeveReturns().ifPresent(sleeves ->
                all.put(SLEEVE_CONCENTRATION_60D, StateColumns.concentration(columns(sleeves), common.size(), SLOW)));
        return all;
    }

    private static double[][] columns(Panel panel) {
        return range(0, panel.width()).mapToObj(panel::column).toArray(double[][]::new);
    }

    private static double[] column(DateIndex dates, IntToDoubleFunction value) {
        return range(0, dates.size()).mapToDouble(value).toArray();
    }

    private static DataException noValidRow(Map<StateFeature, double[]> all, DateIndex common) {
        String where = common.size() + " common dates (" + common.first() + ".." + common.last() + ")";
        double[] slow = all.get(PORT_RVOL_60D);
        if (Arrays.stream(slow).anyMatch(v -> v == 0) && Arrays.stream(slow).noneMatch(v -> v > 0)) {
            return new DataException("No valid state row: the book is flat. Over " + where
                    + " the portfolio return is the same every day, so its volatility is 0 and vol_accel is 0/0."
                    + " Check that the weights are not all zero and the returns are those of the portfolio.");
        }
        List<String> counts = new ArrayList<>();
        for (StateFeature feature : REQUIRED) {
            long missing = Arrays.stream(all.get(feature)).skip(WARM_UP_ROWS).filter(v -> !isFinite(v)).count();
            if (missing > 0) {
                counts.add(feature.label() + " missing on " + missing);
            }
        }
        return new DataException("No valid state row: on none of the " + where + " can all eight required features be computed. Of the "
                + (common.size() - WARM_UP_ROWS) + " rows after the warm-up: " + String.join(", ", counts)
                + ". A missing value in a 60-row window of portfolio returns drops its row; correlations need two assets that move.");
    }

    private static Map<String, Integer> lookbacks() {
        Map<String, Integer> lookbacks = new LinkedHashMap<>();
        lookbacks.put("rvol_fast", FAST);
        lookbacks.put("rvol_slow", SLOW);
        lookbacks.put("dd_slope", SLOPE);
        lookbacks.put("corr_fast", FAST);
        lookbacks.put("corr_slow", SLOW);
        lookbacks.put("trend_breadth", FAST);
        lookbacks.put("sleeve_concentration", SLOW);
        return unmodifiableMap(lookbacks);
    }

    /**
     * The days that have a row.
     *
     * @return ascending, never empty
     */
    public DateIndex dates() {
        return dates;
    }

    /**
     * The features this state has.
     *
     * @return the eight required ones, then those optional ones whose input was given
     */
    public List<StateFeature> present() {
        return meta.present();
    }

    /**
     * One figure.
     *
     * @param feature one of {@link #present()}
     * @param row 0-based day
     * @return the value; NaN only where an optional feature is missing
     * @throws DataException when this state does not have the feature
     */
    public double value(StateFeature feature, int row) {
        return existing(feature)[row];
    }

    /**
     * One feature on all days.
     *
     * @param feature one of {@link #present()}
     * @return a copy of its values; NaN only where an optional feature is missing
     * @throws DataException when this state does not have the feature
     */
    public double[] column(StateFeature feature) {
        return existing(feature).clone();
    }

    private double[] existing(StateFeature feature) {
        double[] column = columns.get(feature);
        if (column == null) {
            throw new DataException("This state has no " + feature.label() + "; it has "
                    + String.join(", ", present().stream().map(StateFeature::label).toList()) + ".");
        }
        return column;
    }

    /**
     * How this state came about.
     *
     * @return look-backs, features, row counts and effective dates
     */
    public StateMeta meta() {
        return meta;
    }

    @Override
    public String toString() {
        return "State of " + dates;
    }

    /**
     * How a state came about: which look-backs and features, and how many of the rows asked for became valid rows.
     *
     * @param version version of the feature definitions, {@code v1.0}
     * @param lookbacks window lengths in rows, by name, in the order of the stored artifact
     * @param required features without which a row is dropped
     * @param optional features that need an optional input
     * @param present features this state has
     * @param missing optional features it does not have, because their input was not given
     * @param rowsRequested common dates of portfolio returns, equity and asset returns
     * @param rowsValid rows with every required feature
     * @param rowsDropped rows that lacked one: requested less valid ones; with full data the 59 rows of the warm-up
     * @param effectiveStartDate first valid row
     * @param effectiveEndDate last valid row
     * @param requestedStart first day asked for, else first day of the asset returns
     * @param requestedEnd last day asked for, else last day of the asset returns
     * @param effectiveStartShiftDays calendar days from the requested to the effective start
     */
    public record StateMeta(String version, Map<String, Integer> lookbacks, List<StateFeature> required, List<StateFeature> optional,
            List<StateFeature> present, List<StateFeature> missing, int rowsRequested, int rowsValid, int rowsDropped,
            LocalDate effectiveStartDate, LocalDate effectiveEndDate, LocalDate requestedStart, LocalDate requestedEnd,
            int effectiveStartShiftDays) {
    }
}
