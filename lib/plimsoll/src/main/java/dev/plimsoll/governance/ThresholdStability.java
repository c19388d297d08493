package dev.plimsoll.governance;

import static dev.plimsoll.doc.Num.plain;
import static java.util.Comparator.comparing;
import static java.util.stream.IntStream.rangeClosed;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The annual map of how much hangs on each threshold: every one is moved by ±1, 5 and 10 %, and the days are counted whose regime
 * would have been another, over windows that begin with the state and end with each of its years.
 *
 * <p>The regime of a day depends on no later day, so the regimes of a shorter window are the beginning of those of the whole.
 *
 * @param rows by window, then threshold in the order of {@link RegimeThresholds#asMap()}, then change from -10 % to +10 %
 */
public record ThresholdStability(List<Row> rows) implements Describable {

    private static final double[] CHANGES = {-0.10, -0.05, -0.01, 0.01, 0.05, 0.10};
    private static final double SHOWN_CHANGE = 0.10;
    private static final String MIN_DAYS = "min_days_in_regime";

    /**
     * One threshold, moved by one change, over one window.
     *
     * @param windowEnd last day of the window: the last state row of a calendar year
     * @param days state rows of the window
     * @param threshold name as in {@link RegimeThresholds#asMap()}
     * @param value the threshold as it is, in its own unit
     * @param change how far it is moved, decimal fraction of its value: -0.10 = 10 % closer to zero
     * @param moved where it is moved to; {@code min_days_in_regime} moves by whole days, by at least one
     * @param flips days whose regime then differs; empty when the moved set is not valid, such as an EXIT beyond its ENTER
     * @param nearMisses days on which the figure lies between the threshold and where it is moved to, so that its signal differs
     *     even if the regime does not; for {@code min_days_in_regime} days on which a regime that wants to fall may or may not
     */
    public record Row(LocalDate windowEnd, int days, String threshold, double value, double change, double moved, OptionalInt flips,
            int nearMisses) {
    }

    public ThresholdStability {
        rows = List.copyOf(rows);
    }

    /**
     * Makes the map.
     *
     * @param state the features of each day
     * @param thresholds the thresholds in force
     * @return years × 11 thresholds × 6 changes rows
     */
    public static ThresholdStability of(StateFeatures state, RegimeThresholds thresholds) {
        RegimePath path = RegimeClassifier.classify(state, thresholds);
        int[] ends = yearEnds(state.dates());
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Number> threshold : thresholds.asMap().entrySet()) {
            for (double change : CHANGES) {
                String name = threshold.getKey();
                double value = threshold.getValue().doubleValue();
                double moved = moved(name, value, change);
                IntPredicate near = name.equals(MIN_DAYS) ? nearMinDays(path, value, moved) : near(state, name, value, moved);
                Optional<List<Regime>> regimes = regimes(state, thresholds, name, moved);
                int flips = 0;
                int nearMisses = 0;
                int row = 0;
                for (int end : ends) {
                    for (; row < end; row++) {
                        flips += regimes.isPresent() && regimes.get().get(row) != path.regimes().get(row) ? 1 : 0;
                        nearMisses += near.test(row) ? 1 : 0;
                    }
                    rows.add(new Row(state.dates().date(row - 1), row, name, value, change, moved,
                            regimes.isPresent() ? OptionalInt.of(flips) : OptionalInt.empty(), nearMisses));
                }
            }
        }
        rows.sort(comparing(Row::windowEnd)); // which keeps the order within each window
        return new ThresholdStability(rows);
    }

    /** Ten percent either way: what a reader wants to see first; the store has every row. */
    @Override
    public Doc describe() {
        List<Row> shown = rows.stream().filter(row -> Math.abs(row.change()) == SHOWN_CHANGE).toList();
        List<LocalDate> ends = shown.stream().map(Row::windowEnd).distinct().sorted().toList();
        List<String> byEnd = new ArrayList<>(List.of("Threshold", "Moved to"));
        ends.forEach(end -> byEnd.add(end.toString()));
        List<List<Object>> whole = new ArrayList<>();
        List<List<Object>> growth = new ArrayList<>();
        for (Row row : shown) {
            if (row.windowEnd().equals(ends.get(ends.size() - 1))) {
                whole.add(List.of(row.threshold(), plain(row.value()), plain(row.moved()), flips(row), row.nearMisses()));
                List<Object> line = new ArrayList<>(List.of(row.threshold(), plain(row.moved())));
                shown.stream().filter(other -> other.threshold().equals(row.threshold()) && other.change() == row.change())
                        .forEach(other -> line.add(flips(other)));
                growth.add(line);
            }
        }
        return Doc.of("Threshold stability over the whole history",
                new Text("Days whose regime would differ if one threshold moved by ten percent."),
                Table.of(List.of("Threshold", "Value", "Moved to", "Days whose regime differs", "Near misses"), whole),
                new Text("The same days counted up to the end of each year."), Table.of(byEnd, growth));
    }

    private static Object flips(Row row) {
        return row.flips().isPresent() ? row.flips().getAsInt() : "not valid";
    }

    /** For each calendar year of the days, the row after its last. */
    private static int[] yearEnds(DateIndex dates) {
        return rangeClosed(1, dates.size())
                .filter(row -> row == dates.size() || dates.date(row).getYear() != dates.date(row - 1).getYear()).toArray();
    }

    private static double moved(String name, double value, double change) {
        return name.equals(MIN_DAYS)
                ? value + Math.signum(change) * Math.max(1, StrictMath.rint(Math.abs(value * change))) : value * (1 + change);
    }

    private static Optional<List<Regime>> regimes(StateFeatures state, RegimeThresholds thresholds, String name, double moved) {
        RegimeThresholds changed;
        try {
            changed = thresholds.withValue(name, moved);
        } catch (UsageException e) {
            return Optional.empty();
        }
        return Optional.of(RegimeClassifier.classify(state, changed).regimes());
    }

    private static IntPredicate near(StateFeatures state, String name, double value, double moved) {
        double[] figures = state.column(feature(name));
        boolean upward = name.startsWith("vol_accel") || name.startsWith("corr_shock");
        return row -> upward ? figures[row] >= value != figures[row] >= moved : figures[row] <= value != figures[row] <= moved;
    }

    private static StateFeature feature(String threshold) {
        return threshold.startsWith("vol_accel") ? StateFeature.VOL_ACCEL
                : threshold.startsWith("corr_shock") ? StateFeature.CORR_SHOCK
                : threshold.startsWith("dd_slope") ? StateFeature.DD_SLOPE_10D : StateFeature.DD_LEVEL;
    }

    private static IntPredicate nearMinDays(RegimePath path, double value, double moved) {
        return row -> {
            RegimeDay before = path.days().get(Math.max(0, row - 1)); // the first day wants nothing
            boolean wantsToFall = row > 0 && before.regime().isWorseThan(path.days().get(row).target());
            return wantsToFall && before.daysInRegime() < value != before.daysInRegime() < moved;
        };
    }
}
