package dev.plimsoll.bench;

import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.Overlay.VolatilityManagedScaler;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.sleeve.SleeveBacktest;
import dev.plimsoll.sleeve.SleeveBacktest.MissingDates;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleevePositions;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

/** One combination of a wide book with every constraint violated, and ten years of weekly ones with execution. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SleeveBenchmark {

    private static final AllocationConstraints TIGHT = new AllocationConstraints(-0.2, 0.3, 20, 1, OptionalDouble.of(15));

    /** 500 assets, 10 sleeves, previous weights. */
    @State(Scope.Benchmark)
    public static class WideBook {
        @Param({"SEQUENTIAL", "EXACT"})
        Projection projection;
        SleevePositions positions;
        RiskBudgets budgets;
        Optional<AssetWeights> previous;

        @Setup
        public void make() {
            SplittableRandom random = new SplittableRandom(2);
            Map<String, Map<String, Double>> bySleeve = new LinkedHashMap<>();
            for (int s = 0; s < 10; s++) {
                bySleeve.put("S" + s, numbers(random, 2));
            }
            positions = SleevePositions.of(bySleeve);
            budgets = equal(10);
            previous = Optional.of(AssetWeights.of(numbers(random, 0.03)));
        }

        private static Map<String, Double> numbers(SplittableRandom random, double size) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            IntStream.range(0, 500).forEach(i -> numbers.put("A" + i, size * (random.nextDouble() - 0.45)));
            return numbers;
        }
    }

    /** 520 weekly rebalances of 50 assets and 5 sleeves, over daily returns. */
    @State(Scope.Benchmark)
    public static class WeeklyBook {
        @Param({"SEQUENTIAL", "EXACT"})
        Projection projection;
        Map<String, Panel> positions;
        Panel returns;
        RiskBudgets budgets;

        @Setup
        public void make() {
            SplittableRandom random = new SplittableRandom(3);
            returns = panel(random, LongStream.range(18_000, 20_600).toArray(), 0.02);
            positions = new LinkedHashMap<>();
            for (int s = 0; s < 5; s++) {
                positions.put("S" + s, panel(random, LongStream.range(0, 520).map(k -> 18_000 + 5 * k).toArray(), 2));
            }
            budgets = equal(5);
        }

        private static Panel panel(SplittableRandom random, long[] days, double size) {
            double[][] values = new double[50][days.length];
            for (double[] column : values) {
                for (int row = 0; row < days.length; row++) {
                    column[row] = size * (random.nextDouble() - 0.5);
                }
            }
            List<String> names = IntStream.range(0, 50).mapToObj(i -> "A" + i).toList();
            return Panel.of(DateIndex.ofEpochDays(days), names, values);
        }
    }

    @Benchmark
    public Combination combine(WideBook book) {
        return PortfolioSleeveAllocator.of(TIGHT, book.projection).combine(book.positions, book.budgets, book.previous);
    }

    @Benchmark
    public SleeveBacktestResult backtest(WeeklyBook book) {
        AllocationConstraints limits = new AllocationConstraints(-0.5, 0.5, 8, 2, OptionalDouble.of(4));
        return new SleeveBacktest(PortfolioSleeveAllocator.of(limits, book.projection), book.budgets,
                Map.of("S0", List.of(new VolatilityManagedScaler(0.10, 60, 2))), 1, 2, MissingDates.HOLD, false)
                .run(book.positions, book.returns);
    }

    private static RiskBudgets equal(int sleeves) {
        Map<String, Double> budgets = new LinkedHashMap<>();
        IntStream.range(0, sleeves).forEach(s -> budgets.put("S" + s, 1.0 / sleeves));
        return RiskBudgets.of(budgets);
    }
}
