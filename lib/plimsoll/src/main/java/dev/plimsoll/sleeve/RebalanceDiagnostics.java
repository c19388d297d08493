package dev.plimsoll.sleeve;

import dev.plimsoll.portfolio.Turnover;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

    static List<RebalanceDiagnostics> of(List<Combination> combinations, Panel weights, RiskBudgets budgets) {
        double[] turnover = Turnover.of(weights);
        List<RebalanceDiagnostics> diagnostics = new ArrayList<>(turnover.length);
        for (int k = 0; k < turnover.length; k++) {
            Combination combination = combinations.get(k);
            AssetWeights held = combination.weights();
            diagnostics.add(new RebalanceDiagnostics(weights.dates().date(k), held.gross(), held.net(), turnover[k], held.countHeld(),
                    used(combination.contributions(), budgets), combination.feasibility().distance()));
        }
        return diagnostics;
    }

    private static double used(SleeveContributions contributions, RiskBudgets budgets) {
        double sum = 0;
        for (int s = 0; s < contributions.sleeves().size(); s++) {
            sum += contributions.ofSleeve(s).gross() > 0 ? budgets.budget(contributions.sleeves().get(s)) : 0;
        }
        return sum;
    }
}
