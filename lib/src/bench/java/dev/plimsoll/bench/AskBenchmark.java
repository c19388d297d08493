package dev.plimsoll.bench;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.store.SqlResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
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

/**
 * Questions to a store of 10,000 runs with 15 million states: each opens the file, asks and closes it. The store is made once, in
 * target/bench, in some minutes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AskBenchmark {

    private static final int RUNS = Integer.getInteger("plimsoll.bench.runs", 10_000);

    /** The store and one of its runs. */
    @State(Scope.Benchmark)
    public static class Many {
        Plimsoll lab;
        String run;
        LocalDate day;

        @Setup
        public void make() throws IOException, SQLException {
            Path file = Path.of(System.getProperty("plimsoll.root"), "lib", "target", "bench", "runs-" + RUNS + ".duckdb");
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path part = file.resolveSibling("part-" + RUNS + ".duckdb");
                Files.deleteIfExists(part);
                ManyRuns.make(part, RUNS);
                Files.move(part, file);
            }
            lab = Plimsoll.open(file.toString());
            run = ManyRuns.name(RUNS / 2);
            day = (LocalDate) lab.sql("SELECT max(date) AS day FROM audit.regime_transition WHERE run_id = ?", run).first("day");
        }
    }

    @Benchmark
    public Object open(Many many) {
        return many.lab.sql("SELECT 1");
    }

    @Benchmark
    public List<?> runs(Many many) {
        return many.lab.runs();
    }

    @Benchmark
    public SqlResult why(Many many) {
        return many.lab.why(many.run, many.day);
    }

    @Benchmark
    public SqlResult transitions(Many many) {
        return many.lab.sql("FROM audit.regime_transition WHERE run_id = ?", many.run);
    }
}
