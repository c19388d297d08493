package dev.plimsoll.store.files;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.Budgets;
import dev.plimsoll.intent.Capacity;
import dev.plimsoll.intent.ExecutionRules;
import dev.plimsoll.intent.GateRules;
import dev.plimsoll.intent.Limits;
import dev.plimsoll.intent.Lots;
import dev.plimsoll.intent.RegimeRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a configuration like {@code configs/portfolio-allocation.yaml}. Whatever it leaves out keeps its shipped value, a map that is
 * given replaces the shipped one as a whole, an unknown key is an error that names the known ones.
 */
public final class AllocationConfigFile {

    private AllocationConfigFile() {
    }

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return its configuration
     * @throws InputMissingException when the file cannot be read
     * @throws DataException naming file and key for broken YAML, an unknown key or a value that cannot be
     */
    public static AllocationConfig read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as configs/portfolio-allocation.yaml shows"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the configuration
     * @param source what to call it in a message
     * @return its configuration
     * @throws DataException as of {@link #read}; also for a share above 1 where only percent can be meant
     */
    public static AllocationConfig parse(String yaml, String source) {
        ExactFields root = new ExactFields(YamlSection.exact(yaml, source, "configs/portfolio-allocation.yaml"));
        int rules = root.section().wholeNumber("rules", AllocationConfig.RULES);
        if (rules != AllocationConfig.RULES) {
            throw new DataException(root.at("rules") + ": found " + rules + ", expected " + AllocationConfig.RULES
                    + ", by which new runs are decided; leave the key out.");
        }
        return checked(root, of(root, rules)::withoutPercent);
    }

    /**
     * How a stored run was allocated.
     *
     * @param config the run's configuration as stored
     * @param source what to call it in a message
     * @return the configuration
     */
    public static AllocationConfig ofConfig(Map<String, Object> config, String source) {
        ExactFields root = new ExactFields(new YamlSection(source, "", config).section("allocation"));
        return of(root, root.section().wholeNumber("rules", 1));
    }

    private static AllocationConfig of(ExactFields root, int rules) {
        AllocationConfig shipped = AllocationConfig.shippedDefaults();
        root.section().allow("rules", "enabled", "max_intent_age", "regime", "budgets", "limits", "capacity", "lots", "gate", "execution");
        boolean enabled = root.flag("enabled", shipped.enabled());
        Optional<BigDecimal> age = root.optionalDecimal("max_intent_age");
        RegimeRules regime = regime(root.part("regime"), shipped.regime());
        Budgets budgets = budgets(root.part("budgets"));
        Limits limits = limits(root.part("limits"));
        Capacity capacity = capacity(root.part("capacity"), shipped.capacity());
        Lots lots = lots(root.part("lots"), shipped.lots());
        GateRules gate = gate(root.part("gate"), shipped.gate());
        ExecutionRules execution = execution(root.part("execution"), shipped.execution());
        return checked(root, () ->
                new AllocationConfig(rules, enabled, age, regime, budgets, limits, capacity, lots, gate, execution));
    }

    private static RegimeRules regime(ExactFields fields, RegimeRules shipped) {
        fields.section().allow("default", "budget_multipliers", "capacity_multipliers", "default_budget_multiplier",
                "default_capacity_multiplier", "min_multiplier", "max_multiplier", "low_confidence_threshold", "low_confidence_multiplier",
                "family_tilts", "from_allocator");
        String label = fields.optionalText("default").orElse(shipped.defaultRegime());
        Map<String, BigDecimal> budgets = decimals(fields, "budget_multipliers", shipped.budgetMultipliers());
        Map<String, BigDecimal> capacities = decimals(fields, "capacity_multipliers", shipped.capacityMultipliers());
        BigDecimal budget = decimal(fields, "default_budget_multiplier", shipped.defaultBudgetMultiplier());
        BigDecimal capacity = decimal(fields, "default_capacity_multiplier", shipped.defaultCapacityMultiplier());
        BigDecimal least = decimal(fields, "min_multiplier", shipped.minMultiplier());
        BigDecimal greatest = decimal(fields, "max_multiplier", shipped.maxMultiplier());
        BigDecimal threshold = decimal(fields, "low_confidence_threshold", shipped.lowConfidenceThreshold());
        BigDecimal cut = decimal(fields, "low_confidence_multiplier", shipped.lowConfidenceMultiplier());
        Map<String, Map<String, BigDecimal>> tilts = fields.has("family_tilts") ? tilts(fields.part("family_tilts"))
                : shipped.familyTilts();
        Map<Regime, String> labels = fields.has("from_allocator") ? labels(fields.part("from_allocator")) : shipped.fromAllocator();
        return checked(fields, () -> new RegimeRules(label, budgets, capacities, budget, capacity, least, greatest, threshold, cut, tilts,
                labels));
    }

    private static Map<String, Map<String, BigDecimal>> tilts(ExactFields fields) {
        Map<String, Map<String, BigDecimal>> tilts = new LinkedHashMap<>();
        fields.section().values().keySet().forEach(label -> tilts.put(label, fields.decimals(label)));
        return tilts;
    }

    private static Map<Regime, String> labels(ExactFields fields) {
        fields.section().allow(List.of(Regime.values()).stream().map(Regime::name).toArray(String[]::new));
        Map<Regime, String> labels = new EnumMap<>(Regime.class);
        for (Regime regime : Regime.values()) {
            fields.optionalText(regime.name()).ifPresent(label -> labels.put(regime, label));
        }
        return labels;
    }

    private static Budgets budgets(ExactFields fields) {
        fields.section().allow("families", "strategies", "symbols", "correlation_groups");
        Map<String, BigDecimal> families = fields.decimals("families");
        Map<String, BigDecimal> strategies = fields.decimals("strategies");
        Map<String, BigDecimal> symbols = fields.decimals("symbols");
        Map<String, BigDecimal> groups = fields.decimals("correlation_groups");
        return checked(fields, () -> new Budgets(families, strategies, symbols, groups));
    }

    private static Limits limits(ExactFields fields) {
        fields.section().allow("max_symbol_notional", "max_symbol_pct_equity", "max_gross", "max_net", "max_notional",
                "max_strategy_pct_gross", "max_concentration_pct_gross", "turnover_pct_equity");
        Optional<BigDecimal> symbol = fields.optionalDecimal("max_symbol_notional");
        Optional<BigDecimal> share = fields.optionalDecimal("max_symbol_pct_equity");
        Optional<BigDecimal> gross = fields.optionalDecimal("max_gross");
        Optional<BigDecimal> net = fields.optionalDecimal("max_net");
        Optional<BigDecimal> notional = fields.optionalDecimal("max_notional");
        Optional<BigDecimal> strategy = fields.optionalDecimal("max_strategy_pct_gross");
        Optional<BigDecimal> concentration = fields.optionalDecimal("max_concentration_pct_gross");
        Optional<BigDecimal> turnover = fields.optionalDecimal("turnover_pct_equity");
        return checked(fields, () -> new Limits(symbol, share, gross, net, notional, strategy, concentration, turnover));
    }

    private static Capacity capacity(ExactFields fields, Capacity shipped) {
        fields.section().allow("participation_cap_pct_adv", "slippage_budget_bps", "slippage_volatility_coefficient");
        Optional<BigDecimal> participation = fields.optionalDecimal("participation_cap_pct_adv");
        Optional<BigDecimal> slippage = fields.optionalDecimal("slippage_budget_bps");
        BigDecimal coefficient = decimal(fields, "slippage_volatility_coefficient", shipped.slippageVolatilityCoefficient());
        return checked(fields, () -> new Capacity(participation, slippage, coefficient));
    }

    private static Lots lots(ExactFields fields, Lots shipped) {
        fields.section().allow("default", "symbols", "fractional_symbols", "min_qty", "odd_lot_close");
        BigDecimal lot = decimal(fields, "default", shipped.defaultLot());
        Map<String, BigDecimal> symbols = fields.decimals("symbols");
        Set<String> fractional = Set.copyOf(fields.section().texts("fractional_symbols"));
        BigDecimal least = decimal(fields, "min_qty", shipped.minQty());
        boolean oddLotClose = fields.flag("odd_lot_close", shipped.oddLotClose());
        return checked(fields, () -> new Lots(lot, symbols, fractional, least, oddLotClose));
    }

    private static GateRules gate(ExactFields fields, GateRules shipped) {
        fields.section().allow("price_band_pct", "allow_shorts");
        BigDecimal band = decimal(fields, "price_band_pct", shipped.priceBandPct());
        boolean shorts = fields.flag("allow_shorts", shipped.allowShorts());
        return checked(fields, () -> new GateRules(band, shorts));
    }

    private static ExecutionRules execution(ExactFields fields, ExecutionRules shipped) {
        fields.section().allow("limit_offset_spreads", "market_when_spread_below_bps", "max_slices");
        BigDecimal offset = decimal(fields, "limit_offset_spreads", shipped.limitOffsetSpreads());
        BigDecimal spread = decimal(fields, "market_when_spread_below_bps", shipped.marketWhenSpreadBelowBps());
        int slices = fields.section().wholeNumber("max_slices", shipped.maxSlices());
        return checked(fields, () -> new ExecutionRules(offset, spread, slices));
    }

    private static BigDecimal decimal(ExactFields fields, String key, BigDecimal shipped) {
        return fields.optionalDecimal(key).orElse(shipped);
    }

    private static Map<String, BigDecimal> decimals(ExactFields fields, String key, Map<String, BigDecimal> shipped) {
        return fields.has(key) ? fields.decimals(key) : shipped;
    }

    /** What a part of the configuration refuses begins with the key; the message is to say where that key stands. */
    private static <T> T checked(ExactFields fields, Supplier<T> part) {
        try {
            return part.get();
        } catch (DataException e) {
            throw new DataException(fields.section().source() + ", " + e.getMessage(), e);
        }
    }
}
