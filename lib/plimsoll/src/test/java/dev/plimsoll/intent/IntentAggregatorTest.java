package dev.plimsoll.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntentAggregatorTest {

    private static TradeIntent intent(String id, String strategy, int second, Side side, String qty, String price) {
        return new TradeIntent(id, strategy, Optional.empty(), "A", side, new BigDecimal(qty), Scene.dec(price), Optional.empty(),
                Optional.empty(), "1d", Instant.ofEpochSecond(second), OrderType.MARKET, TimeInForce.DAY, Optional.empty());
    }

    @Test
    void groupsBySymbolTimeframeOrderTypeAndTimeInForceInTheirOrder() {
        List<NetIntent> net = IntentAggregator.net(new Scene().wants("buy 1 B").wants("buy 2 A ioc").wants("buy 3 A @9 limit")
                .wants("buy 4 A").wants("buy 5 B").wants("buy 6 \uD83D\uDE00").wants("buy 7 \uFF21").request().intents());
        assertThat(net).extracting(n -> n.key().symbol() + " " + n.key().orderType().label() + " " + n.key().timeInForce().label() + " "
                + n.netQty()).containsExactly("A limit day 3", "A market day 4", "A market ioc 2", "B market day 6", "\uFF21 market day 7",
                "\uD83D\uDE00 market day 6");
    }

    @Test
    void sortsByStrategyTimeSideQuantityAndId() {
        List<TradeIntent> sorted = List.of(intent("9", "a", 5, Side.BUY, "7", null), intent("8", "b", 1, Side.BUY, "7", null),
                intent("7", "b", 1, Side.SELL, "6", null), intent("5", "b", 1, Side.SELL, "7", null),
                intent("6", "b", 1, Side.SELL, "7", null), intent("4", "b", 2, Side.BUY, "1", null));
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            List<TradeIntent> shuffled = new ArrayList<>(sorted);
            Collections.shuffle(shuffled, random);
            assertThat(IntentAggregator.net(shuffled).get(0).sourceIntents()).containsExactly("9", "8", "7", "5", "6", "4");
        }
    }

    @Test
    void netsBuysAgainstSellsAndKeepsWhoWantedWhat() {
        NetIntent net = IntentAggregator.net(List.of(intent("1", "b", 0, Side.SELL, "5", "10"), intent("2", "a", 0, Side.BUY, "7", "11"),
                intent("3", "b", 0, Side.SELL, "15", "14"), intent("4", "c", 0, Side.BUY, "2", null),
                intent("5", "c", 1, Side.SELL, "2", "0"))).get(0);
        assertThat(net.netQty()).isEqualByComparingTo("-13");
        assertThat(net.conflict()).isTrue();
        assertThat(net.strategies()).extracting(s -> s.strategyId() + " " + s.qty() + " "
                + s.averagePrice().map(Decimals::text).orElse("-")).containsExactly("a 7 11", "b -20 13", "c 0 -");
        assertThat(net.lowestPrice().orElseThrow()).isEqualByComparingTo("10");
        assertThat(net.highestPrice().orElseThrow()).isEqualByComparingTo("14");
        assertThat(net.pushes()).map(Decimals::text).containsExactly("0", "20", "0");
        assertThat(IntentAggregator.net(List.of(intent("1", "a", 0, Side.BUY, "5", null))).get(0).conflict()).isFalse();
    }

    @Test
    void theGroupOfASymbolIsThatOfAnyOfItsIntents() {
        List<NetIntent> net = IntentAggregator.net(new Scene().wants("buy 1 A").wants("buy 1 A ioc group=tech").wants("buy 1 B").request()
                .intents());
        assertThat(net).extracting(NetIntent::correlationGroup).containsExactly(Optional.of("tech"), Optional.of("tech"), Optional.empty());
    }

    @Test
    void nothingGivesNothing() {
        assertThat(IntentAggregator.net(List.of())).isEmpty();
    }
}
