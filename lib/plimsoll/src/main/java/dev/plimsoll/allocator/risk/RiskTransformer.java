package dev.plimsoll.allocator.risk;

import static java.lang.Double.NaN;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
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
     * @param path the regime of each day
     * @param profile targets, smoothing and bounds
     * @param override a regime to use on every day instead, if any
     * @return one scalar per day
     */
    public static RiskPath transform(RegimePath path, RiskProfile profile, Optional<Regime> override) {
        DateIndex dates = path.dates();
        List<Regime> used = override.map(regime -> Collections.nCopies(dates.size(), regime)).orElse(path.regimes());
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
        private double target = NaN;
        private double smoothed = NaN;

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
