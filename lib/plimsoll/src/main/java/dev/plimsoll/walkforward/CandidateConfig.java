package dev.plimsoll.walkforward;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One rule for weight and leverage.
 *
 * @param name unique in the grid, such as heuristic_lb6_g1_15
 * @param family how the weight of sleeve A is found
 * @param staticWeight weight of A of the static family, 0 to 1; 0.5 and unused in the others
 * @param lookBack months a model looks back, or trains on
 * @param drawdownPenalty weight of the maximum drawdown in the score of the heuristic; risk aversion of ml_dual_ridge
 * @param minWeight lowest weight of A
 * @param maxWeight highest weight of A
 * @param smoothing share of last month's weight in the new one, 0 to below 1
 * @param maxStep largest change of the weight in one month
 * @param grossBase leverage without confidence (1 = the capital)
 * @param grossConfidenceScale leverage that full confidence adds
 * @param maxGross highest leverage
 * @param targetVolatility monthly volatility of the portfolio above which leverage is cut; 0 = no target
 * @param volatilityLookBack months over which that volatility is measured
 * @param turnoverCostBps cost per unit of change of the weight, basis points of equity (12 = 0.12 %)
 * @param grossCostBps cost per unit of change of leverage, basis points of equity
 */
public record CandidateConfig(String name, Family family, double staticWeight, int lookBack, double drawdownPenalty, double minWeight,
        double maxWeight, double smoothing, double maxStep, double grossBase, double grossConfidenceScale, double maxGross,
        double targetVolatility, int volatilityLookBack, double turnoverCostBps, double grossCostBps) {

    /**
     * All values by the names that files and the store use.
     *
     * @return name and method as text, look-backs as Integers, the others as Doubles, in the order of the report's {@code config}
     */
    public Map<String, Object> asMap() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("method", family.label());
        values.put("static_w", staticWeight);
        values.put("lookback", lookBack);
        values.put("dd_penalty", drawdownPenalty);
        values.put("min_w", minWeight);
        values.put("max_w", maxWeight);
        values.put("smoothing", smoothing);
        values.put("max_step", maxStep);
        values.put("gross_base", grossBase);
        values.put("gross_conf_scale", grossConfidenceScale);
        values.put("max_gross", maxGross);
        values.put("target_vol", targetVolatility);
        values.put("vol_lb", volatilityLookBack);
        values.put("turn_cost_bps", turnoverCostBps);
        values.put("gross_cost_bps", grossCostBps);
        return Collections.unmodifiableMap(values);
    }

    /** A way to find the weight of sleeve A. The order is the order of candidates and of reports. */
    public enum Family {
        /** One weight for all months. */
        STATIC,
        /** Rolling Sharpe ratio less a drawdown penalty, turned into a weight by a softmax. */
        HEURISTIC,
        /** Turns from B to A when B falls while its volatility is high. */
        REGIME_GUARD,
        /** Logistic regression: will A beat B? */
        ML_LR,
        /** Random forest: will A beat B? */
        ML_RF,
        /** Random forest: will B beat A? */
        REGIME_RF,
        /** Ridge regression of each sleeve's return, turned into a weight by mean-variance. */
        ML_DUAL_RIDGE;

        /**
         * The name in files and the store, the beginning of candidate names but for the static ones.
         *
         * @return such as ml_lr
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
