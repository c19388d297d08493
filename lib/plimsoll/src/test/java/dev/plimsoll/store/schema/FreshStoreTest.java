package dev.plimsoll.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.chain.Verification;
import dev.plimsoll.store.chain.Verification.ReleasedObjects;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.LeavesALog;
import dev.plimsoll.store.file.OwnInstances;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.store.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fresh store is copied from one the build made, and nobody can tell it from one that the scripts have made here. */
@OwnInstances
class FreshStoreTest extends WithFolder {

    private Path fresh() {
        Path file = folder.resolve("store.duckdb");
        new StoreFile(file, Duration.ofSeconds(5)).write(connection -> null);
        return file;
    }

    @Test
    void theBuildHasMadeOneOfTheseVeryScripts() {
        assertThat(getClass().getResource("/dev/plimsoll/blank/" + Migrator.bundled().sha256() + ".duckdb")).isNotNull();
    }

    @Test
    void everyObjectIsThatOfTheScripts() throws SQLException {
        Path file = fresh();
        try (Connection scripted = Stores.connect(folder.resolve("scripted.duckdb")); Connection copied = Stores.connect(file)) {
            Migrator.migrate(scripted, Migrator.bundled(), "9.9.9", Migrator.Recorder.NONE);
            VerifyReport report = Verification.of(copied, ReleasedObjects.of(scripted), true, VerifyRequest.all(), VerifyListener.NONE);
            assertThat(report.findings()).isEmpty();
            // Verify compares what it knows of; these are all that the database itself tells.
            for (String objects : List.of(
                    "SELECT schema_name, table_name, comment, column_count, check_constraint_count, sql FROM duckdb_tables()",
                    "SELECT schema_name, table_name, column_index, column_name, comment, data_type, is_nullable, column_default "
                            + "FROM duckdb_columns() WHERE NOT internal",
                    "SELECT schema_name, table_name, constraint_type, constraint_text FROM duckdb_constraints()",
                    "SELECT schema_name, view_name, comment, sql FROM duckdb_views() WHERE NOT internal",
                    "SELECT schema_name, function_name, comment, parameters, macro_definition FROM duckdb_functions() WHERE NOT internal",
                    "SELECT schema_name, index_name, is_unique, sql FROM duckdb_indexes()",
                    "SELECT schema_name, type_name, labels FROM duckdb_types() WHERE NOT internal",
                    "SELECT table_name, trigger_name, sql FROM duckdb_triggers()",
                    "FROM artifact_schema")) {
                assertThat(Stores.text(copied, objects + " ORDER BY ALL")).as(objects).isEqualTo(Stores.text(scripted, objects + " ORDER BY ALL"));
            }
            assertThat(Stores.text(copied, "SELECT count(*) > 100 FROM duckdb_triggers()")).isEqualTo("true");
        }
    }

    @Test
    void itsHistoryIsOfTodayAndChained() {
        Path file = fresh();
        assertThat(Stores.text(file, "SELECT count(*), bool_and(applied_at > now() - INTERVAL 1 HOUR), min(library_version) "
                + "FROM schema_version")).isEqualTo(Migrator.bundled().version() + " | true | " + Library.version());
        assertThat(Stores.text(file, "SELECT subject FROM chain ORDER BY sequence").lines().toList())
                .hasSize(Migrator.bundled().version() + 1).startsWith("migration").endsWith("views");
        assertThat(Stores.text(file, "SELECT database_name FROM duckdb_databases() WHERE NOT internal")).isEqualTo("store");
    }

    /** Two files must never pass for one, or DuckDB would take the log of the one for that of the other. */
    @Test
    void eachIsADatabaseOfItsOwn() throws Exception {
        Path one = fresh();
        Path other = folder.resolve("other.duckdb");
        new StoreFile(other, Duration.ofSeconds(5)).write(connection -> null);
        Path log = Path.of(one + ".wal");
        Process killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), LeavesALog.class.getName(), one.toString()).inheritIO().start();
        assertThat(killed.waitFor()).isEqualTo(LeavesALog.EXIT_CODE);
        assertThat(log).exists();
        Files.move(log, Path.of(other + ".wal"));
        assertThatThrownBy(() -> Stores.connect(other)).hasStackTraceContaining("WAL");
    }

    /** Without one in the jar, as for a part of the scripts, the scripts are run. */
    @Test
    void scriptsWithoutACopyAreRun() throws SQLException {
        Migrator.Scripts first = new Migrator.Scripts(Migrator.bundled().schema().subList(0, 1), List.of());
        try (Connection connection = Stores.connect(folder.resolve("first.duckdb"))) {
            Schema.make(connection, first, "9.9.9", Migrator.Recorder.NONE);
            assertThat(Stores.text(connection, "SELECT version, library_version FROM schema_version")).isEqualTo("1 | 9.9.9");
        }
    }
}
