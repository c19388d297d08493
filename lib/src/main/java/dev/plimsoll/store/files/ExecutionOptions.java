package dev.plimsoll.store.files;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.TrendUnitReturns;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How weights are turned into returns where a directory gives weights only.
 *
 * @param lag rows between a rebalance and the first return its weights earn: 0 or 1; empty = auto, which is 1
 * @param slippageBp cost in basis points of turnover, charged on the rebalance row; 0 = none
 * @param trendUnitReturns sign or weighted trend unit returns
 */
public record ExecutionOptions(Optional<Integer> lag, double slippageBp, TrendUnitReturns.Mode trendUnitReturns) {

    private static final int OWN_SIMULATION_LAG = 1;

    /**
     * Checks ranges.
     *
     * @param lag 0, 1 or empty
     * @param slippageBp 0 or more
     * @param trendUnitReturns mode
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
     * @return lag auto, no slippage, sign
     */
    public static ExecutionOptions standard() {
        return new ExecutionOptions(Optional.empty(), 0, TrendUnitReturns.Mode.SIGN);
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
            case "auto" -> new ExecutionOptions(Optional.empty(), slippageBp, trendUnitReturns);
            case "0", "1" -> new ExecutionOptions(Optional.of(Integer.parseInt(text.strip())), slippageBp, trendUnitReturns);
            default -> throw new UsageException("The execution lag \"" + text + "\" is not possible; expected auto, 0 or 1 rows.");
        };
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
        return json;
    }
}
