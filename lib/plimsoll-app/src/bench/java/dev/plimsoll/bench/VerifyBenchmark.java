package dev.plimsoll.bench;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Verifying a whole store; an operation is a row, so the score is rows of artifacts per second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerifyBenchmark {

    private static final int RUNS = 300;
    private static final int DAYS = 1_700;
    private static final int ROWS = RUNS * DAYS * 3;

    /** 300 runs of 1,700 days: states, regimes and risk scalars, 1.5 million rows. */
    @State(Scope.Benchmark)
    public static class Filled {
        private Path file;
        private Plimsoll lab;

        @Setup
        public void write() throws IOException {
            file = Files.createTempDirectory("verify").resolve("store.duckdb");
            Store store = Store.at(file);
            SplittableRandom random = new SplittableRandom(1);
            for (int run = 0; run < RUNS; run++) {
                List<RunDraft.RunArtifact> outputs = new ArrayList<>();
                for (ArtifactSchema schema : List.of(ArtifactSchema.ALLOCATOR_STATE, ArtifactSchema.ALLOCATOR_REGIME, ArtifactSchema.ALLOCATOR_RISK)) {
                    outputs.add(new RunDraft.RunArtifact(RunDraft.Role.output, artifact(schema, random), Map.of(), List.of()));
                }
                store.record(new RunDraft(new RunDraft.Subject(RunKind.ALLOCATOR, Optional.of("run" + run), Optional.empty(), "v1.0",
                        LocalDate.EPOCH, LocalDate.EPOCH, "off", Optional.empty(), Optional.empty(), Optional.empty(), "bench"), Map.of(),
                        outputs, List.of(), List.of()));
            }
            lab = Plimsoll.open(file.toString());
        }

        @TearDown
        public void delete() throws IOException {
            Files.delete(file);
            Files.delete(file.getParent());
        }
    }

    private static Artifact artifact(ArtifactSchema schema, SplittableRandom random) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (ArtifactColumn column : schema.columns()) {
            long[] numbers = new long[DAYS];
            Arrays.setAll(numbers, i -> column.key() ? 18_000 + i : 1 + i % 3);
            columns.put(column.name(), switch (column.type()) {
                case DOUBLE -> random.doubles(DAYS, 0.01, 0.99).map(x -> column.name().equals("dd_level") ? -x : x).toArray();
                case DATE, INTEGER -> numbers;
                case BOOLEAN -> numbers(i -> random.nextBoolean(), new Boolean[DAYS]);
                case ENUM -> numbers(i -> label(column.name()), new String[DAYS]);
                default -> throw new IllegalStateException(column.toString());
            });
        }
        return Artifact.of(ArtifactTable.of(schema, columns));
    }

    private static <T> T[] numbers(IntFunction<T> value, T[] array) {
        Arrays.setAll(array, value);
        return array;
    }

    private static String label(String column) {
        return column.equals("decision") ? "STAY" : column.equals("target_rule") ? "NONE" : "NORMAL";
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public VerifyReport wholeStore(Filled filled) {
        VerifyReport report = filled.lab.verify();
        if (!report.intact() || report.rows() != ROWS) {
            throw new IllegalStateException(report.toString());
        }
        return report;
    }
}
