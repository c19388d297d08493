package dev.plimsoll.twopass;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import dev.plimsoll.twopass.ValidationResult.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Reports to test with: one of the real pair, one of the sample market. What is not under test in them is made up. */
final class Examples {

    static final String PAIR = "two_pass/baseline_20200106_20251031__vs__allocpass2_20200106_20251031/";

    private Examples() {
    }

    /** The real pair with the figures of its golden document. */
    static TwoPassReport real() {
        JsonNode golden = SharedData.json(PAIR + "expected_two_pass_comparison.json");
        RunInputs inputs = SharedData.inputs("baseline_20200106_20251031");
        Series scaledEquity = SharedData.inputs("allocpass2_20200106_20251031").equity();
        JsonNode delta = golden.get("delta");
        TwoPassComparison comparison = comparison(
                pass(golden, "baseline", inputs.equity()), pass(golden, "scaled", scaledEquity),
                new TwoPassComparison.Delta(delta.get("cagr_delta").doubleValue(), delta.get("ann_vol_delta").doubleValue(),
                        delta.get("sharpe_delta").doubleValue(), delta.get("max_drawdown_delta").doubleValue(),
                        delta.get("worst_month_delta").doubleValue(), delta.get("worst_quarter_delta").doubleValue()),
                AllocatorV1.run(inputs, AllocatorConfig.v1()));
        return report(comparison, inputs.sleeveReturns().orElseThrow());
    }

    private static TwoPassComparison.Pass pass(JsonNode golden, String pass, Series equity) {
        JsonNode json = golden.get(pass);
        JsonNode usage = json.get("scalars");
        return new TwoPassComparison.Pass(golden.get(pass + "_run_id").stringValue(), equity,
                new PerformanceMetrics(json.get("cagr").doubleValue(), json.get("ann_vol").doubleValue(),
                        json.get("sharpe").doubleValue(), json.get("max_drawdown").doubleValue(), period(json.get("worst_month")),
                        period(json.get("worst_quarter")), LocalDate.parse(json.get("start").stringValue()),
                        LocalDate.parse(json.get("end").stringValue()), json.get("n_days").intValue()),
                usage.get("available").booleanValue() ? Optional.of(new ScalarUsage(usage.get("n_rebalances").intValue(),
                        usage.get("pct_scaled").doubleValue(), usage.get("mean").doubleValue(), usage.get("min").doubleValue(),
                        usage.get("max").doubleValue(), usage.get("p05").doubleValue(), usage.get("p50").doubleValue(),
                        usage.get("p95").doubleValue())) : Optional.empty());
    }

    private static PeriodReturn period(JsonNode json) {
        return new PeriodReturn(LocalDate.parse(json.get("date").stringValue()), json.get("return").doubleValue());
    }

