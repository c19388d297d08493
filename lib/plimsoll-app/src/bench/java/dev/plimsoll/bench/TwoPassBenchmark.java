package dev.plimsoll.bench;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode;
import dev.plimsoll.allocator.exposure.ComputeMode.ComputedScalars;
import dev.plimsoll.allocator.exposure.ScaledBook;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.timeseries.Panel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole own two-pass from inputs in memory to the metrics of both passes, and the same chain day by day. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TwoPassBenchmark {

    /** A run of 1,755 rows and 13 futures with overlays, core weight 0.92; where it is absent the ten years of the simulated market. */
    @State(Scope.Benchmark)
    public static class Book {
        RunInputs inputs;
        OptionalDouble coreWeight;

        @Setup
        public void load() {
            if (SharedData.exists()) {
                inputs = SharedData.inputs("baseline_20200106_20251031");
                coreWeight = OptionalDouble.of(0.92);
            } else {
                SampleMarket sample = SampleMarket.simulate(SampleMarket.DEFAULT_SEED);
                inputs = RunInputs.simulated(sample.assetReturns(), sample.weights(), sample.portfolioReturns(), sample.equity(),
                        Optional.of(sample.trendUnitReturns()), Optional.of(sample.sleeveReturns()));
                coreWeight = OptionalDouble.empty();
            }
        }
    }

    /** Chain, reconciliation with both lags, scaling, second pass, metrics of both. */
    @Benchmark
    public List<PerformanceMetrics> ownTwoPass(Book book) {
        RunInputs inputs = book.inputs;
        Panel weights = inputs.weights().orElseThrow();
        AllocatorResult chain = AllocatorV1.run(inputs, AllocatorConfig.v1());
        BookReconciliation reconciliation = BookReconciliation.of(inputs.assetReturns(), weights, inputs.portfolioReturns(),
                book.coreWeight, Optional.empty(), Aggregation.LOG, BookReconciliation.TOLERANCE);
        ScaledBook scaled = ScaledBook.of(inputs.assetReturns(), weights, inputs.portfolioReturns(), reconciliation,
                chain.applied().orElseThrow());
        return List.of(PerformanceMetrics.of(scaled.rawEquity()), PerformanceMetrics.of(scaled.scaledEquity()));
    }

    @Benchmark
    public ComputedScalars computeMode(Book book) {
        return ComputeMode.run(book.inputs, AllocatorConfig.v1());
    }
}
