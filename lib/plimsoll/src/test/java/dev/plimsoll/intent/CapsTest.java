package dev.plimsoll.intent;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.AllocationConfig.Lots;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cap on both sides of its bound, its clip, its zero room, and what it leaves alone. Price 100 unless said otherwise. */
class CapsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            max_symbol_notional,         0,    buy 20,  2000,  A buy 20/20 approved
            max_symbol_notional,         0,    buy 20,  1999,  A buy 19/20 clipped allocator_clip_symbol_capacity
            max_symbol_notional,         0,    buy 20,  100,   A buy 1/20 clipped allocator_clip_symbol_capacity
            max_symbol_notional,         0,    buy 20,  99,    'A buy 0/20 rejected allocator_clip_symbol_capacity,allocator_reject_qty_below_min'
            max_symbol_notional,         0,    buy 20,  0,     A buy 0/20 rejected allocator_reject_symbol_capacity
            max_symbol_notional,         10,   buy 20,  2500,  A buy 15/20 clipped allocator_clip_symbol_capacity
            max_symbol_notional,         10,   buy 20,  1000,  A buy 0/20 rejected allocator_reject_symbol_capacity
            max_symbol_notional,         30,   sell 20, 0,     A sell 20/20 approved
            max_symbol_notional,         10,   sell 20, 500,   A sell 15/20 clipped allocator_clip_symbol_capacity
            max_symbol_notional,         -10,  buy 20,  0,     A buy 10/20 clipped allocator_clip_symbol_capacity
            max_symbol_pct_equity,       0,    buy 20,  0.02,  A buy 20/20 approved
            max_symbol_pct_equity,       0,    buy 20,  0.0199, A buy 19/20 clipped allocator_clip_symbol_capacity
            max_gross,                   0,    buy 20,  2000,  A buy 20/20 approved
            max_gross,                   0,    buy 20,  1999,  A buy 19/20 clipped allocator_clip_gross_exposure
            max_gross,                   10,   buy 20,  1000,  A buy 0/20 rejected allocator_reject_gross_exposure
            max_gross,                   10,   sell 20, 500,   A sell 15/20 clipped allocator_clip_gross_exposure
            max_gross,                   10,   sell 10, 0,     A sell 10/10 approved
            max_net,                     0,    buy 20,  2000,  A buy 20/20 approved
            max_net,                     0,    buy 20,  1999,  A buy 19/20 clipped allocator_clip_net_exposure
            max_net,                     0,    sell 20, 1999,  A sell 19/20 clipped allocator_clip_net_exposure
            max_net,                     0,    sell 20, 0,     A sell 0/20 rejected allocator_reject_net_exposure
            max_net,                     -10,  buy 20,  500,   A buy 15/20 clipped allocator_clip_net_exposure
            turnover_pct_equity,         0,    buy 20,  0.02,  A buy 20/20 approved
            turnover_pct_equity,         0,    buy 20,  0.0199, A buy 19/20 clipped allocator_clip_turnover
            turnover_pct_equity,         20,   sell 20, 0.01,  A sell 10/20 clipped allocator_clip_turnover
            turnover_pct_equity,         20,   sell 20, 0,     A sell 0/20 rejected allocator_reject_turnover
            max_concentration_pct_gross, 0,    buy 20,  1,     A buy 20/20 approved
            max_concentration_pct_gross, 0,    buy 20,  0.99,  A buy 0/20 rejected allocator_reject_concentration
            """)
    void limitsOfTheBook(String key, String held, String trade, String limit, String expected) {
        assertThat(new Scene().price("A", "100").held("A", held).wants(trade + " A").limit(key, limit).outcome()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.5, A buy 20/20 approved", "0.4999, A buy 19/20 clipped allocator_clip_concentration",
        "0.2, A buy 5/20 clipped allocator_clip_concentration", "0.04, 'A buy 0/20 rejected allocator_clip_concentration,"
            + "allocator_reject_qty_below_min'"})
    void concentrationIsAShareOfTheResultingGross(String share, String expected) {
        // 20 shares of A beside 2,000 in B are half the book; 5 beside 2,000 a fifth.
        assertThat(new Scene().price("A", "100").price("B", "50").held("B", "-40").wants("buy 20 A")
                .limit("max_concentration_pct_gross", share).outcome()).containsExactly(expected);
    }

    @Test
    void anEmptyBookCanBeFilledUnderAConcentrationCap() {
        Scene scene = new Scene().limit("max_concentration_pct_gross", "0.25");
        for (String symbol : "A B C D E".split(" ")) {
            scene.price(symbol, "10").wants("buy " + (symbol.equals("A") ? 400 : 100) + " " + symbol);
        }
        // 133 of 533 is a quarter at most; 134 of 534 is more.
        assertThat(scene.outcome()).containsExactly("A buy 133/400 clipped allocator_clip_concentration", "B buy 100/100 approved",
                "C buy 100/100 approved", "D buy 100/100 approved", "E buy 100/100 approved");
    }

    @Test
    void lotsDoNotBreakTheConcentrationCap() {
        // Lots of 70, 110 and 130 money: each position rounds down differently, so the gross falls and with it every share.
        Scene scene = new Scene().limit("max_concentration_pct_gross", "0.3").price("A", "70").price("B", "110").price("C", "130")
                .price("D", "10").wants("buy 100 A").wants("buy 100 B").wants("buy 100 C").wants("buy 50 D");
        AllocationResult result = scene.run();
        BigDecimal gross = result.metrics().asMap().get("allocator_gross_exposure");
        assertThat(gross).isPositive();
        for (AllocationDecision decision : result.decisions()) {
            assertThat(decision.approvedNotional().orElseThrow()).isPositive().isLessThanOrEqualTo(gross.multiply(new BigDecimal("0.3")));
        }
    }

    @Test
    void sellingMoreThanIsHeldReducesFirstAndOnlyTheRestIsCapped() {
        assertThat(new Scene().price("A", "100").held("A", "10").wants("sell 30 A").limit("max_symbol_notional", "700").outcome())
                .containsExactly("A sell 17/30 clipped allocator_clip_symbol_capacity");
    }

    @Test
    void aTradeThatOnlyReducesPassesEveryExposureCapAndBudget() {
        Scene scene = new Scene().price("A", "100").held("A", "50").held("B", "1").price("B", "10").wants("s1/trend sell 20 A group=g")
                .familyBudget("trend", "0").strategyBudget("s1", "0").symbolBudget("A", "0").groupBudget("g", "0");
        for (String key : "max_symbol_notional max_gross max_net max_concentration_pct_gross".split(" ")) {
            scene.limit(key, "0");
        }
        assertThat(scene.outcome()).containsExactly("A sell 20/20 approved");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2000, A buy 20/20 approved
            1999, A buy 19/20 clipped allocator_clip_strategy_budget
            0,    A buy 0/20 rejected allocator_reject_strategy_budget
            """)
    void budgetOfAStrategyOrItsFamily(String budget, String expected) {
        Scene scene = new Scene().price("A", "100").wants("s1/carry buy 20 A");
        assertThat(scene.strategyBudget("s1", budget).outcome()).containsExactly(expected);
        assertThat(scene.strategyBudget("s1", "99999").familyBudget("carry", budget).outcome()).containsExactly(expected);
        assertThat(scene.familyBudget("carry", "99999").strategyBudget("other", "0").strategyBudget("s1", "5000").outcome())
                .containsExactly("A buy 20/20 approved");
    }

    @Test
    void aFamilysBudgetIsDrawnByTheLargestFirstThenById() {
        Scene scene = new Scene().price("A", "100").wants("a/f buy 10 A").wants("b/f buy 30 A").wants("c/f buy 30 A").wants("d buy 5 A")
                .familyBudget("f", "4500");
        AllocationDecision decision = scene.run().decisions().get(0);
        assertThat(Scene.text(decision)).isEqualTo("A buy 50/75 clipped allocator_clip_strategy_budget");
        assertThat(decision.strategies()).extracting(s -> s.strategyId() + " " + Decimals.text(s.approvedQty()))
                .containsExactly("a 0", "b 30", "c 15", "d 5");
        assertThat(scene.run().budgets()).extracting(b -> b.strategyId() + " " + b.budget().map(Decimals::text).orElse("none") + " "
                + Decimals.text(b.used()) + " " + b.ratio().map(Decimals::text).orElse("none"))
                .containsExactly("a 4500 0 0", "b 4500 3000 0.6666666666666666666666666666666667", "c 4500 1500 "
                        + "0.3333333333333333333333333333333333", "d none 500 none");
    }

    @Test
    void aStrategyThatPushesTheOtherWayIsMetByCrossing() {
        AllocationResult result = new Scene().price("A", "100").wants("a buy 30 A").wants("b sell 10 A").limit("max_gross", "1500")
                .strategyBudget("b", "0").run();
        AllocationDecision decision = result.decisions().get(0);
        assertThat(Scene.text(decision)).isEqualTo("A buy 15/20 clipped allocator_clip_gross_exposure");
        assertThat(decision.conflict()).isTrue();
        assertThat(decision.strategies()).extracting(s -> s.strategyId() + " " + s.requestedQty() + " " + Decimals.text(s.approvedQty()))
                .containsExactly("a 30 15", "b -10 0");
    }

    @Test
    void budgetsThatOnlyTogetherMakeAWholeLotMakeIt() {
        // 1000 and 500 at 150 are 6.67 and 3.33 shares, together exactly 10.
        assertThat(new Scene().price("A", "150").wants("a/f buy 20 A").wants("b/g buy 20 A").familyBudget("f", "1000")
                .familyBudget("g", "500").outcome()).containsExactly("A buy 10/40 clipped allocator_clip_strategy_budget");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2000, A buy 20/20 approved
            1999, A buy 19/20 clipped allocator_clip_symbol_budget
            0,    A buy 0/20 rejected allocator_reject_symbol_budget
            """)
    void budgetOfASymbol(String budget, String expected) {
        assertThat(new Scene().price("A", "100").wants("buy 20 A").symbolBudget("A", budget).symbolBudget("B", "0").outcome())
                .containsExactly(expected);
    }

    @Test
    void aCorrelationGroupIsSharedInTheOrderOfSymbols() {
        Scene scene = new Scene().price("A", "100").price("B", "100").price("C", "100").wants("buy 20 C group=tech")
                .wants("buy 20 B group=tech").wants("buy 20 A group=tech").groupBudget("tech", "3500");
        assertThat(scene.outcome()).containsExactly("A buy 20/20 approved", "B buy 15/20 clipped allocator_clip_correlation_capacity",
                "C buy 0/20 rejected allocator_reject_correlation_capacity");
    }

    @Test
    void grossTurnoverAndStrategyBudgetsAreSharedInTheOrderOfSymbols() {
        Scene scene = new Scene().price("A", "100").price("B", "100").price("C", "100").wants("buy 20 C").wants("sell 20 B")
                .wants("buy 20 A");
        assertThat(scene.limit("max_gross", "3500").outcome()).containsExactly("A buy 20/20 approved",
                "B sell 15/20 clipped allocator_clip_gross_exposure", "C buy 0/20 rejected allocator_reject_gross_exposure");
        assertThat(scene.limit("max_gross", null).limit("turnover_pct_equity", "0.035").outcome()).containsExactly("A buy 20/20 approved",
                "B sell 15/20 clipped allocator_clip_turnover", "C buy 0/20 rejected allocator_reject_turnover");
        assertThat(scene.limit("turnover_pct_equity", null).strategyBudget("s1", "3500").outcome()).containsExactly(
                "A buy 20/20 approved", "B sell 15/20 clipped allocator_clip_strategy_budget",
                "C buy 0/20 rejected allocator_reject_strategy_budget");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            200000, 0.01,   A buy 20/20 approved
            200000, 0.0099, A buy 19/20 clipped allocator_clip_participation
            200000, 0,      A buy 0/20 rejected allocator_reject_participation
            0,      0.01,   A buy 0/20 rejected allocator_reject_participation
            -,      0.01,   A buy 0/20 rejected allocator_reject_participation
            -,      -,      A buy 20/20 approved
            """)
    void participation(String adv, String share, String expected) {
        assertThat(new Scene().quote("A", "100", "1", "0.2", adv).wants("buy 20 A").participation(share).outcome())
                .containsExactly(expected);
        assertThat(new Scene().quote("A", "100", "1", "0.2", adv).held("A", "-20").wants("buy 20 A").participation(share).outcome())
                .as("capacity caps hold for trades that reduce, too").containsExactly(expected);
    }

    @Test
    void netIntentsOfOneSymbolShareParticipation() {
        assertThat(new Scene().quote("A", "100", "1", "0.2", "300000").wants("buy 20 A").wants("buy 20 A ioc").participation("0.01")
                .outcome()).containsExactly("A buy 20/20 approved", "A buy 10/20 clipped allocator_clip_participation");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2,  0.25, 100000,  26, A buy 10/20 clipped allocator_clip_slippage
            2,  0.25, 200000,  26, A buy 20/20 approved
            2,  0.25, 199999,  26, A buy 19/20 clipped allocator_clip_slippage
            52, 0.25, 200000,  26, A buy 0/20 rejected allocator_reject_slippage
            52, 0,    200000,  26, A buy 20/20 approved
            53, 0,    200000,  26, A buy 0/20 rejected allocator_reject_slippage
            -,  0.25, 200000,  26, A buy 0/20 rejected allocator_reject_slippage
            2,  -,    200000,  26, A buy 0/20 rejected allocator_reject_slippage
            2,  0.25, -,       26, A buy 0/20 rejected allocator_reject_slippage
            -,  -,    -,       -,  A buy 20/20 approved
            """)
    void slippage(String spread, String volatility, String adv, String budget, String expected) {
        // 26 bp = 1 + 0.1 · 0.25 · 10,000 · √(1 %): a hundredth of the daily volume.
        assertThat(new Scene().quote("A", "100", spread, volatility, adv).wants("buy 20 A").slippage(budget).outcome())
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0.9,  A buy 0/0.9 rejected allocator_reject_qty_below_min
            1,    A buy 1/1 approved
            10.7, A buy 10/10.7 clipped allocator_clip_lot
            """)
    void wholeLots(String qty, String expected) {
        assertThat(new Scene().price("A", "100").wants("buy " + qty + " A").outcome()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, 1,  25,         20
            10, 1,  9.99,       0
            10, 21, 25,         0
            10, 20, 25,         20
            1,  0,  0.5,        0
            """)
    void lotsAndSmallestQuantity(String lot, String least, String qty, String approved) {
        Scene scene = new Scene().price("A", "100").wants("buy " + qty + " A")
                .config(c -> with(c, "lots", new Lots(BigDecimal.ONE, Map.of("A", new BigDecimal(lot)), Set.of(), new BigDecimal(least),
                        true)));
        assertThat(scene.run().decisions().get(0).approvedQty()).isEqualByComparingTo(approved);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,     0.1234567, 0.123456
            0.01,  0.1234567, 0.12
            0.25,  0.2,       0
            """)
    void fractionalSymbols(String lot, String qty, String approved) {
        Map<String, BigDecimal> lots = lot == null ? Map.of() : Map.of("A", new BigDecimal(lot));
        Scene scene = new Scene().price("A", "100").wants("buy " + qty + " A")
                .config(c -> with(c, "lots", new Lots(BigDecimal.ONE, lots, Set.of("A"), BigDecimal.ONE, true)));
        assertThat(scene.run().decisions().get(0).approvedQty()).isEqualByComparingTo(approved);
    }

    @Test
    void noPriceAndNothingLeftToTrade() {
        assertThat(new Scene().wants("buy 20 A").outcome()).containsExactly("A buy 0/20 rejected allocator_reject_no_price");
        assertThat(new Scene().price("A", "0").wants("buy 20 A @0").outcome())
                .containsExactly("A buy 0/20 rejected allocator_reject_no_price");
        assertThat(new Scene().wants("buy 20 A @50").outcome()).containsExactly("A buy 20/20 approved");
        assertThat(new Scene().price("A", "100").wants("a buy 20 A").wants("b sell 20 A").outcome())
                .containsExactly("A none 0/0 rejected allocator_reject_zero_qty");
    }

    @Test
    void severalCapsEachLeaveTheirCode() {
        assertThat(new Scene().quote("A", "100", "1", "0.2", "100000").wants("buy 50 A").limit("max_symbol_notional", "4000")
                .limit("max_gross", "4500").limit("max_net", "3000").participation("0.01").outcome())
                .containsExactly("A buy 10/50 clipped allocator_clip_symbol_capacity,allocator_clip_net_exposure,"
                        + "allocator_clip_participation");
    }

    @Test
    void noEquityLeavesNoShareOfIt() {
        assertThat(new Scene().equity("-5").price("A", "100").wants("buy 1 A").limit("max_symbol_pct_equity", "0.5").outcome())
                .containsExactly("A buy 0/1 rejected allocator_reject_symbol_capacity");
    }
}
