package dev.plimsoll.walkforward.selection;

import dev.plimsoll.walkforward.measure.CandidateMetrics;

/** What a candidate search tries to make large. The order is the order of runs, reports and ties. */
public enum Objective {
    /** Growth first. */
    RETURN("return"),
    /** Growth, calm and use of both sleeves. */
    BALANCED("balanced"),
    /** Growth per drawdown. */
    CALMAR("calmar"),
    /** Calm and activity first. */
    ROBUST("robust");

    private final String label;

    Objective(String label) {
        this.label = label;
    }

    /**
     * The name in files, folders and the store.
     *
     * @return such as balanced
     */
    public String label() {
        return label;
    }

    /**
     * The score of a candidate; higher is better. Only scores of the same objective compare.
     *
     * @param metrics the candidate's figures
     * @return the score, in the unit of the capital
     */
    public double score(CandidateMetrics metrics) {
        throw new UnsupportedOperationException("not yet");
    }
}
