package dev.plimsoll.walkforward;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * The 59 candidates of Step 4 in their order, which also breaks ties: 5 static ones, then per look-back and leverage heuristic before
 * regime_guard, then ml_lr, ml_rf, regime_rf and ml_dual_ridge.
 */
public final class CandidateGrid {

    private static final int VOLATILITY_LOOK_BACK = 12;
    private static final double TURNOVER_COST_BPS = 12;
    private static final double GROSS_COST_BPS = 6;
    private static final double GROSS_BASE = 1;
    private static final double NEUTRAL_WEIGHT = 0.5;

    private static final int[] RULE_LOOK_BACKS = {3, 6, 12};
    private static final int[] MODEL_LOOK_BACKS = {24, 36, 48};

    /** Highest leverages, and how names write them. */
    private enum MaxGross {
        G1_0(1.0),
        G1_15(1.15),
        G1_3(1.3);

        private final double value;

        MaxGross(double value) {
            this.value = value;
        }

        String suffix() {
            return "g" + name().substring(1);
        }

        double target(double volatility) {
            return value > 1 ? volatility : 0;
        }
    }

    private CandidateGrid() {
    }

    /**
     * The candidates for two sleeves.
     *
     * @param pair the sleeves, whose names become part of the names of static candidates
     * @return 59 candidates
     */
    public static List<CandidateConfig> of(SleevePair pair) {
        String a = pair.a().name();
        String b = pair.b().name();
        List<CandidateConfig> grid = new ArrayList<>();
        grid.add(fixed("baseline_" + a + "_only", 1, 1));
        grid.add(fixed("baseline_" + b + "_only", 0, 1));
        grid.add(fixed("baseline_equal", NEUTRAL_WEIGHT, 1));
        grid.add(fixed(b + "_only_levered_115", 0, 1.15));
        grid.add(fixed(b + "_only_levered_130", 0, 1.3));
        for (int lookBack : RULE_LOOK_BACKS) {
            for (MaxGross gross : MaxGross.values()) {
                grid.add(heuristic(lookBack, gross));
                grid.add(regimeGuard(lookBack, gross));
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

    private static CandidateConfig heuristic(int lookBack, MaxGross gross) {
        return dynamic(Family.HEURISTIC, lookBack, gross, 1.2, 0, 0.85, 0.20, 0.25, 0.30, 0.045);
    }

    private static CandidateConfig regimeGuard(int lookBack, MaxGross gross) {
        return dynamic(Family.REGIME_GUARD, lookBack, gross, 0, 0.05, 0.95, 0.35, 0.30, 0.25, 0.045);
    }

    private static void addModels(List<CandidateConfig> grid, Family family, double drawdownPenalty) {
        for (int lookBack : MODEL_LOOK_BACKS) {
            for (MaxGross gross : MaxGross.values()) {
                grid.add(dynamic(family, lookBack, gross, drawdownPenalty, 0, 1, 0.25, 0.25, 0.30, 0.040));
            }
        }
    }

    private static CandidateConfig dynamic(Family family, int lookBack, MaxGross gross, double drawdownPenalty, double minWeight,
            double maxWeight, double smoothing, double maxStep, double confidenceScale, double targetVolatility) {
        return new CandidateConfig(family.label() + "_lb" + lookBack + "_" + gross.suffix(), family, NEUTRAL_WEIGHT, lookBack,
                drawdownPenalty, minWeight, maxWeight, smoothing, maxStep, GROSS_BASE, confidenceScale, gross.value,
                gross.target(targetVolatility), VOLATILITY_LOOK_BACK, TURNOVER_COST_BPS, GROSS_COST_BPS);
    }
}
