package dev.plimsoll.intent;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig.GateRules;
import dev.plimsoll.intent.AllocationConfig.Lots;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.store.files.AllocationConfigFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules 2 decide in another way than rules 1, by which runs stored earlier are computed again. */
class RulesTwoTest {

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    private static Scene lots(Scene scene, String lot, String least, boolean oddLotClose) {
        return scene.config(c -> with(c, "lots", new Lots(dec(lot), Map.of(), Set.of(), dec(least), oddLotClose)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.7 | A buy 10/10.7 clipped allocator_clip_lot                 | A buy 10/10.7 approved
            10   | A buy 10/10 approved                                     | A buy 10/10 approved
            0.5  | A buy 0/0.5 rejected allocator_reject_qty_below_min      | A buy 0/0.5 rejected allocator_reject_qty_below_min
            """)
    void roundingDownToLotsLeavesACode(String qty, String two, String one) {
        Scene scene = new Scene().price("A", "100").wants("buy " + qty + " A");
        assertThat(scene.outcome()).containsExactly(two);
        assertThat(scene.config(c -> with(c, "rules", 1)).outcome()).containsExactly(one);
    }

    /** Lot 100, smallest quantity 120. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            150  | sell 150 | A sell 150/150 approved                                  | A sell 0/150 rejected allocator_reject_qty_below_min
            50   | sell 50  | A sell 50/50 approved                                    | A sell 0/50 rejected allocator_reject_qty_below_min
            -50  | buy 50   | A buy 50/50 approved                                     | A buy 0/50 rejected allocator_reject_qty_below_min
            150  | sell 149 | A sell 0/149 rejected allocator_reject_qty_below_min     | A sell 0/149 rejected allocator_reject_qty_below_min
            150  | sell 175 | A sell 150/175 clipped allocator_clip_lot                | A sell 0/175 rejected allocator_reject_qty_below_min
            150  | sell 270 | A sell 200/270 clipped allocator_clip_lot                | A sell 200/270 clipped allocator_clip_lot
            150  | sell 200 | A sell 200/200 approved                                  | A sell 200/200 approved
            250  | sell 250 | A sell 250/250 approved                                  | A sell 200/250 clipped allocator_clip_lot
            150  | buy 150  | A buy 0/150 rejected allocator_reject_qty_below_min      | A buy 0/150 rejected allocator_reject_qty_below_min
            """)
    void aWholePositionIsClosedWhateverTheLot(String held, String wants, String closing, String wholeLotsOnly) {
        assertThat(lots(new Scene().held("A", held).price("A", "1").wants(wants + " A"), "100", "120", true).outcome())
                .containsExactly(closing);
        assertThat(lots(new Scene().held("A", held).price("A", "1").wants(wants + " A"), "100", "120", false).outcome())
                .containsExactly(wholeLotsOnly);
    }

    @Test
    void rulesOneKeepOddLots() {
        assertThat(lots(new Scene().held("A", "150").price("A", "1").wants("sell 150 A"), "100", "1", true)
                .config(c -> with(c, "rules", 1)).outcome()).containsExactly("A sell 100/150 approved");
    }

    @Test
    void participationSlippageAndTurnoverMayTakeOfAClose() {
        assertThat(lots(new Scene().held("A", "150").quote("A", "1", "1", "0.2", "12000").wants("sell 150 A").participation("0.01"),
                "100", "1", true).outcome()).containsExactly("A sell 100/150 clipped allocator_clip_participation");
        assertThat(lots(new Scene().held("A", "50").quote("A", "1", "1", "0.2", "4000").wants("sell 50 A").participation("0.01"),
                "100", "1", true).outcome())
                .containsExactly("A sell 0/50 rejected allocator_clip_participation,allocator_reject_qty_below_min");
        assertThat(lots(new Scene().held("A", "150").quote("A", "1", "40", "0.2", "12000").wants("sell 150 A").slippage("20"),
                "100", "1", true).outcome()).containsExactly("A sell 0/150 rejected allocator_reject_slippage");
        assertThat(lots(new Scene().equity("240").held("A", "150").price("A", "1").wants("sell 150 A").limit("turnover_pct_equity", "0.5"),
                "100", "1", true).outcome()).containsExactly("A sell 100/150 clipped allocator_clip_turnover");
        assertThat(lots(new Scene().held("A", "150").price("A", "1").wants("sell 150 A").limit("max_gross", "0"),
                "100", "1", true).outcome()).as("exposure caps do not").containsExactly("A sell 150/150 approved");
    }

    @Test
    void killSwitchMissingPriceAndPriceBandStillRejectAClose() {
        assertThat(new Scene().held("A", "5").price("A", "1").wants("sell 5 A").killSwitch().outcome())
                .containsExactly("A sell 0/5 rejected risk_reject_kill_switch");
        assertThat(new Scene().held("A", "5").wants("sell 5 A").outcome()).containsExactly("A sell 0/5 rejected allocator_reject_no_price");
        assertThat(new Scene().held("A", "5").price("A", "1").wants("sell 5 A @2").outcome())
                .containsExactly("A sell 0/5 rejected risk_reject_price_band");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -500 | sell 10 | A sell 10/10 approved
            0    | sell 10 | A sell 10/10 approved
            -500 | sell 9  | A sell 0/9 rejected allocator_reject_turnover
            -500 | sell 12 | A sell 10/12 clipped allocator_clip_turnover
            -500 | buy 1   | A buy 0/1 rejected allocator_reject_turnover
            5    | sell 10 | A sell 0/10 rejected allocator_clip_turnover,allocator_reject_qty_below_min
            """)
    void anAccountWithoutEquityClosesItsPositions(String equity, String wants, String expected) {
        Scene scene = new Scene().equity(equity).held("A", "10").price("A", "100").wants(wants + " A").limit("turnover_pct_equity", "0.5");
        assertThat(scene.outcome()).containsExactly(expected);
        if (equity.startsWith("-")) {
            assertThat(scene.config(c -> with(c, "rules", 1)).run().decisions().get(0).reasons())
                    .containsExactly(ReasonCode.ALLOCATOR_REJECT_TURNOVER);
        }
    }

    /** 100 of 1 each; limits allow 50 without a multiplier, the daily volume 10,000 of which half a percent may be traded. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            1,   1,   50, 50, 50, 50
            2,   2,   50, 50, 50, 100
            2,   0.5, 50, 25, 25, 100
            0.5, 2,   25, 25, 50, 25
            0.5, 0.5, 25, 12, 25, 25
            """)
    void multipliersAboveOneRaiseBudgetsAlone(String budget, String capacity, int gross, int symbol, int participation, int symbolBudget) {
        assertThat(approved(scene(budget, capacity).limit("max_gross", "50"))).isEqualByComparingTo(BigDecimal.valueOf(gross));
        assertThat(approved(scene(budget, capacity).limit("max_symbol_notional", "50"))).isEqualByComparingTo(BigDecimal.valueOf(symbol));
        assertThat(approved(scene(budget, capacity).participation("0.005"))).isEqualByComparingTo(BigDecimal.valueOf(participation));
        assertThat(approved(scene(budget, capacity).symbolBudget("A", "50"))).isEqualByComparingTo(BigDecimal.valueOf(symbolBudget));
    }

    @Test
    void rulesOneRaiseParticipationByTheMultiplier() {
        assertThat(approved(scene("1", "2").participation("0.005").config(c -> with(c, "rules", 1)))).isEqualByComparingTo("100");
        assertThat(approved(scene("2", "0.5").limit("max_symbol_notional", "50").config(c -> with(c, "rules", 1))))
                .isEqualByComparingTo("50");
    }

    private static Scene scene(String budget, String capacity) {
        return new Scene().quote("A", "1", "1", "0.2", "10000").wants("buy 100 A")
                .config(c -> with(c, "regime", new RegimeRules("n", Map.of(),
                Map.of(), dec(budget), dec(capacity), dec("0"), dec("2"), dec("0"), dec("1"), Map.of(), Map.of())));
    }

    private static BigDecimal approved(Scene scene) {
        return scene.run().decisions().get(0).approvedQty();
    }

    @Test
    void namesAreComparedWithoutCaseAndBlanksAndWrittenAsFirstGiven() {
        assertThat(new Scene().price("AAA", "1").wants("s buy 100 aaa").symbolBudget("Aaa", "40").outcome())
                .containsExactly("aaa buy 40/100 clipped allocator_clip_symbol_budget");
        assertThat(new Scene().held("AAA", "30").price("aaa", "1").wants("s buy 100 Aaa").limit("max_symbol_notional", "50").outcome())
                .containsExactly("AAA buy 20/100 clipped allocator_clip_symbol_capacity");
        assertThat(new Scene().price("A", "1").price("B", "1").wants("s/Mean_Reversion buy 100 A").wants("t/mean_reversion buy 100 B")
                .familyBudget("MEAN_REVERSION", "150").outcome())
                .containsExactly("A buy 100/100 approved", "B buy 50/100 clipped allocator_clip_strategy_budget");
        assertThat(new Scene().price("A", "1").price("B", "1").wants("s buy 100 A group=Tech").wants("s buy 100 B group=tech")
                .groupBudget("TECH", "150").outcome())
                .containsExactly("A buy 100/100 approved", "B buy 50/100 clipped allocator_clip_correlation_capacity");
        AllocationResult strategies = new Scene().price("A", "1").price("B", "1").wants("Carry buy 100 A").wants("carry buy 100 B")
                .strategyBudget("CARRY", "150").run();
        assertThat(strategies.decisions().stream().map(Scene::text))
                .containsExactly("A buy 100/100 approved", "B buy 50/100 clipped allocator_clip_strategy_budget");
        assertThat(strategies.budgets()).extracting(BudgetUtilization::strategyId).containsExactly("Carry");
        assertThat(new Scene().price("BTC", "1").wants("s buy 0.5 btc")
                .config(c -> with(c, "lots", new Lots(dec("1"), Map.of("Btc", dec("0.1")), Set.of("bTC"), dec("1"), true))).outcome())
                .containsExactly("btc buy 0.5/0.5 approved");
        assertThat(new Scene().price("A", "1").wants("s/Trend buy 100 A").familyBudget("TREND", "40").regime("trend", "1").outcome())
                .as("the tilt of trend, 1.25").containsExactly("A buy 50/100 clipped allocator_clip_strategy_budget");
    }

    @Test
    void rulesOneCompareNamesLetterByLetter() {
        assertThat(new Scene().price("A", "1").wants("s/Mean_Reversion buy 100 A").familyBudget("mean_reversion", "50")
                .config(c -> with(c, "rules", 1)).outcome()).containsExactly("A buy 100/100 approved");
    }

    @Test
    void whatIsGivenTwiceUnderTwoSpellingsIsRefusedWithBothPlaces() {
        refused(new Scene().held("A", "1").held("a ", "1"), "positions[1].symbol: found A again, which positions[0] has");
        refused(new Scene().price("A", "1").price("a", "1"), "market[1].symbol: found A again, which market[0] has");
        refused(new Scene().wants("S/trend buy 1 A").wants("s/carry buy 1 B"),
                "intents[1].strategy_family: found carry, expected trend as for strategy S in intents[0].");
        refused(new Scene().wants("s/trend buy 1 A").wants("S buy 1 B"),
                "intents[1].strategy_family: found none, expected trend as for strategy s in intents[0].");
        refused(new Scene().wants("s buy 1 A group=tech").wants("s buy 1 a group=oil"),
                "intents[1].correlation_group: found oil, expected tech as for symbol A in intents[0].");
        assertThatThrownBy(() -> new Scene().symbolBudget("A", "1").symbolBudget("a", "2")).isInstanceOf(DataException.class)
                .hasMessageContaining("budgets.symbols: found A and a, expected each name once");
        assertThat(new Scene().config(c -> with(c, "rules", 1)).symbolBudget("A", "1").symbolBudget("a", "2").config().budgets().symbols())
                .hasSize(2);
    }

    private static void refused(Scene scene, String message) {
        assertThatThrownBy(scene::run).isInstanceOf(DataException.class).hasMessageStartingWith(message);
    }

    @Test
    void anIntentThatIsTooOldIsRejectedAndLeftOutOfWhatOthersAskFor() {
        AllocationRequest request = aged(List.of("60", "61"), "buy 5 A", "buy 7 A");
        AllocationConfig config = with(AllocationConfigFile.shipped(), "enabled", true);
        assertThat(outcome(request, config)).containsExactly("A buy 12/12 approved");
        assertThat(outcome(request, with(config, "maxIntentAge", Optional.of(dec("60")))))
                .containsExactly("A buy 5/5 clipped allocator_reject_stale_intent");
        assertThat(outcome(request, with(config, "maxIntentAge", Optional.of(dec("59.5")))))
                .containsExactly("A buy 0/12 rejected allocator_reject_stale_intent");
        assertThat(outcome(request, with(config, "enabled", false, "maxIntentAge", Optional.of(dec("1")))))
                .as("switched off").containsExactly("A buy 12/12 approved allocator_disabled_passthrough");
        AllocationRequest two = aged(List.of("99", "1"), "buy 5 A", "buy 7 B");
        assertThat(outcome(two, with(config, "maxIntentAge", Optional.of(dec("10")))))
                .containsExactly("A buy 0/5 rejected allocator_reject_stale_intent", "B buy 7/7 approved");
    }

    private static AllocationRequest aged(List<String> ages, String... wants) {
        Scene scene = new Scene().price("A", "1").price("B", "1");
        for (String want : wants) {
            scene.wants(want);
        }
        AllocationRequest r = scene.request();
        List<TradeIntent> intents = IntStream.range(0, wants.length).mapToObj(i -> {
            Instant at = r.asOf().minusSeconds(Long.parseLong(ages.get(i)));
            return with(r.intents().get(i), "eventTs", at);
        }).toList();
        return with(r, "intents", intents);
    }

    private static List<String> outcome(AllocationRequest request, AllocationConfig config) {
        return Allocation.run(request, config).decisions().stream().map(Scene::text).toList();
    }

    @Test
    void intentsFromTheFutureAreRefusedWhereRequestsAreNew() {
        assertThatThrownBy(() -> aged(List.of("0", "-1"), "buy 5 A", "buy 7 A").withoutFutureIntents()).isInstanceOf(DataException.class)
                .hasMessage("intents[1].event_ts: found 2026-02-12T14:30:01Z, expected a moment no later than as_of, which is"
                        + " 2026-02-12T14:30:00Z.");
        assertThat(outcome(aged(List.of("-1"), "buy 5 A"), with(AllocationConfigFile.shipped(), "enabled", true)))
                .as("a stored one is decided as ever").containsExactly("A buy 5/5 approved");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            participation 5 | capacity.participation_cap_pct_adv: found 5, expected a decimal fraction from 0 to 1 (0.05 = 5 %).
            band 20         | gate.price_band_pct: found 20, expected a decimal fraction from 0 to 1 (0.05 = 5 %).
            symbol 1.01     | limits.max_symbol_pct_equity: found 1.01, expected a decimal fraction from 0 to 1 (0.05 = 5 %).
            """)
    void percentIsRefusedWhereAConfigurationIsNew(String what, String message) {
        String value = what.split(" ")[1];
        Scene scene = switch (what.split(" ")[0]) {
            case "participation" -> new Scene().participation(value);
            case "band" -> new Scene().config(c -> with(c, "gate", new GateRules(dec(value), true)));
            default -> new Scene().limit("max_symbol_pct_equity", value);
        };
        assertThatThrownBy(() -> scene.config().withoutPercent()).isInstanceOf(DataException.class).hasMessage(message);
    }

    @Test
    void wholeSharesAndSeveralTimesTheEquityOfTurnoverAreNoPercent() {
        AllocationConfig config = new Scene().participation("1").limit("max_symbol_pct_equity", "1").limit("turnover_pct_equity", "5")
                .config(c -> with(c, "gate", new GateRules(dec("1"), true))).config();
        assertThat(config.withoutPercent()).isSameAs(config);
    }
}
