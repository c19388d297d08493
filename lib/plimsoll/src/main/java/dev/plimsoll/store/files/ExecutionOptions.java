package dev.plimsoll.store.files;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.TrendUnitReturns;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How weights are turned into returns: those of the book where a directory gives weights only, else those that given ones are compared
 * with.
 *
 * @param lag rows between a rebalance and the first return its weights earn: 0 or 1; empty = auto, which is 1
 * @param slippageBp cost in basis points of turnover, charged on the rebalance row; 0 = none
 * @param trendUnitReturns sign or weighted trend unit returns
 * @param aggregation how the returns of a day's holdings become that of the book; v1 knows log alone
 */
public record ExecutionOptions(Optional<Integer> lag, double slippageBp, TrendUnitReturns.Mode trendUnitReturns,
        Aggregation aggregation) {

    private static final int OWN_SIMULATION_LAG = 1;

    /**
     * Checks ranges.
     *
     * @param lag 0, 1 or empty
     * @param slippageBp 0 or more
     * @param trendUnitReturns mode
     * @param aggregation log or simple
     * @throws UsageException naming the value out of range
     */
    public ExecutionOptions {
        lag.filter(rows -> rows != 0 && rows != 1).ifPresent(rows -> {
            throw new UsageException("The execution lag " + rows + " is not possible; expected auto, 0 or 1 rows.");
        });
        if (!(slippageBp >= 0 && slippageBp < 10_000)) {
            throw new UsageException("The slippage of " + slippageBp + " bp is out of range; expected 0 to 10,000 bp of turnover.");
        }
    }

    /**
     * What applies when nothing is said.
     *
     * @return lag auto, no slippage, sign, log
     */
    public static ExecutionOptions standard() {
        return new ExecutionOptions(Optional.empty(), 0, TrendUnitReturns.Mode.SIGN, Aggregation.LOG);
    }

    /**
     * These options with a lag given as text.
     *
     * @param text auto, 0 or 1
     * @return the changed options
     * @throws UsageException for any other text
     */
    public ExecutionOptions withLag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> new ExecutionOptions(Optional.empty(), slippageBp, trendUnitReturns, aggregation);
            case "0", "1" -> new ExecutionOptions(Optional.of(Integer.parseInt(text.strip())), slippageBp, trendUnitReturns, aggregation);
            default -> throw new UsageException("The execution lag \""
                    + PlainText.excerpt(text) + "\" is not possible; expected auto, 0 or 1 rows.");
        };
    }

    /**
     * These options with another aggregation.
     *
     * @param other log or simple
     * @return the changed options
     */
    public ExecutionOptions withAggregation(Aggregation other) {
        return new ExecutionOptions(lag, slippageBp, trendUnitReturns, other);
    }

    /**
     * The lag in effect for a book simulated here.
     *
     * @return 0 or 1 rows
     */
    public int effectiveLag() {
        return lag.orElse(OWN_SIMULATION_LAG);
    }

    /**
     * As it is stored and hashed with a run that was simulated.
     *
     * @return its document
     */
    public Map<String, Object> asConfig() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lag", effectiveLag());
        json.put("slippage_bp", slippageBp);
        json.put("trend_unit_returns", trendUnitReturns.name().toLowerCase(Locale.ROOT));
        putAggregation(json);
        return json;
    }

    /**
     * As it is stored and hashed with a run whose returns were given.
     *
     * @return its document
     */
    public Map<String, Object> asConfigOfGiven() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lag", lag.<Object>map(rows -> rows).orElse("auto"));
        putAggregation(json);
        return json;
    }

    /** Nothing for log: a key whose absence means its value is not written. */
    private void putAggregation(Map<String, Object> json) {
        if (aggregation != Aggregation.LOG) {
            json.put("aggregation", aggregation.label());
        }
    }
}
