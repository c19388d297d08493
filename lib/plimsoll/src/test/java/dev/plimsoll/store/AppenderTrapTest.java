package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.file.OwnInstances;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.run.RunDraft;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which DuckDB's appender loses, keeps or refuses rows against one's will, and what the writer does about each. */
@OwnInstances
class AppenderTrapTest extends WithFolder {

    private Path file;

    @BeforeEach
    void makeATable() {
        file = folder.resolve("trap.duckdb");
        Stores.execute(file, "CREATE TABLE t (id INTEGER PRIMARY KEY, x DOUBLE CHECK (isfinite(x)))");
    }

    private static DuckDBAppender appender(Connection connection) throws SQLException {
        return ((DuckDBConnection) connection).createAppender("main", "t");
    }

    private static void append(DuckDBAppender appender, int id, double x) throws SQLException {
        appender.beginRow().append(id).append(x).endRow();
    }

    /** Should this fail, the driver has improved: then the writer's BEGIN is no longer needed. */
    @Test
    void switchingAutoCommitOffOpensNoTransactionForTheAppender() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            connection.setAutoCommit(false);
            try (DuckDBAppender appender = appender(connection)) {
                append(appender, 1, 0.5);
                appender.flush();
            }
            connection.rollback();
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM t")).as("kept in spite of the rollback").isEqualTo("1");
    }

    @Test
    void aBeginStatementDoes() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "BEGIN TRANSACTION");
            try (DuckDBAppender appender = appender(connection)) {
                append(appender, 1, 0.5);
                appender.flush();
            }
            Stores.execute(connection, "ROLLBACK");
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    /** Should this fail, the driver has improved: then the writer's flush is no longer needed. */
    @Test
    void closingWithoutAFlushSwallowsAConstraintAndTheCommitLosesEverything() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "BEGIN TRANSACTION");
            Stores.execute(connection, "INSERT INTO t VALUES (7, 0)");
            try (DuckDBAppender appender = appender(connection)) {
                append(appender, 1, 0.5);
                append(appender, 1, 0.6);
            }
            Stores.execute(connection, "COMMIT");
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM t")).as("nothing, and nobody was told").isEqualTo("0");
    }

    @Test
    void aFlushSaysWhatIsWrong() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "BEGIN TRANSACTION");
            try (DuckDBAppender appender = appender(connection)) {
                append(appender, 1, 0.5);
                append(appender, 1, 0.6);
                assertFails(appender::flush, SQLException.class, "duplicate key");
            }
            Stores.execute(connection, "ROLLBACK");
            Stores.execute(connection, "BEGIN TRANSACTION");
            try (DuckDBAppender appender = appender(connection)) {
                append(appender, 1, Double.NaN);
                assertFails(appender::flush, SQLException.class, "CHECK constraint");
            }
            Stores.execute(connection, "ROLLBACK");
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    private static final int CHUNK = 2048;

    private void appendLabels(int perAppender) throws SQLException {
        Stores.execute(file, "CREATE TABLE label (name VARCHAR CHECK (name IN ('turnover_cap', 'bounds')))");
        try (Connection connection = Stores.connect(file)) {
            for (int from = 0; from < 2 * CHUNK; from += perAppender) {
                try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "label")) {
                    for (int row = from; row < from + perAppender; row++) {
                        appender.beginRow().append(row < CHUNK ? "turnover_cap" : "bounds").endRow();
                    }
                    appender.flush();
                }
            }
        }
    }

    /** Should this fail, the driver has improved: then the writer needs no new appender for each chunk. */
    @Test
    void aShortTextOfTheSecondChunkIsNotFoundInAListWhereALongerOneStoodInTheFirst() {
        assertFails(() -> appendLabels(2 * CHUNK), SQLException.class, "CHECK constraint failed");
    }

    @Test
    void aNewAppenderForEachChunkFindsIt() throws SQLException {
        appendLabels(CHUNK);
        assertThat(Stores.text(file, "SELECT name, count(*) FROM label GROUP BY name ORDER BY name"))
                .isEqualTo("bounds | 2048\nturnover_cap | 2048");
    }

    @Test
    void theWriterStoresManyRowsOfLabelsOfManyLengths() {
        StringBuilder rows = new StringBuilder("objective candidate gate value bound limit_value slack passed\n");
        for (int row = 0; row < 2 * CHUNK; row++) {
            rows.append(row < CHUNK ? "balanced" : "calmar").append(" c").append(10_000 + row).append(" g 1 ")
                    .append(row < CHUNK ? "at_least" : "above").append(" 0 1 true\n");
        }
        Path store = folder.resolve("store.duckdb");
        Artifact gates = TextRows.artifact(ArtifactSchema.STEP4_GATE, rows.toString());
        List<RunDraft.RunArtifact> artifacts = new ArrayList<>(Drafts.inputs());
        artifacts.add(Drafts.output(gates, Map.of(), Drafts.WEIGHTS));
        Store.at(store).record(Drafts.run("many", artifacts));
        assertThat(Stores.text(store, "SELECT objective, bound, count(*) FROM step4_gate_v1 GROUP BY ALL ORDER BY ALL"))
                .isEqualTo("balanced | at_least | 2048\ncalmar | above | 2048");
    }
}
