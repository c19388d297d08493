package dev.plimsoll.sleeve;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.RollingWindows;

/**
 * Multiplies the positions by target / realised volatility, at most by the cap.
 *
 * <p>Realised is the sample standard deviation of the sleeve's own last {@code lookback} returns (at a budget of 1, as this overlay
 * received the positions) times √252. The factor is 1 while the sleeve has held positions for fewer rows than that, and when the realised
 * volatility is 0. Source: A. Moreira, T. Muir, Volatility-Managed Portfolios, Journal of Finance 72 (2017), who scale by the variance;
 * this scales by its root.
 *
 * @param target volatility to aim at, decimal per year (0.10 = 10 %), above 0
 * @param lookback rows of the realised volatility, 2 or more
 * @param cap largest factor, above 0
 */
public record VolatilityManagedScaler(double target, int lookback, double cap) implements Overlay {

    private static final double ROOT_252 = StrictMath.sqrt(252);

    /**
     * Checks the figures.
     *
     * @throws UsageException naming the figure that is out of range
     */
    public VolatilityManagedScaler {
        positive("target volatility", target);
        positive("cap", cap);
        if (lookback < 2) {
            throw new UsageException("The look-back of the volatility is " + lookback + " rows; expected 2 or more.");
        }
    }

    @Override
    public AssetWeights apply(SleeveHistory history, AssetWeights positions) {
        return positions.times(factor(history));
    }

    private double factor(SleeveHistory history) {
        if (history.rows() - history.firstHeldRow() < lookback) {
            return 1;
        }
        double deviation = RollingWindows.standardDeviation(history.lastSleeveReturns(lookback), lookback)[lookback - 1];
        return deviation == 0 ? 1 : Math.min(cap, target / (deviation * ROOT_252));
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new UsageException("The " + name + " of the volatility-managed scaler is " + value
                    + "; expected a finite number above 0.");
        }
    }
}
