package dev.plimsoll.allocator.risk;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The risk scalar of each day with the steps that led to it. Immutable; at least one day.
 *
 * <p>Unit: fraction of full size (0.55 = 55 %). Timing: known at the close of its day; {@link AppliedScalars} says when it is used.
 */
public final class RiskPath {

    private final DateIndex dates;
    private final List<Regime> regimes;
    private final double[] targets;
    private final double[] smoothed;
    private final double[] scalars;
    private final RiskProfile profile;
    private final boolean overridden;
    private final RiskMeta meta;

    RiskPath(DateIndex dates, List<Regime> regimes, double[] targets, double[] smoothed, double[] scalars, RiskProfile profile,
            boolean overridden) {
        this.dates = dates;
        this.regimes = List.copyOf(regimes);
        this.targets = targets;
        this.smoothed = smoothed;
        this.scalars = scalars;
        this.profile = profile;
        this.overridden = overridden;
        this.meta = RiskMeta.of(dates, this.regimes, scalars, profile);
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
     * The regimes the scalars were made from.
     *
     * @return one per day; the overriding one on every day when {@link #overridden()}
     */
    public List<Regime> regimes() {
        return regimes;
    }

    /**
     * The regime a day's scalar was made from.
     *
     * @param row 0-based day
     * @return the regime, or the overriding one
     */
    public Regime regime(int row) {
        return regimes.get(row);
    }

    /**
     * The profile's scalar for a day's regime, before smoothing.
     *
     * @param row 0-based day
     * @return fraction of full size
     */
    public double target(int row) {
        return targets[row];
    }

    /**
     * The smoothed value of a day before clipping, on which the recursion runs.
     *
     * @param row 0-based day
     * @return fraction of full size
     */
    public double smoothed(int row) {
        return smoothed[row];
    }

    /**
     * The risk scalar of a day, smoothed and clipped.
     *
     * @param row 0-based day
     * @return fraction of full size, within the profile's bounds
     */
    public double scalar(int row) {
        return scalars[row];
    }

    /**
     * The targets of all days.
     *
     * @return a copy, one per day
     */
    public double[] targets() {
        return targets.clone();
    }

    /**
     * The smoothed, unclipped values of all days.
     *
     * @return a copy, one per day
     */
    public double[] smoothed() {
        return smoothed.clone();
    }

    /**
     * The risk scalars of all days.
     *
     * @return a copy, one per day
     */
    public double[] scalars() {
        return scalars.clone();
    }

    /**
     * The profile the scalars follow.
     *
     * @return targets, smoothing and bounds
     */
    public RiskProfile profile() {
        return profile;
    }

    /**
     * Whether one regime was forced on every day.
     *
     * @return true when the labels are not the classifier's
     */
    public boolean overridden() {
        return overridden;
    }

    /**
     * Statistics of the scalars.
     *
     * @return the summary
     */
    public RiskMeta meta() {
        return meta;
    }

    @Override
    public String toString() {
        return "Risk scalars of " + dates + (overridden ? ", overridden to " + regimes.get(0) : "");
    }

    /**
     * Summary of a risk path.
     *
     * @param mapping target per regime, ordered by severity
     * @param alpha smoothing factor in effect
     * @param halfLife days it was given as; empty when given as {@code alpha}
     * @param min floor
     * @param max ceiling
     * @param statistics distribution of the scalars of all days
     * @param byRegime the same per regime used, ordered by severity; only regimes that occur
     * @param effectiveStart first day
     * @param effectiveEnd last day
     */
    public record RiskMeta(Map<Regime, Double> mapping, double alpha, OptionalDouble halfLife, double min, double max,
            ScalarStatistics statistics, Map<Regime, RegimeScalars> byRegime, LocalDate effectiveStart, LocalDate effectiveEnd) {

        public RiskMeta {
            mapping = Collections.unmodifiableMap(new EnumMap<>(mapping));
            byRegime = Collections.unmodifiableMap(new EnumMap<>(byRegime));
        }

        static RiskMeta of(DateIndex dates, List<Regime> regimes, double[] scalars, RiskProfile profile) {
            EnumMap<Regime, RegimeScalars> byRegime = new EnumMap<>(Regime.class);
            for (Regime regime : Regime.values()) {
                double[] own = new double[scalars.length];
                int n = 0;
                for (int row = 0; row < scalars.length; row++) {
                    if (regimes.get(row) == regime) {
                        own[n++] = scalars[row];
                    }
                }
                if (n > 0) {
                    ScalarStatistics statistics = ScalarStatistics.of(Arrays.copyOf(own, n));
                    byRegime.put(regime, new RegimeScalars(statistics.mean(), statistics.min(), statistics.max(), n));
                }
            }
            return new RiskMeta(profile.scalars(), profile.alpha(), profile.halfLife(), profile.min(), profile.max(),
                    ScalarStatistics.of(scalars), byRegime, dates.first(), dates.last());
        }

        /**
         * The scalars of the days of one regime. They differ from the regime's target while the smoothing is on its way.
         *
         * @param mean arithmetic mean, fraction of full size
         * @param min smallest
         * @param max largest
         * @param count number of days, 1 or more
         */
        public record RegimeScalars(double mean, double min, double max, int count) {
        }
    }

    /**
     * The distribution of some scalars, each a fraction of full size.
     *
     * @param mean arithmetic mean
     * @param std sample standard deviation (n − 1); empty for a single value
     * @param min smallest
     * @param max largest
     * @param median middle, or mean of the two middle ones
     * @param q25 lower quartile, linearly interpolated at position 0.25·(n − 1) of the sorted values
     * @param q75 upper quartile, likewise
     */
    public record ScalarStatistics(double mean, OptionalDouble std, double min, double max, double median, double q25, double q75) {

        static ScalarStatistics of(double[] values) {
            double mean = mean(values);
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            boolean constant = sorted[0] == sorted[sorted.length - 1];
            OptionalDouble std = values.length < 2 ? OptionalDouble.empty()
                    : OptionalDouble.of(constant ? 0 : Math.sqrt(squares / (values.length - 1)));
            return new ScalarStatistics(constant ? sorted[0] : mean, std, sorted[0], sorted[sorted.length - 1], quantile(sorted, 0.5),
                    quantile(sorted, 0.25), quantile(sorted, 0.75));
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        private static double quantile(double[] sorted, double share) {
            double position = share * (sorted.length - 1);
            int below = (int) position;
            double low = sorted[below];
            return below + 1 < sorted.length ? low + (position - below) * (sorted[below + 1] - low) : low;
        }
    }
}
