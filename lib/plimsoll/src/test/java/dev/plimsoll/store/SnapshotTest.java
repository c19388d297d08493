package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Snapshot.SnapshotFile;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.HeldStores;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot is the store, as it was, for good. */
class SnapshotTest extends WithFolder {

    @TempDir
    private static Path made;

    private static byte[] everything;

    private Path file;
    private Store store;

    @BeforeAll
    static void recordSomethingOfEverything() throws IOException {
        Path file = Stores.fresh(made.resolve("store.duckdb"));
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        String audit = store.audits().record(Drafts.audit("first", "second")).auditId();
        store.audits().signOff(audit, "Reviewer", true, "seen");
        store.audits().promote("first", audit, Optional.empty(), "tester");
        everything = Stores.bytes(file);
    }

    @BeforeEach
    void putTheStoreInItsPlace() throws IOException {
        file = Stores.write(folder.resolve("it's a store.duckdb"), everything);
        store = Store.at(file);
    }

    /** All that makes the schema, as the database tells it. */
    private static List<String> schema(Path database) {
        return List.of(
                Stores.text(database, "SELECT trigger_name, table_name, sql FROM duckdb_triggers() ORDER BY ALL"),
                Stores.text(database, "SELECT schema_name, table_name, comment, sql FROM duckdb_tables() ORDER BY ALL"),
                Stores.text(database, "SELECT schema_name, view_name, comment, sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL"),
                Stores.text(database, "SELECT schema_name, function_name, comment, macro_definition FROM duckdb_functions() "
                        + "WHERE NOT internal ORDER BY ALL"),
                Stores.text(database, "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
                        + "WHERE NOT internal ORDER BY ALL"),
                Stores.text(database, "SELECT table_name, constraint_type, constraint_text FROM duckdb_constraints() ORDER BY ALL"),
                Stores.text(database, "SELECT type_name, labels FROM duckdb_types() WHERE NOT internal ORDER BY ALL"));
    }