    /** The sample market under these run ids; its scaled equity is made up. */
    static TwoPassReport sample(String baselineId, String scaledId) {
        SampleMarket market = SampleMarket.simulate(SampleMarket.DEFAULT_SEED);
        AllocatorResult result = AllocatorV1.run(RunInputs.given(market.assetReturns(), market.portfolioReturns(), market.equity(),
                Optional.of(market.weights()), Optional.of(market.trendUnitReturns()), Optional.of(market.sleeveReturns())),
                AllocatorConfig.v1());
        double[] scaled = market.equity().toArray();
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = StrictMath.pow(scaled[row], 0.9);
        }
        Series scaledEquity = Series.of(market.equity().dates(), scaled);
        PerformanceMetrics metrics = new PerformanceMetrics(0.08, 0.1, 0.8, -0.2, new PeriodReturn(LocalDate.of(2020, 3, 31), -0.05),
                new PeriodReturn(LocalDate.of(2020, 3, 31), -0.06), market.equity().dates().first(), market.equity().dates().last(),
                market.equity().size());
        PerformanceMetrics better = new PerformanceMetrics(0.075, 0.08, 0.9, -0.15, metrics.worstMonth(), metrics.worstQuarter(),
                metrics.start(), metrics.end(), metrics.days());
        return report(comparison(new TwoPassComparison.Pass(baselineId, market.equity(), metrics, Optional.empty()),
                new TwoPassComparison.Pass(scaledId, scaledEquity, better,
                        Optional.of(new ScalarUsage(400, 0.5, 0.94, 0.3, 1, 0.6, 0.99, 1))),
                new TwoPassComparison.Delta(-0.005, -0.02, 0.1, 0.05, 0, 0), result), market.sleeveReturns());
    }

    private static TwoPassComparison comparison(TwoPassComparison.Pass baseline, TwoPassComparison.Pass scaled,
            TwoPassComparison.Delta delta, AllocatorResult result) {
        List<DeriskEvent> events = List.of(
                new DeriskEvent(LocalDate.of(2022, 1, 28), LocalDate.of(2022, 4, 1), LocalDate.of(2022, 2, 11), 0.4247110664174154, 9,
                        Optional.of(LocalDate.of(2022, 2, 4)), Optional.of(Regime.CRISIS), "dd_deep, dd_worsening, vol_spike (SCORE_3)"),
                new DeriskEvent(LocalDate.of(2023, 3, 17), LocalDate.of(2023, 3, 31), LocalDate.of(2023, 3, 24), 0.6, 3,
                        Optional.of(LocalDate.of(2023, 3, 17)), Optional.of(Regime.STRESS), "dd_deep, dd_worsening (SCORE_2)"),
                new DeriskEvent(LocalDate.of(2020, 3, 20), LocalDate.of(2020, 3, 20), LocalDate.of(2020, 3, 20), 0.8, 1,
                        Optional.empty(), Optional.empty(), "before the first state row"));
        return new TwoPassComparison(baseline, scaled, delta, result.regime(), result.risk(), result.applied().orElseThrow(), 105, 18.7,
                events, 0.9);
    }

    private static TwoPassReport report(TwoPassComparison comparison, Panel sleeves) {
        String a = comparison.baseline().runId();
        String b = comparison.scaled().runId();
        ReportFacts facts = new ReportFacts(List.of(new ReportFacts.Run("baseline", a, Optional.of("a1".repeat(32))),
                new ReportFacts.Run("scaled", b, Optional.of("b2".repeat(32)))), "v1.0", "0.1.0", Optional.of("c3".repeat(20)),
                Optional.of("d4".repeat(32)), Optional.of("e5".repeat(32)));
        return new TwoPassReport(TwoPassReport.TITLE, comparison, facts, Map.of(), Map.of(), Optional.empty(), Optional.of(sleeves),
                List.of(),
                List.of());
    }

    static TwoPassReport judged(TwoPassReport report, ValidationResult validation) {
        return new TwoPassReport(report.title(), report.comparison(), report.facts(), report.baselineScalarMeta(),
                report.scaledScalarMeta(), Optional.of(validation), report.sleeveReturns(), report.sections(), report.warnings());
    }

    static ValidationResult validation() {
        return new ValidationResult("a", "b", List.of(
                new ValidationResult.Answer(1, "Does the allocator reduce the drawdown?", Verdict.CAUTION, List.of(
                        new Finding("max_drawdown_improvement", OptionalDouble.of(0.009825), "share",
                                "PASS >= 0.02, CAUTION >= 0, else FAIL",
                                Verdict.CAUTION, ""),
                        new Finding("worst_month_change", OptionalDouble.of(-0.00038), "share", "PASS >= 0", Verdict.CAUTION,
                                "worse by 0.04 points"),
                        new Finding("worst_quarter_change", OptionalDouble.of(0.00624), "share", "PASS >= 0", Verdict.PASS, "")),
                        List.of("max drawdown -0.1532 -> -0.1433", "worst month 2023-03-31: -0.0530 -> -0.0533")),
                new ValidationResult.Answer(2, "Are returns preserved?", Verdict.FAIL, List.of(
                        new Finding("cagr_loss", OptionalDouble.of(0.0293785771432995), "share", "PASS < 0.01, CAUTION <= 0.02, else FAIL",
                                Verdict.FAIL, ""),
                        new Finding("mean_applied_scalar", OptionalDouble.of(0.9220687764839234), "share of exposure",
                                "PASS >= 0.90, CAUTION >= 0.85, else FAIL", Verdict.PASS, "")),
                        List.of()),
                new ValidationResult.Answer(3, "Are regime changes sparse?", Verdict.CAUTION, List.of(
                        new Finding("transitions_per_year", OptionalDouble.of(18.7), "per year", "PASS < 20, CAUTION <= 30, else FAIL",
                                Verdict.PASS, ""),
                        new Finding("thrashing", OptionalDouble.of(10), "re-entries", "PASS = 0, else CAUTION", Verdict.CAUTION,
                                "re-entered within 5 rows")),
                        List.of("2020-07-01 ELEVATED left, back on 2020-07-07", "2020-09-04 NORMAL left, back on 2020-09-10")),
                new ValidationResult.Answer(4, "Is stress flagged?", Verdict.PASS, List.of(
                        new Finding("covid_2020", OptionalDouble.empty(), "", "a day < 0.70 or a top-ten event", Verdict.PASS,
                                "NOT COVERED: no state rows in 2020-02-15..2020-04-30"),
                        new Finding("rates_2022", OptionalDouble.of(0.4247), "lowest daily scalar", "a day < 0.70 or a top-ten event",
                                Verdict.PASS, "")),
                        List.of("2022-02-04: daily scalar 0.4247 (CRISIS)"))), Verdict.FAIL);
    }
}
