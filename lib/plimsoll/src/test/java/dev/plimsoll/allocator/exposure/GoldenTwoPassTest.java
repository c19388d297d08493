package dev.plimsoll.allocator.exposure;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.SharedData.Table;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Both passes of real books give what an independent system computed. */
class GoldenTwoPassTest {

    private static final String BASELINE = "baseline_20200106_20251031";
    private static final String SCALED = "allocpass2_20200106_20251031";
    private static final String PAIR = "two_pass/" + BASELINE + "__vs__" + SCALED + "/";
    private static final double CORE_WEIGHT = 0.92;

    private static BookReconciliation reconcile(RunInputs inputs, OptionalDouble coreWeight) {
        return BookReconciliation.of(inputs.assetReturns(), inputs.weights().orElseThrow(), inputs.portfolioReturns(), coreWeight,
                Optional.empty(), Aggregation.LOG, BookReconciliation.TOLERANCE);
    }

    private static void equalWithin(double tolerance, Series actual, Table expected, String column) {
        assertThat(actual.dates()).isEqualTo(expected.dates());
        assertThat(actual.toArray()).containsExactly(expected.numbers(column), within(tolerance));
    }

    private static void equalMetrics(PerformanceMetrics metrics, JsonNode expected) {
        assertThat(metrics.cagr()).isCloseTo(expected.get("cagr").asDouble(), within(1e-10));
        assertThat(metrics.annVol()).isCloseTo(expected.get("ann_vol").asDouble(), within(1e-10));
        assertThat(metrics.sharpe()).isCloseTo(expected.get("sharpe").asDouble(), within(1e-10));
        assertThat(metrics.maxDrawdown()).isCloseTo(expected.get("max_drawdown").asDouble(), within(1e-10));
        equalPeriod(metrics.worstMonth(), expected.get("worst_month"));
        equalPeriod(metrics.worstQuarter(), expected.get("worst_quarter"));
        assertThat(metrics.start()).isEqualTo(expected.get("start").asString());
        assertThat(metrics.end()).isEqualTo(expected.get("end").asString());
        assertThat(metrics.days()).isEqualTo(expected.get("n_days").asInt());
    }

    private static void equalPeriod(PeriodReturn period, JsonNode expected) {
        assertThat(period.date()).isEqualTo(expected.get("date").asString());
        assertThat(period.value()).isCloseTo(expected.get("return").asDouble(), within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(strings = {BASELINE, "test_stage4_full_longer"})
    void ownSecondPass(String run) {
        RunInputs inputs = SharedData.inputs(run);
        JsonNode expected = SharedData.json("two_pass/own__" + run + "/expected_own_two_pass.json");
        BookReconciliation book = reconcile(inputs, OptionalDouble.of(CORE_WEIGHT));
        assertThat(book.lag()).isEqualTo(expected.get("execution_lag").asInt());
        assertThat(book.largestAgreeingDifference()).isLessThan(1e-15);

        ScaledBook scaled = ScaledBook.of(inputs.assetReturns(), inputs.weights().orElseThrow(), inputs.portfolioReturns(), book,
                AllocatorV1.run(inputs, AllocatorConfig.v1()).applied().orElseThrow());

        equalWithin(1e-12, scaled.scaledReturns(), SharedData.csv("two_pass/own__" + run + "/expected_own_pass2_portfolio_returns.csv"), "ret");
        equalWithin(1e-12, scaled.scaledEquity(), SharedData.csv("two_pass/own__" + run + "/expected_own_pass2_equity_curve.csv"), "equity");
        equalMetrics(PerformanceMetrics.of(scaled.rawEquity()), expected.get("baseline"));
        equalMetrics(PerformanceMetrics.of(scaled.scaledEquity()), expected.get("scaled"));
    }

    @Test
    void givenEquityOfAnImportedPair() {
        JsonNode expected = SharedData.json(PAIR + "expected_two_pass_comparison.json");
        equalMetrics(PerformanceMetrics.of(SharedData.inputs(BASELINE).equity()), expected.get("baseline"));
        equalMetrics(PerformanceMetrics.of(SharedData.inputs(SCALED).equity()), expected.get("scaled"));
    }

    @Test
    void theBaselineHoldsMoreThanItsWeights() {
        RunInputs inputs = SharedData.inputs(BASELINE);
        JsonNode audit = SharedData.json(PAIR + "audit.json").get("pass2_with_overlay_vs_stored");
        BookReconciliation book = reconcile(inputs, OptionalDouble.of(CORE_WEIGHT));

        assertThat(book.liveRows()).isEqualTo(audit.get("days_live").asInt());
        assertThat(book.agreeing()).isEqualTo(audit.get("days_unblended_live").asInt());
        assertThat(book.recomputable()).isTrue();
        Table overlay = SharedData.csv(PAIR + "overlay_implied_from_baseline.csv");
        equalWithin(0, book.factor(), overlay, "core_weight");
        equalWithin(1e-15, book.external(), overlay, "overlay_contribution");

        BookReconciliation alone = reconcile(inputs, OptionalDouble.empty());
        assertThat(alone.recomputable()).isFalse();
        assertFails(() -> ScaledBook.of(inputs.assetReturns(), inputs.weights().orElseThrow(), inputs.portfolioReturns(), alone,
                AllocatorV1.run(inputs, AllocatorConfig.v1()).applied().orElseThrow()), DataException.class, "NOT_RECOMPUTABLE",
                "55 of 1755 live rows");
    }

    @Test
    void importedSecondPass() {
        RunInputs inputs = SharedData.inputs(SCALED);
        String folder = "allocator_v1/" + SCALED + "/";
        Panel raw = SharedData.csv(folder + "weights_raw.csv").panel();
        Table used = SharedData.csv(folder + "allocator_risk_v1_applied_used.csv");
        ImportedPass2 pass2 = ImportedPass2.of(inputs.assetReturns(), raw, used.numbers(1),
                SharedData.csv(folder + "weights_scaled.csv").panel(), reconcile(SharedData.inputs(BASELINE), OptionalDouble.of(CORE_WEIGHT)));

        Table returns = SharedData.csv(PAIR + "expected_pass2_portfolio_returns.csv");
        equalWithin(1e-12, pass2.core(), returns, "core_ret");
        equalWithin(1e-12, pass2.returns(), returns, "ret");
        equalWithin(1e-12, pass2.equity(), SharedData.csv(PAIR + "expected_pass2_equity_curve.csv"), "equity");
        assertThat(ImportedPass2.largestDifference(pass2.returns(), inputs.portfolioReturns())).isLessThan(1e-14);
        assertThat(ImportedPass2.largestDifference(pass2.equity(), inputs.equity())).isLessThan(1e-13);
    }

    @Test
    void itsScalarsCarryWrongDates() {
        String folder = "allocator_v1/" + SCALED + "/";
        Table source = SharedData.csv(folder + "allocator_risk_v1_applied_source.csv");
        Table used = SharedData.csv(folder + "allocator_risk_v1_applied_used.csv");
        JsonNode audit = SharedData.json(PAIR + "audit.json");
        assertThat(PrecomputedScalars.labelShift(source.dates(), source.numbers(1), used.dates(), used.numbers(1), 1))
                .hasValue(audit.get("label_shift_rebalances_used_vs_source").get(0).asInt());
        assertThat(audit.get("used_from_source_shift_ffill_max").asDouble()).isZero();
        assertThat(PrecomputedScalars.labelShift(source.dates(), source.numbers(1), source.dates(), source.numbers(1), 1)).hasValue(0);
    }
}
