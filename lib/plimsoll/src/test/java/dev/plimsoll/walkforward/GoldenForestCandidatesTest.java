package dev.plimsoll.walkforward;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.timeseries.Statistics;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import dev.plimsoll.walkforward.StepFour.Step4Plan;
import dev.plimsoll.walkforward.model.WeightModels.ForestSizes;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Weights from our forests stay as close to an independent system's as another seed of its own would. */
class GoldenForestCandidatesTest {

    @Test
    void weightsAreCloseToAnIndependentForests() {
        SleevePair pair = Pairs.golden();
        Set<String> names = Set.of("ml_rf_lb36_g1_0", "regime_rf_lb24_g1_0");
        Step4Config config = with(Step4File.defaults(), "bootstrapSamples", 1, "bootstrapBlockMonths", 6);
        Step4Plan plan = Step4Plan.of(pair, config, ForestSizes.STANDARD);
        Step4Result result = StepFour.run(pair, config, with(plan, "candidates", plan.candidates().stream()
                .filter(candidate -> names.contains(candidate.name())).toList()), 2, Step4Listener.NONE);
        for (String name : names) {
            double[] actual = result.candidate(name).evaluation().orElseThrow().path().weightsA();
            double[] expected = SharedData.csv(Pairs.GOLDEN + "random_forest/paths/" + name + ".csv").numbers("weight_spyqqq");
            assertThat(actual).hasSameSizeAs(expected);
            double[] distances = new double[actual.length];
            for (int i = 0; i < actual.length; i++) {
                distances[i] = Math.abs(actual[i] - expected[i]);
            }
            double correlation = Statistics.sampleCovariance(actual, expected)
                    / (Statistics.sampleDeviation(actual) * Statistics.sampleDeviation(expected));
            assertThat(Statistics.mean(distances)).as("mean distance of " + name).isLessThan(0.045);
            assertThat(correlation).as("correlation of " + name).isGreaterThan(0.9);
        }
    }
}
