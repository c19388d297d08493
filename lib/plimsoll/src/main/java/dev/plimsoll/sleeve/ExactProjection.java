package dev.plimsoll.sleeve;

import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.BOUNDS;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.GROSS_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.NET_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.TURNOVER_CAP;
import static dev.plimsoll.sleeve.Feasibility.TOLERANCE;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.ProjectionProblem.Projected;
import java.util.List;
import java.util.Optional;

/** The nearest point of the feasible set, or, where that is empty, the sequential result and the constraints in conflict. */
final class ExactProjection {

    static Projected project(ProjectionProblem problem) {
        double shortfall = problem.shortfall();
        if (shortfall > TOLERANCE) {
            return SequentialProjection.project(problem).inEmptySet(problem.conflict(TOLERANCE));
        }
        // A set that is empty by less than the tolerance has its caps raised by as much, so that there is a point to find.
        ProjectionProblem solved = shortfall > 0 ? problem.raised(shortfall) : problem;
        DualNewton.Result dual = DualNewton.solve(solved);
        Multipliers multipliers = dual.multipliers();
        KktResiduals kkt = KktResiduals.of(solved, dual.weights(), multipliers);
        double[][] moves = moves(solved, dual.weights(), multipliers);
        // A product of a large price and a slack that is only rounding says nothing.
        boolean optimal = kkt.largest() <= TOLERANCE * max(1, multipliers.largest());
        return new Projected(dual.weights(), moves, optimal ? ProjectionStatus.OPTIMAL : ProjectionStatus.NOT_CONVERGED, dual.steps(),
                Optional.of(multipliers), Optional.of(kkt), List.of());
    }

    /**
     * Splits the move of each asset at an optimum into the terms of the multipliers: a − w = net + gross·s + turnover·t + b. Where w sits
     * at a kink (0, the previous weight, both) s and t are not fixed by w; the part of a − w that is left is then shared between the kinks
     * in proportion to their prices, and what they cannot carry falls to the bounds.
     *
     * @return {@code [constraint][asset]}, each with the sign of the move
     */
    private static double[][] moves(ProjectionProblem problem, double[] weights, Multipliers multipliers) {
        double[][] moves = new double[Constraint.values().length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            double side = Math.signum(weights[i]);
            double change = Math.signum(weights[i] - problem.previous()[i]);
            double grossKink = side == 0 ? multipliers.gross() : 0;
            double turnoverKink = change == 0 ? multipliers.turnover() : 0;
            double fixed = multipliers.net() + multipliers.gross() * side + multipliers.turnover() * change;
            double rest = problem.target()[i] - weights[i] - fixed;
            double room = grossKink + turnoverKink;
            double share = room == 0 ? 0 : max(-1, min(1, rest / room));
            // 0 minus a term, as the negative of 0 would show in files.
            moves[NET_CAP.ordinal()][i] = 0 - multipliers.net();
            moves[GROSS_CAP.ordinal()][i] = 0 - (multipliers.gross() * side + share * grossKink);
            moves[TURNOVER_CAP.ordinal()][i] = 0 - (multipliers.turnover() * change + share * turnoverKink);
            // Inside the bounds this is 0 but for rounding, which is not theirs.
            boolean atBound = weights[i] == problem.lower() || weights[i] == problem.upper();
            moves[BOUNDS.ordinal()][i] = atBound ? share * room - rest : 0;
        }
        return moves;
    }
}
