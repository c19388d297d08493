package dev.plimsoll.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig.Budgets;
import dev.plimsoll.intent.AllocationConfig.Capacity;
import dev.plimsoll.intent.AllocationConfig.ExecutionRules;
import dev.plimsoll.intent.AllocationConfig.GateRules;
import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationConfig.Lots;
import dev.plimsoll.store.files.AllocationConfigFile;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AllocationConfigTest {

    private static final BigDecimal MINUS = BigDecimal.valueOf(-1);
    private static final BigDecimal ONE = BigDecimal.ONE;

    private static void refused(ThrowingCallable call, String start) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).message().startsWith(start);
    }

    @Test
    void shipsSwitchedOffAndWithoutLimits() {
        AllocationConfig config = AllocationConfigFile.shipped();
        assertThat(config.enabled()).isFalse();
        assertThat(config.limits()).isEqualTo(new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(AllocationConfigFile.document(config).toString()).isEqualTo("{rules=2, enabled=false, regime={default=neutral, budget_multipliers={"
                + "high_volatility=0.6, uncertain=0.8}, capacity_multipliers={high_volatility=0.5}, default_budget_multiplier=1, "
                + "default_capacity_multiplier=1, min_multiplier=0, max_multiplier=2, low_confidence_threshold=0.6, "
                + "low_confidence_multiplier=0.7, family_tilts={mean_reversion={mean_reversion=1.25, trend=0.75}, "
                + "trend={mean_reversion=0.75, trend=1.25}, uncertain={carry=0.8, mean_reversion=0.8, trend=0.8}}, "
                + "from_allocator={NORMAL=neutral, ELEVATED=uncertain, STRESS=high_volatility, CRISIS=high_volatility}}, "
                + "budgets={families={}, strategies={}, symbols={}, correlation_groups={}}, limits={max_symbol_notional=null, "
                + "max_symbol_pct_equity=null, max_gross=null, max_net=null, max_notional=null, max_strategy_pct_gross=null, "
                + "max_concentration_pct_gross=null, turnover_pct_equity=null}, capacity={participation_cap_pct_adv=null, "
                + "slippage_budget_bps=null, slippage_volatility_coefficient=0.1}, lots={default=1, symbols={}, fractional_symbols=[], "
                + "min_qty=1}, gate={price_band_pct=0.2, allow_shorts=true}, execution={limit_offset_spreads=0.5, "
                + "market_when_spread_below_bps=2, max_slices=50}}");
    }

    @Test
    void valuesOutOfRangeAreNamedByTheirKey() {
        refused(() -> new Budgets(Map.of("trend", MINUS), Map.of(), Map.of(), Map.of()), "budgets.families.trend: found -1, expected 0");
        refused(() -> new Budgets(Map.of(), Map.of(), Map.of(" ", ONE), Map.of()), "budgets.symbols: found a blank name");
        refused(() -> new Scene().limit("max_gross", "-1"), "limits.max_gross: found -1, expected 0 or more.");
        refused(() -> new Scene().limit("max_strategy_pct_gross", "1.1"), "limits.max_strategy_pct_gross: found 1.1, expected a decimal");
        refused(() -> new Scene().limit("max_concentration_pct_gross", "20"), "limits.max_concentration_pct_gross: found 20");
        refused(() -> new Scene().participation("-0.1"), "capacity.participation_cap_pct_adv: found -0.1");
        refused(() -> new Scene().slippage("-1"), "capacity.slippage_budget_bps: found -1");
        refused(() -> new Capacity(Optional.empty(), Optional.empty(), MINUS), "capacity.slippage_volatility_coefficient: found -1");
        refused(() -> new Lots(BigDecimal.ZERO, Map.of(), Set.of(), ONE, true), "lots.default: found 0, expected a number above 0.");
        refused(() -> new Lots(new BigDecimal("0.5"), Map.of(), Set.of(), ONE, true), "lots.default: found 0.5, expected a whole number");
        refused(() -> new Lots(ONE, Map.of("BTC", new BigDecimal("0.1")), Set.of("ETH"), ONE, true),
                "lots.symbols.BTC: found 0.1, expected a");
        refused(() -> new Lots(ONE, Map.of(), Set.of(""), ONE, true), "lots.fractional_symbols: found a blank name");
        refused(() -> new Lots(ONE, Map.of(), Set.of(), MINUS, true), "lots.min_qty: found -1");
        refused(() -> new GateRules(MINUS, true), "gate.price_band_pct: found -1");
        refused(() -> new ExecutionRules(MINUS, ONE, 1), "execution.limit_offset_spreads: found -1");
        refused(() -> new ExecutionRules(ONE, MINUS, 1), "execution.market_when_spread_below_bps: found -1");
        refused(() -> new ExecutionRules(ONE, ONE, 0), "execution.max_slices: found 0, expected 1 or more.");
        refused(() -> new Scene().limit("max_net", "1e40"), "limits.max_net: found 1E+40, expected a number below 10^18");
    }

    @Test
    void regimeRulesAreNamedByTheirKey() {
        refused(() -> regime(" ", Map.of(), "0", "2", "0.6"), "regime.default: found a blank text");
        refused(() -> regime("n", Map.of("trend", MINUS), "0", "2", "0.6"), "regime.budget_multipliers.trend: found -1");
        refused(() -> regime("n", Map.of("Trend", ONE, "trend ", ONE), "0", "2", "0.6"), "regime.budget_multipliers: found trend twice");
        refused(() -> regime("n", Map.of(), "-1", "2", "0.6"), "regime.min_multiplier: found -1, expected 0 or more.");
        refused(() -> regime("n", Map.of(), "3", "2", "0.6"), "regime.min_multiplier: found 3, expected no more than "
                + "regime.max_multiplier, which is 2.");
        refused(() -> regime("n", Map.of(), "0", "2", "1.5"), "regime.low_confidence_threshold: found 1.5");
        assertThat(regime("n", Map.of(), "2", "2", "1").minMultiplier()).isEqualTo("2");
    }

    private static RegimeRules regime(String label, Map<String, BigDecimal> budgets, String least, String most, String threshold) {
        return new RegimeRules(label, budgets, Map.of(), ONE, ONE, new BigDecimal(least), new BigDecimal(most), new BigDecimal(threshold),
                ONE, Map.of(), Map.of(Regime.NORMAL, "n"));
    }
}
