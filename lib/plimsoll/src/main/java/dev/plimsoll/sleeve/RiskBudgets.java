package dev.plimsoll.sleeve;

import static java.lang.Double.isFinite;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * The share of the book's risk that each sleeve gets. Used or not, the budgets sum to 1 within 1.1e-5.
 *
 * @param bySleeve fraction of the risk by sleeve (0.6 = 60 %), 0 or more, ascending by code point; at least one
 */
public record RiskBudgets(Map<String, Double> bySleeve) {

    private static final double TOLERANCE = 1.1e-5;

    /**
     * Sorts and checks the budgets.
     *
     * @param bySleeve see the record; in any order
     * @throws DataException when there is none, one is negative or not a number (naming the sleeve), or they do not sum to 1 (printing the
     *     sum)
     */
    public RiskBudgets {
        if (bySleeve.isEmpty()) {
            throw new DataException("There are no risk budgets; give one per sleeve, summing to 1.");
        }
        bySleeve = Names.sorted(bySleeve);
        double sum = 0;
        for (Map.Entry<String, Double> entry : bySleeve.entrySet()) {
            Double budget = entry.getValue();
            if (budget == null || !isFinite(budget)) {
                throw new DataException("The risk budget of sleeve " + entry.getKey() + " is " + budget + "; expected a finite number.");
            }
            if (budget < 0) {
                throw new DataException("The risk budget of sleeve " + entry.getKey() + " is negative: " + budget
                        + "; expected 0 or more. Turn the sleeve's positions round to short it.");
            }
            sum += budget;
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new DataException("Risk budgets must sum to 1.0, got " + sixDecimals(sum) + " over " + bySleeve
                    + ". Divide each by their sum.");
        }
    }

    /**
     * Budgets by sleeve.
     *
     * @param budgets fraction of the risk by sleeve, in any order
     * @return the budgets
     * @throws DataException as the constructor
     */
    public static RiskBudgets of(Map<String, Double> budgets) {
        return new RiskBudgets(budgets);
    }

    /**
     * The budget of a sleeve.
     *
     * @param sleeve its name
     * @return fraction of the risk, 0 or more
     * @throws DataException naming the sleeve when it has no budget
     */
    public double budget(String sleeve) {
        Double budget = bySleeve.get(sleeve);
        if (budget == null) {
            throw new DataException("Sleeve " + sleeve + " has positions but no risk budget; the budgets name " + bySleeve.keySet()
                    + ". Give it a budget (0 to ignore it) or leave its positions out.");
        }
        return budget;
    }

    private static String sixDecimals(double value) {
        return isFinite(value) ? new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString() : Double.toString(value);
    }
}
