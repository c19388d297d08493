package dev.plimsoll.bench;

import dev.plimsoll.store.Store;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A run of 840,000 rows into a store: through the library, with everything that makes it a run, and the same rows through DuckDB's
 * appender alone, into the same tables. Both open the file, write in one transaction and close it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class WriteBenchmark {

    private static final int DAYS = 2100;
    private static final int ASSETS = 400;
    private static final int BOOK_DAYS = 2000;
    private static final int FIRST_DAY = 16_000;

    /** Rows of the two kinds that a store has most of, and an empty store of their schema for each try. */
    @State(Scope.Benchmark)
    public static class Rows {
        Artifact returns;
        Artifact states;
        byte[] empty;
        Path folder;
        Path file;

        @Setup
        public void make() throws IOException {
            SplittableRandom random = new SplittableRandom(1);
            returns = returns(random);
            states = states(random);
            folder = Files.createTempDirectory("write-benchmark");
            file = folder.resolve("store.duckdb");
            Store.at(file).record(draft(states));
            empty = Files.readAllBytes(file);
        }

        @Setup(Level.Invocation)
        public void empty() throws IOException {
            Files.write(file, empty);
        }

        @TearDown
        public void remove() throws IOException {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static Artifact returns(SplittableRandom random) {
        int rows = DAYS * ASSETS;
        long[] days = new long[rows];
        String[] assets = new String[rows];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            days[row] = FIRST_DAY + row / ASSETS;
            assets[row] = "ASSET" + (1000 + row % ASSETS);
            values[row] = 0.01 * random.nextGaussian();
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("date", days);
        columns.put("asset", assets);
        columns.put("ret", values);
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ASSET_RETURN, columns));
    }

    private static Artifact states(SplittableRandom random) {
        Map<String, Object> columns = new LinkedHashMap<>();
        long[] days = new long[BOOK_DAYS];
        for (int row = 0; row < BOOK_DAYS; row++) {
            days[row] = FIRST_DAY + row;
        }
        columns.put("date", days);
        ArtifactSchema.ALLOCATOR_STATE.columns().stream().skip(1).forEach(column -> {
            double[] values = new double[BOOK_DAYS];
            for (int row = 0; row < BOOK_DAYS; row++) {
                values[row] = (column.name().startsWith("dd_level") ? -0.5 : 0.5) * random.nextDouble();
            }
            columns.put(column.name(), values);
        });
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ALLOCATOR_STATE, columns));
    }

    private static RunDraft draft(Artifact artifact) {
        LocalDate first = LocalDate.ofEpochDay(FIRST_DAY);
        return new RunDraft(new RunDraft.Subject(RunKind.ALLOCATOR, Optional.empty(), Optional.empty(), "v1.0", first, first.plusDays(DAYS),
                "off", Optional.empty(), Optional.empty(), Optional.empty(), "benchmark"), Map.of(),
                List.of(new RunDraft.RunArtifact(RunDraft.Role.output, artifact, Map.of(), List.of())), List.of(), List.of());
    }

    /** Catalogue, rows, block hashes, chain, read back. */
    @Benchmark
    public Object library(Rows rows) {
        return Store.at(rows.file).record(draft(rows.returns));
    }

    /** The rows, nothing else. */
    @Benchmark
    public void appender(Rows rows) throws SQLException {
        ArtifactTable table = rows.returns.table();
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + rows.file, new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", table.schema().table())) {
                for (int row = 0; row < table.rows(); row++) {
                    appender.beginRow().append(rows.returns.id()).appendEpochDays((int) table.longAt(row, 0)).append(table.textAt(row, 1))
                            .append(table.doubleAt(row, 2)).endRow();
                }
                appender.flush();
            }
            statement.execute("COMMIT");
        }
    }
}
