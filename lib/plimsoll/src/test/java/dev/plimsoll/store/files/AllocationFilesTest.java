package dev.plimsoll.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.store.identity.CanonicalJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and configurations of allocations as files, lines and variables. */
class AllocationFilesTest {

    private static final Path SHIPPED = Path.of(System.getProperty("plimsoll.root"), "configs", "portfolio-allocation.yaml");

    private static Optional<BigDecimal> dec(String text) {
        return Optional.of(new BigDecimal(text));
    }

    @Test
    void numbersAreExactAsTextOrNumber() {
        AllocationRequest texts = AllocationRequestFile.parse(AllocationExamples.REQUEST, "x");
        AllocationRequest numbers = AllocationRequestFile.parse(AllocationExamples.REQUEST.replaceAll("\"(\\d+(\\.\\d+)?)\"", "$1"), "x");
        assertThat(numbers).isEqualTo(texts);
        assertThat(texts.intents().get(0).confidence()).isEqualTo(dec("0.8"));
        AllocationRequest fine = AllocationRequestFile.parse(
                AllocationExamples.REQUEST.replace("\"price\":\"185\",\"spread", "\"price\":185.0000000000000000000000000000000001,\"spread"), "x");
        assertThat(fine.market().get(0).price()).isEqualTo(dec("185.0000000000000000000000000000000001"));
    }

    @Test
    void whatIsLeftOutIsMissing() {
        AllocationRequest least = AllocationRequestFile.parse("{\"as_of\":\"2026-02-12T15:30:00+01:00\",\"intents\":[]}", "x");
        assertThat(AllocationRequestFile.canonical(least)).isEqualTo("{\"account\":{},\"as_of\":\"2026-02-12T14:30:00Z\",\"intents\":[],"
                + "\"kill_switch\":false,\"market\":[],\"positions\":[],\"regime\":{}}");
    }

