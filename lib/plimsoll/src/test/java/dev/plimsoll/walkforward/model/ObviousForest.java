package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.Pcg64;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import java.util.ArrayList;
import java.util.List;

/** The forest in its plainest form, row lists and whole copies: what the fast one has to equal. */
final class ObviousForest {

    private record Split(double impurity, int column, double threshold) {
    }

    private final double[][] features;
    private final boolean[] labels;
    private final Spec spec;
    private final List<Integer> columns = new ArrayList<>();
    private double trueWeight;
    private double falseWeight;

    private ObviousForest(double[][] features, boolean[] labels, Spec spec) {
        this.features = features;
        this.labels = labels;
        this.spec = spec;
        for (int column = 0; column < features[0].length; column++) {
            columns.add(column);
        }
    }

    static double probability(double[][] features, boolean[] labels, double[] query, Spec spec, long seed) {
        ObviousForest forest = new ObviousForest(features, labels, spec);
        Pcg64 random = Pcg64.seeded(seed);
        double sum = 0;
        for (int tree = 0; tree < spec.trees(); tree++) {
            List<Integer> sample = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                sample.add(random.nextInt(labels.length));
            }
            long trueRows = forest.count(sample, true);
            long falseRows = forest.count(sample, false);
            int classes = trueRows == 0 || falseRows == 0 ? 1 : 2;
            forest.trueWeight = trueRows == 0 ? 0 : labels.length / (double) (classes * trueRows);
            forest.falseWeight = falseRows == 0 ? 0 : labels.length / (double) (classes * falseRows);
            sum += forest.share(sample, query, 0, random);
        }
        return sum / spec.trees();
    }

    private double share(List<Integer> node, double[] query, int depth, Pcg64 random) {
        double trueSum = count(node, true) * trueWeight;
        double falseSum = count(node, false) * falseWeight;
        double share = trueSum / (trueSum + falseSum);
        if (depth == spec.depth() || trueSum == 0 || falseSum == 0 || distinct(node) < 2 * spec.minLeaf()) {
            return share;
        }
        Split best = null;
        int considered = 0;
        while (considered < columns.size() && (considered < (int) Math.sqrt(columns.size()) || best == null)) {
            int drawn = considered + random.nextInt(columns.size() - considered);
            int column = columns.get(drawn);
            columns.set(drawn, columns.get(considered));
            columns.set(considered, column);
            considered++;
            for (Split split : splits(node, column)) {
                best = best == null || split.impurity < best.impurity ? split : best;
            }
        }
        if (best == null) {
            return share;
        }
        return share(side(node, best, query[best.column] <= best.threshold), query, depth + 1, random);
    }

    private List<Split> splits(List<Integer> node, int column) {
        double[] values = node.stream().mapToDouble(row -> features[row][column]).sorted().distinct().toArray();
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i + 1 < values.length; i++) {
            Split split = new Split(0, column, (values[i] + values[i + 1]) / 2);
            List<Integer> low = side(node, split, true);
            List<Integer> high = side(node, split, false);
            if (distinct(low) >= spec.minLeaf() && distinct(high) >= spec.minLeaf()) {
                splits.add(new Split(impurity(low) + impurity(high), column, split.threshold));
            }
        }
        return splits;
    }

    private double impurity(List<Integer> node) {
        double trueSum = count(node, true) * trueWeight;
        double falseSum = count(node, false) * falseWeight;
        return trueSum * falseSum / (trueSum + falseSum);
    }

    private List<Integer> side(List<Integer> node, Split split, boolean low) {
        return node.stream().filter(row -> features[row][split.column] <= split.threshold == low).toList();
    }

    private long count(List<Integer> node, boolean label) {
        return node.stream().filter(row -> labels[row] == label).count();
    }

    private static long distinct(List<Integer> node) {
        return node.stream().distinct().count();
    }
}
