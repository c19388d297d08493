package dev.plimsoll.intent;

import dev.plimsoll.intent.AllocationRequest.Account;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Limits on the resulting book and the batch: section {@code limits} of the configuration. Missing = no limit; on the limit is allowed.
 *
 * @param maxSymbolNotional largest position, money
 * @param maxSymbolPctEquity largest position as share of equity; may be above 1
 * @param maxGross largest gross exposure, money
 * @param maxNet largest absolute net exposure, money
 * @param maxNotional largest notional traded in one batch, money
 * @param maxStrategyPctGross largest share of the batch's gross notional that one strategy may add, 0 to 1
 * @param maxConcentrationPctGross largest position as share of the resulting book's gross exposure, 0 to 1
 * @param turnoverPctEquity largest notional traded in one batch as share of equity; may be above 1
 */
public record Limits(Optional<BigDecimal> maxSymbolNotional, Optional<BigDecimal> maxSymbolPctEquity, Optional<BigDecimal> maxGross,
        Optional<BigDecimal> maxNet, Optional<BigDecimal> maxNotional, Optional<BigDecimal> maxStrategyPctGross,
        Optional<BigDecimal> maxConcentrationPctGross, Optional<BigDecimal> turnoverPctEquity) {

    private static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks ranges.
     *
     * @throws dev.plimsoll.error.DataException naming the key of a value out of range
     */
    public Limits {
        ConfigChecks.atLeastZero("limits.max_symbol_notional", maxSymbolNotional);
        ConfigChecks.atLeastZero("limits.max_symbol_pct_equity", maxSymbolPctEquity);
        ConfigChecks.atLeastZero("limits.max_gross", maxGross);
        ConfigChecks.atLeastZero("limits.max_net", maxNet);
        ConfigChecks.atLeastZero("limits.max_notional", maxNotional);
        ConfigChecks.share("limits.max_strategy_pct_gross", maxStrategyPctGross);
        ConfigChecks.share("limits.max_concentration_pct_gross", maxConcentrationPctGross);
        ConfigChecks.atLeastZero("limits.turnover_pct_equity", turnoverPctEquity);
    }

    /**
     * No limits.
     *
     * @return all missing
     */
    public static Limits none() {
        return NONE;
    }

    /**
     * These limits with other limits on a symbol.
     *
     * @param notional largest position, money
     * @param pctEquity largest position as share of equity
     * @return the changed limits
     */
    public Limits withSymbol(Optional<BigDecimal> notional, Optional<BigDecimal> pctEquity) {
        return new Limits(notional, pctEquity, maxGross, maxNet, maxNotional, maxStrategyPctGross, maxConcentrationPctGross,
                turnoverPctEquity);
    }

    /** The smaller of both limits on a position; below 0 where equity is. */
    Optional<BigDecimal> symbolLimit(Account account) {
        Optional<BigDecimal> share = maxSymbolPctEquity.map(account.equity().orElse(BigDecimal.ZERO)::multiply);
        return maxSymbolNotional.isPresent() && share.isPresent() ? Optional.of(maxSymbolNotional.get().min(share.get()))
                : maxSymbolNotional.or(() -> share);
    }
}
