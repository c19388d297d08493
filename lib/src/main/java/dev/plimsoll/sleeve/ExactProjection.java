package dev.plimsoll.sleeve;


/** The nearest point of the feasible set, or the conflict that leaves it empty. */
final class ExactProjection {

    private ExactProjection() {
    }

    static Projected project(ProjectionProblem problem) {
        throw new UnsupportedOperationException();
    }
}
