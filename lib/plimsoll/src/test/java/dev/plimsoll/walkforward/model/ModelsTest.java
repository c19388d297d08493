package dev.plimsoll.walkforward.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Features;
import dev.plimsoll.walkforward.Pairs;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import dev.plimsoll.walkforward.model.WeightModels.HeuristicModel;
import dev.plimsoll.walkforward.model.WeightModels.RegimeGuardModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelsTest {

    private static final int MONTHS = 72;
    private static final Spec SMALL = new Spec(5, 4, 3);

    private static CompleteMonths table(IntToDoubleFunction a, IntToDoubleFunction b) {
        double[] returnsA = new double[MONTHS];
        double[] returnsB = new double[MONTHS];
        Arrays.setAll(returnsA, a);
        Arrays.setAll(returnsB, b);
        return CompleteMonths.of(Features.of(SleevePair.of(Pairs.sleeve("a", returnsA), Pairs.sleeve("b", returnsB))), 24);
    }

    /** What is known when the last month begins. */
    private static History last(CompleteMonths table) {
        return table.before(table.size() - 1);
    }

    /** A value for the months before the last three known ones, and those three. */
    private static IntToDoubleFunction ending(double before, double... three) {
        return i -> i < MONTHS - 4 ? before : i < MONTHS - 1 ? three[i - (MONTHS - 4)] : 99;
    }

    private static double wave(int i) {
        return 0.05 * Math.sin(i * 1.7) + 0.01 * Math.cos(i * 0.3);
    }

    @Test
    void heuristicWeighsSharpeRatiosLessDrawdowns() {
        ModelSignal signal = new HeuristicModel(3, 1.2).signal(last(table(ending(0.5, 0.01, 0.03, 0.02), ending(0.5, -0.10, 0.20, -0.10))));
        assertThat(signal.values()).containsOnlyKeys("score_a", "score_b");
        assertThat(signal.values().get("score_a")).as("0.02 / (0.01·sqrt(2/3))").isCloseTo(2.449489742783178, within(1e-12));
        assertThat(signal.values().get("score_b")).as("0 - 1.2·0.1").isCloseTo(-0.12, within(1e-12));
        assertThat(signal.weight()).isCloseTo(0.9993522768548869, within(1e-12));
        assertThat(signal.confidence()).isCloseTo(2 * 0.9993522768548869 - 1, within(1e-12));
        assertThat(signal.trainingMonths()).isEqualTo(3);
    }

    @Test
    void heuristicStandsSleevesThatDoNotVary() {
        assertThat(new HeuristicModel(6, 1.2).signal(last(table(i -> 0.01, i -> -0.01))).weight()).isEqualTo(1);
        assertThat(new HeuristicModel(6, 1.2).signal(last(table(i -> -0.01, i -> 0.01))).weight()).isEqualTo(0);
    }

    @Test
    void guardTurnsToAWhenBFallsAndShakes() {
        ModelSignal off = new RegimeGuardModel(3).signal(last(table(i -> 0.01, ending(0.02, -0.30, 0.20, -0.30))));
        assertThat(off.weight()).isEqualTo(0.75);
        assertThat(off.note()).contains("risk-off");
        assertThat(off.values().get("momentum_b")).isCloseTo(-0.40, within(1e-15));
        assertThat(off.values().get("momentum_threshold")).isCloseTo(0.06, within(1e-15));
        assertThat(off.values().get("volatility_threshold")).isCloseTo(0, within(1e-15));
        assertThat(off.confidence()).isEqualTo(1);
    }

    @Test
    void guardStaysWithBWhenItOnlyFallsOrOnlyShakes() {
        IntToDoubleFunction shaking = i -> i < MONTHS - 10 ? (i % 2 == 0 ? 0.2 : -0.16) : -0.01;
        ModelSignal falling = new RegimeGuardModel(6).signal(last(table(i -> 0.01, shaking)));
        assertThat(falling.values().get("momentum_b")).isCloseTo(-0.06, within(1e-15)).isLessThan(falling.values().get("momentum_threshold"));
        assertThat(falling.weight()).isEqualTo(0.15);
        ModelSignal rising = new RegimeGuardModel(3).signal(last(table(i -> 0.01, ending(0.02, 0.30, -0.10, 0.30))));
        assertThat(rising.values().get("volatility_b")).isGreaterThan(rising.values().get("volatility_threshold"));
        assertThat(rising.weight()).isEqualTo(0.15);
        assertThat(rising.note()).isEmpty();
    }

    @Test
    void guardOfAShortHistoryHasFixedThresholds() {
        CompleteMonths table = table(i -> 0.01, i -> i % 2 == 0 ? 0.02 : -0.10);
        ModelSignal signal = new RegimeGuardModel(3).signal(table.before(5));
        assertThat(signal.values()).contains(entry("momentum_threshold", 0.0))
                .contains(entry("volatility_threshold", signal.values().get("volatility_b")));
        assertThat(signal.weight()).as("volatility is never above its own").isEqualTo(0.15);
        ModelSignal calm = new RegimeGuardModel(3).signal(table(i -> 0.01, i -> 0.02).before(5));
        assertThat(calm.values()).contains(entry("volatility_b", 0.0), entry("volatility_threshold", 0.06));
        assertThat(new RegimeGuardModel(3).signal(table.before(2)).values()).contains(entry("volatility_b", 0.0));
    }

    @Test
    void seedAlignmentTrainsOnTheNextMonthAndMatchedOnTheSame() {
        CompleteMonths table = table(ModelsTest::wave, i -> -wave(i + 5));
        TrainingSet seed = TrainingSet.of(table.before(40), LabelAlignment.SEED, 36);
        assertThat(seed.size()).isEqualTo(36);
        assertThat(seed.features()[35]).isEqualTo(table.before(40).features(38));
        assertThat(seed.returnsA()[35]).isEqualTo(table.returnA(39));
        assertThat(seed.returnsB()[0]).isEqualTo(table.returnB(4));
        TrainingSet matched = TrainingSet.of(table.before(40), LabelAlignment.MATCHED, 36);
        assertThat(matched.size()).isEqualTo(36);
        assertThat(matched.features()[35]).isEqualTo(table.before(40).features(39));
        assertThat(matched.returnsA()[35]).isEqualTo(table.returnA(39));
        assertThat(matched.returnsB()[0]).isEqualTo(table.returnB(4));
    }

    @Test
    void trainingSetHasAtLeastTwentyFourRows() {
        CompleteMonths table = table(ModelsTest::wave, i -> -wave(i + 5));
        assertThat(TrainingSet.of(table.before(40), LabelAlignment.SEED, 6).size()).isEqualTo(24);
        assertThat(TrainingSet.of(table.before(24), LabelAlignment.SEED, 48).isTooSmall()).isTrue();
        assertThat(TrainingSet.of(table.before(25), LabelAlignment.SEED, 48).isTooSmall()).isFalse();
        assertThat(TrainingSet.of(table.before(24), LabelAlignment.MATCHED, 48).isTooSmall()).isFalse();
        assertThat(TrainingSet.of(table.before(0), LabelAlignment.SEED, 48).size()).isZero();
    }

    @Test
    void tieIsNotAhead() {
        assertThat(new TrainingSet(new double[3][1], new double[] {1, 2, 3}, new double[] {2, 2, 2}).aheadA())
                .containsExactly(false, false, true);
    }

    @Test
    void withoutEnoughMonthsModelsAreUndecided() {
        History history = table(ModelsTest::wave, i -> -wave(i + 5)).before(23);
        for (LabelAlignment alignment : LabelAlignment.values()) {
            for (WeightModel model : models(alignment)) {
                ModelSignal signal = model.signal(history);
                assertThat(signal.weight()).isEqualTo(0.5);
                assertThat(signal.confidence()).isZero();
                assertThat(signal.note().orElseThrow()).startsWith("no model: 2").endsWith("training months, needs 24");
            }
        }
    }

    private static List<WeightModel> models(LabelAlignment alignment) {
        return List.of(new BinModel(24, alignment, Optional.empty(), 1), new BinModel(24, alignment, Optional.of(SMALL), 1),
                new RegimeForestModel(24, alignment, SMALL, 1), new DualRidgeModel(24, 2.5, alignment));
    }

    @Test
    void regimeForestHasAModelOneMonthEarlier() {
        History history = table(ModelsTest::wave, i -> -wave(i + 5)).before(24);
        assertThat(new BinModel(24, LabelAlignment.SEED, Optional.of(SMALL), 1).signal(history).note()).isPresent();
        assertThat(new RegimeForestModel(24, LabelAlignment.SEED, SMALL, 1).signal(history).note()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LabelAlignment.class)
    void oneClassIsCertain(LabelAlignment alignment) {
        History alwaysA = last(table(i -> 0.02 + wave(i) / 10, i -> wave(i) / 10));
        for (WeightModel model : models(alignment).subList(0, 3)) {
            ModelSignal signal = model.signal(alwaysA);
            assertThat(signal.weight()).isEqualTo(1);
            assertThat(signal.confidence()).isEqualTo(1);
            assertThat(signal.note().orElseThrow()).startsWith("one class only");
            assertThat(signal.seed()).as("no forest is grown").isEmpty();
        }
        History alwaysB = last(table(i -> wave(i) / 10, i -> 0.02 + wave(i) / 10));
        for (WeightModel model : models(alignment).subList(0, 2)) {
            assertThat(model.signal(alwaysB).weight()).isZero();
            assertThat(model.signal(alwaysB).confidence()).isEqualTo(1);
        }
    }

    @Test
    void lastMonthOfTheRegimeForestIsNotBAheadUnderSeedAlignment() {
        History alwaysB = last(table(i -> wave(i) / 10, i -> 0.02 + wave(i) / 10));
        ModelSignal seed = new RegimeForestModel(24, LabelAlignment.SEED, SMALL, 7).signal(alwaysB);
        assertThat(seed.trainingMonths()).isEqualTo(24);
        assertThat(seed.values()).contains(entry("n_b_ahead", 23.0));
        assertThat(seed.seed()).isPresent();
        ModelSignal matched = new RegimeForestModel(24, LabelAlignment.MATCHED, SMALL, 7).signal(alwaysB);
        assertThat(matched.values()).contains(entry("n_b_ahead", 24.0), entry("p_b", 1.0));
        assertThat(matched.weight()).isZero();
    }

    @Test
    void forestSeedTellsWhatItIsFor() {
        LocalDate june = LocalDate.of(2020, 6, 30);
        assertThat(new FitKey(Family.ML_RF, 36, june).forestSeed(42)).isEqualTo(42_1_36_202006L);
        assertThat(new FitKey(Family.REGIME_RF, 24, june).forestSeed(42)).isEqualTo(42_2_24_202006L);
        assertThat(new FitKey(Family.REGIME_RF, 48, june).forestSeed(Integer.MAX_VALUE)).isEqualTo(2147483647_2_48_202006L);
    }

    @Test
    void weightIsTheSumOfBinsAndConfidenceTheExcessOverChance() {
        FitKey fit = new FitKey(Family.ML_LR, 24, LocalDate.of(2020, 6, 30));
        ModelSignal signal = ModelSignal.ofBins(fit, new boolean[] {true, false, false}, OptionalLong.empty(), 0.25);
        assertThat(signal.weight()).isEqualTo(0.25);
        assertThat(signal.confidence()).isCloseTo((0.75 - 1.0 / 11) / (10.0 / 11), within(1e-15));
        assertThat(signal.values()).containsExactly(entry("n_bin_10", 1.0), entry("p_0", 0.75), entry("p_10", 0.25));
        assertThat(signal.note()).isEmpty();
    }

    @Test
    void ridgeOfEqualSleevesHasNothingToChoose() {
        ModelSignal signal = new DualRidgeModel(36, 2.5, LabelAlignment.SEED).signal(last(table(ModelsTest::wave, ModelsTest::wave)));
        assertThat(signal.weight()).as("nothing gained over B, no variance saved").isZero();
        assertThat(signal.confidence()).isZero();
    }

    @Test
    void ridgeWeightIsTheMeanVarianceOne() {
        ModelSignal signal = new DualRidgeModel(24, 0.5, LabelAlignment.MATCHED).signal(last(table(i -> 0.3 * wave(i), i -> 0.4 * wave(i + 9))));
        double gain = signal.values().get("mu_a") - signal.values().get("mu_b");
        double saved = signal.values().get("var_b") - signal.values().get("cov");
        double variance = signal.values().get("var_a") + signal.values().get("var_b") - 2 * signal.values().get("cov");
        // Risk aversion is at least 0.8: 2·0.8 = 1.6.
        double weight = (gain + 1.6 * saved) / (1.6 * variance);
        assertThat(signal.weight()).isCloseTo(Math.min(Math.max(weight, 0), 1), within(1e-12));
    }
}
