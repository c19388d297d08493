package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.model.QueryPath.SortedColumns;

/**
 * The split of a node that leaves the least Gini impurity, among the columns considered. On a tie the column considered first and in it
 * the lowest threshold stay.
 */
final class BestSplit {

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
        int[] rows = columns.rows(candidate);
        double[] values = columns.values(candidate);
        int lowRows = 0;
        int lowCopies = 0;
        int lowTrueCopies = 0;
        double last = Double.NaN;
        for (int i = 0; lowRows <= node.rows() - minLeaf && i < rows.length; i++) {
            int copies = node.copies(rows[i]);
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
            lowTrueCopies += node.trueCopies(rows[i]);
            last = values[i];
        }
    }

    /** Whether a considered column can be split at all. */
    boolean isFound() {
        return found;
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
