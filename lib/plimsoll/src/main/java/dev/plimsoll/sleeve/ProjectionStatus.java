package dev.plimsoll.sleeve;

/** How a projection ended. */
public enum ProjectionStatus {
    /** No constraint was violated; the weights are the unconstrained total. */
    NOT_NEEDED(true),
    /** {@link Projection#SEQUENTIAL}: a pass moved no weight any more. The weights may still violate a constraint. */
    SETTLED(true),
    /** {@link Projection#EXACT}: the weights are the nearest feasible point, to 1e-9. */
    OPTIMAL(true),
    /** The iterations ran out, or positions thousands of times the equity left no digits for 1e-9; the weights are the last ones. */
    NOT_CONVERGED(false),
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
     * @return false under {@link #NOT_CONVERGED} and {@link #EMPTY_SET}
     */
    public boolean converged() {
        return converged;
    }
}
