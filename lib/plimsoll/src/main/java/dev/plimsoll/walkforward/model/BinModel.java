package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import dev.plimsoll.walkforward.model.TrainingSet.Standardisation;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Foretells whether A will be ahead, by a random forest or, without one, by logistic regression on standardised features; the probability
 * is the weight of A.
 */
record BinModel(int lookBack, LabelAlignment alignment, Optional<Spec> forest, long runSeed) implements WeightModel {

    @Override
    public ModelSignal signal(History history) {
        FitKey fit = new FitKey(forest.isPresent() ? Family.ML_RF : Family.ML_LR, lookBack, history.month());
        TrainingSet training = TrainingSet.of(history, alignment, lookBack);
        if (training.isTooSmall()) {
            return ModelSignal.undecided(fit, training.size(), TrainingSet.MIN_ROWS);
        }
        boolean[] aheadA = training.aheadA();
        if (TrainingSet.oneClass(aheadA)) {
            return ModelSignal.ofBins(fit, aheadA, OptionalLong.empty(), aheadA[0] ? 1 : 0);
        }
        if (forest.isPresent()) {
            long seed = fit.forestSeed(runSeed);
            return ModelSignal.ofBins(fit, aheadA, OptionalLong.of(seed),
                    RandomForest.probability(training.features(), aheadA, history.features(), forest.get(), seed));
        }
        Standardisation standard = Standardisation.of(training.features());
        return ModelSignal.ofBins(fit, aheadA, OptionalLong.empty(),
                LogisticRegression.fit(standard.apply(training.features()), aheadA).probability(standard.apply(history.features())));
    }
}
