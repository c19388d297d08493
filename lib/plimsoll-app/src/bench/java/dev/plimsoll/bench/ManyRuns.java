package dev.plimsoll.bench;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * A store of very many runs over the same inputs, each with state, regime and scalars of its own: one real run, multiplied by SQL, its
 * hashes and metas as those of real runs are, its figures moved a little. The chain knows only the real run, so verify would object; for
 * asking, it is as a store that has grown over years. {@code ManyRuns FILE RUNS} makes one.
 */
final class ManyRuns {

    /** Days of the sample market that give 1,708 states, 17 million in 10,000 runs. */
    private static final int DAYS = 1957;
    private static final int RUNS_AT_A_TIME = 500;
    private static final List<String> TABLES = List.of("allocator_state_v1", "allocator_regime_v1", "allocator_risk_v1",
            "allocator_risk_v1_applied");

    private ManyRuns() {
    }

    public static void main(String[] args) throws IOException, SQLException {
        make(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    /** The id of the n-th run, from 0. */
    static String name(int n) {
        return String.format(Locale.ROOT, "many-%05d", n);
    }

    static void make(Path file, int runs) throws IOException, SQLException {
        runFirst(file);
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE made AS SELECT a.* FROM artifact AS a JOIN run_artifact USING (artifact_id) "
                    + "WHERE role = 'output'");
            statement.execute("CREATE TEMP MACRO id_of(artifact_id, n) AS sha256(artifact_id || n)");
            statement.execute("CREATE TEMP MACRO name_of(n) AS 'many-' || lpad(n::VARCHAR, 5, '0')");
            for (int from = 1; from < runs; from += RUNS_AT_A_TIME) {
                statement.execute("CREATE OR REPLACE TEMP TABLE nth AS SELECT range AS n FROM range(" + from + ", "
                        + Math.min(from + RUNS_AT_A_TIME, runs) + ")");
                statement.execute("BEGIN TRANSACTION");
                multiply(statement);
                statement.execute("COMMIT");
            }
            for (String table : TABLES) {
                statement.execute("INSERT INTO artifact_range SELECT artifact_id, min(rowid), count(*) FROM " + table
                        + " WHERE artifact_id NOT IN (SELECT artifact_id FROM artifact_range) GROUP BY artifact_id");
            }
            statement.execute("CHECKPOINT");
        }
    }

    /** The one real run. */
    static void runFirst(Path file) throws IOException {
        Path inputs = Files.createTempDirectory("many-runs");
        try {
            Plimsoll.open(file.toString()).run(RunRequest.of(SampleRuns.write(inputs, DAYS)).withRunId(name(0)));
        } finally {
            try (Stream<Path> files = Files.walk(inputs)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void multiply(Statement statement) throws SQLException {
        statement.execute("INSERT INTO run SELECT r.* REPLACE (name_of(n) AS run_id, r.created_at + to_seconds(n) AS created_at, "
                + "sha256(r.run_key || n) AS run_key) FROM nth, run AS r WHERE r.run_id = name_of(0)");
        for (String table : new String[] {"run_environment", "run_config", "run_warning"}) {
            statement.execute("INSERT INTO " + table + " SELECT t.* REPLACE (name_of(n) AS run_id) FROM nth, " + table
                    + " AS t WHERE run_id = name_of(0)");
        }
        statement.execute("INSERT INTO run_outcome SELECT t.* REPLACE (name_of(n) AS run_id, sha256(t.content_sha256 || n) AS "
                + "content_sha256) FROM nth, run_outcome AS t WHERE run_id = name_of(0)");
        statement.execute("INSERT INTO artifact SELECT made.* REPLACE (id_of(artifact_id, n) AS artifact_id) FROM nth, made");
        statement.execute("INSERT INTO artifact_block SELECT b.* REPLACE (id_of(artifact_id, n) AS artifact_id) "
                + "FROM nth, artifact_block AS b WHERE artifact_id IN (SELECT artifact_id FROM made)");
        statement.execute("INSERT INTO run_artifact SELECT t.* REPLACE (name_of(n) AS run_id, CASE WHEN role = 'output' "
                + "THEN id_of(artifact_id, n) ELSE artifact_id END AS artifact_id) FROM nth, run_artifact AS t WHERE run_id = name_of(0)");
        statement.execute("INSERT INTO artifact_input SELECT t.* REPLACE (name_of(n) AS run_id, id_of(artifact_id, n) AS artifact_id, "
                + "CASE WHEN input_artifact_id IN (SELECT artifact_id FROM made) THEN id_of(input_artifact_id, n) "
                + "ELSE input_artifact_id END AS input_artifact_id) FROM nth, artifact_input AS t WHERE run_id = name_of(0)");
        statement.execute("INSERT INTO allocator_state_v1 SELECT s.* REPLACE (id_of(artifact_id, n) AS artifact_id, "
                + "port_rvol_20d * (1 + n % 97 / 1e5) AS port_rvol_20d, port_rvol_60d * (1 + n % 89 / 1e5) AS port_rvol_60d) "
                + "FROM nth, allocator_state_v1 AS s WHERE artifact_id IN (SELECT artifact_id FROM made) ORDER BY n, date");
        for (String table : TABLES.subList(1, TABLES.size())) {
            statement.execute("INSERT INTO " + table + " SELECT s.* REPLACE (id_of(artifact_id, n) AS artifact_id) FROM nth, " + table
                    + " AS s WHERE artifact_id IN (SELECT artifact_id FROM made) ORDER BY n, date");
        }
    }
}
