package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.StoreFileTest;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.schema.Migrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store of every released version is read, brought forward by the next write, and keeps every row it had. */
class GoldenStoresTest extends WithFolder {

    /** Old tables with the columns they had, so that a column added later does not count as a change. */
    private static Map<String, String> contents(Path file, Map<String, String> columns) throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = Stores.connect(file)) {
            for (Map.Entry<String, String> table : columns.entrySet()) {
                contents.put(table.getKey(), Stores.text(connection, "SELECT " + table.getValue() + " FROM main." + table.getKey()
                        + " ORDER BY ALL"));
            }
        }
        return contents;
    }

    private static Map<String, String> columns(Path file) {
        Map<String, String> columns = new TreeMap<>();
        Stores.rows(file, "SELECT table_name, string_agg(column_name, ', ' ORDER BY column_index) FROM duckdb_columns() "
                + "WHERE schema_name = 'main' AND NOT internal AND table_name IN (SELECT table_name FROM duckdb_tables()) GROUP BY ALL")
                .forEach(row -> columns.put((String) row.get(0), (String) row.get(1)));
        return columns;
    }

    private static String without(String lines, String... starts) {
        return String.join("\n", lines.lines().filter(line -> List.of(starts).stream().noneMatch(line::startsWith)).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anOlderStoreKeepsEveryRowWhenItIsBroughtForward(int version) throws IOException, SQLException {
        Path file = GoldenFiles.unzip(version, folder.resolve("store.duckdb"));
        Map<String, String> columns = columns(file);
        Map<String, String> before = contents(file, columns);
        assertThat(before.get("schema_version").lines()).hasSize(version);
        before.forEach((table, rows) -> assertThat(rows.isEmpty()).as(table + " has rows").isEqualTo(table.equals("append_only_guard")));

        Store store = Store.at(file);
        store.record(Drafts.run("later"));

        Map<String, String> after = contents(file, columns);
        for (String table : columns.keySet()) {
            if (List.of("schema_version", "view_set", "artifact_schema").contains(table)) {
                assertThat(after.get(table).lines()).as(table).containsAll(before.get(table).lines().toList());
            } else if (columns.get(table).contains("run_id") && !table.startsWith("audit_") && !table.equals("promotion")) {
                assertThat(without(after.get(table), "later | ")).as(table).isEqualTo(before.get(table));
            } else {
                assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
            }
        }
        assertThat(Stores.text(file, "SELECT max(version) FROM schema_version")).isEqualTo("" + Migrator.bundled().version());
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        assertThat(Stores.text(file, "SELECT string_agg(subject_id, ', ' ORDER BY subject_id) FROM chain WHERE subject = 'run'"))
                .isEqualTo("broken, first, later, second");
        assertThat(store.runs()).extracting(RunInfo::runId).containsExactlyInAnyOrder("first", "second", "broken", "later");
        assertThat(store.record(Drafts.run("later")).alreadyStored()).isTrue();
        assertThat(store.rows(store.artifacts("second"))).hasSameSizeAs(store.artifacts("second"));
    }

    /** It has no chain yet, and no tables for what came later; its rows are held against their hashes all the same. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anUntouchedOlderStoreVerifiesButForItsChainAndAChangedOneDoesNot(int version) throws IOException, SQLException {
        Path file = GoldenFiles.unzip(version, folder.resolve("store.duckdb"));
        Store store = Store.at(file);
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).extracting(VerifyFinding::code)
                .containsExactly(VerifyCode.NO_CHAIN);
        assertThat(store.verify(new VerifyRequest(List.of("second"), Optional.empty()), VerifyListener.NONE).findings()).extracting(VerifyFinding::code)
                .containsExactly(VerifyCode.NO_CHAIN);
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "DROP TRIGGER asset_return_v1_no_update ON asset_return_v1");
            Stores.execute(connection, "UPDATE asset_return_v1 SET ret = ret + 1e-15 WHERE rowid = (SELECT min(rowid) FROM asset_return_v1)");
        }
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).extracting(VerifyFinding::code)
                .containsExactlyInAnyOrder(VerifyCode.NO_CHAIN, VerifyCode.OBJECT_MISSING, VerifyCode.CONTENT_CHANGED);
    }

    /** Nothing is changed by looking; what cannot be answered from an older file says so. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anOlderStoreIsReadAsItIsOrSaysHowToBringItForward(int version) throws IOException {
        Path file = GoldenFiles.unzip(version, folder.resolve("store.duckdb"));
        Path copy = Stores.copy(file, Files.createDirectory(folder.resolve("copy")).resolve("store.duckdb"));
        Store store = Store.at(file);
        assertThat(store.sql("SELECT run_id FROM audit.run_overview ORDER BY run_id", List.of(), 9).rows())
                .containsExactly(List.of("broken"), List.of("first"), List.of("second"));
        assertFails(() -> store.sql("SELECT count(*) FROM chain", List.of(), 9), PlimsollException.class, "The query was refused",
                "has schema version " + version, "Any command that writes");
        try {
            assertThat(store.runs()).extracting(RunInfo::runId).containsExactlyInAnyOrder("first", "second", "broken");
        } catch (StoreException e) {
            assertThat(e).hasMessageContainingAll(file.toString(), "has schema version " + version, "Any command that writes",
                    "Nothing was changed");
        }
        assertThat(Stores.sameBytes(file, copy)).isTrue();
        assertThat(Stores.files(folder)).containsExactly("copy", "store.duckdb");
    }

    /** With the views of today, or with those it was made with: they may be replaced within a version. */
    @ParameterizedTest
    @CsvSource({"6, e37b2e671bb4ff58ff13876c8e0f1bfb012215913b5d69fbb855c082f791bc20",
        "7, 689a6acbd2fd34b7e0326666b25ac7fd49b2f25d67ceeba88b26c6e5e06b7bcd",
        "8, ea4224b6bcb7ffae903f3745e375742718eef7fe538ab8f42f4e3460e4aea8d6"})
    void aChainedStoreVerifiesAndIsReplayedToTheSameBytes(int version, String head) throws IOException {
        Path file = GoldenFiles.unzip(version, folder.resolve("store.duckdb"));
        Map<String, Long> before = Stores.counts(file);
        before.forEach((table, rows) -> assertThat(rows == 0).as(table + " is empty").isEqualTo(table.equals("append_only_guard")));
        byte[] bytes = Stores.bytes(file);
        Plimsoll lab = Plimsoll.open(file.toString());
        VerifyReport report = lab.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.head()).map(ChainHead::hash).contains(head);
        assertThat(lab.runs()).extracting(RunInfo::runId).containsExactly("computed", "broken", "second", "first");
        assertThat(Arrays.equals(Stores.bytes(file), bytes)).as("looking changes nothing").isTrue();

        assertThat(lab.replay("computed").verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(lab.certify("computed", 2, 6).isClean()).isTrue();
        assertThat(lab.verify().findings()).isEmpty();
        assertThat(Stores.text(file, "SELECT max(version) FROM schema_version")).isEqualTo("" + Migrator.bundled().version());
        assertThat(Stores.counts(file)).containsEntry("replay_receipt", before.get("replay_receipt") + 1)
                .containsEntry("lookahead_certificate", before.get("lookahead_certificate") + 1).containsEntry("run", before.get("run"));
    }

    @Test
    void aStoreOfTheNextVersionIsRefusedUnchanged() throws IOException {
        Path file = GoldenFiles.unzip(5, folder.resolve("store.duckdb"));
        int next = Migrator.bundled().version() + 1;
        Stores.execute(file, "INSERT INTO schema_version SELECT range, 'V.sql', 'x', now(), '9.9.9' FROM range(6, " + (next + 1) + ")");
        byte[] bytes = Stores.bytes(file);
        for (StoreFileTest.Use use : StoreFileTest.USES.values()) {
            assertFails(() -> use.of(Store.at(file)), StoreException.class, "has schema version " + next, "versions 1 to " + (next - 1),
                    "Nothing was changed");
        }
        assertThat(Arrays.equals(Stores.bytes(file), bytes)).isTrue();
    }
}
