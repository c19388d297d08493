package dev.plimsoll.intent;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is an error that begins with the path of the value. */
class AllocationRequestTest {

    private static void refused(Scene scene, String message) {
        assertThatThrownBy(scene::request).isInstanceOf(DataException.class).hasMessage(message);
    }

    private static TradeIntent intent(String id, String strategy, String symbol, String timeframe, String confidence) {
        return new TradeIntent(id, strategy, Optional.empty(), symbol, Side.BUY, BigDecimal.ONE, Optional.empty(), Scene.dec(confidence),
                Optional.empty(), timeframe, Instant.EPOCH, OrderType.MARKET, TimeInForce.DAY, Optional.empty());
    }

    private static void refused(TradeIntent intent, String start) {
        assertThatThrownBy(() -> new AllocationRequest(Instant.EPOCH, new Account(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(), List.of(intent("x", "s", "A", "1d", null), intent), List.of(), RegimeContext.NONE, false, Map.of(), List.of()))
                .isInstanceOf(DataException.class).message().startsWith(start);
    }

    @Test
    void intents() {
        refused(new Scene().wants("buy 1 A").wants("buy 1 A").wants("buy -5 A"),
                "intents[2].qty: found -5, expected a quantity above 0; side says buy or sell.");
        refused(new Scene().wants("buy 0 A"), "intents[0].qty: found 0, expected a quantity above 0; side says buy or sell.");
        refused(new Scene().wants("buy 1 A @-3"), "intents[0].price: found -3, expected 0 or more.");
        refused(new Scene().wants("buy 1 A limit"),
                "intents[0].price: missing, expected a price above 0, as a limit order needs its limit.");
        refused(new Scene().wants("buy 1 A @0 limit"),
                "intents[0].price: missing, expected a price above 0, as a limit order needs its limit.");
        refused(new Scene().wants("a/trend buy 1 A").wants("b/carry buy 1 A").wants("a/carry buy 1 A"),
                "intents[2].strategy_family: found carry, expected trend as for strategy a in intents[0].");
        refused(new Scene().wants("a buy 1 A").wants("a buy 1 A group=x").wants("b buy 1 A group=y"),
                "intents[2].correlation_group: found y, expected x as for symbol A in intents[1].");
        refused(intent("x", "s", "A", "1d", null), "intents[1].intent_id: found x again, which intents[0] has; expected each once.");
        refused(intent(" ", "s", "A", "1d", null), "intents[1].intent_id: found a blank text");
        refused(intent("y", "", "A", "1d", null), "intents[1].strategy_id: found a blank text");
        refused(intent("y", "s", "\t", "1d", null), "intents[1].symbol: found a blank text");
        refused(intent("y", "s", "A", "", null), "intents[1].timeframe: found a blank text");
        refused(intent("y", "s", "A", "1d", "1.01"), "intents[1].confidence: found 1.01, expected a number from 0 to 1.");
        refused(intent("y", "s", "A", "1d", "-0.01"), "intents[1].confidence: found -0.01, expected a number from 0 to 1.");
    }

    @Test
    void positionsMarketAndRegime() {
        refused(new Scene().held("A", "1").held("B", "1").held("A", "2"),
                "positions[2].symbol: found A again, which positions[0] has; expected each once.");
        refused(new Scene().held("", "1"), "positions[0].symbol: found a blank text, expected a name.");
        assertThatThrownBy(() -> new AllocationRequest(Instant.EPOCH, new Account(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(new Position("A", new BigDecimal("-2"), Scene.dec("100"))), List.of(), List.of(), RegimeContext.NONE, false,
                        Map.of(), List.of()))
                .hasMessageStartingWith("positions[0].market_value: found 100, expected the sign of the quantity -2");
        refused(new Scene().price("A", "1").price("A", "2"), "market[1].symbol: found A again, which market[0] has; expected each once.");
        refused(new Scene().quote("A", "-1", null, null, null), "market[0].price: found -1, expected 0 or more.");
        refused(new Scene().quote("A", null, "-1", null, null), "market[0].spread_bps: found -1, expected 0 or more.");
        refused(new Scene().quote("A", null, "10001", null, null),
                "market[0].spread_bps: found 10001, expected at most 10000 basis points, which is the whole price.");
        refused(new Scene().quote("A", null, null, "-0.1", null), "market[0].volatility: found -0.1, expected 0 or more.");
        refused(new Scene().quote("A", null, null, null, "-1"), "market[0].adv_notional: found -1, expected 0 or more.");
        refused(new Scene().regime("trend", "1.5"), "regime.confidence: found 1.5, expected a number from 0 to 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "", "1,000", "0x10", "12a"})
    void whatIsNoFiniteNumber(String text) {
        assertThatThrownBy(() -> Decimals.parse("account.equity", text)).isInstanceOf(DataException.class)
                .hasMessage("account.equity: found \"" + text + "\", expected a finite decimal number such as 12.5.");
    }

    @Test
    void numbersThatWouldFillTheMemory() {
        assertThatThrownBy(() -> Decimals.parse("intents[0].qty", "1e999999999")).isInstanceOf(DataException.class)
                .hasMessage("intents[0].qty: found 1E+999999999, expected a number below 10^18 with at most 34 decimals.");
        assertFails(() -> Decimals.parse("p", "1e-35"), DataException.class);
        assertFails(() -> Decimals.parse("p", "1000000000000000000"), DataException.class);
        assertFails(() -> Decimals.parse("p", "0e999999999"), DataException.class);
        assertThatThrownBy(() -> Decimals.parse("p", "1".repeat(101))).isInstanceOf(DataException.class)
                .hasMessageStartingWith("p: found a text of 101 characters");
        assertThat(Decimals.parse("p", "999999999999999999")).isEqualTo(new BigDecimal("999999999999999999"));
        assertThat(Decimals.parse("p", "1e-34")).isEqualTo(new BigDecimal("1e-34"));
        refused(new Scene().wants("buy 1e30 A"), "intents[0].qty: found 1E+30, expected a number below 10^18 with at most 34 decimals.");
    }

    @ParameterizedTest
    @CsvSource({"max_symbol_pct_equity", "turnover_pct_equity"})
    void percentagesNeedEquity(String key) {
        for (Scene scene : List.of(new Scene(), new Scene().off())) {
            assertThatThrownBy(() -> scene.equity(null).limit(key, "0.1").run()).isInstanceOf(DataException.class).hasMessage(
                    "account.equity: missing, expected the value of the account, as limits." + key + " is a share of it.");
        }
    }

    @Test
    void textsOfNumbers() {
        assertThat(Decimals.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Decimals.text(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(Decimals.text(new BigDecimal("-1.500"))).isEqualTo("-1.5");
        assertThat(Decimals.text(new BigDecimal("1E-7"))).isEqualTo("0.0000001");
    }
}
