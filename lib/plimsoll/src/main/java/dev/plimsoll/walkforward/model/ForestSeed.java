package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.candidate.CandidateConfig.Family;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;

/**
 * One seed per forest, so that any one can be grown again by itself. Read as decimal digits it is the run's seed, 1 for ml_rf or 2 for
 * regime_rf, two digits of the look-back, and the month: 42 1 36 202006 is 42136202006.
 */
final class ForestSeed {

    private ForestSeed() {
    }

    static long of(long runSeed, FitKey fit) {
        int family = fit.family() == Family.ML_RF ? 1 : 2;
        int month = fit.month().getYear() * 100 + fit.month().getMonthValue();
        return ((runSeed * 10 + family) * 100 + fit.lookBack()) * 1_000_000 + month;
    }
}
