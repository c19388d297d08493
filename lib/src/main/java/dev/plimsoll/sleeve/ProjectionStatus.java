package dev.plimsoll.sleeve;

/** How a projection ended. */
public enum ProjectionStatus {
    /** No constraint was violated; the weights are the unconstrained total. */
    NOT_NEEDED(true),
    /** {@link Projection#SEQUENTIAL}: a pass moved no weight any more. The weights may still violate a constraint. */
    SETTLED(true),
    /** {@link Projection#EXACT}: the weights are the nearest feasible point, to 1e-9. */
    OPTIMAL(true),
    /** The iterations ran out; the weights are those of the last one. */
    ITERATION_LIMIT(false),
    /**
     * {@link Projection#EXACT}: no weights satisfy all constraints. The weights are what {@link Projection#SEQUENTIAL} would have given,
     * as those are at least drawn towards every cap; the final violations say what they break.
     */
    EMPTY_SET(false);

    private final boolean converged;

    ProjectionStatus(boolean converged) {
        this.converged = converged;
    }

    /**
     * Whether the projection came to its own end.
     *
     * @return false when the iterations ran out or there was nothing to converge to
     */
    public boolean converged() {
        return converged;
    }
}
