package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.Pcg64;
import java.util.Arrays;

/** The bootstrap rows in one node of a tree. One object is each node of a query's path in turn, and each tree's in turn. */
final class Node {

    private final boolean[] labels;
    /** How often the bootstrap drew each row; 0 for a row that is not in this node. */
    private final int[] copies;
    /** The same for rows of class true, 0 for the others. */
    private final int[] trueCopies;
    private int rows;
    private int allCopies;
    private int allTrueCopies;
    private double trueWeight;
    private double falseWeight;

    Node(boolean[] labels) {
        this.labels = labels;
        copies = new int[labels.length];
        trueCopies = new int[labels.length];
    }

    /**
     * Becomes the root of a new tree: as many rows as there are, drawn with replacement. A copy of a row weighs
     * n / (classes drawn · copies of its class), so that each class drawn weighs the same.
     */
    void drawRoot(Pcg64 random) {
        Arrays.fill(copies, 0);
        for (int i = 0; i < copies.length; i++) {
            copies[random.nextInt(copies.length)]++;
        }
        rows = 0;
        allCopies = copies.length;
        allTrueCopies = 0;
        for (int row = 0; row < copies.length; row++) {
            trueCopies[row] = labels[row] ? copies[row] : 0;
            allTrueCopies += trueCopies[row];
            rows += copies[row] > 0 ? 1 : 0;
        }
        // Infinite for a class that was not drawn; the node is pure then and asks for no weights.
        int classes = isPure() ? 1 : 2;
        trueWeight = (double) allCopies / (classes * allTrueCopies);
        falseWeight = (double) allCopies / (classes * (allCopies - allTrueCopies));
    }

    /** Gives up a row, which lies on the other side of a split. */
    void remove(int row) {
        if (copies[row] > 0) {
            rows--;
            allCopies -= copies[row];
            allTrueCopies -= trueCopies[row];
            copies[row] = 0;
            trueCopies[row] = 0;
        }
    }

    /** Different rows in the node, however often each was drawn. */
    int rows() {
        return rows;
    }

    /** Copies of a row, 0 when it is not in the node. */
    int copies(int row) {
        return copies[row];
    }

    /** Copies of a row of class true, 0 when it is not in the node or of class false. */
    int trueCopies(int row) {
        return trueCopies[row];
    }

    boolean isPure() {
        return allTrueCopies == 0 || allTrueCopies == allCopies;
    }

    /** Weighted share of class true, 0 to 1. */
    double trueShare() {
        if (isPure()) {
            return allTrueCopies == 0 ? 0 : 1;
        }
        double weight = allTrueCopies * trueWeight;
        return weight / (weight + (allCopies - allTrueCopies) * falseWeight);
    }

    /**
     * Gini impurity that is left when some copies go to one child and the rest to the other: Σ over the children of
     * weight · (1 − Σ share²) / 2 = weight true · weight false / weight. Neither child may be empty.
     */
    double impurityAfter(int lowCopies, int lowTrueCopies) {
        return impurity(lowTrueCopies * trueWeight, (lowCopies - lowTrueCopies) * falseWeight)
                + impurity((allTrueCopies - lowTrueCopies) * trueWeight,
                        (allCopies - lowCopies - (allTrueCopies - lowTrueCopies)) * falseWeight);
    }

    private static double impurity(double weightTrue, double weightFalse) {
        return weightTrue * weightFalse / (weightTrue + weightFalse);
    }
}
