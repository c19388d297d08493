package dev.plimsoll.bench;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

/** State, regime, risk and applied scalars in one call, from inputs in memory to a result in memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChainBenchmark {

    /** 1,755 common rows of 13 futures with holes in every window; made up in the same shape where the real run is absent. */
    @State(Scope.Benchmark)
    public static class RealBook {
        RunInputs inputs;

        @Setup
        public void load() {
            inputs = SharedData.exists() ? SharedData.inputs("baseline_20200106_20251031") : book(13, 1755, 0.12);
        }
    }

    /** Ten years of daily returns without holes. */
    @State(Scope.Benchmark)
    public static class WideBook {
        @Param({"250", "500", "1000"})
        int assets;
        RunInputs inputs;

        @Setup
        public void make() {
            inputs = book(assets, 2520, 0);
        }
    }

    @Benchmark
    public AllocatorResult realBook(RealBook book) {
        return AllocatorV1.run(book.inputs, AllocatorConfig.v1());
    }

    @Benchmark
    public AllocatorResult wideBook(WideBook book) {
        return AllocatorV1.run(book.inputs, AllocatorConfig.v1());
    }

    private static RunInputs book(int assets, int rows, double holes) {
        SplittableRandom random = new SplittableRandom(1);
        DateIndex dates = DateIndex.ofEpochDays(LongStream.range(18_000, 18_000 + rows).toArray());
        double[] market = new double[rows];
        double[] equity = new double[rows];
        double[][] returns = new double[assets][rows];
        double level = 1;
        for (int row = 0; row < rows; row++) {
            market[row] = 0.01 * random.nextGaussian();
            level *= 1 + market[row];
            equity[row] = level;
            for (int c = 0; c < assets; c++) {
                double value = 0.4 * market[row] + 0.01 * random.nextGaussian();
                returns[c][row] = random.nextDouble() < holes ? Double.NaN : value;
            }
        }
        List<String> names = IntStream.range(0, assets).mapToObj(i -> "A" + i).toList();
        Panel panel = Panel.of(dates, names, returns);
        return RunInputs.given(panel, Series.of(dates, market), Series.of(dates, equity), Optional.empty(), Optional.of(panel),
                Optional.empty());
    }
}
