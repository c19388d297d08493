package dev.plimsoll.allocator.regime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Decision;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.TargetRule;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.timeseries.DateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeClassifierTest {

    private static final RegimeThresholds V1 = RegimeThresholds.v1();

    /** Days whose target is that regime and whose EXIT score is what its name says; the figures sit between ENTER and EXIT. */
    private enum Day {
        NORMAL_0(1.00, 0.00, 0.00, 0.00),
        NORMAL_1(1.20, 0.00, 0.00, 0.00),
        NORMAL_2(1.20, 0.07, 0.00, 0.00),
        NORMAL_3(1.20, 0.07, -0.07, 0.00),
        ELEVATED_1(1.30, 0.00, 0.00, 0.00),
        ELEVATED_2(1.30, 0.07, 0.00, 0.00),
        ELEVATED_3(1.30, 0.07, -0.07, 0.00),
        STRESS_2(1.30, 0.10, 0.00, 0.00),
        STRESS_3(1.30, 0.10, -0.07, 0.00),
        CRISIS_3(1.30, 0.10, -0.10, 0.00);

        final double[] figures;

        Day(double... figures) {
            this.figures = figures;
        }
    }

    private static StateFeatures state(double[]... days) {
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        StateFeature.REQUIRED.forEach(feature -> columns.put(feature, new double[days.length]));
        columns.put(StateFeature.VOL_ACCEL, Arrays.stream(days).mapToDouble(d -> d[0]).toArray());
        columns.put(StateFeature.CORR_SHOCK, Arrays.stream(days).mapToDouble(d -> d[1]).toArray());
        columns.put(StateFeature.DD_LEVEL, Arrays.stream(days).mapToDouble(d -> d[2]).toArray());
        columns.put(StateFeature.DD_SLOPE_10D, Arrays.stream(days).mapToDouble(d -> d[3]).toArray());
        return StateFeatures.of(DateIndex.ofEpochDays(LongStream.range(0, days.length).toArray()), columns);
    }

    private static RegimePath walk(Day... days) {
        return RegimeClassifier.classify(state(Arrays.stream(days).map(d -> d.figures).toArray(double[][]::new)), V1);
    }

    private static String told(RegimePath path) {
        return String.join(" ", path.days().stream().map(d -> d.regime() + ":" + d.decision() + ":" + d.daysInRegime()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1.3,     0,      0,       0,       V...",
        "1.29999, 0,      0,       0,       ....",
        "1,       0.1,    0,       0,       .C..",
        "1,       0.0999, 0,       0,       ....",
        "1,       0,      -0.1,    0,       ..D.",
        "1,       0,      -0.0999, 0,       ....",
        "1,       0,      0,       -0.06,   ...S",
        "1,       0,      0,       -0.0599, ....",
        "1.3,     0.1,    -0.1,    -0.06,   VCDS"})
    void enterSignalsFireAtTheirBound(double vol, double corr, double level, double slope, String expected) {
        RegimeDay day = walkOf(vol, corr, level, slope);
        assertThat(letters(day.enter()) + day.enterScore()).isEqualTo(expected + expected.replace(".", "").length());
    }

    @ParameterizedTest
    @CsvSource({
        "1.15,    0,      0,       0,       V...",
        "1.14999, 0,      0,       0,       ....",
        "1,       0.05,   0,       0,       .C..",
        "1,       0.0499, 0,       0,       ....",
        "1,       0,      -0.06,   0,       ..D.",
        "1,       0,      -0.0599, 0,       ....",
        "1,       0,      0,       -0.03,   ...S",
        "1,       0,      0,       -0.0299, ...."})
    void exitSignalsFireAtTheirBound(double vol, double corr, double level, double slope, String expected) {
        RegimeDay day = walkOf(vol, corr, level, slope);
        assertThat(letters(day.exit()) + day.exitScore()).isEqualTo(expected + expected.replace(".", "").length());
    }

    @ParameterizedTest
    @CsvSource({
        // vol,  corr, level,   slope, target,   rule
        "1,      0,    0,       0,     NORMAL,   NONE",
        "1.3,    0,    0,       0,     ELEVATED, SCORE_1",
        "1,      0.1,  0,       0,     ELEVATED, SCORE_1",
        "1,      0,    -0.1,    0,     ELEVATED, SCORE_1",
        "1,      0,    0,       -0.06, ELEVATED, SCORE_1",
        "1.3,    0.1,  0,       0,     STRESS,   SCORE_2",
        "1,      0,    -0.1,    -0.06, STRESS,   SCORE_2",
        "1,      0,    -0.1199, 0,     ELEVATED, SCORE_1",
        "1,      0,    -0.12,   0,     STRESS,   DD_STRESS",
        "1.3,    0,    -0.12,   0,     STRESS,   SCORE_2",
        "1,      0,    -0.1999, 0,     STRESS,   DD_STRESS",
        "1,      0,    -0.2,    0,     CRISIS,   DD_CRISIS",
        "1.3,    0.1,  0,       -0.06, CRISIS,   SCORE_3",
        "1.3,    0.1,  -0.1,    0,     CRISIS,   SCORE_3",
        "1,      0.1,  -0.1,    -0.06, CRISIS,   SCORE_3",
        "1.3,    0.1,  -0.1,    -0.06, CRISIS,   SCORE_3",
        "1.3,    0.1,  -0.2,    -0.06, CRISIS,   DD_CRISIS"})
    void targetIsThatOfTheFirstRuleThatHolds(double vol, double corr, double level, double slope, Regime target, TargetRule rule) {
        RegimeDay day = walkOf(vol, corr, level, slope);
        assertThat(List.of(day.target(), day.rule(), day.rule().target())).containsExactly(target, rule, target);
    }

    @Test
    void ddStressBoundIsItsOwn() {
        RegimeDay day = RegimeClassifier.classify(state(new double[] {1, 0, -0.13, 0}), V1.withValue("dd_enter", -0.15)).days().get(0);
        assertThat(day.enterScore()).isZero();
        assertThat(day.rule()).isEqualTo(TargetRule.DD_STRESS);
    }

    private static RegimeDay walkOf(double vol, double corr, double level, double slope) {
        return RegimeClassifier.classify(state(new double[] {vol, corr, level, slope}), V1).days().get(0);
    }

    private static String letters(Signals s) {
        return (s.volFast() ? "V" : ".") + (s.corrSpike() ? "C" : ".") + (s.ddDeep() ? "D" : ".") + (s.ddWorsening() ? "S" : ".");
    }

    @Test
    void firstDayTakesItsTarget() {
        assertThat(told(walk(Day.CRISIS_3))).isEqualTo("CRISIS:FIRST_DAY:1");
        assertThat(walk(Day.NORMAL_0).days().get(0).previous()).isEmpty();
    }

    @Test
    void worseTargetIsTakenAtOnceHoweverYoungTheRegime() {
        assertThat(told(walk(Day.NORMAL_0, Day.ELEVATED_1, Day.STRESS_2, Day.CRISIS_3)))
                .isEqualTo("NORMAL:FIRST_DAY:1 ELEVATED:UPGRADE:1 STRESS:UPGRADE:1 CRISIS:UPGRADE:1");
        assertThat(told(walk(Day.NORMAL_0, Day.CRISIS_3))).isEqualTo("NORMAL:FIRST_DAY:1 CRISIS:UPGRADE:1");
    }

    @Test
    void milderTargetWaitsUntilTheRegimeHasLastedFiveDays() {
        assertThat(told(walk(Day.ELEVATED_1, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0)))
                .isEqualTo("ELEVATED:FIRST_DAY:1 ELEVATED:HOLD_MIN_DAYS:2 ELEVATED:HOLD_MIN_DAYS:3 ELEVATED:HOLD_MIN_DAYS:4 "
                        + "ELEVATED:HOLD_MIN_DAYS:5 NORMAL:DOWNGRADE:1 NORMAL:STAY:2");
    }

    @Test
    void milderTargetIsTakenWithoutStepsBetween() {
        assertThat(told(walk(Day.CRISIS_3, Day.CRISIS_3, Day.CRISIS_3, Day.CRISIS_3, Day.CRISIS_3, Day.NORMAL_0)))
                .endsWith("CRISIS:STAY:5 NORMAL:DOWNGRADE:1");
    }

    @ParameterizedTest
    @CsvSource({
        "CRISIS_3,   STRESS_3,   CRISIS,   HOLD_EXIT_SCORE",
        "CRISIS_3,   STRESS_2,   STRESS,   DOWNGRADE",
        "CRISIS_3,   ELEVATED_3, CRISIS,   HOLD_EXIT_SCORE",
        "CRISIS_3,   NORMAL_3,   CRISIS,   HOLD_EXIT_SCORE",
        "CRISIS_3,   NORMAL_2,   NORMAL,   DOWNGRADE",
        "STRESS_2,   ELEVATED_2, STRESS,   HOLD_EXIT_SCORE",
        "STRESS_2,   ELEVATED_1, ELEVATED, DOWNGRADE",
        "STRESS_2,   NORMAL_2,   STRESS,   HOLD_EXIT_SCORE",
        "STRESS_2,   NORMAL_1,   NORMAL,   DOWNGRADE",
        "ELEVATED_1, NORMAL_1,   ELEVATED, HOLD_EXIT_SCORE",
        "ELEVATED_1, NORMAL_0,   NORMAL,   DOWNGRADE"})
    void milderTargetWaitsForTheExitScore(Day five, Day then, Regime regime, Decision decision) {
        RegimeDay last = walk(five, five, five, five, five, then).days().get(5);
        assertThat(last.regime()).isEqualTo(regime);
        assertThat(last.decision()).isEqualTo(decision);
    }

    @Test
    void youngRegimeWithAHighExitScoreIsHeldForItsAge() {
        assertThat(told(walk(Day.ELEVATED_1, Day.NORMAL_1))).endsWith("ELEVATED:HOLD_MIN_DAYS:2");
    }

    @Test
    void drawdownAloneHoldsCrisisWithoutAnyHelpOfTheScore() {
        double[] deep = {1, 0, -0.2, 0};
        double[] lessDeep = {1, 0, -0.19, 0};
        RegimePath path = RegimeClassifier.classify(state(deep, deep, deep, deep, deep, lessDeep), V1);
        assertThat(told(path)).endsWith("CRISIS:STAY:5 STRESS:DOWNGRADE:1");
    }

    @Test
    void minDaysOfOneMeansNoWaiting() {
        StateFeatures state = state(Day.ELEVATED_1.figures, Day.NORMAL_0.figures);
        assertThat(RegimeClassifier.classify(state, V1.withValue("min_days_in_regime", 1)).regimes())
                .containsExactly(Regime.ELEVATED, Regime.NORMAL);
    }

    @Test
    void metaCountsDaysTransitionsAndRuns() {
        RegimePath path = walk(Day.ELEVATED_1, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0, Day.NORMAL_0,
                Day.CRISIS_3);
        RegimeMeta meta = path.meta();
        assertThat(meta.dayCounts()).hasToString("{CRISIS=1, ELEVATED=5, NORMAL=2}");
        assertThat(meta.dayPercentages()).as("12.5 and 62.5 and 25").hasToString("{CRISIS=12.5, ELEVATED=62.5, NORMAL=25.0}");
        assertThat(meta.transitionCounts()).hasToString("{ELEVATED->ELEVATED=4, ELEVATED->NORMAL=1, NORMAL->NORMAL=1, NORMAL->CRISIS=1}");
        assertThat(meta.longestRuns()).hasToString("{ELEVATED=5, NORMAL=2, CRISIS=1}");
    }

    @Test
    void percentagesRoundTiesToEven() {
        // 1 of 80 = 1.25 %, 3 of 80 = 3.75 %.
        List<Regime> regimes = new ArrayList<>(Collections.nCopies(76, Regime.NORMAL));
        regimes.addAll(List.of(Regime.ELEVATED, Regime.STRESS, Regime.STRESS, Regime.STRESS));
        RegimePath path = RegimePath.ofLabels(DateIndex.ofEpochDays(LongStream.range(0, 80).toArray()), regimes);
        assertThat(path.meta().dayPercentages()).hasToString("{ELEVATED=1.2, NORMAL=95.0, STRESS=3.8}");
        assertThat(path.hasReasons()).isFalse();
        assertThat(path.days()).isEmpty();
        assertThat(path.meta().thresholds()).isEmpty();
    }

    @Test
    void walkEqualsAnObviousSecondOneOnRandomPaths() {
        Set<Regime> regimes = EnumSet.noneOf(Regime.class);
        Set<Decision> decisions = EnumSet.noneOf(Decision.class);
        Set<TargetRule> rules = EnumSet.noneOf(TargetRule.class);
        for (int seed = 0; seed < 10_000; seed++) {
            double[][] days = randomDays(new SplittableRandom(seed));
            RegimePath path = RegimeClassifier.classify(state(days), V1);
            assertThat(path.regimes()).as("seed %d", seed).isEqualTo(ObviousWalk.of(days));
            for (RegimeDay day : path.days()) {
                regimes.add(day.regime());
                decisions.add(day.decision());
                rules.add(day.rule());
            }
        }
        assertThat(regimes).containsExactly(Regime.values());
        assertThat(decisions).containsExactly(Decision.values());
        assertThat(rules).containsExactly(TargetRule.values());
    }

    /** Figures that wander slowly over all bounds and often lie exactly on one. */
    private static double[][] randomDays(SplittableRandom random) {
        double[][] grids = {{1, 1.14, 1.15, 1.2, 1.3, 1.4}, {0, 0.04, 0.05, 0.07, 0.1, 0.2},
            {0, -0.06, -0.09, -0.1, -0.11, -0.12, -0.2}, {0.01, -0.02, -0.03, -0.05, -0.06, -0.1}};
        int[] at = new int[4];
        double[][] days = new double[40][4];
        for (double[] day : days) {
            for (int i = 0; i < 4; i++) {
                if (random.nextInt(3) == 0) {
                    at[i] = Math.max(0, Math.min(grids[i].length - 1, at[i] + random.nextInt(-2, 3)));
                }
                day[i] = grids[i][at[i]];
            }
        }
        return days;
    }
}
