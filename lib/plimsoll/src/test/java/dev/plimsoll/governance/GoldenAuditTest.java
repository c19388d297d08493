package dev.plimsoll.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.Audits;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.Validation.Whipsaw;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.ValidationResult;
import dev.plimsoll.twopass.ValidationResult.Finding;
import dev.plimsoll.twopass.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The audit of two real pairs; their metrics are given, everything else is made here. */
class GoldenAuditTest {

    private static final String BASELINE = "baseline_20200106_20251031";
    private static final String PASS_2 = "allocpass2_20200106_20251031";
    private static final String PAIR = "two_pass/" + BASELINE + "__vs__" + PASS_2 + "/expected_two_pass_comparison.json";
    private static final String OWN = "two_pass/own__" + BASELINE + "/expected_own_two_pass.json";

    private static TwoPassComparison comparison(JsonNode golden, Series scaledEquity, Optional<AppliedScalars> used) {
        RunInputs inputs = SharedData.inputs(BASELINE);
        AllocatorResult result = AllocatorV1.run(inputs, AllocatorConfig.v1());
        TwoPassComparison.Pass baseline = TwoPassComparison.Pass.of(BASELINE, inputs.equity(), metrics(golden.get("baseline")));
        TwoPassComparison.Pass scaled = TwoPassComparison.Pass.of("pass 2", scaledEquity, metrics(golden.get("scaled")));
        return TwoPassComparison.of(baseline, scaled, result.regime(), result.risk(), used.or(result::applied).orElseThrow(),
                ValidationConfig.standard().events().threshold());
    }

    private static TwoPassComparison imported() {
        SharedData.Table equity = SharedData.csv("allocator_v1/" + PASS_2 + "/equity_curve.csv");
        SharedData.Table used = SharedData.csv("allocator_v1/" + PASS_2 + "/allocator_scalars_at_rebalances.csv");
        return comparison(SharedData.json(PAIR), Series.of(equity.dates(), equity.numbers(1)), Optional.of(applied(used)));
    }

    private static TwoPassComparison own() {
        SharedData.Table equity = SharedData.csv("two_pass/own__" + BASELINE + "/expected_own_pass2_equity_curve.csv");
        return comparison(SharedData.json(OWN), Series.of(equity.dates(), equity.numbers(1)), Optional.empty());
    }

    private static AppliedScalars applied(SharedData.Table table) {
        DateIndex dates = table.dates();
        double[] computed = table.numbers(1);
        double[] applied = table.numbers(2);
        List<AppliedScalar> rebalances = new ArrayList<>();
        for (int row = 0; row < applied.length; row++) {
            rebalances.add(new AppliedScalar(dates.date(row), computed[row], applied[row], Optional.empty()));
        }
        return new AppliedScalars(rebalances, new AppliedMeta(1, OptionalDouble.empty(), 1, 1, 1, applied.length, 0, 0, dates.first(),
                dates.last()));
    }

    private static PerformanceMetrics metrics(JsonNode node) {
        return new PerformanceMetrics(node.get("cagr").asDouble(), node.get("ann_vol").asDouble(), node.get("sharpe").asDouble(),
                node.get("max_drawdown").asDouble(), period(node.get("worst_month")), period(node.get("worst_quarter")),
                LocalDate.parse(node.get("start").asString()), LocalDate.parse(node.get("end").asString()), node.get("n_days").asInt());
    }

    private static PerformanceMetrics.PeriodReturn period(JsonNode node) {
        return new PerformanceMetrics.PeriodReturn(LocalDate.parse(node.get("date").asString()), node.get("return").asDouble());
    }

    private static void sameUsage(TwoPassComparison comparison, JsonNode scalars) {
        ScalarUsage usage = comparison.scaled().usage().orElseThrow();
        assertThat(usage.rebalances()).isEqualTo(scalars.get("n_rebalances").asInt());
        assertThat(new double[] {usage.shareScaled(), usage.mean(), usage.min(), usage.max(), usage.p05(), usage.p50(), usage.p95()})
                .containsExactly(doubles(scalars, "pct_scaled", "mean", "min", "max", "p05", "p50", "p95"), offset(1e-12));
    }

    private static double[] doubles(JsonNode node, String... names) {
        return Stream.of(names).mapToDouble(name -> node.get(name).asDouble()).toArray();
    }

    private static void sameDelta(TwoPassComparison comparison, JsonNode delta) {
        TwoPassComparison.Delta made = comparison.delta();
        assertThat(new double[] {made.cagr(), made.annVol(), made.sharpe(), made.maxDrawdown(), made.worstMonth(), made.worstQuarter()})
                .containsExactly(doubles(delta, "cagr_delta", "ann_vol_delta", "sharpe_delta", "max_drawdown_delta", "worst_month_delta",
                        "worst_quarter_delta"), offset(1e-12));
    }

    @Test
    void usageAndDeltasOfBothPairs() {
        TwoPassComparison imported = imported();
        sameUsage(imported, SharedData.json(PAIR).get("scaled").get("scalars"));
        sameDelta(imported, SharedData.json(PAIR).get("delta"));
        TwoPassComparison own = own();
        sameUsage(own, SharedData.json(OWN).get("scaled").get("scalars"));
        sameDelta(own, SharedData.json(OWN).get("delta"));
    }

