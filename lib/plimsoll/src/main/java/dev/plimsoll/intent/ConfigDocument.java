package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The configuration as a document with the keys of its file. */
final class ConfigDocument {

    private ConfigDocument() {
    }

    static Map<String, Object> of(AllocationConfig config) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (config.rules() > 1) {
            document.put("rules", config.rules());
        }
        document.put("enabled", config.enabled());
        config.maxIntentAge().ifPresent(age -> document.put("max_intent_age", text(age)));
        document.putAll(mapping("regime", regime(config.regime()), "budgets", budgets(config.budgets()),
                "limits", limits(config.limits()), "capacity", capacity(config.capacity()), "lots", lots(config.lots()),
                "gate", mapping("price_band_pct", text(config.gate().priceBandPct()), "allow_shorts", config.gate().allowShorts()),
                "execution", mapping("limit_offset_spreads", text(config.execution().limitOffsetSpreads()),
                        "market_when_spread_below_bps", text(config.execution().marketWhenSpreadBelowBps()),
                        "max_slices", config.execution().maxSlices())));
        return document;
    }

    private static Map<String, Object> regime(RegimeRules rules) {
        Map<String, Object> tilts = new LinkedHashMap<>();
        rules.familyTilts().forEach((label, families) -> tilts.put(label, texts(families)));
        Map<String, Object> fromAllocator = new LinkedHashMap<>();
        rules.fromAllocator().forEach((regime, label) -> fromAllocator.put(regime.name(), label));
        return mapping("default", rules.defaultRegime(), "budget_multipliers", texts(rules.budgetMultipliers()),
                "capacity_multipliers", texts(rules.capacityMultipliers()),
                "default_budget_multiplier", text(rules.defaultBudgetMultiplier()),
                "default_capacity_multiplier", text(rules.defaultCapacityMultiplier()),
                "min_multiplier", text(rules.minMultiplier()), "max_multiplier", text(rules.maxMultiplier()),
                "low_confidence_threshold", text(rules.lowConfidenceThreshold()),
                "low_confidence_multiplier", text(rules.lowConfidenceMultiplier()), "family_tilts", tilts,
                "from_allocator", fromAllocator);
    }

    private static Map<String, Object> budgets(Budgets budgets) {
        return mapping("families", texts(budgets.families()), "strategies", texts(budgets.strategies()),
                "symbols", texts(budgets.symbols()), "correlation_groups", texts(budgets.correlationGroups()));
    }

    private static Map<String, Object> limits(Limits limits) {
        return mapping("max_symbol_notional", text(limits.maxSymbolNotional()), "max_symbol_pct_equity", text(limits.maxSymbolPctEquity()),
                "max_gross", text(limits.maxGross()), "max_net", text(limits.maxNet()), "max_notional", text(limits.maxNotional()),
                "max_strategy_pct_gross", text(limits.maxStrategyPctGross()),
                "max_concentration_pct_gross", text(limits.maxConcentrationPctGross()),
                "turnover_pct_equity", text(limits.turnoverPctEquity()));
    }

    private static Map<String, Object> capacity(Capacity capacity) {
        return mapping("participation_cap_pct_adv", text(capacity.participationCapPctAdv()),
                "slippage_budget_bps", text(capacity.slippageBudgetBps()),
                "slippage_volatility_coefficient", text(capacity.slippageVolatilityCoefficient()));
    }

    private static Map<String, Object> lots(Lots lots) {
        Map<String, Object> document = mapping("default", text(lots.defaultLot()), "symbols", texts(lots.symbols()),
                "fractional_symbols", new ArrayList<>(lots.fractionalSymbols()), "min_qty", text(lots.minQty()));
        if (!lots.oddLotClose()) {
            document.put("odd_lot_close", false);
        }
        return document;
    }

    private static Map<String, Object> texts(Map<String, BigDecimal> values) {
        Map<String, Object> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(BigDecimal value) {
        return Decimals.text(value);
    }

    private static String text(Optional<BigDecimal> value) {
        return value.map(Decimals::text).orElse(null);
    }

    private static Map<String, Object> mapping(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
