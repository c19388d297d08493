package dev.plimsoll.bench;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Lineage of one of 2,000 runs that share inputs and outputs: a thousand baselines of one content, and a thousand scaled runs that each
 * use another baseline's scalars, so that each scaled run rests on every baseline. {@code LineageBenchmark FILE} makes the store and
 * prints the best of twenty times of each question in milliseconds.
 */
final class LineageBenchmark {

    private static final int PAIRS = 1000;
    private static final int REPETITIONS = 20;

    private LineageBenchmark() {
    }

    public static void main(String[] args) throws IOException, SQLException {
        Path file = Path.of(args[0]);
        Plimsoll lab = Plimsoll.open(file.toString());
        RunRequest request = RunRequest.of(SampleRuns.write(Files.createTempDirectory("lineage"), 400));
        lab.run(request.withRunId("base-0"));
        lab.run(request.withRunId("scaled-0").withExposure(new RunRequest.Exposure(AllocatorMode.PRECOMPUTED, Optional.of("base-0"), 1.0,
                OptionalDouble.empty())));
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), new Properties());
                Statement statement = connection.createStatement()) {
            String times = " FROM range(1, " + PAIRS + ") AS nth(n), ";
            String nth = " SELECT t.* REPLACE (split_part(run_id, '-', 1) || '-' || n AS run_id";
            statement.execute("INSERT INTO run" + nth + ", CASE WHEN mode <> 'off' THEN 'base-' || n END AS precomputed_run_id)" + times
                    + "run AS t");
            for (String table : new String[] {"run_environment", "run_config", "run_outcome", "run_artifact", "artifact_input"}) {
                statement.execute("INSERT INTO " + table + nth + ")" + times + table + " AS t");
            }
            statement.execute("INSERT INTO run_parent SELECT 'scaled-' || n, 'base-' || n, 'scalars'" + times.replaceFirst(", $", ""));
            for (String source : new String[] {"audit.lineage_of('scaled-500')", "audit.lineage WHERE run_id = 'scaled-500'",
                "audit.lineage WHERE run_id = 'base-500'"}) {
                ask(statement, source);
            }
        }
    }

    private static void ask(Statement statement, String source) throws SQLException {
        double best = Double.MAX_VALUE;
        long rows = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            try (ResultSet answer = statement.executeQuery("SELECT count(*), max(depth) FROM " + source)) {
                answer.next();
                rows = answer.getLong(1);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        System.out.printf(Locale.ROOT, "%-45s %6d rows %8.1f ms%n", source, rows, best);
    }
}