    @Test
    void transitionsAndThrashingOfTheBaseline() {
        TwoPassComparison own = own();
        assertThat(own.transitions()).isEqualTo(76);
        assertThat(own.transitionsPerYear()).isCloseTo(14.0, offset(0.01));
        assertThat(Whipsaw.all(own.regime(), 5)).hasSize(10);
        assertThat(Whipsaw.all(own.regime(), 4)).hasSize(3);
    }

    @Test
    void theTenDeepestEventsOfTheBaseline() {
        TwoPassComparison own = own();
        assertThat(own.deepest()).extracting(e -> e.start() + " " + e.end() + " " + e.date() + " " + e.rebalances()).startsWith(
                "2023-03-24 2023-04-14 2023-03-31 4", "2022-06-10 2022-07-29 2022-07-22 8", "2022-04-01 2022-05-20 2022-05-13 8",
                "2022-10-07 2022-12-09 2022-11-04 10", "2024-11-22 2024-12-06 2024-12-06 3", "2021-02-12 2021-04-02 2021-03-12 8",
                "2024-07-12 2024-07-26 2024-07-19 3", "2020-09-04 2020-10-02 2020-10-02 5", "2023-01-06 2023-02-03 2023-02-03 5",
                "2023-06-16 2023-07-07 2023-07-07 4").hasSize(10);
        assertThat(own.deepest().get(0)).satisfies(event -> {
            assertThat(event.depth()).isCloseTo(0.4247110664174154, offset(1e-12));
            assertThat(event.decidedOn()).contains(LocalDate.of(2023, 3, 24));
            assertThat(event.regime()).as("CRISIS until the day before, still smoothed").contains(Regime.STRESS);
        });
        assertThat(own.deepest()).noneSatisfy(event -> assertThat(event.reason()).contains("the scalar used is not"));
        assertThat(imported().deepest()).as("its labels are shifted by 31 rebalances")
                .anySatisfy(event -> assertThat(event.reason()).contains("the scalar used is not"));
    }

    @Test
    void verdictsOfTheImportedPair() {
        TwoPassComparison imported = imported();
        ValidationResult result = Validation.of(imported, ValidationConfig.standard());
        assertThat(Audits.finding(result, "max_drawdown_improvement")).extracting(Finding::verdict, Finding::note)
                .containsExactly(Verdict.CAUTION, "milder by 0.98 points");
        assertThat(Audits.finding(result, "cagr_loss")).extracting(Finding::verdict, Finding::note)
                .containsExactly(Verdict.FAIL, "lost 2.94 points a year");
        assertThat(Audits.finding(result, "normal_days")).satisfies(f -> assertThat(f.note()).startsWith("below the usual"));
        assertThat(Audits.finding(result, "thrashing_episodes")).extracting(Finding::verdict, Finding::value)
                .containsExactly(Verdict.CAUTION, OptionalDouble.of(10));
        assertThat(Audits.finding(result, "stress 2020 Q1").note()).isEqualTo("NOT COVERED");
        assertThat(Stream.of("worst_month_change", "worst_quarter_change", "mean_applied_scalar", "sharpe_loss", "transitions_per_year",
                "stress 2022", "calm 2021", "calm early 2023").map(name -> name + " " + Audits.finding(result, name).verdict())).containsExactly(
                "worst_month_change CAUTION", "worst_quarter_change PASS", "mean_applied_scalar PASS", "sharpe_loss CAUTION",
                "transitions_per_year PASS", "stress 2022 PASS", "calm 2021 CAUTION", "calm early 2023 PASS");
        assertThat(result.answers()).extracting(ValidationResult.Answer::verdict)
                .containsExactly(Verdict.CAUTION, Verdict.FAIL, Verdict.CAUTION, Verdict.CAUTION);
        assertThat(result.overall()).isEqualTo(Verdict.FAIL);
        assertThat(Alert.all(imported, result, ValidationConfig.standard())).isEmpty();
        assertThat(RevalidationResult.Decision.of(result, List.of())).satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(RevalidationResult.Decision.Outcome.REVIEW_V2);
            assertThat(decision.reasons()).hasSize(1).first().asString().startsWith("FAIL in question 2: cagr_loss");
        });
        assertThat(FreezeChecklist.of(imported, result, ValidationConfig.standard(), true, true, true).failing())
                .extracting(FreezeChecklist.Item::condition).containsExactly(FreezeChecklist.Condition.STAGE_6_5);
    }

    @Test
    void theOwnPassMadeTheDrawdownWorse() {
        TwoPassComparison own = own();
        ValidationResult result = Validation.of(own, ValidationConfig.standard());
        assertThat(Audits.finding(result, "max_drawdown_improvement")).extracting(Finding::verdict, Finding::note)
                .containsExactly(Verdict.FAIL, "worse by 2.48 points");
        assertThat(Audits.finding(result, "cagr_loss").verdict()).isEqualTo(Verdict.CAUTION);
        assertThat(result.overall()).isEqualTo(Verdict.FAIL);
        assertThat(Alert.all(own, result, ValidationConfig.standard())).extracting(Alert::code).containsExactly(Alert.Code.DRAWDOWN_WORSE);
    }

    @Test
    void evidenceDatesTheDrawdown() {
        assertThat(Validation.of(own(), ValidationConfig.standard()).answers().get(0).evidence())
                .anySatisfy(line -> assertThat(line).startsWith("baseline max drawdown -15.32 % on 20"));
    }
}
