package dev.plimsoll.allocator.regime;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.util.List;
import java.util.Optional;

/**
 * One regime per day, with reasons where they are known. Immutable; at least one day.
 */
public final class RegimePath {

    private final DateIndex dates;
    private final List<Regime> regimes;
    private final List<RegimeDay> days;
    private final RegimeMeta meta;

    private RegimePath(DateIndex dates, List<Regime> regimes, List<RegimeDay> days, Optional<RegimeThresholds> thresholds) {
        if (regimes.size() != dates.size()) {
            throw new DataException(regimes.size() + " regimes for " + dates.size() + " dates; give one regime per date.");
        }
        if (dates.isEmpty()) {
            throw new DataException("A regime path needs at least one day, found none.");
        }
        this.dates = dates;
        this.regimes = List.copyOf(regimes);
        this.days = List.copyOf(days);
        this.meta = RegimeMeta.of(dates, this.regimes, thresholds);
    }

    static RegimePath classified(DateIndex dates, List<RegimeDay> days, RegimeThresholds thresholds) {
        return new RegimePath(dates, days.stream().map(RegimeDay::regime).toList(), days, Optional.of(thresholds));
    }

    /**
     * A path of labels whose reasons are not known, for example read from a file.
     *
     * @param dates the days
     * @param regimes one per day
     * @return a path whose {@link #hasReasons()} is false
     * @throws DataException when the lengths differ or there is no day
     */
    public static RegimePath ofLabels(DateIndex dates, List<Regime> regimes) {
        return new RegimePath(dates, regimes, List.of(), Optional.empty());
    }

    /**
     * The days with their signals, targets and decisions.
     *
     * @return one per day; empty when {@link #hasReasons()} is false
     */
    public List<RegimeDay> days() {
        return days;
    }

    /**
     * Whether the signals and decisions behind the labels are known.
     *
     * @return true for a path of {@link RegimeClassifier#classify}
     */
    public boolean hasReasons() {
        return !days.isEmpty();
    }

    /**
     * The days.
     *
     * @return ascending, never empty
     */
    public DateIndex dates() {
        return dates;
    }

    /**
     * The labels.
     *
     * @return one per day
     */
    public List<Regime> regimes() {
        return regimes;
    }

    /**
     * Counts, transitions and runs.
     *
     * @return the summary
     */
    public RegimeMeta meta() {
        return meta;
    }

    @Override
    public String toString() {
        return "Regimes of " + dates + " " + meta.dayCounts();
    }
}
