package dev.plimsoll.walkforward.model;

import static java.util.stream.IntStream.range;

import dev.plimsoll.walkforward.Pcg64;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The path of one query from the root of a tree to its leaf. What a tree says about a query depends on the nodes of this path only, so
 * no other node is grown.
 */
final class QueryPath {

    private final double[][] features;
    private final double[] query;
    private final Spec spec;
    private final Node node;
    private final BestSplit split;
    private final int[] columns;
    private final int columnsPerSplit;

    QueryPath(double[][] features, boolean[] labels, double[] query, Spec spec) {
        this.features = features;
        this.query = query;
        this.spec = spec;
        node = new Node(labels);
        split = new BestSplit(new SortedColumns(features), spec.minLeaf());
        columns = range(0, query.length).toArray();
        columnsPerSplit = (int) Math.sqrt(columns.length);
    }

    /** Grows the path through a new tree: the weighted share of class true in its leaf. */
    double leafShare(Pcg64 random) {
        node.drawRoot(random);
        for (int depth = 0; depth < spec.depth() && canSplit(); depth++) {
            search(random);
            if (!split.found) {
                break;
            }
            descend();
        }
        return node.trueShare();
    }

    private boolean canSplit() {
        return !node.isPure() && node.rows >= 2L * spec.minLeaf();
    }

    /** Considers √columns columns drawn without replacement, and then more until one of them can be split. */
    private void search(Pcg64 random) {
        split.forget();
        for (int i = 0; i < columns.length && (i < columnsPerSplit || !split.found); i++) {
            int drawn = i + random.nextInt(columns.length - i);
            int column = columns[drawn];
            columns[drawn] = columns[i];
            columns[i] = column;
            split.consider(node, column);
        }
    }

    private void descend() {
        boolean low = split.isLow(query);
        for (int row = 0; row < features.length; row++) {
            if (split.isLow(features[row]) != low) {
                node.remove(row);
            }
        }
    }

    /**
     * Each feature's values in ascending order, sorted once per forest: a node of a tree visits them in this order and skips the rows that
     * it does not hold.
     */
    static final class SortedColumns {

        private final int[][] rows;
        private final double[][] values;

        SortedColumns(double[][] features) {
            int columns = features[0].length;
            rows = new int[columns][];
            values = new double[columns][];
            for (int c = 0; c < columns; c++) {
                int column = c;
                rows[c] = range(0, features.length).boxed()
                        .sorted(Comparator.comparingDouble(row -> features[row][column])).mapToInt(Integer::intValue).toArray();
                values[c] = IntStream.of(rows[c]).mapToDouble(row -> features[row][column]).toArray();
            }
        }
    }

    /** The bootstrap rows in one node of a tree. One object is each node of a query's path in turn, and each tree's in turn. */
    static final class Node {

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

    /**
     * The split of a node that leaves the least Gini impurity, among the columns considered. On a tie the column considered first and in it
     * the lowest threshold stay.
     */
    static final class BestSplit {

        private final SortedColumns columns;
        private final int minLeaf;
        private boolean found;
        private double impurity;
        private int column;
        private double threshold;

        BestSplit(SortedColumns columns, int minLeaf) {
            this.columns = columns;
            this.minLeaf = minLeaf;
        }

        void forget() {
            found = false;
            impurity = Double.POSITIVE_INFINITY;
        }

        /** Tries the midpoints between neighbouring values of a column, where both sides keep enough rows. */
        void consider(Node node, int candidate) {
            int[] rows = columns.rows[candidate];
            double[] values = columns.values[candidate];
            int lowRows = 0;
            int lowCopies = 0;
            int lowTrueCopies = 0;
            double last = Double.NaN;
            for (int i = 0; lowRows <= node.rows - minLeaf && i < rows.length; i++) {
                int copies = node.copies[rows[i]];
                if (copies == 0) {
                    continue;
                }
                if (lowRows >= minLeaf && values[i] > last) {
                    double left = node.impurityAfter(lowCopies, lowTrueCopies);
                    if (left < impurity) {
                        found = true;
                        impurity = left;
                        column = candidate;
                        threshold = midpoint(last, values[i]);
                    }
                }
                lowRows++;
                lowCopies += copies;
                lowTrueCopies += node.trueCopies[rows[i]];
                last = values[i];
            }
        }

        /** Whether a row lies on the low side: at most at the threshold. */
        boolean isLow(double[] row) {
            return row[column] <= threshold;
        }

        /** Between neighbouring doubles there is none: then the lower one. */
        private static double midpoint(double low, double high) {
            double middle = low / 2 + high / 2;
            return middle < high ? middle : low;
        }
    }
}
