package dev.plimsoll.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThat(result.orders()).extracting(o -> o.side().text() + " " + o.qty() + " " + o.orderType().text() + " "
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
        assertThat(OpenMetrics.text(result.metrics())).isEqualTo("""
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
                # HELP strategy_pnl_contribution Approved quantity times drift of the price since the strategy's intents, in account currency.
                strategy_pnl_contribution{strategy_id="carry_1"} -4
                strategy_pnl_contribution{strategy_id="tsmom"} 0
                strategy_pnl_contribution{strategy_id="x\\"y\\\\z"} 0
                # EOF
                """);
    }

    @Test
    void positionsWithoutAPriceCountWithTheirMarketValue() {
        Scene scene = example();
        AllocationRequest r = scene.request();
        AllocationRequest with = new AllocationRequest(r.asOf(), r.account(), List.of(new Position("OLD", new BigDecimal("-3"),
                Scene.dec("-96000"))), r.intents(), r.market(), r.regime(), false);
        assertThat(Allocation.run(with, scene.config()).decisions()).extracting(Scene::text).containsExactly(
                "AAPL buy 20/20 approved");
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
        assertThat(OpenMetrics.text(result.metrics())).contains("allocator_active_strategies 0\n").endsWith("# EOF\n");
    }
}
