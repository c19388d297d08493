package dev.plimsoll.allocator.risk;

import dev.plimsoll.allocator.regime.Regime;

/**
 * The risk scalar one day at a time. {@link RiskTransformer} transforms a whole path with it. Not thread-safe.
 *
 * <p>s₀ = target₀; sₜ = (1 − α)·sₜ₋₁ + α·targetₜ, and exactly the target where sₜ₋₁ already equals it. The recursion runs on the
 * unclipped value.
 */
public final class RiskWalk {

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

    /**
     * The profile's scalar for the latest day's regime.
     *
     * @return fraction of full size; NaN before the first day
     */
    public double target() {
        return target;
    }

    /**
     * The latest day's value before clipping.
     *
     * @return fraction of full size; NaN before the first day
     */
    public double smoothed() {
        return smoothed;
    }
}
