package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.Pcg64;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
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
        columns = IntStream.range(0, query.length).toArray();
        columnsPerSplit = (int) Math.sqrt(columns.length);
    }

    /** Grows the path through a new tree: the weighted share of class true in its leaf. */
    double leafShare(Pcg64 random) {
        node.drawRoot(random);
        for (int depth = 0; depth < spec.depth() && canSplit(); depth++) {
            search(random);
            if (!split.isFound()) {
                break;
            }
            descend();
        }
        return node.trueShare();
    }

    private boolean canSplit() {
        return !node.isPure() && node.rows() >= 2L * spec.minLeaf();
    }

    /** Considers √columns columns drawn without replacement, and then more until one of them can be split. */
    private void search(Pcg64 random) {
        split.forget();
        for (int i = 0; i < columns.length && (i < columnsPerSplit || !split.isFound()); i++) {
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
                rows[c] = IntStream.range(0, features.length).boxed()
                        .sorted(Comparator.comparingDouble(row -> features[row][column])).mapToInt(Integer::intValue).toArray();
                values[c] = IntStream.of(rows[c]).mapToDouble(row -> features[row][column]).toArray();
            }
        }

        /** Rows by ascending value of the column; equal values by row. */
        int[] rows(int column) {
            return rows[column];
        }

        /** The column's values, ascending. */
        double[] values(int column) {
            return values[column];
        }
    }
}
