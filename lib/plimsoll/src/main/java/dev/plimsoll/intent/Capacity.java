package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Limits by the market's liquidity: section {@code capacity} of the configuration. Missing = no limit; on the limit is allowed.
 *
 * @param participationCapPctAdv largest share of a symbol's average daily volume that one batch may trade, before the capacity multiplier
 * @param slippageBudgetBps largest expected slippage, basis points
 * @param slippageVolatilityCoefficient weight of the volatility in it, as of the slippage formula
 */
public record Capacity(Optional<BigDecimal> participationCapPctAdv, Optional<BigDecimal> slippageBudgetBps,
        BigDecimal slippageVolatilityCoefficient) {

    /**
     * Checks ranges.
     *
     * @throws dev.plimsoll.error.DataException naming the key of a value below 0
     */
    public Capacity {
        ConfigChecks.atLeastZero("capacity.participation_cap_pct_adv", participationCapPctAdv);
        ConfigChecks.atLeastZero("capacity.slippage_budget_bps", slippageBudgetBps);
        ConfigChecks.atLeastZero("capacity.slippage_volatility_coefficient", slippageVolatilityCoefficient);
    }
}
