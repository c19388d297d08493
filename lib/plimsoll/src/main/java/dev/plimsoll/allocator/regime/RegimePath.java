package dev.plimsoll.allocator.regime;

import static java.util.Collections.unmodifiableMap;
import static java.util.stream.IntStream.range;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
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

    private static final double DAYS_PER_YEAR = 365.25;

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

    /**
     * Changes of regime.
     *
     * @return days whose regime is not that of the row before
     */
    public int transitions() {
        return (int) range(1, regimes.size()).filter(row -> regimes.get(row) != regimes.get(row - 1)).count();
    }

    /**
     * Changes of regime a year.
     *
     * @return changes / (calendar days, last less first / 365.25); 0 for one day
     */
    public double transitionsPerYear() {
        long span = dates.last().toEpochDay() - dates.first().toEpochDay();
        return span == 0 ? 0 : transitions() / (span / DAYS_PER_YEAR);
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
     * @param effectiveStartDate first day
     * @param effectiveEndDate last day
     */
    public record RegimeMeta(Optional<RegimeThresholds> thresholds, Map<Regime, Integer> dayCounts, Map<Regime, Double> dayPercentages,
            Map<String, Integer> transitionCounts, Map<Regime, Integer> longestRuns, LocalDate effectiveStartDate,
            LocalDate effectiveEndDate) {

        private static final Comparator<Regime> ALPHABETICAL = Comparator.comparing(Regime::name);

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
            return new RegimeMeta(thresholds, unmodifiableMap(counts), unmodifiableMap(percentages),
                    unmodifiableMap(transitions), unmodifiableMap(longest), dates.first(), dates.last());
        }

        /** The exact quotient decides the rounding, not its double. */
        private static double percent(int count, int total) {
            return BigDecimal.valueOf(100L * count).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_EVEN).doubleValue();
        }
    }

    /**
     * The regime of one day and everything that led to it.
     *
     * @param date the day, known at its close
     * @param regime the regime from this day's close on
     * @param previous the regime of the row before; empty on the first day
     * @param enter signals under the ENTER thresholds
     * @param exit signals under the EXIT thresholds
     * @param enterScore how many ENTER signals fire, 0 to 4
     * @param exitScore how many EXIT signals fire, 0 to 4
     * @param target the regime the ENTER signals ask for
     * @param rule the rule that gave the target
     * @param decision what was done about it
     * @param daysInRegime rows since the regime began, today included: 1 on its first day
     */
    public record RegimeDay(LocalDate date, Regime regime, Optional<Regime> previous, Signals enter, Signals exit, int enterScore,
            int exitScore, Regime target, TargetRule rule, Decision decision, int daysInRegime) {

        /** What the walk did on one day, given the regime in force and the day's target. */
        public enum Decision {
            /** The first day takes its target. */
            FIRST_DAY,
            /** The target is more severe: taken at once. */
            UPGRADE,
            /**
             * The target is milder, the regime has lasted long enough and the EXIT score allows it: taken at once, without steps between.
             */
            DOWNGRADE,
            /**
             * The target is milder, but the regime has lasted fewer than {@code min_days_in_regime} days (whatever the EXIT score says).
             */
            HOLD_MIN_DAYS,
            /** The target is milder and the regime old enough, but too many EXIT signals still fire. */
            HOLD_EXIT_SCORE,
            /** The target is the regime in force. */
            STAY
        }

        /**
         * The four stress signals of one day under one set of thresholds, ENTER or EXIT.
         *
         * @param volFast {@code vol_accel ≥ threshold}: volatility has lately grown
         * @param corrSpike {@code corr_shock ≥ threshold}: assets have lately moved together
         * @param ddDeep {@code dd_level ≤ threshold}: the book is far below its peak
         * @param ddWorsening {@code dd_slope_10d ≤ threshold}: and falling
         */
        public record Signals(boolean volFast, boolean corrSpike, boolean ddDeep, boolean ddWorsening) {

            /**
             * How many of the four fire.
             *
             * @return 0 to 4
             */
            public int score() {
                return (volFast ? 1 : 0) + (corrSpike ? 1 : 0) + (ddDeep ? 1 : 0) + (ddWorsening ? 1 : 0);
            }
        }

        /**
         * Which rule set the target of a day: the first that holds, most severe first.
         *
         * <p>The definition also names two combinations, vol_fast and corr_spike and dd_worsening for CRISIS, vol_fast and corr_spike for
         * STRESS. They never decide alone, because three signals are a score of 3 and two a score of 2; so they have no constant here.
         */
        public enum TargetRule {
            /** {@code dd_level ≤ dd_crisis_enter}: CRISIS whatever the signals say. */
            DD_CRISIS(Regime.CRISIS),
            /** Three or four ENTER signals: CRISIS. */
            SCORE_3(Regime.CRISIS),
            /** Two ENTER signals: STRESS. */
            SCORE_2(Regime.STRESS),
            /** {@code dd_level ≤ dd_stress_enter}: STRESS with fewer than two signals. */
            DD_STRESS(Regime.STRESS),
            /** One ENTER signal: ELEVATED. */
            SCORE_1(Regime.ELEVATED),
            /** Nothing fires: NORMAL. */
            NONE(Regime.NORMAL);

            private final Regime target;

            TargetRule(Regime target) {
                this.target = target;
            }

            /**
             * The regime this rule asks for.
             *
             * @return the target of a day on which this is the first rule that holds
             */
            public Regime target() {
                return target;
            }

            static TargetRule of(double ddLevel, Signals enter, RegimeThresholds thresholds) {
                int score = enter.score();
                return ddLevel <= thresholds.ddCrisisEnter() ? DD_CRISIS : score >= 3 ? SCORE_3 : score >= 2 ? SCORE_2
                        : ddLevel <= thresholds.ddStressEnter() ? DD_STRESS : score >= 1 ? SCORE_1 : NONE;
            }
        }
    }
}
