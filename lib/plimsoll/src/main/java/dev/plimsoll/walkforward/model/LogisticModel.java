package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.TrainingSet.Standardisation;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import dev.plimsoll.walkforward.model.WeightModel.WeightBins;
import java.util.OptionalLong;

/** Foretells by logistic regression on standardised features whether A will be ahead; its probability is the weight of A. */
record LogisticModel(int lookBack, LabelAlignment alignment) implements WeightModel {

    @Override
    public ModelSignal signal(History history) {
        FitKey fit = new FitKey(Family.ML_LR, lookBack, history.month());
        TrainingSet training = TrainingSet.of(history, alignment, lookBack);
        if (training.isTooSmall()) {
            return ModelSignal.undecided(fit, training.size(), TrainingSet.MIN_ROWS);
        }
        boolean[] aheadA = training.aheadA();
        return WeightBins.signal(fit, aheadA, OptionalLong.empty(),
                TrainingSet.oneClass(aheadA) ? (aheadA[0] ? 1 : 0) : probability(training, aheadA, history));
    }

    private static double probability(TrainingSet training, boolean[] aheadA, History history) {
        Standardisation standard = Standardisation.of(training.features());
        return LogisticRegression.fit(standard.apply(training.features()), aheadA).probability(standard.apply(history.features()));
    }
}
