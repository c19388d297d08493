package dev.plimsoll.walkforward;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.CandidateMetrics.TrainTestSplit;
import dev.plimsoll.walkforward.Performance.Benchmarks;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.List;

/**
 * All of a Step 4 run: what was given, what each model said, what each candidate came to, what was chosen and why.
 *
 * @param pair the aligned sleeves
 * @param config the settings
 * @param features features of every aligned month, missing ones included
 * @param split the train/test split
 * @param signals every model's word on every simulated month, once per family, look-back and month and in that order; a fit that failed
 *     is absent, its candidates carry the error
 * @param candidates results in the order of the grid
 * @param objectives best candidate per objective, in the order of the objectives
 * @param promotion which objective's best is promoted, absolutely and among the dynamic ones
 * @param benchmarks the sleeves held alone and half and half over the simulated months
 */
public record Step4Result(SleevePair pair, Step4Config config, Features features, TrainTestSplit split, List<ModelSignal> signals,
        List<CandidateResult> candidates, List<ObjectiveResult> objectives, Promotion promotion, Benchmarks benchmarks) {

    public Step4Result {
        signals = List.copyOf(signals);
        candidates = List.copyOf(candidates);
        objectives = List.copyOf(objectives);
    }

    /**
     * The result of a candidate.
     *
     * @param name as in its config
     * @return the result
     * @throws UsageException when there is no such candidate, listing the names
     */
    public CandidateResult candidate(String name) {
        return candidates.stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                .orElseThrow(() -> new UsageException("There is no candidate \"" + excerpt(name) + "\"; expected one of "
                        + String.join(", ", candidates.stream().map(CandidateResult::name).toList()) + "."));
    }

    /**
     * The best candidate of an objective.
     *
     * @param objective any
     * @return its selection
     */
    public ObjectiveResult objective(Objective objective) {
        return objectives.get(objective.ordinal());
    }
}
