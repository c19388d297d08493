package dev.plimsoll.walkforward;

import dev.plimsoll.timeseries.Labelled;
import java.util.ArrayList;
import java.util.List;

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
    /** A way to find the weight of sleeve A. The order is the order of candidates and of reports. */
    public enum Family implements Labelled {
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
        ML_DUAL_RIDGE
    }

    private static final int VOLATILITY_LOOK_BACK = 12;
    private static final double TURNOVER_COST_BPS = 12;
    private static final double GROSS_COST_BPS = 6;
    private static final double GROSS_BASE = 1;
    private static final double NEUTRAL_WEIGHT = 0.5;

    private static final int[] RULE_LOOK_BACKS = {3, 6, 12};
    private static final int[] MODEL_LOOK_BACKS = {24, 36, 48};

    /** Highest leverages. */
    private static final double[] MAX_GROSSES = {1, 1.15, 1.3};

    /**
     * The candidates for two sleeves, in the order that also breaks ties: 5 static ones, then per look-back and leverage heuristic before
     * regime_guard, then ml_lr, ml_rf, regime_rf and ml_dual_ridge.
     *
     * @param pair the sleeves, whose names become part of the names of static candidates
     * @return 59 candidates
     */
    public static List<CandidateConfig> grid(SleevePair pair) {
        String a = pair.a().name();
        String b = pair.b().name();
        List<CandidateConfig> grid = new ArrayList<>();
        grid.add(fixed("baseline_" + a + "_only", 1, 1));
        grid.add(fixed("baseline_" + b + "_only", 0, 1));
        grid.add(fixed("baseline_equal", NEUTRAL_WEIGHT, 1));
        grid.add(fixed(b + "_only_levered_115", 0, 1.15));
        grid.add(fixed(b + "_only_levered_130", 0, 1.3));
        for (int lookBack : RULE_LOOK_BACKS) {
            for (double maxGross : MAX_GROSSES) {
                grid.add(dynamic(Family.HEURISTIC, lookBack, maxGross, 1.2, 0, 0.85, 0.20, 0.25, 0.30, 0.045));
                grid.add(dynamic(Family.REGIME_GUARD, lookBack, maxGross, 0, 0.05, 0.95, 0.35, 0.30, 0.25, 0.045));
            }
        }
        addModels(grid, Family.ML_LR, 0.8);
        addModels(grid, Family.ML_RF, 0.8);
        addModels(grid, Family.REGIME_RF, 0.8);
        addModels(grid, Family.ML_DUAL_RIDGE, 2.5);
        return List.copyOf(grid);
    }

    private static CandidateConfig fixed(String name, double weight, double gross) {
        return new CandidateConfig(name, Family.STATIC, weight, 6, 0, 0, 1, 0, 1, gross, 0, gross, 0, VOLATILITY_LOOK_BACK,
                TURNOVER_COST_BPS, GROSS_COST_BPS);
    }

    private static void addModels(List<CandidateConfig> grid, Family family, double drawdownPenalty) {
        for (int lookBack : MODEL_LOOK_BACKS) {
            for (double maxGross : MAX_GROSSES) {
                grid.add(dynamic(family, lookBack, maxGross, drawdownPenalty, 0, 1, 0.25, 0.25, 0.30, 0.040));
            }
        }
    }

    private static CandidateConfig dynamic(Family family, int lookBack, double maxGross, double drawdownPenalty, double minWeight,
            double maxWeight, double smoothing, double maxStep, double confidenceScale, double targetVolatility) {
        return new CandidateConfig(family.label() + "_lb" + lookBack + "_g" + Double.toString(maxGross).replace('.', '_'), family,
                NEUTRAL_WEIGHT, lookBack,
                drawdownPenalty, minWeight, maxWeight, smoothing, maxStep, GROSS_BASE, confidenceScale, maxGross,
                maxGross > 1 ? targetVolatility : 0, VOLATILITY_LOOK_BACK, TURNOVER_COST_BPS, GROSS_COST_BPS);
    }
}
