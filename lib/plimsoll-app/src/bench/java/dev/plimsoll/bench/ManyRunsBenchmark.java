package dev.plimsoll.bench;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.run.RunCatalog;
import dev.plimsoll.store.run.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDriver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Questions to a store of 10,000 runs with 17 million states. The store is made once, in target/bench, in some minutes.
 *
 * <p>{@code open} opens the file, asks nothing of it, and closes it. Those named {@code ...Opening} do what one call of the library does:
 * open the file, ask and close it, so what DuckDB had in memory is gone each time. The others ask over one connection that stays open, as
 * somebody does who asks again and again in a shell or over JDBC. Every row and column of an answer is fetched.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 12, time = 1)
public class ManyRunsBenchmark {

    private static final int RUNS = Integer.getInteger("plimsoll.bench.runs", 10_000);
    private static final String RUN = ManyRuns.name(RUNS / 2);
    private static final String TRANSITIONS = "FROM audit.regime_transition WHERE run_id = ?";
    private static final int LATEST = 50;

    private static Path store() throws IOException, SQLException {
        Path file = Path.of(System.getProperty("plimsoll.root"), "lib", "plimsoll-app", "target", "bench", "runs-" + RUNS + ".duckdb");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling("part-" + RUNS + ".duckdb");
            Files.deleteIfExists(part);
            ManyRuns.make(part, RUNS);
            Files.move(part, file);
        } else {
            ManyRuns.runFirst(file); // adds nothing, but views that have changed since come into the file
        }
        return file;
    }

    private static LocalDate lastTransition(Plimsoll lab) {
        return (LocalDate) lab.sql("SELECT max(date) AS day FROM audit.regime_transition WHERE run_id = ?", RUN).first("day");
    }

    /** The library on the store. */
    @State(Scope.Benchmark)
    public static class Library {
        Plimsoll lab;
        LocalDate day;

        @Setup
        public void make() throws IOException, SQLException {
            lab = Plimsoll.open(store().toString());
            day = lastTransition(lab);
        }
    }

    /** One connection to the store. */
    @State(Scope.Benchmark)
    public static class Open {
        Connection connection;
        LocalDate day;

        @Setup
        public void open() throws IOException, SQLException {
            Path file = store();
            day = lastTransition(Plimsoll.open(file.toString()));
            Properties readOnly = new Properties();
            readOnly.setProperty("duckdb.read_only", "true");
            connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, readOnly);
        }

        @TearDown
        public void close() throws SQLException {
            connection.close();
        }

        List<Object> ask(String sql, Object... parameters) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                List<Object> cells = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                            cells.add(rows.getObject(c));
                        }
                    }
                }
                return cells;
            }
        }
    }

    @Benchmark
    public Object open(Library library) {
        return library.lab.sql("SELECT 1");
    }

    @Benchmark
    public List<RunInfo> latestRunsOpening(Library library) {
        return library.lab.runs(LATEST);
    }

    @Benchmark
    public List<RunInfo> allRunsOpening(Library library) {
        return library.lab.runs();
    }

    @Benchmark
    public Object whyOpening(Library library) {
        return library.lab.why(RUN, library.day);
    }

    @Benchmark
    public SqlResult transitionsOpening(Library library) {
        return library.lab.sql(TRANSITIONS, RUN);
    }

    @Benchmark
    public Object latestRuns(Open store) {
        return new RunCatalog(store.connection).latest(LATEST);
    }

    @Benchmark
    public Object allRuns(Open store) {
        return new RunCatalog(store.connection).runs();
    }

    @Benchmark
    public List<Object> why(Open store) throws SQLException {
        return store.ask("FROM audit.why_regime(?, ?)", RUN, store.day);
    }

    @Benchmark
    public List<Object> transitions(Open store) throws SQLException {
        return store.ask(TRANSITIONS, RUN);
    }
}
