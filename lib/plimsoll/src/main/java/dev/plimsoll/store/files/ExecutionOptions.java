package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.TrendUnitReturns;
import java.util.List;
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
public record ExecutionOptions(Optional<Integer> lag, double slippageBp, TrendUnitReturns.Mode trendUnitReturns, Aggregation aggregation) {

    private static final int OWN_SIMULATION_LAG = 1;

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
        return new ExecutionOptions(Optional.empty(), 0, TrendUnitReturns.Mode.SIGN, LOG);
    }

    /**
     * These options with a lag given as text.
     *
     * @param text auto, 0 or 1
     * @return the changed options
     * @throws UsageException for any other text
     */
    public ExecutionOptions withLag(String text) {
        String rows = text.strip().toLowerCase(Locale.ROOT);
        if (!List.of("auto", "0", "1").contains(rows)) {
            throw new UsageException("The execution lag \"" + excerpt(text) + "\" is not possible; expected auto, 0 or 1 rows.");
        }
        return new ExecutionOptions(Optional.of(rows).filter(given -> !given.equals("auto")).map(Integer::valueOf), slippageBp,
                trendUnitReturns, aggregation);
    }

    /**
     * The lag in effect for a book simulated here.
     *
     * @return 0 or 1 rows
     */
    public int effectiveLag() {
        return lag.orElse(OWN_SIMULATION_LAG);
    }

    /** As it is stored; log is not written: a key whose absence means its value is left out. */
    @JsonInclude(Include.NON_NULL)
    private record Stored(Object lag, Double slippageBp, TrendUnitReturns.Mode trendUnitReturns, Aggregation aggregation) {
    }

    /**
     * As it is stored and hashed with a run that was simulated.
     *
     * @return its document
     */
    public Map<String, Object> asConfig() {
        return Json.members(new Stored(effectiveLag(), slippageBp, trendUnitReturns, aggregation == LOG ? null : aggregation));
    }

    /**
     * As it is stored and hashed with a run whose returns were given.
     *
     * @return its document
     */
    public Map<String, Object> asConfigOfGiven() {
        return Json.members(new Stored(lag.<Object>map(rows -> rows).orElse("auto"), null, null, aggregation == LOG ? null : aggregation));
    }
}
