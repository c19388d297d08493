package dev.plimsoll.store.schema;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts are applied whole or not at all, in order, once. */
class MigratorTest extends WithFolder {

    @TempDir
    private static Path made;

    private static byte[] migrated;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("store.duckdb");
    }

    private static Migrator.Scripts with(Migrator.Script... later) {
        List<Migrator.Script> schema = new ArrayList<>(Migrator.bundled().schema());
        schema.addAll(List.of(later));
        return new Migrator.Scripts(schema, Migrator.bundled().views());
    }

    /** A file that this library's scripts have made. */
    @BeforeAll
    static void migrateOnce() throws SQLException {
        Path fresh = made.resolve("store.duckdb");
        try (Connection connection = Stores.connect(fresh)) {
            Migrator.migrate(connection, Migrator.bundled(), "9.9.9", Migrator.Recorder.NONE);
        }
        migrated = Stores.bytes(fresh);
    }

    private void migrate(Migrator.Scripts scripts) throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Migrator.migrate(connection, scripts, "9.9.9", Migrator.Recorder.NONE);
        }
    }

    /** Everything the database knows about itself. */
    private String objects() {
        return Stores.text(file, "SELECT 'table', schema_name, table_name, sql FROM duckdb_tables() WHERE NOT internal "
                + "UNION ALL SELECT 'view', schema_name, view_name, sql FROM duckdb_views() WHERE NOT internal "
                + "UNION ALL SELECT 'type', schema_name, type_name, labels::VARCHAR FROM duckdb_types() WHERE NOT internal "
                + "UNION ALL SELECT 'function', schema_name, function_name, macro_definition FROM duckdb_functions() WHERE NOT internal "
                + "UNION ALL SELECT 'trigger', schema_name, trigger_name, sql FROM duckdb_triggers() "
                + "UNION ALL SELECT 'schema', '', schema_name, '' FROM duckdb_schemas() WHERE NOT internal "
                + "UNION ALL SELECT 'column', table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL");
    }

    @Test
    void aFreshFileGetsEveryScriptAndItsHistory() throws SQLException {
        Stores.write(file, migrated);
        StringBuilder expected = new StringBuilder();
        Migrator.bundled().schema().forEach(s -> expected.append(s.version() + " | " + s.name() + " | " + s.sha256() + " | 9.9.9\n"));
        assertThat(Stores.text(file, "SELECT version, script, sha256, library_version FROM schema_version ORDER BY version") + "\n")
                .isEqualTo(expected.toString());
        assertThat(Stores.text(file, "SELECT count(*) FROM view_set")).isEqualTo("1");
    }

    /** DuckDB cannot replay the log of a schema like ours; so at no time may there be one for a killed process to leave behind. */
    @Test
    void aMigrationGoesIntoTheFileAndNotIntoTheLog() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Migrator.migrate(connection, Migrator.bundled(), "9.9.9", Migrator.Recorder.NONE);
            assertThat(Stores.files(folder)).containsExactly("store.duckdb");
            assertThat(Stores.text(connection, "SELECT current_setting('checkpoint_threshold') = "
                    + "(SELECT current_setting('wal_autocheckpoint'))")).isEqualTo("true");
            assertThat(Stores.text(connection, "SELECT current_setting('checkpoint_threshold')")).as("reset").isNotEqualTo("0 bytes");
        }
    }

    @Test
    void migratingTwiceAddsNothing() throws SQLException {
        Stores.write(file, migrated);
        Stores.unchanged(file, () -> migrate(Migrator.bundled()));
    }

    @Test
    void aScriptThatFailsHalfWayLeavesNoTrace() throws SQLException {
        Stores.write(file, migrated);
        Store.at(file).record(Drafts.run("kept"));
        String objects = objects();
        Map<String, String> contents = Stores.contents(file);

        Migrator.Script failing = new Migrator.Script(String.format("V%03d__half.sql", Migrator.bundled().version() + 1), """
                -- Changes: everything a script may do, then a mistake; a semicolon in text ';' is no end.
                CREATE SCHEMA half;
                CREATE TYPE half.kind AS ENUM ('a', 'b');
                CREATE TABLE half.t (x half.kind);
                COMMENT ON COLUMN half.t.x IS 'half; done';
                CREATE VIEW half.v AS SELECT * FROM half.t;
                CREATE TRIGGER half_no_update AFTER UPDATE ON half.t FOR EACH STATEMENT
                    INSERT INTO append_only_guard SELECT error('no');
                ALTER TABLE run ADD COLUMN half INTEGER;
                COMMENT ON TABLE run IS 'changed';
                INSERT INTO half.t VALUES ('a');
                INSERT INTO append_only_guard VALUES ('a row that must vanish');
                INSERT INTO half.t VALUES ('c');
                """);
        assertFails(() -> migrate(with(failing)), SQLException.class, "'c'");

        assertThat(objects()).isEqualTo(objects);
        assertThat(Stores.contents(file)).isEqualTo(contents);
        assertThat(Store.at(file).run("kept").status()).isEqualTo("COMPLETE");
    }

    @Test
    void aFirstScriptThatFailsLeavesAnEmptyFileThatTheNextTryFills() throws SQLException {
        Migrator.Script first = Migrator.bundled().schema().get(0);
        Migrator.Script failing = new Migrator.Script(first.name(), first.sql() + "\nSELECT error('at the very end');");
        assertThatThrownBy(() -> migrate(new Migrator.Scripts(List.of(failing), List.of()))).hasMessageContaining("at the very end");
        assertThat(objects()).isEmpty();

        migrate(Migrator.bundled());
        assertThat(Stores.text(file, "SELECT max(version) FROM schema_version")).isEqualTo("" + Migrator.bundled().version());
    }

    @Test
    void anOlderFileIsMigratedForwardAndKeepsItsRows() throws SQLException {
        Stores.write(file, migrated);
        Store.at(file).record(Drafts.run("kept"));
        int next = Migrator.bundled().version() + 1;
        migrate(with(new Migrator.Script(String.format("V%03d__next.sql", next), "ALTER TABLE run ADD COLUMN note VARCHAR;")));

        assertThat(Stores.text(file, "SELECT version, script FROM schema_version ORDER BY version DESC LIMIT 1"))
                .isEqualTo(next + " | " + String.format("V%03d__next.sql", next));
        assertThat(Stores.text(file, "SELECT run_id, note FROM run")).isEqualTo("kept | NULL");
    }

    @Test
    void changedViewsAreReplacedTogetherAndNoted() throws SQLException {
        Stores.write(file, migrated);
        Migrator.Scripts changed = new Migrator.Scripts(Migrator.bundled().schema(),
                List.of(new Migrator.Script("run_overview.sql", "CREATE OR REPLACE VIEW audit.run_overview AS SELECT 42 AS answer;")));
        migrate(changed);
        assertThat(Stores.text(file, "FROM audit.run_overview")).isEqualTo("42");
        assertThat(Stores.text(file, "SELECT count(*) FROM view_set")).isEqualTo("2");
    }
}