    @Test
    void aStoredDocumentGivesTheRequestAgain() {
        AllocationRequest request = AllocationRequestFile.parse(AllocationExamples.REQUEST, "x");
        String document = AllocationRequestFile.canonical(request);
        assertThat(AllocationRequestFile.parse(document, "y")).isEqualTo(request);
        assertThat(AllocationRequestFile.canonical(AllocationRequestFile.parse(
                AllocationExamples.REQUEST.replace("\"qty\":\"20\"", "\"qty\":2.0e1"), "x"))).isEqualTo(document);
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.store.files.AllocationExamples#bad")
    void aBadRequestIsRefusedByItsPath(AllocationExamples.Bad bad) {
        assertThat(bad.request()).as("the change applies").isNotEqualTo(AllocationExamples.REQUEST);
        assertThatThrownBy(() -> AllocationRequestFile.parse(bad.request(), "request.json")).isInstanceOf(DataException.class)
                .hasMessageStartingWith("request.json" + (bad.message().startsWith(",") ? "" : ", ") + bad.message());
    }

    @Test
    void everyTimeInForceReadsBack() {
        for (TimeInForce tif : TimeInForce.values()) {
            AllocationRequest request = AllocationRequestFile.parse(AllocationExamples.REQUEST.replace("\"day\"", '"' + tif.label() + '"'),
                    "x");
            assertThat(request.intents().get(0).timeInForce()).isEqualTo(tif);
            assertThat(AllocationRequestFile.parse(AllocationRequestFile.canonical(request), "y")).isEqualTo(request);
        }
    }

    @Test
    void aLineIsNamedByItsNumberAndBlankLinesDoNotCount() {
        String good = String.join("", AllocationExamples.REQUEST.split("\n"));
        List<AllocationRequestFile.Read> reads = AllocationRequestFile.lines(
                good + "\r\n\n" + good.replace("\"buy\"", "\"hold\"") + "\n[]\n{\"as_of\":}\n" + good, "standard input");
        assertThat(reads).hasSize(5);
        assertThat(reads.get(0).request()).isPresent();
        assertThat(reads.get(1).error().orElseThrow()).hasMessageStartingWith("standard input, line 3, intents[0].side: found hold");
        assertThat(reads.get(2).error().orElseThrow()).hasMessageStartingWith("standard input, line 4: found a list");
        assertThat(reads.get(3).error().orElseThrow()).hasMessageStartingWith("standard input, line 5, column 10: not valid JSON");
        assertThat(reads.get(4).request()).isPresent();
    }

    @Test
    void theShippedFileSaysWhatHoldsWithoutOne() {
        assertThat(AllocationConfigFile.read(SHIPPED)).isEqualTo(AllocationConfigFile.shipped());
        assertThat(AllocationConfigFile.parse("# nothing\n", "x")).isEqualTo(AllocationConfigFile.shipped());
    }

    @Test
    void aStoredConfigurationReadsBack() {
        AllocationConfig config = AllocationConfigFile.parse("""
                enabled: true
                regime:
                  default: Calm
                  budget_multipliers: {default: 0.9, calm: "1.10"}
                  family_tilts: {calm: {carry: 1.5}}
                  from_allocator: {CRISIS: storm}
                budgets: {families: {carry: 1e4}, strategies: {a: 1}, symbols: {B: 2.5}, correlation_groups: {tech: 0}}
                limits: {max_symbol_pct_equity: 0.1, turnover_pct_equity: 0.5, max_net: null}
                capacity: {participation_cap_pct_adv: 0.01, slippage_budget_bps: 5, slippage_volatility_coefficient: 0.25}
                lots: {default: 10, symbols: {BTC: 0.001}, fractional_symbols: [BTC], min_qty: 2}
                gate: {price_band_pct: 0.05, allow_shorts: false}
                execution: {limit_offset_spreads: 1, market_when_spread_below_bps: 0, max_slices: 3}
                """, "x");
        assertThat(config.regime().labelOf(Regime.CRISIS)).isEqualTo("storm");
        assertThat(config.regime().labelOf(Regime.NORMAL)).isEqualTo("calm");
        assertThat(config.budgets().families()).containsEntry("carry", new BigDecimal("1e4"));
        assertThat(config.lots().lotOf("BTC")).isEqualTo(new BigDecimal("0.001"));
        AllocationConfig back = AllocationConfigFile.of(Json.parse(CanonicalJson.write(AllocationConfigFile.document(config)), "x"), "x");
        assertThat(AllocationConfigFile.document(back)).isEqualTo(AllocationConfigFile.document(config))
                .isNotEqualTo(AllocationConfigFile.document(AllocationConfigFile.shipped()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "enable: true                                       | x, enable: unknown key; expected one of rules, enabled, max_intent_age, regime",
        "rules: 1                                           | x, rules: found 1, expected 2, by which new runs are decided",
        "rules: 3                                           | x, rules: found 3, expected 2",
        "max_intent_age: -1                                 | x, max_intent_age: found -1, expected 0 or more",
        "budgets: {families: {carry: 1, Carry: 1}}          | x, budgets.families: found Carry and carry, expected each name once",
        "lots: {symbols: {AAA: 1, 'aaa ': 1}}               | x, lots.symbols: found AAA and aaa , expected each name once",
        "lots: {odd_lot_close: 0}                           | x, lots.odd_lot_close: found 0, expected true or false",
        "lots: {default: 1e2147483648}                      | x, line 1, column 29: not valid YAML: a number's exponent is beyond what",
        "capacity: {participation_cap_pct_adv: 5}           | x, capacity.participation_cap_pct_adv: found 5, expected a decimal fraction",
        "gate: {price_band_pct: 1.5}                        | x, gate.price_band_pct: found 1.5, expected a decimal fraction",
        "limits: {max_symbol_pct_equity: 10}                | x, limits.max_symbol_pct_equity: found 10, expected a decimal fraction",
        "enabled: maybe                                     | x, enabled: found maybe, expected true or false",
        "regime: 5                                          | x, regime: found 5, expected",
        "regime: {min_multiplier: -1}                       | x, regime.min_multiplier: found -1, expected 0 or more",
        "regime: {min_multiplier: 3}                        | x, regime.min_multiplier: found 3, expected no more than",
        "regime: {budget_multipliers: {calm: high}}         | x, regime.budget_multipliers.calm: found \"high\", expected a finite decimal",
        "regime: {budget_multipliers: {calm: .nan}}         | x, regime.budget_multipliers.calm: found",
        "regime: {budget_multipliers: {calm: 1, Calm: 1}}   | x, regime.budget_multipliers: found calm twice",
        "regime: {from_allocator: {PANIC: x}}               | x, regime.from_allocator.PANIC: unknown key; expected one of NORMAL",
        "regime: {low_confidence_threshold: 1.5}            | x, regime.low_confidence_threshold: found 1.5, expected a decimal fraction",
        "regime: {family_tilts: {trend: 2}}                 | x, regime.family_tilts.trend: found 2, expected",
        "budgets: {families: {trend: -5}}                   | x, budgets.families.trend: found -5, expected 0 or more",
        "budgets: {families: {trend: null}}                 | x, budgets.families.trend: missing, expected a finite decimal number",
        "limits: {max_gros: 5}                              | x, limits.max_gros: unknown key; expected one of max_symbol_notional",
        "limits: {max_strategy_pct_gross: 1.5}              | x, limits.max_strategy_pct_gross: found 1.5, expected a decimal fraction",
        "capacity: {slippage_budget_bps: -1}                | x, capacity.slippage_budget_bps: found -1, expected 0 or more",
        "lots: {default: 0.5}                               | x, lots.default: found 0.5, expected a whole number of units",
        "gate: {allow_shorts: 1}                            | x, gate.allow_shorts: found 1, expected true or false",
        "execution: {max_slices: 0}                         | x, execution.max_slices: found 0, expected 1 or more",
        "execution: {max_slices: 1.5}                       | x, execution.max_slices: found 1.5, expected a whole number",
        "[enabled]                                          | x, line 1, column 1: found a list",
        "enabled: [                                         | x, line 1, column"})
    void aBadConfigurationIsRefusedByItsKey(String yaml, String message) {
        assertThatThrownBy(() -> AllocationConfigFile.parse(yaml, "x")).isInstanceOf(DataException.class).hasMessageStartingWith(message);
    }

    @Test
    void aStoredConfigurationWithoutRulesIsOfRulesOneAndMayHoldWhatANewOneMayNot() {
        Map<String, Object> stored = new LinkedHashMap<>(AllocationConfigFile.document(AllocationConfigFile.shipped()));
        assertThat(AllocationConfigFile.of(stored, "x").rules()).isEqualTo(2);
        stored.remove("rules");
        stored.put("capacity", Map.of("participation_cap_pct_adv", "5", "slippage_volatility_coefficient", "0.1"));
        stored.put("budgets", Map.of("symbols", Map.of("AAA", "1", "aaa", "2")));
        AllocationConfig old = AllocationConfigFile.of(stored, "x");
        assertThat(old.rules()).isEqualTo(1);
        assertThat(old.capacity().participationCapPctAdv()).isEqualTo(dec("5"));
        assertThat(AllocationConfigFile.document(old)).doesNotContainKeys("rules", "max_intent_age");
        assertThat(AllocationConfigFile.document(old).get("lots")).hasToString("{default=1, symbols={}, fractional_symbols=[], min_qty=1}");
    }

    @Test
    void rulesAgeAndOddLotsReadBack() {
        AllocationConfig config = AllocationConfigFile.parse("{rules: 2, max_intent_age: 90.5, lots: {odd_lot_close: false}}", "x");
        assertThat(config.rules()).isEqualTo(2);
        assertThat(config.maxIntentAge()).isEqualTo(dec("90.5"));
        assertThat(config.lots().oddLotClose()).isFalse();
        Map<String, Object> document = AllocationConfigFile.document(config);
        assertThat(AllocationConfigFile.document(AllocationConfigFile.of(document, "x"))).isEqualTo(document);
    }

    @Test
    void provenanceIsKeptInTheStoredDocument() {
        String text = AllocationExamples.REQUEST.replace("\"kill_switch\":false",
                "\"kill_switch\":false,\"provenance\":{\"head\":\"f00\",\"designDoc\":\"docs/d.md\"}");
        AllocationRequest request = AllocationRequestFile.parse(text, "x");
        assertThat(request.provenance()).containsOnly(Map.entry("head", "f00"), Map.entry("designDoc", "docs/d.md"));
        String document = AllocationRequestFile.canonical(request);
        assertThat(document).contains("\"provenance\":{\"designDoc\":\"docs/d.md\",\"head\":\"f00\"}");
        assertThat(AllocationRequestFile.parse(document, "y")).isEqualTo(request);
    }

    @Test
    void fillsAreKeptInTheStoredDocumentAndOneWithoutThemHasNoSuchKey() {
        String document = AllocationRequestFile.canonical(AllocationRequestFile.parse(AllocationExamples.WITH_FILLS, "x"));
        assertThat(document).contains("\"fills\":[{\"fill_ts\":\"2026-02-12T14:29:00Z\",\"price\":\"184.5\",\"qty\":\"10\",\"side\":\"buy\","
                + "\"strategy_id\":\"tsmom\",\"symbol\":\"AAPL\"},{\"fill_ts\":\"2026-02-12T14:30:00Z\",\"price\":\"186\",\"qty\":\"4\",");
        assertThat(AllocationRequestFile.canonical(AllocationRequestFile.parse(document, "y"))).isEqualTo(document);
        assertThat(AllocationRequestFile.canonical(AllocationRequestFile.parse(AllocationExamples.REQUEST, "x"))).doesNotContain("fills");
    }

    @ParameterizedTest
    @CsvSource({"TRADING_ALLOCATOR_ENABLE, TRADING_ALLOCATOR_ENABLED",
        "TRADING_ALLOCATOR_MAX_SYMBOL_NOTIONALS, TRADING_ALLOCATOR_MAX_SYMBOL_NOTIONAL",
        "TRADING_ALLOCATOR_MIN_MULTIPLYER, TRADING_ALLOCATOR_MIN_MULTIPLIER", "trading_allocator_enabled, TRADING_ALLOCATOR_ENABLED"})
    void anUnknownVariableIsRefusedWithTheNearestKnownOne(String name, String nearest) {
        assertThatThrownBy(() -> AllocationEnvironment.applied(AllocationConfigFile.shipped(), Map.of(name, "1")))
                .isInstanceOf(DataException.class).hasMessageStartingWith("The environment variable " + name
                        + " is not known; the nearest known one is " + nearest + ". Correct its name or unset it; known are TRADING_");
    }

    @Test
    void variablesOverrideTheFile() {
        AllocationConfig config = AllocationEnvironment.applied(AllocationConfigFile.shipped(), Map.of(
                "TRADING_ALLOCATOR_ENABLED", "TRUE", "TRADING_ALLOCATOR_DEFAULT_REGIME", " Uncertain ",
                "TRADING_ALLOCATOR_REGIME_BUDGET_MULTIPLIERS", "{\"calm\": \"1.1\", \"default\": 0.9}",
                "TRADING_ALLOCATOR_REGIME_CAPACITY_MULTIPLIERS", "{}", "TRADING_ALLOCATOR_MAX_SYMBOL_PCT_EQUITY", "0.05",
                "TRADING_ALLOCATOR_MAX_SYMBOL_NOTIONAL", "5000", "TRADING_ALLOCATOR_MIN_MULTIPLIER", "0.1",
                "TRADING_ALLOCATOR_MAX_MULTIPLIER", "3", "TRADING_ALLOCATOR_DEFAULT_BUDGET_MULTIPLIER", "", "HOME", "/root"));
        assertThat(config.enabled()).isTrue();
        assertThat(config.regime().defaultRegime()).isEqualTo("uncertain");
        assertThat(config.regime().budgetMultipliers()).containsOnly(Map.entry("calm", new BigDecimal("1.1")),
                Map.entry("default", new BigDecimal("0.9")));
        assertThat(config.regime().capacityMultipliers()).isEmpty();
        assertThat(config.limits().maxSymbolPctEquity()).isEqualTo(dec("0.05"));
        assertThat(config.limits().maxSymbolNotional()).isEqualTo(dec("5000"));
        assertThat(config.regime().minMultiplier()).isEqualTo(new BigDecimal("0.1"));
        assertThat(config.regime().maxMultiplier()).isEqualTo(new BigDecimal("3"));
        assertThat(config.regime().defaultBudgetMultiplier()).isEqualByComparingTo("1");
        assertThat(AllocationEnvironment.applied(AllocationConfigFile.shipped(), Map.of("TRADING_ALLOCATOR_DEFAULT_CAPACITY_MULTIPLIER",
                "0.5")).regime().defaultCapacityMultiplier()).isEqualTo(new BigDecimal("0.5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ENABLED                     | yes              | TRADING_ALLOCATOR_ENABLED: enabled: found yes, expected true or false",
        "MAX_SYMBOL_NOTIONAL         | lots             | TRADING_ALLOCATOR_MAX_SYMBOL_NOTIONAL: limits.max_symbol_notional: found \"lots\", expected a finite",
        "MAX_SYMBOL_NOTIONAL         | -5               | TRADING_ALLOCATOR_MAX_SYMBOL_NOTIONAL: limits.max_symbol_notional: found -5",
        "MAX_SYMBOL_PCT_EQUITY       | -0.5             | TRADING_ALLOCATOR_MAX_SYMBOL_PCT_EQUITY: limits.max_symbol_pct_equity: found -0.5",
        "MAX_SYMBOL_PCT_EQUITY       | 5                | TRADING_ALLOCATOR_MAX_SYMBOL_PCT_EQUITY: limits.max_symbol_pct_equity: found 5",
        "MIN_MULTIPLIER              | 5                | TRADING_ALLOCATOR_MIN_MULTIPLIER: regime.min_multiplier: found 5",
        "MAX_MULTIPLIER              | -1               | TRADING_ALLOCATOR_MAX_MULTIPLIER: regime.max_multiplier: found -1",
        "REGIME_BUDGET_MULTIPLIERS   | {                | TRADING_ALLOCATOR_REGIME_BUDGET_MULTIPLIERS, line 1, column ",
        "REGIME_BUDGET_MULTIPLIERS   | [1]              | TRADING_ALLOCATOR_REGIME_BUDGET_MULTIPLIERS: found a list",
        "REGIME_CAPACITY_MULTIPLIERS | {\"calm\": true} | TRADING_ALLOCATOR_REGIME_CAPACITY_MULTIPLIERS: regime.capacity_multipliers.calm: found true, expected a finite",
        "REGIME_CAPACITY_MULTIPLIERS | {\"calm\": -1}   | TRADING_ALLOCATOR_REGIME_CAPACITY_MULTIPLIERS: regime.capacity_multipliers.calm: "
                + "found -1"})
    void aVariableThatCannotBeIsNamed(String variable, String value, String message) {
        assertThatThrownBy(() -> AllocationEnvironment.applied(AllocationConfigFile.shipped(),
                Map.of("TRADING_ALLOCATOR_" + variable, value))).isInstanceOf(DataException.class).hasMessageStartingWith(message);
    }
}
