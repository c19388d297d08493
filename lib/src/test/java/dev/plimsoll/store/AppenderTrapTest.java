package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two ways in which DuckDB's appender loses or keeps rows against one's will, and what the writer does about each. */
class AppenderTrapTest {

    @TempDir
    private Path folder;

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
                assertThatThrownBy(appender::flush).isInstanceOf(SQLException.class).hasMessageContaining("duplicate key");
            }
            Stores.execute(connection, "ROLLBACK");
            Stores.execute(connection, "BEGIN TRANSACTION");
            try (DuckDBAppender appender = appender(connection)) {
                append(appender, 1, Double.NaN);
                assertThatThrownBy(appender::flush).isInstanceOf(SQLException.class).hasMessageContaining("CHECK constraint");
            }
            Stores.execute(connection, "ROLLBACK");
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM t")).isEqualTo("0");
    }
}
