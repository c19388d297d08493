package dev.plimsoll.intent;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.AllocationConfig.GateRules;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.NetIntent.StrategyQuantity;
import dev.plimsoll.intent.RiskGateChain.Gate;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.RiskGateChain.RiskGateResult;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each gate on both sides of its bound, with trades given to the chain directly: it must hold whoever sized them. */
class RiskGateChainTest {

    private static AllocatedIntent trade(String symbol, String delta, String... shares) {
        List<StrategyQuantity> strategies = new ArrayList<>();
        List<BigDecimal> own = new ArrayList<>();
        for (String share : shares.length == 0 ? new String[] {"s1 " + new BigDecimal(delta).abs()} : shares) {
            own.add(new BigDecimal(share.split(" ")[1]));
            strategies.add(new StrategyQuantity(share.split(" ")[0], Optional.empty(), own.get(own.size() - 1), Optional.empty()));
        }
        NetIntent net = new NetIntent(new DecisionKey(symbol, "1Min", OrderType.MARKET, TimeInForce.DAY), new BigDecimal(delta), false,
                strategies, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new AllocatedIntent(net, net.netQty().abs(), Optional.empty(), List.of(), own, own);
    }

    private static List<String> verdicts(Scene scene, AllocatedIntent... trades) {
        return RiskGateChain.check(List.of(trades), Batch.of(scene.request(), scene.config())).rejections().stream()
                .map(gate -> gate.map(Gate::label).orElse("passed")).toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            max_notional,           0,   20,  2000,  passed
            max_notional,           0,   20,  1999,  global_notional
            max_notional,           20, -20,  1999,  global_notional
            max_symbol_notional,    0,   20,  2000,  passed
            max_symbol_notional,    0,   20,  1999,  symbol_exposure
            max_symbol_notional,    0,  -20,  1999,  symbol_exposure
            max_symbol_notional,    40, -20,  0,     passed
            max_symbol_notional,    10, -30,  1999,  symbol_exposure
            max_symbol_notional,    10, -20,  0,     passed
            max_symbol_pct_equity,  0,   20,  0.02,  passed
            max_symbol_pct_equity,  0,   20,  0.01999, symbol_exposure
            max_strategy_pct_gross, 0,   20,  1,     passed
            max_strategy_pct_gross, 0,   20,  0.99,  strategy_contribution
            max_strategy_pct_gross, 20, -20,  0,     passed
            max_gross,              0,   20,  2000,  passed
            max_gross,              0,   20,  1999,  gross_exposure
            max_gross,              50, -20,  0,     passed
            max_net,                0,   20,  2000,  passed
            max_net,                0,   20,  1999,  net_exposure
            max_net,                0,  -20,  1999,  net_exposure
            max_net,               -50,  20,  0,     passed
            """)
    void limits(String key, String held, String delta, String limit, String verdict) {
        assertThat(verdicts(new Scene().price("A", "100").held("A", held).limit(key, limit), trade("A", delta))).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,    20, 2000, passed
            0,    20, 1999, buying_power
            0,   -20, 1999, buying_power
            20,  -20, 0,    passed
            20,  -30, 1000, passed
            20,  -30, 999,  buying_power
            -20,  20, 1999, buying_power
            0,    20, -5,   buying_power
            20,  -20, -5,   passed
            """)
    void buyingPower(String held, String delta, String power, String verdict) {
        assertThat(verdicts(new Scene().price("A", "100").held("A", held).buyingPower(power), trade("A", delta))).containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            80,    100, passed
            79.99, 100, price_band
            120,   100, passed
            120.01, 100, price_band
            33.34, 27.79, passed
            500,   0,   passed
            """)
    void priceBand(String intentPrice, String marketPrice, String verdict) {
        Scene scene = new Scene().price("A", marketPrice).wants("buy 1 A @" + intentPrice);
        assertThat(scene.run().decisions().get(0).reasons().stream().map(ReasonCode::label).toList())
                .isEqualTo(verdict.equals("passed") ? List.of() : List.of("risk_reject_" + verdict));
        assertThat(new Scene().price("A", marketPrice).wants("buy 1 A @" + intentPrice).wants("buy 1 A").run().decisions().get(0).status())
                .as("one stray price is enough").isEqualTo(verdict.equals("passed") ? Status.APPROVED : Status.REJECTED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, -10, false, passed
            10, -11, false, shorts_not_allowed
            10, -11, true,  passed
            -5, -1,  false, shorts_not_allowed
            -5,  3,  false, passed
            """)
    void shorts(String held, String delta, boolean allowed, String verdict) {
        Scene scene = new Scene().price("A", "100").held("A", held)
                .config(c -> with(c, "gate", new GateRules(c.gate().priceBandPct(), allowed)));
        assertThat(verdicts(scene, trade("A", delta))).containsExactly(verdict);
    }

    @Test
    void nothingIsTradedWithoutAPriceOrUnderTheKillSwitch() {
        RiskGateResult result = RiskGateChain.check(List.of(trade("A", "1")), Batch.of(new Scene().request(), new Scene().config()));
        assertThat(result.rejections()).containsExactly(Optional.of(Gate.PRICE_BAND));
        assertThat(result.checks().get(1).value()).isEmpty();
        assertThat(result.checks().get(1).slack()).isEmpty();
        assertThat(verdicts(new Scene().price("A", "100").held("A", "5").killSwitch(), trade("A", "-5"), trade("B", "1")))
                .containsExactly("kill_switch", "kill_switch");
    }

    @Test
    void theOneThatBreaksALimitIsRejectedWholeAndLaterOnesMayPass() {
        Scene scene = new Scene().price("A", "100").price("B", "100").price("C", "100").limit("max_gross", "3000");
        assertThat(verdicts(scene, trade("A", "20"), trade("B", "11"), trade("C", "10")))
                .containsExactly("passed", "gross_exposure", "passed");
        assertThat(verdicts(scene, trade("A", "20"), trade("A", "-20"), trade("B", "30"))).containsExactly("passed", "passed", "passed");
        assertThat(verdicts(scene, trade("A", "31"), trade("A", "-31"))).as("the second was meant to close the first: now it opens a short")
                .containsExactly("gross_exposure", "gross_exposure");
    }

    @Test
    void aStrategysContributionIsMeasuredAgainstTheBatchBeforeTheGate() {
        Scene scene = new Scene().price("A", "100").price("B", "100").price("C", "100").limit("max_strategy_pct_gross", "0.5");
        // Batch 10,000: at most 5,000 each. a has 4,000 + 2,000.
        assertThat(verdicts(scene, trade("A", "50", "a 40", "b 10"), trade("B", "30", "a 20", "c 10"), trade("C", "20", "c 20")))
                .containsExactly("passed", "strategy_contribution", "passed");
    }

    @Test
    void reportsValueLimitAndSlackOfEveryGate() {
        Scene scene = new Scene().price("A", "185").held("A", "10").buyingPower("200000").limit("max_gross", "100000");
        RiskGateResult result = RiskGateChain.check(List.of(trade("A", "12", "tsmom 12")), Batch.of(scene.request(), scene.config()));
        assertThat(result.book()).extracting(c -> c.gate().label() + " " + c.subject().orElse("-") + " " + c.passed() + " "
                + Decimals.text(c.value().orElseThrow()) + " " + c.limit().map(Decimals::text).orElse("-") + " "
                + c.slack().map(Decimals::text).orElse("-")).containsExactly(
                "kill_switch - true 0 0 0",
                "global_notional - true 2220 - -",
                "symbol_exposure A true 4070 - -",
                "strategy_contribution tsmom true 2220 - -",
                "gross_exposure - true 4070 100000 95930",
                "net_exposure - true 4070 - -",
                "buying_power - true 2220 200000 197780",
                "price_band A true 0 0.2 0.2",
                "shorts_not_allowed - true 0 - -");
        assertThat(result.checks()).hasSize(Gate.values().length)
                .allSatisfy(check -> assertThat(check.key().orElseThrow().symbol()).isEqualTo("A"));
    }

    @Test
    void aBreachThatWasThereBeforeIsShownButIsNobodysFault() {
        Scene scene = new Scene().price("A", "100").held("A", "50").limit("max_gross", "1000");
        RiskGateResult result = RiskGateChain.check(List.of(trade("A", "-20"), trade("A", "1")), Batch.of(scene.request(), scene.config()));
        assertThat(result.rejections()).containsExactly(Optional.empty(), Optional.of(Gate.GROSS_EXPOSURE));
        GateCheck gross = result.book().get(Gate.GROSS_EXPOSURE.ordinal());
        assertThat(gross.passed()).isTrue();
        assertThat(gross.slack().orElseThrow()).isEqualByComparingTo("-2000");
    }
}
