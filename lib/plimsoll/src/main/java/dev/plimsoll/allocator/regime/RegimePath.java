package dev.plimsoll.allocator.regime;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One regime per day, with reasons where they are known. At least one day.
 *
 * @param dates the days, ascending
 * @param regimes the labels, one per day
 * @param days the days with their signals, targets and decisions; empty where only labels are known
 * @param meta counts, transitions and runs
 */
public record RegimePath(DateIndex dates, List<Regime> regimes, List<RegimeDay> days, RegimeMeta meta) {

    public RegimePath {
        regimes = List.copyOf(regimes);
        days = List.copyOf(days);
    }

    private static RegimePath of(DateIndex dates, List<Regime> regimes, List<RegimeDay> days, Optional<RegimeThresholds> thresholds) {
        if (regimes.size() != dates.size()) {
            throw new DataException(regimes.size() + " regimes for " + dates.size() + " dates; give one regime per date.");
        }
        if (dates.isEmpty()) {
            throw new DataException("A regime path needs at least one day, found none.");
        }
        return new RegimePath(dates, regimes, days, RegimeMeta.of(dates, regimes, thresholds));
    }

    static RegimePath classified(DateIndex dates, List<RegimeDay> days, RegimeThresholds thresholds) {
        return of(dates, days.stream().map(RegimeDay::regime).toList(), days, Optional.of(thresholds));
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
        return of(dates, regimes, List.of(), Optional.empty());
    }

    /**
     * Whether the signals and decisions behind the labels are known.
     *
     * @return true for a path of {@link RegimeClassifier#classify}
     */
    public boolean hasReasons() {
        return !days.isEmpty();
    }

    @Override
    public String toString() {
        return "Regimes of " + dates + " " + meta.dayCounts();
    }

    /**
     * Summary of a regime path; only regimes and pairs that occur have entries.
     *
     * @param thresholds the thresholds it was classified with; empty for labels read from a file
     * @param dayCounts days per regime, in alphabetical order of the labels, as the stored artifact has them
     * @param dayPercentages share of days per regime in percent, rounded half-even to one decimal, in the same order
     * @param transitionCounts consecutive pairs {@code FROM->TO}, {@code NORMAL->NORMAL} included, in order of first occurrence
     * @param longestRuns longest unbroken run in days per regime, in order of first occurrence
     * @param effectiveStart first day
     * @param effectiveEnd last day
     */
    public record RegimeMeta(Optional<RegimeThresholds> thresholds, Map<Regime, Integer> dayCounts, Map<Regime, Double> dayPercentages,
            Map<String, Integer> transitionCounts, Map<Regime, Integer> longestRuns, LocalDate effectiveStart, LocalDate effectiveEnd) {

        private static final Comparator<Regime> ALPHABETICAL = Comparator.comparing(Regime::name);

        public RegimeMeta {
            dayCounts = ordered(dayCounts);
            dayPercentages = ordered(dayPercentages);
            transitionCounts = ordered(transitionCounts);
            longestRuns = ordered(longestRuns);
        }

        static RegimeMeta of(DateIndex dates, List<Regime> regimes, Optional<RegimeThresholds> thresholds) {
            Map<Regime, Integer> counts = new TreeMap<>(ALPHABETICAL);
            Map<String, Integer> transitions = new LinkedHashMap<>();
            Map<Regime, Integer> longest = new LinkedHashMap<>();
            int run = 0;
            for (int i = 0; i < regimes.size(); i++) {
                Regime regime = regimes.get(i);
                counts.merge(regime, 1, Integer::sum);
                if (i > 0) {
                    transitions.merge(regimes.get(i - 1) + "->" + regime, 1, Integer::sum);
                }
                run = i > 0 && regimes.get(i - 1) == regime ? run + 1 : 1;
                longest.merge(regime, run, Math::max);
            }
            Map<Regime, Double> percentages = new TreeMap<>(ALPHABETICAL);
            counts.forEach((regime, count) -> percentages.put(regime, percent(count, regimes.size())));
            return new RegimeMeta(thresholds, counts, percentages, transitions, longest, dates.first(), dates.last());
        }

        /** The exact quotient decides the rounding, not its double. */
        private static double percent(int count, int total) {
            return BigDecimal.valueOf(100L * count).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_EVEN).doubleValue();
        }

        private static <K, V> Map<K, V> ordered(Map<K, V> map) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
    }
}
