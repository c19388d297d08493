package dev.plimsoll.walkforward;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.selection.Objective;

/**
 * Largest test drawdown that passes as robust, per objective. Decimal fractions, positive: 0.32 allows a loss of 32 % from a peak.
 *
 * @param forReturn cap of {@link Objective#RETURN}; default 0.32
 * @param forBalanced cap of {@link Objective#BALANCED}; default 0.24
 * @param forCalmar cap of {@link Objective#CALMAR}; default 0.20
 * @param forRobust cap of {@link Objective#ROBUST}; default 0.18
 */
public record DrawdownCaps(double forReturn, double forBalanced, double forCalmar, double forRobust) {

    /**
     * Checks the caps.
     *
     * @throws UsageException naming a cap that is not above 0 and at most 1
     */
    public DrawdownCaps {
        check("return", forReturn);
        check("balanced", forBalanced);
        check("calmar", forCalmar);
        check("robust", forRobust);
    }

    /**
     * The cap of an objective.
     *
     * @param objective any
     * @return its cap
     */
    public double of(Objective objective) {
        return switch (objective) {
            case RETURN -> forReturn;
            case BALANCED -> forBalanced;
            case CALMAR -> forCalmar;
            case ROBUST -> forRobust;
        };
    }

    private static void check(String objective, double cap) {
        if (!(cap > 0 && cap <= 1)) {
            throw new UsageException("The drawdown cap of the objective " + objective + " is " + cap
                    + "; expected a fraction above 0 and at most 1 (0.24 = 24 %).");
        }
    }
}
