package dev.plimsoll.allocator.risk;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Turns regimes into a daily risk scalar: target, then exponential smoothing, then clipping. */
public final class RiskTransformer {

    private RiskTransformer() {
    }

    /**
     * The risk scalar of each day.
     *
     * <p>s₀ = target₀; sₜ = (1 − α)·sₜ₋₁ + α·targetₜ, and exactly the target where sₜ₋₁ already equals it. The recursion runs on the
     * unclipped value.
     *
     * @param dates the days
     * @param regimes one per day
     * @param profile targets, smoothing and bounds
     * @param override a regime to use on every day instead, if any
     * @return one scalar per day
     * @throws DataException when the lengths differ or there is no day
     */
    public static RiskPath transform(DateIndex dates, List<Regime> regimes, RiskProfile profile, Optional<Regime> override) {
        if (regimes.size() != dates.size()) {
            throw new DataException(regimes.size() + " regimes for " + dates.size() + " dates; give one regime per date.");
        }
        if (dates.isEmpty()) {
            throw new DataException("A risk path needs at least one day, found none.");
        }
        List<Regime> used = override.map(regime -> Collections.nCopies(dates.size(), regime)).orElse(regimes);
        double[] targets = new double[dates.size()];
        double[] smoothed = new double[dates.size()];
        double[] scalars = new double[dates.size()];
        RiskWalk walk = new RiskWalk(profile);
        for (int row = 0; row < targets.length; row++) {
            scalars[row] = walk.next(used.get(row));
            targets[row] = walk.target;
            smoothed[row] = walk.smoothed;
        }
        return new RiskPath(used, Series.of(dates, targets), Series.of(dates, smoothed), Series.of(dates, scalars), profile,
                override.isPresent(), RiskMeta.of(dates, used, scalars, profile));
    }

    /**
     * The risk scalar one day at a time. {@link RiskTransformer} transforms a whole path with it. Not thread-safe.
     *
     * <p>s₀ = target₀; sₜ = (1 − α)·sₜ₋₁ + α·targetₜ, and exactly the target where sₜ₋₁ already equals it. The recursion runs on the
     * unclipped value.
     */
    public static final class RiskWalk {

        private final RiskProfile profile;
        private boolean started;
        private double target = Double.NaN;
        private double smoothed = Double.NaN;

        /**
         * A walk before its first day.
         *
         * @param profile targets, smoothing and bounds
         */
        public RiskWalk(RiskProfile profile) {
            this.profile = profile;
        }

        /**
         * The scalar of the next day.
         *
         * @param regime its regime, or the one that overrides it
         * @return fraction of full size, within the profile's bounds
         */
        public double next(Regime regime) {
            target = profile.scalars().get(regime);
            if (!started) {
                smoothed = target;
            } else if (smoothed != target) {
                smoothed = (1 - profile.alpha()) * smoothed + profile.alpha() * target;
            }
            started = true;
            return Math.max(profile.min(), Math.min(profile.max(), smoothed));
        }
    }
}
