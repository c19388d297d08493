package dev.plimsoll.walkforward.candidate;

/** A way to find the weight of sleeve A. The order is the order of candidates and of reports. */
public enum Family {
    /** One weight for all months. */
    STATIC("static"),
    /** Rolling Sharpe ratio less a drawdown penalty, turned into a weight by a softmax. */
    HEURISTIC("heuristic"),
    /** Turns from B to A when B falls while its volatility is high. */
    REGIME_GUARD("regime_guard"),
    /** Logistic regression: will A beat B? */
    ML_LR("ml_lr"),
    /** Random forest: will A beat B? */
    ML_RF("ml_rf"),
    /** Random forest: will B beat A? */
    REGIME_RF("regime_rf"),
    /** Ridge regression of each sleeve's return, turned into a weight by mean-variance. */
    ML_DUAL_RIDGE("ml_dual_ridge");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    /**
     * The name in files and the store, the beginning of candidate names but for the static ones.
     *
     * @return such as ml_lr
     */
    public String label() {
        return label;
    }
}
