package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import dev.plimsoll.walkforward.model.WeightModel.WeightBins;
import java.util.OptionalLong;

/** Foretells by a random forest whether A will be ahead; its probability is the weight of A. */
record MlForestModel(int lookBack, LabelAlignment alignment, Spec forest, long runSeed) implements WeightModel {

    @Override
    public ModelSignal signal(History history) {
        FitKey fit = new FitKey(Family.ML_RF, lookBack, history.month());
        TrainingSet training = TrainingSet.of(history, alignment, lookBack);
        if (training.isTooSmall()) {
            return ModelSignal.undecided(fit, training.size(), TrainingSet.MIN_ROWS);
        }
        boolean[] aheadA = training.aheadA();
        if (TrainingSet.oneClass(aheadA)) {
            return WeightBins.signal(fit, aheadA, OptionalLong.empty(), aheadA[0] ? 1 : 0);
        }
        long seed = fit.forestSeed(runSeed);
        return WeightBins.signal(fit, aheadA, OptionalLong.of(seed),
                RandomForest.probability(training.features(), aheadA, history.features(), forest, seed));
    }
}
