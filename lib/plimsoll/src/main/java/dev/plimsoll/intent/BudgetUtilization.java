package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of its budget a strategy's approved trades use. Only what adds to a position uses budget; what reduces one is free.
 *
 * @param strategyId the strategy
 * @param family its family; missing = none
 * @param budget money: the smaller of its own and its family's budget, times the budget multiplier; missing = no limit
 * @param used money its share of approved trades adds; at most the budget while the allocator is enabled
 * @param ratio used / budget; missing without a budget or when the budget is 0
 */
public record BudgetUtilization(String strategyId, Optional<String> family, Optional<BigDecimal> budget, BigDecimal used,
        Optional<BigDecimal> ratio) {
}
