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
}
