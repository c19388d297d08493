package dev.plimsoll.bench;

import static dev.plimsoll.Unchecked.unchecked;

import com.sun.management.OperatingSystemMXBean;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.sweep.Grid;
import dev.plimsoll.sweep.SweepRequest;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 200 runs over the same inputs of 1,755 days × 13 assets, each under a threshold of its own: processor milliseconds of one, all in all. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3)
@Measurement(iterations = BatchBenchmark.ITERATIONS)
public class BatchBenchmark {

    static final int ITERATIONS = 8;
    private static final int RUNS = 200;
    private static final int DAYS = 1755;

    /** What a run took; JMH adds up those of all iterations. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        public double millisecondsPerRun;

        void of(Runnable work) {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long before = system.getProcessCpuTime();
            work.run();
            millisecondsPerRun = (system.getProcessCpuTime() - before) / 1e6 / RUNS / ITERATIONS;
        }
    }

    /** The runs, and a store with one that has the same inputs. */
    @State(Scope.Benchmark)
    public static class Runs {
        private final Path folder = unchecked(() -> Files.createTempDirectory("batch"));
        private List<RunDraft> drafts;
        private Store empty;

        @Setup
        public void compute() {
            Path inputs = SampleRuns.write(unchecked(() -> Files.createDirectory(folder.resolve("inputs"))), DAYS);
            drafts = IntStream.rangeClosed(0, RUNS).mapToObj(i -> draft(inputs, i)).toList();
        }

        @Setup(Level.Iteration)
        public void empty() {
            Path file = folder.resolve("record.duckdb");
            unchecked(() -> Files.deleteIfExists(file));
            empty = Store.at(file);
            empty.record(drafts.get(RUNS));
        }

        private static RunDraft draft(Path inputs, int i) {
            var run = new AllocatorKind(RunKind.ALLOCATOR).prepare(null, RunRequest.of(inputs)
                    .withExposure(RunRequest.Exposure.off().withCoreWeight(OptionalDouble.of(0.92)))
                    .withThreshold("dd_enter", -0.07 - 3e-4 * i).withResearchVersion("v2-batch" + i));
            return run.complete().apply(run.computation().get());
        }
    }

    /** The same runs in a store. */
    @State(Scope.Benchmark)
    public static class Stored {
        private Plimsoll lab;
        private List<String> ids;

        @Setup
        public void record(Runs runs) {
            Path file = runs.folder.resolve("replay.duckdb");
            ids = Store.at(file).record(runs.drafts.subList(0, RUNS)).stream().map(recorded -> recorded.runId()).toList();
            lab = Plimsoll.open(file.toString());
        }
    }

    /** Sweeps into stores of their own, of as many runs, each with its inputs read and its receipts recorded. */
    private static void sweep(Runs runs, boolean twoPass, Processor processor) {
        Path file = runs.folder.resolve("sweep.duckdb");
        unchecked(() -> Files.deleteIfExists(file));
        Plimsoll lab = Plimsoll.open(file.toString());
        String values = IntStream.range(0, RUNS).mapToObj(i -> String.valueOf(-0.07 - 3e-4 * i)).collect(Collectors.joining(", ", "[", "]"));
        SweepRequest request = new SweepRequest(Grid.parse("thresholds: {dd_enter: " + values + "}", "grid"),
                List.of(runs.folder.resolve("inputs")), twoPass, OptionalDouble.empty(), 1, false);
        processor.of(() -> lab.sweep(request));
    }

    @Benchmark
    public void sweep(Runs runs, Processor processor) {
        sweep(runs, false, processor);
    }

    @Benchmark
    public void sweepTwoPass(Runs runs, Processor processor) {
        sweep(runs, true, processor);
    }

    @Benchmark
    public void record(Runs runs, Processor processor) {
        processor.of(() -> runs.empty.record(runs.drafts.subList(0, RUNS)));
    }

    @Benchmark
    public void replay(Stored stored, Processor processor) {
        processor.of(() -> stored.lab.replay(stored.ids, 1, receipt -> { }));
    }
}
