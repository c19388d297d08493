package dev.plimsoll.sleeve;

import java.time.LocalDate;

/**
 * The figures of one rebalance. Fractions of equity unless said otherwise.
 *
 * @param date the rebalance
 * @param gross Σ |weight|
 * @param net Σ weight, negative when short on balance
 * @param turnover Σ |weight − previous weight|, the first counted from 0
 * @param positions number of assets held, above 1e-6 in size
 * @param budgetUtilisation sum of the budgets of the sleeves that hold anything, fraction of the risk, 0 to 1
 * @param projectionDistance Euclidean distance from the unconstrained total to the weights, 0 when not projected
 */
public record RebalanceDiagnostics(LocalDate date, double gross, double net, double turnover, int positions, double budgetUtilisation,
        double projectionDistance) {
}
