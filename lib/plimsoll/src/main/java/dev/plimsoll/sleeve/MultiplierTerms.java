package dev.plimsoll.sleeve;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.Multipliers;

/**
 * Splits the move of each asset at an optimum into the terms of the multipliers: a − w = net + gross·s + turnover·t + b. Where w sits at a
 * kink (0, the previous weight, both) s and t are not fixed by w; the part of a − w that is left is then shared between the kinks in
 * proportion to their prices, and what they cannot carry falls to the bounds.
 */
final class MultiplierTerms {

    private MultiplierTerms() {
    }

    /** {@code [constraint][asset]}, each with the sign of the move. */
    static double[][] moves(ProjectionProblem problem, double[] weights, Multipliers multipliers) {
        double[][] moves = new double[Constraint.values().length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            double side = Math.signum(weights[i]);
            double change = Math.signum(weights[i] - problem.previous[i]);
            double grossKink = side == 0 ? multipliers.gross() : 0;
            double turnoverKink = change == 0 ? multipliers.turnover() : 0;
            double fixed = multipliers.net() + multipliers.gross() * side + multipliers.turnover() * change;
            double rest = problem.target[i] - weights[i] - fixed;
            double room = grossKink + turnoverKink;
            double share = room == 0 ? 0 : Math.max(-1, Math.min(1, rest / room));
            // 0 minus a term, as the negative of 0 would show in files.
            moves[Constraint.NET_CAP.ordinal()][i] = 0 - multipliers.net();
            moves[Constraint.GROSS_CAP.ordinal()][i] = 0 - (multipliers.gross() * side + share * grossKink);
            moves[Constraint.TURNOVER_CAP.ordinal()][i] = 0 - (multipliers.turnover() * change + share * turnoverKink);
            // Inside the bounds this is 0 but for rounding, which is not theirs.
            boolean atBound = weights[i] == problem.lower || weights[i] == problem.upper;
            moves[Constraint.BOUNDS.ordinal()][i] = atBound ? share * room - rest : 0;
        }
        return moves;
    }
}
