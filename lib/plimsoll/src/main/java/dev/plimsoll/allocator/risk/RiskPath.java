package dev.plimsoll.allocator.risk;

import static dev.plimsoll.timeseries.Statistics.quantile;
import static dev.plimsoll.timeseries.Statistics.squaredDeviations;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.util.Collections.unmodifiableMap;
import static java.util.stream.IntStream.range;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The risk scalar of each day with the steps that led to it. Immutable; at least one day.
 *
 * <p>Unit: fraction of full size (0.55 = 55 %). Timing: known at the close of its day; {@link AppliedScalars} says when it is used.
 *
 * @param regimes the regime of each day's scalar; the overriding one on every day when there is one
 * @param targets the profile's scalar for the regime, before smoothing
 * @param smoothed the smoothed value before clipping, on which the recursion runs
 * @param scalars the risk scalar, smoothed and clipped, within the profile's bounds
 * @param profile targets, smoothing and bounds
 * @param overridden whether one regime stood for those of all days
 * @param meta summary
 */
public record RiskPath(List<Regime> regimes, Series targets, Series smoothed, Series scalars, RiskProfile profile, boolean overridden,
        RiskMeta meta) {

    public RiskPath {
        regimes = List.copyOf(regimes);
    }

    /**
     * The days.
     *
     * @return ascending, never empty
     */
    public DateIndex dates() {
        return scalars.dates();
    }

    @Override
    public String toString() {
        return "Risk scalars of " + dates() + (overridden ? ", overridden to " + regimes.get(0) : "");
    }

    /**
     * Summary of a risk path.
     *
     * @param mapping target per regime, ordered by severity
     * @param alpha smoothing factor in effect
     * @param halfLife days it was given as; empty when given as {@code alpha}
     * @param bounds the lowest and the highest scalar
     * @param statistics distribution of the scalars of all days
     * @param byRegime the same per regime used, ordered by severity; only regimes that occur
     * @param effectiveStartDate first day
     * @param effectiveEndDate last day
     */
    public record RiskMeta(Map<Regime, Double> mapping, double alpha, OptionalDouble halfLife, List<Double> bounds,
            ScalarStatistics statistics, Map<Regime, RegimeScalars> byRegime, LocalDate effectiveStartDate, LocalDate effectiveEndDate) {

        static RiskMeta of(DateIndex dates, List<Regime> regimes, double[] scalars, RiskProfile profile) {
            EnumMap<Regime, RegimeScalars> byRegime = new EnumMap<>(Regime.class);
            for (Regime regime : Regime.values()) {
                double[] own = range(0, scalars.length).filter(row -> regimes.get(row) == regime)
                        .mapToDouble(row -> scalars[row]).toArray();
                if (own.length > 0) {
                    ScalarStatistics statistics = ScalarStatistics.of(own);
                    byRegime.put(regime, new RegimeScalars(statistics.mean(), statistics.min(), statistics.max(), own.length));
                }
            }
            return new RiskMeta(profile.scalars(), profile.alpha(), profile.halfLife(), List.of(profile.min(), profile.max()),
                    ScalarStatistics.of(scalars), unmodifiableMap(byRegime), dates.first(), dates.last());
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
            double mean = sum(values) / values.length;
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            boolean constant = sorted[0] == sorted[sorted.length - 1];
            OptionalDouble std = values.length < 2 ? OptionalDouble.empty()
                    : OptionalDouble.of(constant ? 0 : Math.sqrt(squaredDeviations(values, mean) / (values.length - 1)));
            return new ScalarStatistics(constant ? sorted[0] : mean, std, sorted[0], sorted[sorted.length - 1], quantile(sorted, 0.5),
                    quantile(sorted, 0.25), quantile(sorted, 0.75));
        }
    }
}
