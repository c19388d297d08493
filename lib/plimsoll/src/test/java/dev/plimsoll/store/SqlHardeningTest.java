package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.file.HeldStores;
import dev.plimsoll.store.query.SqlLimits;
import dev.plimsoll.store.query.SqlResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other people's SQL reads the store and nothing else, and changes nothing. What may attach or detach is tried in an instance of its own,
 * as every query has outside of tests; one that holds off all the others is the harder case.
 */
class SqlHardeningTest {

    @TempDir
    private static Path folder;

    private static Path file;
    private static Path copy;
    private static Store store;
    private static List<String> files;

    @BeforeAll
    static void recordARun() throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        Files.writeString(folder.resolve("secret.json"), "{\"a\":1}\n");
        Stores.execute(folder.resolve("other.duckdb"), "CREATE TABLE t (x INTEGER)");
        Stores.execute(folder.resolve("p.duckdb"), "COPY (SELECT 1 AS x) TO '" + folder.resolve("secret.parquet") + "' (FORMAT parquet)");
        HeldStores.release(folder.resolve("other.duckdb"));
        HeldStores.release(folder.resolve("p.duckdb"));
        makeStore("store.duckdb");
    }

    private static void makeStore(String name) throws IOException {
        file = folder.resolve(name);
        store = Store.at(file);
        store.record(Drafts.run("first"));
        copy = Stores.copy(file, folder.resolve("copy of " + name));
        files = Stores.files(folder);
    }

    /** DIR stands for a folder that holds secret.csv, secret.json, secret.parquet and other.duckdb. */
    @ParameterizedTest
    @ValueSource(strings = {
        // writing
        "CREATE TABLE t AS SELECT 1", "CREATE SCHEMA s", "CREATE VIEW v AS SELECT 1", "CREATE OR REPLACE VIEW audit.run_overview AS SELECT 1",
        "INSERT INTO view_set VALUES ('x', now(), 'x')", "INSERT INTO append_only_guard VALUES ('x')", "UPDATE run SET author = 'me'",
        "DELETE FROM run", "TRUNCATE run", "DROP TABLE import_check", "DROP TRIGGER run_no_update ON run", "DROP VIEW audit.run_overview",
        "ALTER TABLE run ADD COLUMN x INTEGER", "COMMENT ON TABLE run IS 'mine'", "CREATE TYPE t AS ENUM ('a')", "CREATE SEQUENCE s",
        "MERGE INTO run USING (SELECT 1) ON false WHEN MATCHED THEN DELETE", "CREATE INDEX i ON run (author)",
        "CREATE OR REPLACE MACRO audit.why_regime(run, day) AS TABLE SELECT 1", "CREATE SECRET (TYPE s3)",
        "CREATE PERSISTENT SECRET x (TYPE s3)",
        // other files
        "SELECT * FROM read_csv('DIR/secret.csv')", "SELECT * FROM 'DIR/secret.csv'", "SELECT * FROM read_text('DIR/secret.csv')",
        "SELECT * FROM read_blob('DIR/secret.csv')", "SELECT * FROM read_json('DIR/secret.json')", "SELECT * FROM 'DIR/secret.parquet'",
        "SELECT * FROM read_parquet('DIR/secret.parquet')", "SELECT * FROM parquet_schema('DIR/secret.parquet')",
        "SELECT * FROM glob('DIR/*')", "SELECT * FROM sniff_csv('DIR/secret.csv')", "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_csv('https://example.com/x.csv')", "ATTACH 'DIR/other.duckdb' AS other", "ATTACH 'DIR/new.duckdb' AS fresh",
        "COPY run TO 'DIR/out.csv'", "COPY (SELECT 1) TO 'DIR/out.parquet' (FORMAT parquet)", "COPY run FROM 'DIR/secret.csv'",
        "EXPORT DATABASE 'DIR/out'", "IMPORT DATABASE 'DIR/out'", "CREATE TEMP TABLE t AS FROM 'DIR/secret.csv'",
        "COPY (SELECT 1) TO '/dev/stdout'", "COPY (SELECT 1) TO '|touch DIR/out'",
        // extensions
        "LOAD 'DIR/other.duckdb'", "LOAD httpfs", "INSTALL httpfs", "INSTALL spatial FROM community", "FORCE INSTALL httpfs",
        "UPDATE EXTENSIONS",
        // settings
        "SET enable_external_access = true", "SET GLOBAL enable_external_access = true", "SET lock_configuration = false",
        "RESET lock_configuration", "SET autoload_known_extensions = true", "SET autoinstall_known_extensions = true",
        "SET temp_directory = 'DIR'", "SET memory_limit = '1GB'", "SET threads = 1", "SET TimeZone = 'Asia/Tokyo'", "RESET TimeZone",
        "SET home_directory = 'DIR'", "SET extension_directory = 'DIR'", "SET allow_community_extensions = true",
        "SET allow_unsigned_extensions = true", "SET custom_extension_repository = 'DIR'", "SET log_query_path = 'DIR/log'",
        "PRAGMA enable_profiling", "PRAGMA profiling_output = 'DIR/out'", "SET profiling_output = 'DIR/out'", "SET access_mode = 'read_write'",
        "SET allowed_directories = ['DIR']", "PRAGMA memory_limit = '1GB'",
        // each of them, hidden behind a harmless statement
        "SELECT 1; CREATE TABLE t AS SELECT 1", "SELECT 1; SELECT * FROM read_csv('DIR/secret.csv')",
        "SELECT 1; SET lock_configuration = false; SET enable_external_access = true; SELECT * FROM 'DIR/secret.csv'",
        "BEGIN; DELETE FROM run; COMMIT", "SELECT * FROM query('SELECT * FROM read_csv(''DIR/secret.csv'')')",
        "SELECT * FROM query_table('DIR/secret.csv')", "EXECUTE IMMEDIATE 'DROP TABLE run'", "CALL pragma_database_size(1)",
        // each of them, prepared, explained, described, wrapped or by another door
        "EXPLAIN ANALYZE COPY run TO 'DIR/out.csv'", "PREPARE p AS COPY run TO 'DIR/out.csv'; EXECUTE p",
        "PREPARE p AS SELECT * FROM read_csv('DIR/secret.csv'); EXECUTE p", "DESCRIBE SELECT * FROM 'DIR/secret.csv'",
        "SUMMARIZE SELECT * FROM read_csv('DIR/secret.csv')", "CREATE TEMP VIEW v AS SELECT * FROM 'DIR/secret.csv'; FROM v",
        "CREATE TEMP MACRO m(x) AS TABLE SELECT * FROM read_csv(x); FROM m('DIR/secret.csv')",
        "CREATE TEMP TABLE t (x INTEGER); COPY t FROM 'DIR/secret.csv'", "FROM query_table(['DIR/secret.csv'])",
        "SELECT * FROM query('COPY run TO ''DIR/out.csv''')", "SELECT * FROM read_duckdb('DIR/other.duckdb', table_name = 't')",
        "SELECT * FROM read_text('/proc/self/environ')", "SELECT getenv('HOME')", "CREATE PERSISTENT SECRET x (TYPE http)",
        "SELECT * FROM duckdb_extensions()", "SELECT * FROM 'file://DIR/secret.csv'", "COPY FROM DATABASE plimsoll TO memory",
        "SELECT * FROM read_blob('DIR/store.duckdb')", "COPY (SELECT 1) TO 'DIR/store.duckdb'",
        "COPY (SELECT 1) TO 'DIR/store.duckdb.wal' (USE_TMP_FILE false)", "ATTACH 'DIR/store.duckdb' AS again (READ_ONLY)",
        "ATTACH 'DIR/store.duckdb' AS again (READ_WRITE)", "DETACH plimsoll",
        "ATTACH ':memory:' AS m; USE m; DETACH plimsoll; ATTACH 'DIR/store.duckdb' AS plimsoll",
        "SET disabled_filesystems = ''", "RESET disabled_filesystems", "SET allowed_paths = ['DIR/secret.csv']",
        "CALL enable_logging(level = 'debug', storage = 'file', storage_path = 'DIR/log')", "CALL enable_profiling()",
        "SET checkpoint_threshold = '0b'", "PRAGMA disable_checkpoint_on_shutdown", "INSTALL json FROM 'DIR'",
        "BEGIN TRANSACTION READ WRITE; INSERT INTO run_warning VALUES ('first', 9, 'x', 'x'); COMMIT",
        "SELECT nextval('s')", "SELECT system('touch DIR/out')", "CREATE TABLE temp.t AS SELECT 1"})
    void refuses(String sql) throws IOException {
        if (sql.contains("TACH ") || sql.contains(" DATABASE ")) {
            HeldStores.apart(() -> assertRefused(sql));
        } else {
            assertRefused(sql);
        }
        assertNothingChanged();
    }

    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> store.sql(sql.replace("DIR", folder.toString()), List.of(), 10)).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The query was refused: ");
    }

    /** What is held open to read only has all its bytes in the file. */
    private static void assertNothingChanged() throws IOException {
        assertThat(Stores.files(folder)).isEqualTo(files);
        assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHECKPOINT", "VACUUM run", "CREATE TEMP TABLE t AS SELECT 1", "SET VARIABLE x = 1", "ATTACH ':memory:' AS m",
        "ATTACH ':memory:' AS m; CREATE TABLE m.t AS SELECT 1", "ATTACH ':memory:' AS m; USE m; DETACH plimsoll",
        "SELECT * FROM duckdb_secrets()",
        "PREPARE p AS SELECT 1", "EXPLAIN SELECT 1", "EXPLAIN ANALYZE SELECT * FROM run", "USE audit", "DESCRIBE run", "SUMMARIZE run",
        "SHOW TABLES", "PRAGMA version", "LOAD json", "FORCE CHECKPOINT", "FROM checkpoint('plimsoll')",
        "CREATE TEMP SEQUENCE s; SELECT nextval('s')", "SELECT write_log('x')", "SET schema = 'audit'", "VACUUM ANALYZE",
        "SELECT count(*) FROM (SELECT row_number() OVER (ORDER BY hash(i)) FROM range(500000) AS r (i))"})
    void whatIsHarmlessChangesNothing(String sql) throws IOException {
        HeldStores.apart(() -> {
            try {
                store.sql(sql, List.of(), 10);
            } catch (UsageException e) {
                assertThat(e).hasMessageStartingWith("The query was refused: ");
            }
            assertThat(store.sql("SELECT count(*) AS n FROM run", List.of(), 1).first("n")).as("the next query starts afresh").isEqualTo(1L);
        });
        assertNothingChanged();
    }

    /** DuckDB lets a query that may write one file write the attached ones, too. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1) TO 'DIR/store.duckdb' (USE_TMP_FILE false); COPY (SELECT 2",
        "SELECT 1) TO 'DIR/store.duckdb.wal' (USE_TMP_FILE false); COPY (SELECT 2", "COPY (SELECT 1) TO 'DIR/store.duckdb.wal' (USE_TMP_FILE false)",
        "COPY (SELECT 1) TO 'DIR/store.duckdb.wal' (USE_TMP_FILE false); SELECT 1", "SELECT 1 /*", "SELECT 1) -- ", "SELECT 1; SELECT 2",
        "SELECT * FROM 'DIR/secret.csv'"})
    void aQueryWhoseRowsGoToAFileWritesNoOther(String sql) throws IOException {
        HeldStores.apart(() -> assertThatThrownBy(() -> store.sqlToParquet(sql.replace("DIR", folder.toString()), List.of(),
                SqlLimits.standard(), folder.resolve("rows.parquet"))).isInstanceOf(UsageException.class));
        assertThat(Stores.files(folder)).doesNotContain("store.duckdb.wal");
        assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
    }

    @Test
    void theLastOfTwoStatementsAnswers() {
        assertThat(store.sql("SELECT 1 AS a; SELECT 2 AS b", List.of(), 10).asMaps()).containsExactly(Map.of("b", 2));
    }

    @Test
    void aRefusalCarriesTheDatabasesOwnWords() {
        assertFails(() -> store.sql("SELECT nonsense FROM run", List.of(), 1), UsageException.class, "nonsense");
        assertFails(() -> store.sql("SELEKT 1", List.of(), 1), UsageException.class, "SELEKT");
        assertFails(() -> store.sql("", List.of(), 1), UsageException.class);
        assertFails(() -> store.sql("SELECT ?", List.of(), 1), UsageException.class);
        assertFails(() -> store.sql("SELECT 1", List.of(1), 1), UsageException.class);
    }

    @Test
    void nullIsNotNan() {
        SqlResult result = store.sql("SELECT NULL::DOUBLE AS nothing, 'NaN'::DOUBLE AS nan, 'Infinity'::DOUBLE AS infinite, -0.0::DOUBLE AS z",
                List.of(), 1);
        assertThat(result.first("nothing")).isNull();
        assertThat(result.first("nan")).isEqualTo(Double.NaN);
        assertThat(result.first("infinite")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(result.first("z")).isEqualTo(-0.0);
    }

    @Test
    void everyTypeComesAsAPlainValue() {
        SqlResult result = store.sql("""
                SELECT true AS flag, 1::TINYINT AS tiny, 2::SMALLINT AS small, 3 AS whole, 4::BIGINT AS big,
                    170141183460469231731687303715884105727::HUGEINT AS huge, 0.5::FLOAT AS single, 0.1::DOUBLE AS double,
                    12.3400::DECIMAL(12, 4) AS money, 'CRISIS'::regime AS label, DATE '2024-02-29' AS day,
                    '{"a":1}'::JSON AS document, [1, 2] AS list, uuid '00000000-0000-0000-0000-000000000001' AS id,
                    255::UTINYINT AS unsigned
                """, List.of(), 1);
        assertThat(result.rows().get(0)).containsExactly(true, 1, 2, 3, 4L, new BigInteger("170141183460469231731687303715884105727"),
                0.5, 0.1, new BigDecimal("12.3400"), "CRISIS", LocalDate.parse("2024-02-29"), "{\"a\":1}", List.of(1, 2),
                "00000000-0000-0000-0000-000000000001", 255);
    }

    @Test
    void parametersMayBeOfAnyPlainTypeAndNull() {
        SqlResult result = store.sql("SELECT ? AS day, ? AS text, ? AS number, ? AS nothing",
                Arrays.asList(LocalDate.parse("2024-02-29"), "it's", 0.1, null), 1);
        assertThat(result.rows().get(0)).containsExactly(LocalDate.parse("2024-02-29"), "it's", 0.1, null);
    }

    @Test
    void moreRowsThanAskedForAreCutAndSaidToBe() {
        assertThat(store.sql("FROM range(5)", List.of(), 5)).extracting(r -> r.rows().size(), SqlResult::truncated).containsExactly(5, false);
        assertThat(store.sql("FROM range(5)", List.of(), 4)).extracting(r -> r.rows().size(), SqlResult::truncated).containsExactly(4, true);
        assertThat(store.sql("FROM range(5)", List.of(), 0)).extracting(r -> r.rows().size(), SqlResult::truncated).containsExactly(0, true);
    }

    /** In Berlin 02:30 did not exist that night, in Kathmandu days turn at 18:15 UTC. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati"})
    void timesAreUtcWhateverTheDefaultZone(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            SqlResult result = store.sql("""
                    SELECT TIMESTAMPTZ '2024-03-31 02:30:00+00' AS instant, TIMESTAMP '2024-03-31 02:30:00' AS local,
                        CAST(TIMESTAMPTZ '2024-03-31 23:59:59+00' AS DATE) AS day, CAST(TIMESTAMPTZ '2024-03-31 02:30:00+00' AS VARCHAR) AS text,
                        current_setting('TimeZone') AS zone, DATE '2024-03-31' AS date, TIME '02:30:00' AS time
                    """, List.of(), 1);
            assertThat(result.first("instant")).isEqualTo(OffsetDateTime.parse("2024-03-31T02:30:00Z"));
            assertThat(result.first("local").toString()).startsWith("2024-03-31").contains("02:30");
            assertThat(result.first("day")).isEqualTo(LocalDate.parse("2024-03-31"));
            assertThat(result.first("text")).isEqualTo("2024-03-31 02:30:00+00");
            assertThat(result.first("zone")).isEqualTo("UTC");
            assertThat(result.first("date")).isEqualTo(LocalDate.parse("2024-03-31"));
            assertThat(result.first("time").toString()).startsWith("02:30");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** The instant a run was recorded at is the same, wherever it is written and read. */
    @Test
    void createdAtIsTheSameInstantInEveryZone() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            OffsetDateTime start = OffsetDateTime.now().minusSeconds(1);
            store.record(Drafts.run("in Kiritimati"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(store.run("in Kiritimati").createdAt()).isBetween(start.toInstant(), OffsetDateTime.now().toInstant());
            assertThat((OffsetDateTime) store.sql("SELECT created_at FROM run WHERE run_id = 'in Kiritimati'", List.of(), 1)
                    .first("created_at")).isBetween(start, OffsetDateTime.now());
        } finally {
            TimeZone.setDefault(before);
            // the other tests count one run
            makeStore("afresh.duckdb");
        }
    }
}
