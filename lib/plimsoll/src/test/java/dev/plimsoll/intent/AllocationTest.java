package dev.plimsoll.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationMetrics.Metric;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.RiskGateChain.Gate;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All four stages together. */
class AllocationTest {

    private static Scene example() {
        return new Scene().equity("100000").buyingPower("200000").held("AAPL", "10").wants("tsmom/trend buy 20 AAPL @185")
                .quote("AAPL", "185", "2", "0.25", "5000000000").regime("trend", "0.9").limit("max_symbol_notional", "4100")
                .limit("max_gross", "100000").familyBudget("trend", "8000");
    }

    @Test
    void fromIntentToOrder() {
        AllocationResult result = example().run();
        AllocationDecision decision = result.decisions().get(0);
        assertThat(Scene.text(decision)).isEqualTo("AAPL buy 12/20 clipped allocator_clip_symbol_capacity");
        assertThat(decision.requestedNotional().orElseThrow()).isEqualByComparingTo("3700");
        assertThat(decision.approvedNotional().orElseThrow()).isEqualByComparingTo("2220");
        assertThat(decision.targetDeltaQty()).isEqualByComparingTo("12");
        assertThat(decision.sourceIntents()).containsExactly("i1");
        assertThat(result.budgets()).extracting(b -> b.strategyId() + " " + Decimals.text(b.budget().orElseThrow()) + " "
                + Decimals.text(b.used()) + " " + Decimals.text(b.ratio().orElseThrow())).containsExactly("tsmom 10000 2220 0.222");
        assertThat(result.orders()).extracting(o -> o.side().label() + " " + o.qty() + " " + o.orderType().label() + " "
                + o.limitPrice().orElseThrow()).containsExactly("buy 12 limit 185.02");
        assertThat(result.gates().get(Gate.GROSS_EXPOSURE.ordinal()).slack().orElseThrow()).isEqualByComparingTo("95930");
        assertThat(result.regime().label()).isEqualTo("trend");
        assertThat(result.enabled()).isTrue();
    }

    @Test
    void switchedOffNetIntentsPassThroughMarked() {
        assertThat(example().off().wants("other sell 0.5 AAPL").wants("sell 3 B").wants("buy 3 B").outcome()).containsExactly(
                "AAPL buy 0/19.5 rejected allocator_disabled_passthrough,risk_reject_symbol_exposure",
                "B none 0/0 rejected allocator_disabled_passthrough,allocator_reject_zero_qty");
        assertThat(new Scene().off().price("A", "100").wants("buy 0.5 A").familyBudget("f", "0").participation("0").regime("trend", "0.1")
                .outcome()).containsExactly("A buy 0.5/0.5 approved allocator_disabled_passthrough");
        assertThat(new Scene().off().wants("buy 5 A").outcome())
                .containsExactly("A buy 0/5 rejected allocator_disabled_passthrough,risk_reject_price_band");
    }

    @Test
    void theKillSwitchLeavesNothingWhateverWasAllocated() {
        AllocationResult result = example().killSwitch().wants("buy 3 B").price("B", "5").run();
        assertThat(result.decisions()).extracting(Scene::text).containsExactly(
                "AAPL buy 0/20 rejected allocator_clip_symbol_capacity,risk_reject_kill_switch", "B buy 0/3 rejected risk_reject_kill_switch");
        assertThat(result.decisions().get(0).allocatedQty()).isEqualByComparingTo("12");
        assertThat(result.orders()).isEmpty();
        assertThat(result.budgets()).allSatisfy(row -> assertThat(row.used()).isZero());
        assertThat(result.metrics().asMap()).containsEntry("allocator_reject_total{reason=\"risk_reject_kill_switch\"}", new BigDecimal(2));
    }

    @Test
    void metricsAsOpenMetricsText() {
        AllocationResult result = example().wants("carry_1/carry sell 4 B @49").wants("x\"y\\z buy 1 C").price("B", "50").run();
        assertThat(result.metrics().openMetrics()).isEqualTo("""
                # TYPE allocator_active_strategies gauge
                # HELP allocator_active_strategies Strategies with a share in an approved trade.
                allocator_active_strategies 2
                # TYPE allocator_gross_exposure gauge
                # HELP allocator_gross_exposure Gross exposure of the resulting book, in account currency.
                allocator_gross_exposure 4270
                # TYPE allocator_net_exposure gauge
                # HELP allocator_net_exposure Net exposure of the resulting book, in account currency, short below 0.
                allocator_net_exposure 3870
                # TYPE allocator_reject counter
                # HELP allocator_reject Rejected decisions by reason code.
                allocator_reject_total{reason="allocator_reject_no_price"} 1
                # TYPE capacity_utilization_ratio gauge
                # HELP capacity_utilization_ratio Resulting position as share of the symbol's capacity.
                capacity_utilization_ratio{symbol="AAPL"} 0.9926829268292682926829268292682927
                capacity_utilization_ratio{symbol="B"} 0.04878048780487804878048780487804878
                # TYPE strategy_pnl_contribution gauge
                # HELP strategy_pnl_contribution Gain of the strategy's fills at market prices; without fills, approved quantity times drift of \
                the price since its intents. In account currency.
                strategy_pnl_contribution{strategy_id="carry_1"} -4
                strategy_pnl_contribution{strategy_id="tsmom"} 0
                strategy_pnl_contribution{strategy_id="x\\"y\\\\z"} 0
                # EOF
                """);
    }

