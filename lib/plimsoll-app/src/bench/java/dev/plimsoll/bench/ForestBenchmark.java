package dev.plimsoll.bench;

import dev.plimsoll.walkforward.BlockBootstrap;
import dev.plimsoll.walkforward.BlockBootstrap.BlockStarts;
import dev.plimsoll.walkforward.model.RandomForest;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a walk-forward run repeats most: the forests of its months and the bootstraps of its candidates, on one core. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForestBenchmark {

    private static final Spec SPEC = new Spec(220, 4, 4);

    /** Rows of 17 features that say a little about the label. */
    @State(Scope.Thread)
    public static class Training {
        @Param({"40", "120"})
        int rows;
        double[][] features;
        boolean[] labels;
        double[] query;
        long seed;

        @Setup
        public void make() {
            SplittableRandom random = new SplittableRandom(1);
            features = new double[rows][17];
            labels = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                features[row] = random.doubles(17).toArray();
                labels[row] = features[row][0] + random.nextDouble() > 1;
            }
            query = random.doubles(17).toArray();
        }
    }

    /** 39 monthly returns. */
    @State(Scope.Benchmark)
    public static class Months {
        final double[] returns = new SplittableRandom(1).doubles(39, -0.1, 0.12).toArray();
    }

    @Benchmark
    public double fit(Training training) {
        return RandomForest.probability(training.features, training.labels, training.query, SPEC, training.seed++);
    }

    /** As many forests as the three families' look-backs and months of five years need. */
    @Benchmark
    public double fitsOfARun(Training training) {
        double sum = 0;
        for (int i = 0; i < 405; i++) {
            sum += RandomForest.probability(training.features, training.labels, training.query, SPEC, i);
        }
        return sum;
    }

    @Benchmark
    public double bootstrapsOfARun(Months months) {
        double sum = 0;
        for (int candidate = 0; candidate < 59; candidate++) {
            sum += new BlockBootstrap(1200, 6).p10AverageMonthlyPnl(months.returns, 10_000, BlockStarts.seeded(42));
        }
        return sum;
    }
}
