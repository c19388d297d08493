package dev.plimsoll.sleeve;

/**
 * How far weights and multipliers are from the Karush-Kuhn-Tucker conditions, which hold at the nearest point and nowhere else. All are
 * 0 or more; below 1e-9 the weights are the nearest point.
 *
 * @param stationarity largest distance, over the assets, of a − w − net from the interval gross·∂|w| + turnover·∂|w − previous| + normal
 *     cone of the bounds
 * @param primal largest violation of a constraint
 * @param dual largest size of a negative gross or turnover multiplier
 * @param complementarity largest |multiplier × slack|
 */
public record KktResiduals(double stationarity, double primal, double dual, double complementarity) {

    /**
     * The largest of the four.
     *
     * @return 0 or more
     */
    public double largest() {
        return Math.max(Math.max(stationarity, primal), Math.max(dual, complementarity));
    }
}