    private static Map<String, BigDecimal> contributions(Scene scene) {
        Map<String, BigDecimal> contributions = new LinkedHashMap<>();
        scene.run().metrics().samples().stream().filter(sample -> sample.metric() == Metric.PNL_CONTRIBUTION)
                .forEach(sample -> contributions.put(sample.label(), sample.value().stripTrailingZeros()));
        return contributions;
    }

    private static Scene twoStrategies() {
        return new Scene().price("A", "50").price("B", "10.1").wants("drifting buy 3 A @49").wants("filled buy 7 B @9");
    }

    @Test
    void aStrategyContributesTheGainOfItsFillsWhereItHasSome() {
        assertThat(contributions(twoStrategies())).containsExactly(Map.entry("drifting", new BigDecimal("3")),
                Map.entry("filled", new BigDecimal("7.7")));
        // 10 · (50 − 49.9) − 4 · (50 − 52) + 0.3 · (10.1 − 10.2) = 1 + 8 − 0.03; only out of the market: −2 · (10.1 − 10)
        assertThat(contributions(twoStrategies().filled("filled buy 10 A @49.9").filled("out sell 2 B @10").filled("filled sell 4 A @52")
                .filled("filled buy 0.3 B @10.2"))).containsExactly(Map.entry("drifting", new BigDecimal("3")),
                        Map.entry("filled", new BigDecimal("8.97")), Map.entry("out", new BigDecimal("-0.2")));
        assertThat(contributions(twoStrategies().filled("filled buy 1 A @0.0000000000000000000000000000000001")).get("filled"))
                .as("exact").isEqualTo(new BigDecimal("49.9999999999999999999999999999999999"));
    }

    @Test
    void fillsDecideNothingAndAreSpelledAsTheRequestSpells() {
        Scene with = twoStrategies().filled("FILLED buy 10 a @49").filled("FILLED sell 1 b @9.1").killSwitch();
        assertThat(contributions(with)).containsExactly(Map.entry("drifting", new BigDecimal("0")), Map.entry("filled", new BigDecimal("9")));
        AllocationResult filled = twoStrategies().filled("filled buy 10 A @49").run();
        AllocationResult without = twoStrategies().run();
        assertThat(filled.decisions()).isEqualTo(without.decisions());
        assertThat(filled.orders()).isEqualTo(without.orders());
        assertThat(filled.gates()).isEqualTo(without.gates());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "D", "E"})
    void aFillOfASymbolWithoutAMarketPriceIsRefused(String symbol) {
        Scene scene = twoStrategies().quote("D", null, "1", null, null).price("E", "0").wants("x buy 1 C @5").filled("x buy 1 A @5")
                .filled("x buy 1 " + symbol + " @5");
        assertThatThrownBy(scene::run).isInstanceOf(DataException.class).hasMessage("fills[1].symbol: found " + symbol
                + ", which has no price above 0 in market; expected one, as the fill is valued at it.");
    }

    @Test
    void positionsWithoutAPriceCountWithTheirMarketValue() {
        Scene scene = example();
        AllocationRequest r = scene.request();
        AllocationRequest with = new AllocationRequest(r.asOf(), r.account(), List.of(new Position("OLD", new BigDecimal("-3"),
                Scene.dec("-96000"))), r.intents(), r.market(), r.regime(), false, Map.of(), List.of());
        assertThat(Allocation.run(with, scene.config()).decisions()).extracting(Scene::text).containsExactly("AAPL buy 20/20 approved");
        assertThat(Allocation.run(with, scene.limit("max_gross", "98000").config()).decisions()).extracting(Scene::text).containsExactly(
                "AAPL buy 10/20 clipped allocator_clip_gross_exposure");
    }

    @Test
    void theLatestIntentGivesThePriceWhereTheMarketGivesNone() {
        assertThat(new Scene().wants("buy 1 A @50").wants("buy 1 A @60").run().decisions().get(0).price().orElseThrow())
                .as("same time: the higher id").isEqualByComparingTo("60");
    }

    @Test
    void nothingAskedForIsNothingDecided() {
        AllocationResult result = new Scene().run();
        assertThat(result.decisions()).isEmpty();
        assertThat(result.gates()).hasSize(9);
        assertThat(result.metrics().openMetrics()).contains("allocator_active_strategies 0\n").endsWith("# EOF\n");
    }
}
