package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.walkforward.Metrics.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.Promotion.Gate;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Simulation.PortfolioPath;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresAndGatesTest {

    private static final double CAP = 0.2;

    private static ObjectiveScore score(Metrics metrics) {
        return ObjectiveScore.of(Objective.CALMAR, metrics.build(), CAP);
    }

    @ParameterizedTest
    @CsvSource({
        // 20000 + 200·1.5 - 600·0.1
        "RETURN,   20240",
        // 11000 + 120·1.5 + 1.5·250 - 220·0.1 + 35·0.8 + 18·0.5
        "BALANCED, 11570",
        // 180·1.5 + 0.8·250 - 60·0.1 + 20·0.5
        "CALMAR,   474",
        // 9000 + 140·1.5 + 1.4·250 - 360·0.1 + 1500·0.8 + 700·0.5 + 250·0.5 + 25·0.5
        "ROBUST,   11211.5"})
    void scoreIsTheDocumentedSum(Objective objective, double expected) {
        assertThat(objective.score(GOOD.build())).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "RETURN,   20300",
        // 11000 + 180 + 375, no diversity, full activity 18
        "BALANCED, 11573",
        "CALMAR,   470",
        // 9000 + 210 + 350, full activity 700, full spread 250
        "ROBUST,   10510"})
    void termsAreCappedAndADrawdownOrWeightOfZeroIsZero(Objective objective, double expected) {
        Metrics extreme = GOOD.but("drawdown", 0, "weight", 0, "turnover", 0.5, "deviation", 0.5, "p10", -10);
        assertThat(objective.score(extreme.build())).isCloseTo(expected, within(1e-9));
        assertThat(objective.score(extreme.but("weight", 1).build())).as("the other sleeve alone").isCloseTo(expected, within(1e-9));
    }

    @Test
    void everyGateHasTwoSides() {
        assertThat(score(GOOD).robustPass()).isTrue();
        gate(0, "test_max_drawdown", GOOD.but("drawdown", CAP), GOOD.but("drawdown", Math.nextUp(CAP)));
        gate(1, "full_max_drawdown", GOOD.but("fullDrawdown", 1.35 * CAP), GOOD.but("fullDrawdown", Math.nextUp(1.35 * CAP)));
        gate(2, "test_avg_monthly_pnl", GOOD.but("pnl", Double.MIN_VALUE), GOOD.but("pnl", 0));
        gate(3, "stress_1_25_avg_monthly_pnl", GOOD.but("stress", Double.MIN_VALUE), GOOD.but("stress", 0));
        gate(4, "bootstrap_p10_avg_monthly_pnl", GOOD.but("p10", Math.nextUp(-25.0)), GOOD.but("p10", -25));
        gate(5, "train_test_calmar_gap_abs", GOOD.but("gap", 2), GOOD.but("gap", Math.nextUp(2.0)));
    }

    private static void gate(int index, String name, Metrics passing, Metrics failing) {
        assertThat(score(passing).robustPass()).as(name).isTrue();
        assertThat(score(passing).gates().get(index).slack()).as(name).isGreaterThanOrEqualTo(0);
        ObjectiveScore failed = score(failing);
        assertThat(failed.robustPass()).as(name).isFalse();
        assertThat(failed.gates()).filteredOn(gate -> !gate.passed()).singleElement().isSameAs(failed.gates().get(index))
                .extracting(Gate::name).isEqualTo(name);
        assertThat(failed.gates().get(index).slack()).as(name).isLessThanOrEqualTo(0);
    }

    @Test
    void slackIsTheDistanceFromTheLimit() {
        List<Gate> gates = score(GOOD.but("drawdown", 0.15, "fullDrawdown", 0.30, "pnl", -7, "stress", 3, "p10", -30, "gap", 0.5)).gates();
        double[] expected = {0.05, -0.03, -7, 3, -5, 1.5};
        for (int i = 0; i < expected.length; i++) {
            assertThat(gates.get(i).slack()).as(gates.get(i).name()).isCloseTo(expected[i], within(1e-12));
            assertThat(gates.get(i).passed()).isEqualTo(expected[i] > 0);
        }
    }

    @Test
    void drawdownOfZeroPasses() {
        assertThat(score(GOOD.but("drawdown", 0, "fullDrawdown", 0)).robustPass()).isTrue();
    }

    private static String selected(Metrics... metrics) {
        List<CandidateResult> candidates = new ArrayList<>();
        for (Metrics one : metrics) {
            candidates.add(one.candidate("c" + candidates.size(), Family.HEURISTIC));
        }
        return ObjectiveResult.select(Objective.RETURN, 0.32, candidates).config().name();
    }

    @Test
    void bestHasTheHighestScoreOfThoseThatPassEveryGate() {
        assertThat(selected(GOOD, GOOD.but("end", 30_000), GOOD.but("end", 25_000))).isEqualTo("c1");
        assertThat(selected(GOOD, GOOD.but("end", 30_000, "gap", 3), GOOD.but("end", 25_000))).isEqualTo("c2");
        assertThat(selected(GOOD.but("end", 30_000, "gap", 3), GOOD)).isEqualTo("c1");
    }

    @Test
    void withoutAnyThatPassesBestHasTheHighestScoreOfAll() {
        assertThat(selected(GOOD.but("gap", 3), GOOD.but("end", 30_000, "gap", 9), GOOD.but("end", 25_000, "pnl", -1))).isEqualTo("c1");
    }

    @Test
    void firstOfEqualsIsBest() {
        assertThat(selected(GOOD.but("end", 19_000), GOOD, GOOD, GOOD)).isEqualTo("c1");
        assertThat(selected(GOOD.but("gap", 3), GOOD.but("gap", 4))).isEqualTo("c0");
    }

    @Test
    void failedCandidatesAreNotSelected() {
        CandidateResult good = GOOD.candidate("good", Family.STATIC);
        CandidateResult failed = CandidateResult.failed(good.config(), new ComputationException("no"));
        assertThat(ObjectiveResult.select(Objective.CALMAR, 0.2, Arrays.asList(failed, good)).config()).isEqualTo(good.config());
        assertFails(() -> ObjectiveResult.select(Objective.CALMAR, 0.2, List.of(failed)), ComputationException.class, "no");
    }

    @Test
    void figuresThatAreNotFiniteFailACandidate() {
        assertFails(() -> CandidateEvaluation.of(new PortfolioPath(List.of()), GOOD.but("stress", Double.POSITIVE_INFINITY).build(),
                Step4File.defaults().drawdownCaps()::of), ComputationException.class, "not finite");
    }
}
