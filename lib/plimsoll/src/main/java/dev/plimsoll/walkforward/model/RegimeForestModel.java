package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Foretells by a random forest whether B will beat A; the weight of A is the probability that it will not, confidence 2 |p - 0.5|.
 *
 * <p>It trains on every known month, unlike the other models. Under seed alignment the last one's next month is not known yet, and the
 * original program read that as "B does not beat A"; kept, for parity. Under matched alignment every label is known.
 */
record RegimeForestModel(int lookBack, LabelAlignment alignment, Spec forest, long runSeed) implements WeightModel {

    @Override
    public ModelSignal signal(History history) {
        FitKey fit = new FitKey(Family.REGIME_RF, lookBack, history.month());
        int start = TrainingSet.start(history.size(), lookBack);
        double[][] features = IntStream.range(start, history.size()).mapToObj(history::features).toArray(double[][]::new);
        if (features.length < TrainingSet.MIN_ROWS) {
            return ModelSignal.undecided(fit, features.length, TrainingSet.MIN_ROWS);
        }
        boolean[] aheadB = aheadB(history, start);
        if (TrainingSet.oneClass(aheadB)) {
            return signal(fit, aheadB, OptionalLong.empty(), aheadB[0] ? 1 : 0);
        }
        long seed = fit.forestSeed(runSeed);
        return signal(fit, aheadB, OptionalLong.of(seed), RandomForest.probability(features, aheadB, history.features(), forest, seed));
    }

    private boolean[] aheadB(History history, int start) {
        int lead = TrainingSet.lead(alignment);
        boolean[] ahead = new boolean[history.size() - start];
        for (int row = start; row + lead < history.size(); row++) {
            ahead[row - start] = history.returnB(row + lead) > history.returnA(row + lead);
        }
        return ahead;
    }

    private static ModelSignal signal(FitKey fit, boolean[] aheadB, OptionalLong seed, double probability) {
        int ahead = TrainingSet.countTrue(aheadB);
        return new ModelSignal(fit, aheadB.length, seed, 1 - probability, 2 * Math.abs(probability - 0.5),
                TrainingSet.oneClass(aheadB) ? Optional.of("one class only: B " + (ahead == 0 ? "never" : "always") + " ahead")
                        : Optional.empty(), ModelSignal.figures(List.of("n_b_ahead", "p_b"), ahead, probability));
    }
}
