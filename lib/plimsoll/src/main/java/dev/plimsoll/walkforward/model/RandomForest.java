package dev.plimsoll.walkforward.model;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.Pcg64;

/**
 * A random forest of classification trees for two classes and one query.
 *
 * <p>Each tree is grown on its own bootstrap sample of the rows, in which both classes weigh the same. A split considers √columns
 * columns (rounded down) drawn without replacement, and further ones only while none of them can be split; it takes the midpoint that
 * leaves the least weighted Gini impurity. A node stays a leaf when it is pure, is as deep as the forest may be, or cannot be split
 * into two children of {@link Spec#minLeaf()} different rows.
 *
 * <p>Source: L. Breiman, "Random Forests", Machine Learning 45, 2001, pages 5-32; differs from it in: limited depth, weighted classes,
 * and the mean of the leaf shares instead of a majority of votes.
 */
public final class RandomForest {

    private RandomForest() {
    }

    /**
     * Fits a forest and asks it about one row.
     *
     * @param features training rows × columns, at least one of each, every value finite; only the order of a column's values and the
     *     midpoints between them matter, so no scaling is needed
     * @param labels class of each row
     * @param query the row asked about, one finite value per column
     * @param spec size of the forest
     * @param seed 0 or more; all random numbers of the fit come from {@link Pcg64} with this seed
     * @return probability of class true, 0 to 1: the mean over the trees of its weighted share in the query's leaf; exactly 0 or 1
     *     when there are rows of one class only
     * @throws dev.plimsoll.error.UsageException when the seed is negative
     */
    public static double probability(double[][] features, boolean[] labels, double[] query, Spec spec, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        QueryPath path = new QueryPath(features, labels, query, spec);
        double sum = 0;
        for (int tree = 0; tree < spec.trees(); tree++) {
            sum += path.leafShare(random);
        }
        return sum / spec.trees();
    }

    /**
     * Size of a random forest.
     *
     * @param trees trees that vote, 1 or more
     * @param depth splits on the way from the root to a leaf at most, 1 or more
     * @param minLeaf different rows of the bootstrap sample in a leaf at least, 1 or more; a row drawn twice counts once
     */
    public record Spec(int trees, int depth, int minLeaf) {
    }
}
