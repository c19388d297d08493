package dev.plimsoll.intent;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.AllocationConfig.ExecutionRules;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionPolicyEngineTest {

    private static String text(OrderIntent o) {
        return o.side().label() + " " + Decimals.text(o.qty()) + " " + o.orderType().label()
                + o.limitPrice().map(price -> " " + price).orElse("") + " " + o.timeInForce().label() + " " + o.slice() + "/" + o.slices();
    }

    private static List<String> orders(Scene scene) {
        return scene.run().orders().stream().map(ExecutionPolicyEngineTest::text).toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            185,    1.99, buy 5 A,       buy 5 market day 1/1
            185,    2,    buy 5 A,       buy 5 limit 185.02 day 1/1
            185,    2,    sell 5 A,      sell 5 limit 184.98 day 1/1
            185,    20,   buy 5 A ioc,   buy 5 limit 185.37 ioc 1/1
            185,    20,   buy 5 A gtc,   buy 5 limit 185.00 gtc 1/1
            185,    -,    buy 5 A,       buy 5 limit 185.00 day 1/1
            0.1234, 20,   sell 5 A,      sell 5 limit 0.1233 day 1/1
            0.01,   9999, sell 5 A opg,  sell 5 limit 0.01 opg 1/1
            100,    9000, buy 5 A fok,   buy 5 limit 120.00 fok 1/1
            185,    1,    buy 5 A @184.5 limit,  buy 5 limit 184.5 day 1/1
            185,    50,   sell 5 A @186 limit cls, sell 5 limit 186 cls 1/1
            """)
    void typeAndPriceFollowSpreadAndUrgency(String price, String spread, String wants, String expected) {
        assertThat(orders(new Scene().quote("A", price, spread, "0.2", "1000000000").wants(wants))).containsExactly(expected);
    }

    @Test
    void aNettedLimitOrderKeepsWithinEveryLimitOnItsSide() {
        assertThat(orders(new Scene().price("A", "100").wants("a buy 9 A @101 limit").wants("b buy 9 A @99 limit")
                .wants("c sell 3 A @95 limit"))).containsExactly("buy 15 limit 99 day 1/1");
        assertThat(orders(new Scene().price("A", "100").wants("a sell 9 A @101 limit").wants("b sell 9 A @99 limit")
                .wants("c buy 3 A @105 limit"))).containsExactly("sell 15 limit 101 day 1/1");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            20, 200000, 0.01,   50, buy 20 market day 1/1
            20, 199999, 0.01,   50, 'buy 19 market day 1/2,buy 1 market day 2/2'
            20, 80000,  0.01,   50, 'buy 8 market day 1/3,buy 8 market day 2/3,buy 4 market day 3/3'
            20, 80000,  0.01,   2,  'buy 8 market day 1/2,buy 8 market day 2/2'
            20, 9999,   0.01,   50, ''
            20, -,      0.01,   50, buy 20 market day 1/1
            20, 10,     -,      50, buy 20 market day 1/1
            2.5, 10000, 0.01,   50, 'buy 1 market day 1/3,buy 1 market day 2/3,buy 0.5 market day 3/3'
            """)
    void slicesKeepWithinTheParticipationCap(String qty, String adv, String cap, int slices, String expected) {
        Scene scene = new Scene().off().quote("A", "100", "1", "0.2", adv).wants("buy " + qty + " A").participation(cap)
                .config(c -> with(c, "execution", new ExecutionRules(c.execution().limitOffsetSpreads(),
                        c.execution().marketWhenSpreadBelowBps(), slices)));
        assertThat(String.join(",", orders(scene))).isEqualTo(expected);
        assertThat(scene.run().decisions().get(0).orderedQty()).isEqualByComparingTo(
                slices == 2 ? "16" : adv != null && adv.equals("9999") ? "0" : qty);
    }

    @Test
    void theSameDecisionHasTheSameIdAndAnotherHasAnother() {
        Scene scene = new Scene().quote("A", "100", "1", "0.2", "80000").off().wants("buy 20 A").participation("0.01");
        List<String> ids = scene.run().orders().stream().map(OrderIntent::clientOrderId).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(3).allMatch(id -> id.matches("pl-[0-9a-f]{32}"));
        assertThat(scene.run().orders().stream().map(OrderIntent::clientOrderId).toList()).isEqualTo(ids);
        String one = id(new Scene().price("A", "100").wants("buy 20 A"));
        assertThat(one).isEqualTo("pl-df4ce052660ee245e2611cfe6e979f93")
                .isNotEqualTo(id(new Scene().price("A", "100").wants("sell 20 A")))
                .isNotEqualTo(id(new Scene().price("A", "100").wants("buy 21 A")))
                .isNotEqualTo(id(new Scene().price("A", "100").wants("buy 20 A ioc")))
                .isNotEqualTo(id(new Scene().price("B", "100").wants("buy 20 B")))
                .isNotEqualTo(id(new Scene().price("A", "100").wants("buy 10 A").wants("buy 10 A")))
                .isEqualTo(id(new Scene().price("A", "100.00").wants("buy 20.0 A")));
    }

    private static String id(Scene scene) {
        return scene.run().orders().get(0).clientOrderId();
    }
}