    @Test
    void holdsTheSameRowsTheSameSchemaAndTheSameHeadUnderANameWithItsHash() throws IOException {
        SnapshotFile snapshot = Snapshot.write(store, folder.resolve("snapshots"));
        assertThat(snapshot.sha256()).isEqualTo(Stores.sha256(snapshot.path()));
        assertThat(snapshot.path()).isEqualTo(
                folder.resolve("snapshots").resolve("it's a store-" + snapshot.sha256().substring(0, 12) + ".duckdb"));
        assertThat(snapshot.bytes()).isEqualTo(Files.size(snapshot.path()));
        assertThat(Stores.files(folder.resolve("snapshots"))).as("nothing temporary stays").hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot.path()))).doesNotContain("w");
        assertThat(Stores.contents(snapshot.path())).isEqualTo(Stores.contents(file));
        assertThat(schema(snapshot.path())).isEqualTo(schema(file)).allSatisfy(part -> assertThat(part).isNotEmpty());
        assertThat(snapshot.head()).contains(store.head().orElseThrow().hash());
        Store copy = Store.at(snapshot.path());
        assertThat(copy.head()).isEqualTo(store.head());
        VerifyReport report = copy.verify(VerifyRequest.all().withHead(store.head().orElseThrow().hash()), VerifyListener.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report).usingRecursiveComparison().isEqualTo(store.verify(
                VerifyRequest.all().withHead(store.head().orElseThrow().hash()), VerifyListener.NONE));
        assertThat(copy.runs()).isEqualTo(store.runs());
        assertThat(copy.sql("FROM audit.regime_day ORDER BY ALL", List.of(), 100).rows())
                .isEqualTo(store.sql("FROM audit.regime_day ORDER BY ALL", List.of(), 100).rows()).isNotEmpty();
        Path writable = Stores.copy(snapshot.path(), folder.resolve("writable.duckdb"));
        assertThatThrownBy(() -> Stores.execute(writable, "DELETE FROM run_warning")).hasStackTraceContaining("append-only");
    }

    @Test
    void staysTheSameWhileItIsReadAndTheStoreGoesOn() throws Exception {
        SnapshotFile snapshot = Snapshot.write(store, folder.resolve("copy.duckdb"));
        try (Connection reader = Stores.connect(snapshot.path())) { // a dashboard that keeps its file open
            assertThat(Stores.text(reader, "SELECT count(*) FROM run")).isEqualTo("2");
            store.record(Drafts.run("third"));
            assertThat(Stores.text(reader, "SELECT count(*) FROM run")).isEqualTo("2");
        }
        assertThat(store.runs()).hasSize(3);
        assertThat(Store.at(snapshot.path()).runs()).hasSize(2);
        assertThat(Stores.sha256(snapshot.path())).isEqualTo(snapshot.sha256());
    }

    /** For auditors whose client is older: the same rows and views, no triggers, and hashes that any client can make again. */
    @Test
    void aCopyForOlderClientsVerifiesWithoutTriggersAndIsOnlyRead() throws IOException {
        SnapshotFile snapshot = Snapshot.write(store, folder.resolve("copy.duckdb"), Optional.of("v1.2.0"));
        Path copy = snapshot.path();
        assertThat(Stores.text(copy, "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()"))
                .isEqualTo("v1.2.0+");
        assertThat(Stores.text(copy, "SELECT count(*) FROM duckdb_triggers()")).isEqualTo("0");
        assertThat(Stores.contents(copy)).isEqualTo(Stores.contents(file));
        VerifyReport report = Store.at(copy).verify(VerifyRequest.all().withHead(snapshot.head().orElseThrow()), VerifyListener.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("copy for clients of DuckDB v1.2.0", "no triggers");

        assertThat(snapshot.storage()).contains("v1.2.0");
        assertThat(snapshot.tables()).hasSize(Stores.counts(file).size()).filteredOn(table -> table.table().equals("run")).singleElement()
                .satisfies(table -> {
                    assertThat(table.rows()).isEqualTo(2);
                    assertThat(table.sha256()).isEqualTo(Sha256.hex(Sha256.digest().digest((Stores.text(file,
                            "SELECT sha256(to_json(t)) AS h FROM main.run AS t ORDER BY h") + "\n").getBytes(StandardCharsets.UTF_8))));
                });
        assertThat(Stores.files(folder)).containsExactly("copy.duckdb", "copy.manifest.json", "it's a store.duckdb");
        assertThat(folder.resolve("copy.manifest.json")).content().contains("\"format\": \"plimsoll/snapshot/1\"",
                "\"snapshot\": \"copy.duckdb\"", "\"sha256\": \"" + snapshot.sha256() + "\"",
                "\"chain_head\": \"" + store.head().orElseThrow().hash() + "\"", "\"table\": \"run\"");

        Store writable = Store.at(Stores.copy(copy, folder.resolve("writable.duckdb")));
        assertFails(() -> writable.record(Drafts.run("third")), UsageException.class, "writable.duckdb", "is only read",
                "Nothing was stored");
        assertThat(Stores.contents(writable.path())).isEqualTo(Stores.contents(file));
        Stores.execute(writable.path(), "CREATE OR REPLACE VIEW audit.due AS SELECT 1 AS x");
        assertThat(writable.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isNotEmpty();
    }

    @Test
    void onlyStorageVersionsThatWereTriedAreWritten() {
        assertFails(() -> Snapshot.write(store, folder.resolve("copy.duckdb"), Optional.of("1.2")), UsageException.class, "1.2 ",
                "v1.2.0, v1.3.0, v1.4.0, v1.5.0");
        HeldStores.release(file);
        assertThat(Stores.files(folder)).containsExactly("it's a store.duckdb");
    }

    /** What somebody did to the schema is evidence, and not for a copy to repair. */
    @Test
    void copiesAChangedSchemaAsItIs() {
        Stores.execute(file, "DROP TRIGGER run_no_update ON run");
        Path copy = Snapshot.write(store, folder.resolve("copy.duckdb")).path();
        assertThat(Stores.text(copy, "SELECT trigger_name FROM duckdb_triggers() WHERE table_name = 'run'")).isEqualTo("run_no_delete");
    }

    @Test
    void replacesNothing() throws IOException {
        Path there = Files.writeString(folder.resolve("there.duckdb"), "mine");
        assertFails(() -> Snapshot.write(store, there), UsageException.class, there.toString(), "never replaces");
        assertThat(there).hasContent("mine");
        assertFails(() -> Snapshot.write(store, file), UsageException.class);
        assertThat(store.runs()).hasSize(2);
        HeldStores.release(file);
        assertThat(Stores.files(folder)).containsExactly("it's a store.duckdb", "there.duckdb");
    }

    @Test
    void whatKilledCommandsLeftGoesWithTheNextWriteOrSnapshot() throws IOException {
        String part = ".plimsoll-0f8fad5b-d9cb-469f-a165-70867728950e.part";
        FileTime yesterday = FileTime.from(Instant.now().minusSeconds(100_000));
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Path spilled = Files.createDirectory(Path.of(file + ".tmp"));
        List<Path> left = List.of(copies.resolve(part), copies.resolve(part + ".wal"), folder.resolve(part),
                folder.resolve(".plimsoll-rebuild12345678901234567"), spilled.resolve("duckdb_temp_storage_DEFAULT-0.tmp"));
        for (Path file : left) {
            Files.setLastModifiedTime(Files.writeString(file, "x"), yesterday);
        }
        Snapshot.write(store, copies);
        assertThat(Stores.files(copies)).hasSize(1).noneMatch(name -> name.startsWith("."));
        store.record(Drafts.run("third"));
        HeldStores.release(file);
        HeldStores.release(file);
        assertThat(Stores.files(folder)).containsExactly("copies", "it's a store.duckdb");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file where a folder has to be");
        assertFails(() -> Snapshot.write(store, blocked.resolve("x.duckdb")), OutputException.class, blocked.toString());
        assertFails(() -> Snapshot.write(Store.at(folder.resolve("none.duckdb")), folder.resolve("x.duckdb")), InputMissingException.class);
        HeldStores.release(file);
        assertThat(Stores.files(folder)).containsExactly("blocked", "it's a store.duckdb");
    }
}
