package dev.plimsoll.walkforward;

/**
 * Which month's returns a model learns to foretell from the features of month t. The features of month t rest on the months before t, so
 * they are known when month t begins.
 */
public enum LabelAlignment {
    /**
     * Features of t are trained on the returns of t + 1, though the model is applied to the month of its features: a mismatch of one month
     * that the original program had. The default, for parity.
     */
    SEED,
    /** Features of t are trained on the returns of t, the month the model is applied to. Recommended. */
    MATCHED
}
