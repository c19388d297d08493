package dev.plimsoll.walkforward.forest;

/** A random forest of classification trees for two classes and one query. */
public final class RandomForest {

    private RandomForest() {
    }

    /**
     * Fits a forest and asks it about one row.
     *
     * @param features training rows × columns
     * @param labels class of each row
     * @param query the row asked about
     * @param spec size of the forest
     * @param seed 0 or more
     * @return probability of class true
     */
    public static double probability(double[][] features, boolean[] labels, double[] query, RandomForestSpec spec, long seed) {
        throw new UnsupportedOperationException("The forest is not here yet.");
    }
}
