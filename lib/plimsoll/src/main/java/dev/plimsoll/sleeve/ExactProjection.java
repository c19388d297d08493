package dev.plimsoll.sleeve;

import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.ProjectionProblem.Projected;
import java.util.List;
import java.util.Optional;

/** The nearest point of the feasible set, or, where that is empty, the sequential result and the constraints in conflict. */
final class ExactProjection {

    private ExactProjection() {
    }

    static Projected project(ProjectionProblem problem) {
        double shortfall = ConstraintConflict.shortfall(problem);
        if (shortfall > Feasibility.TOLERANCE) {
            return SequentialProjection.project(problem).inEmptySet(ConstraintConflict.find(problem, Feasibility.TOLERANCE));
        }
        // A set that is empty by less than the tolerance has its caps raised by as much, so that there is a point to find.
        ProjectionProblem solved = shortfall > 0 ? problem.raised(shortfall) : problem;
        DualNewton.Result dual = DualNewton.solve(solved);
        Multipliers multipliers = dual.multipliers();
        KktResiduals kkt = KktResiduals.of(solved, dual.weights(), multipliers);
        double[][] moves = MultiplierTerms.moves(solved, dual.weights(), multipliers);
        // A product of a large price and a slack that is only rounding says nothing.
        boolean optimal = kkt.largest() <= Feasibility.TOLERANCE * Math.max(1, multipliers.largest());
        return new Projected(dual.weights(), moves, optimal ? ProjectionStatus.OPTIMAL : ProjectionStatus.NOT_CONVERGED, dual.steps(),
                Optional.of(multipliers), Optional.of(kkt), List.of());
    }
}
