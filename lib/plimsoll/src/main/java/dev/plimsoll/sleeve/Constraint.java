package dev.plimsoll.sleeve;

/** The four kinds of constraint on the weights of a book, in the order in which they are tested and reported. */
public enum Constraint {
    /** Every weight lies between the lower and the upper bound. */
    BOUNDS("bounds"),
    /** Σ |weight| is at most the gross cap. */
    GROSS_CAP("gross_cap"),
    /** |Σ weight| is at most the net cap. */
    NET_CAP("net_cap"),
    /** Σ |weight − previous weight| is at most the turnover cap. */
    TURNOVER_CAP("turnover_cap");

    private final String key;

    Constraint(String key) {
        this.key = key;
    }

    /**
     * The name in files, documents and the store.
     *
     * @return {@code bounds}, {@code gross_cap}, {@code net_cap} or {@code turnover_cap}
     */
    public String key() {
        return key;
    }
}
