package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the environment says about the configuration: the variables {@code TRADING_ALLOCATOR_…}. Missing = the file's value holds. A map
 * replaces the file's as a whole.
 *
 * @param enabled {@code _ENABLED}
 * @param defaultRegime {@code _DEFAULT_REGIME}
 * @param regimeBudgetMultipliers {@code _REGIME_BUDGET_MULTIPLIERS}, a JSON map
 * @param regimeCapacityMultipliers {@code _REGIME_CAPACITY_MULTIPLIERS}, a JSON map
 * @param maxSymbolPctEquity {@code _MAX_SYMBOL_PCT_EQUITY}
 * @param maxSymbolNotional {@code _MAX_SYMBOL_NOTIONAL}
 * @param defaultBudgetMultiplier {@code _DEFAULT_BUDGET_MULTIPLIER}
 * @param defaultCapacityMultiplier {@code _DEFAULT_CAPACITY_MULTIPLIER}
 * @param minMultiplier {@code _MIN_MULTIPLIER}
 * @param maxMultiplier {@code _MAX_MULTIPLIER}
 */
public record EnvironmentOverrides(Optional<Boolean> enabled, Optional<String> defaultRegime,
        Optional<Map<String, BigDecimal>> regimeBudgetMultipliers, Optional<Map<String, BigDecimal>> regimeCapacityMultipliers,
        Optional<BigDecimal> maxSymbolPctEquity, Optional<BigDecimal> maxSymbolNotional, Optional<BigDecimal> defaultBudgetMultiplier,
        Optional<BigDecimal> defaultCapacityMultiplier, Optional<BigDecimal> minMultiplier, Optional<BigDecimal> maxMultiplier) {

    /** What the names of all variables begin with. */
    public static final String PREFIX = "TRADING_ALLOCATOR_";

    /**
     * Reads the variables.
     *
     * @param environment all variables by name; those of other names are of no interest, blank ones count as missing
     * @param jsonMap reads a JSON map of labels and numbers, given the variable's name for its message and its text
     * @return what they say
     * @throws DataException naming the variable whose text cannot be read
     */
    public static EnvironmentOverrides of(Map<String, String> environment,
            BiFunction<String, String, Map<String, BigDecimal>> jsonMap) {
        return new EnvironmentOverrides(text(environment, "ENABLED").map(EnvironmentOverrides::truth),
                text(environment, "DEFAULT_REGIME"),
                text(environment, "REGIME_BUDGET_MULTIPLIERS").map(t -> jsonMap.apply(PREFIX + "REGIME_BUDGET_MULTIPLIERS", t)),
                text(environment, "REGIME_CAPACITY_MULTIPLIERS").map(t -> jsonMap.apply(PREFIX + "REGIME_CAPACITY_MULTIPLIERS", t)),
                number(environment, "MAX_SYMBOL_PCT_EQUITY"), number(environment, "MAX_SYMBOL_NOTIONAL"),
                number(environment, "DEFAULT_BUDGET_MULTIPLIER"), number(environment, "DEFAULT_CAPACITY_MULTIPLIER"),
                number(environment, "MIN_MULTIPLIER"), number(environment, "MAX_MULTIPLIER"));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(PREFIX + name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<BigDecimal> number(Map<String, String> environment, String name) {
        return text(environment, name).map(text -> Decimals.parse(PREFIX + name, text));
    }

    private static boolean truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        throw new DataException(PREFIX + "ENABLED: found \"" + PlainText.excerpt(text) + "\", expected true or false.");
    }
}
