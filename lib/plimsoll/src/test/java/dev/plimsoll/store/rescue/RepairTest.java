package dev.plimsoll.store.rescue;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.CrashedStore;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.GoldenFiles;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.OwnInstances;
import dev.plimsoll.store.run.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repair finds and does, is what any writing command would; a dry run tells the same and changes nothing. */
@OwnInstances
class RepairTest extends WithFolder {

    private static final int HEADERS = 12_288;
    private static final int BLOCK = 262_144;

    @TempDir
    private static Path made;

    private static CrashedStore crashed;
    private static byte[] whole;

    private Path file;
    private Store store;

    @BeforeAll
    static void makeStores() throws IOException {
        crashed = CrashedStore.of(made.resolve("crashed.duckdb"), "first", "second");
        Path file = Stores.fresh(made.resolve("whole.duckdb"));
        Store.at(file).record(Drafts.run("first"));
        whole = Files.readAllBytes(file);
    }

    private void use(byte[] bytes) throws IOException {
        file = Files.write(folder.resolve("store.duckdb"), bytes);
        store = Store.at(file);
    }

    /** Name to bytes of all files there. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String name : Stores.files(folder)) {
            Path path = folder.resolve(name);
            all.put(name, Files.isDirectory(path) ? Stores.files(path).toString() : Stores.sha256(path));
        }
        return all;
    }

    private RepairReport tried() throws IOException {
        Map<String, String> before = everything();
        try {
            return store.repair(true, VerifyListener.NONE);
        } finally {
            assertThat(everything()).isEqualTo(before);
        }
    }

    private RepairReport repaired() {
        return store.repair(false, VerifyListener.NONE);
    }

    /** What it did, by the dry run and then by the real one, the instants in names aside; afterwards there is nothing left to do. */
    private String mended() throws IOException {
        RepairReport tried = tried();
        RepairReport report = repaired();
        assertThat(withoutInstants(report)).isEqualTo(withoutInstants(tried));
        assertThat(report.verification().findings()).isEmpty();
        assertThat(repaired().done()).isEmpty();
        assertThat(report.toString()).startsWith("Repaired: " + file).contains("Intact.");
        assertThat(tried.toString()).startsWith("Nothing was changed.").contains("Intact.");
        return String.join("\n", report.done());
    }

    private static String withoutInstants(RepairReport report) {
        return report.done().toString().replaceAll("\\d{8}T\\d{6}Z", "INSTANT");
    }

    @Test
    void aStoreWithoutFaultIsLeftAsItIs() throws IOException {
        use(whole);
        assertThat(tried().toString()).startsWith("Nothing to repair: " + file);
        assertThat(repaired().toString()).startsWith("Nothing to repair: " + file).contains("Verified the whole store", "Intact.");
        assertThat(file).hasBinaryContent(whole);
        assertThat(Stores.files(folder)).containsExactly("store.duckdb");
        assertFails(() -> Store.at(folder.resolve("none.duckdb")).repair(true, VerifyListener.NONE), InputMissingException.class,
                "none.duckdb");
    }

    @Test
    void aLogThatCannotBeReplayedIsPutAside() throws IOException {
        byte[] log = crashed.spoiltAt("second");
        file = crashed.at(folder.resolve("store.duckdb"), log);
        store = Store.at(file);
        assertThat(mended()).contains("The store's log could not be replayed", "It was put aside as store.duckdb.wal.");
        assertThat(store.runs()).extracting(RunInfo::runId).containsExactly("first");
        assertThat(folder.resolve(Stores.text(file, "SELECT file_name FROM incident WHERE code = 'WAL_PUT_ASIDE'"))).hasBinaryContent(log);
    }

    /** No writing command reads all rows, so that none might have met it. */
    @Test
    void aBlockWithAWrongChecksumIsMetAndTheStoreRebuilt() throws IOException {
        int rows = HEADERS + ((Number) Stores.rows(Files.write(folder.resolve("store.duckdb"), whole),
                "SELECT max(block_id) FROM pragma_storage_info('run')").get(0).get(0)).intValue() * BLOCK;
        byte[] bytes = whole.clone();
        bytes[rows] ^= 1; // of the checksum, which is written first
        use(bytes);
        assertThat(mended()).contains("was rebuilt from its rows, and all of it verifies", ".broken");
        assertThat(store.runs()).extracting(RunInfo::runId).containsExactly("first");
        assertThat(folder.resolve(Stores.text(file, "SELECT file_name FROM incident WHERE code = 'STORE_REBUILT'"))).hasBinaryContent(bytes);
    }

    @Test
    void whatIsDamagedBeyondRepairIsRefusedInTheWordsOfAnOpening() throws IOException {
        byte[] bytes = whole.clone();
        int block = HEADERS + ((Number) Stores.rows(Files.write(folder.resolve("store.duckdb"), whole),
                "SELECT max(block_id) FROM pragma_metadata_info()").get(0).get(0)).intValue() * BLOCK;
        for (int i = block + 8; i < block + BLOCK; i++) {
            bytes[i] ^= 0x5a;
        }
        use(bytes);
        assertThatThrownBy(this::tried).isInstanceOf(StoreException.class).hasMessageContainingAll(file.toString(), "is damaged",
                "in vain to rebuild it", "Nothing was changed", "restore it from a copy").message().doesNotContain("plimsoll-repair-");
        assertFails(this::repaired, StoreException.class, "in vain to rebuild it");
        use(Arrays.copyOf(whole, 4000));
        assertThatThrownBy(this::tried).hasMessageContainingAll(file.toString(), "has 4000 bytes");
        assertThatThrownBy(this::repaired).hasMessageContainingAll(file.toString(), "has 4000 bytes");
        assertThat(file).hasSize(4000);
        assertThat(Stores.files(folder)).containsExactly("store.duckdb");
    }

    @Test
    void anOlderStoreIsBroughtForwardAndLeftoversGo() throws IOException {
        file = GoldenFiles.unzip(3, folder.resolve("store.duckdb"));
        store = Store.at(file);
        Path part = Files.writeString(folder.resolve(".plimsoll-0f8fad5b-d9cb-469f-a165-70867728950e.part"), "x");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(100_000)));
        assertThat(mended()).contains("The store was of an older schema", "every row was kept", "was removed: " + part.getFileName());
        assertThat(part).doesNotExist();
    }

    @Test
    void whereRowsAreIsNotedAnew() throws IOException {
        use(whole);
        String triggers = Stores.text(file, "SELECT string_agg(sql, ' ') FROM duckdb_triggers() WHERE table_name = 'artifact_range'");
        String noted = Stores.text(file, "FROM artifact_range ORDER BY ALL");
        Stores.execute(file, "DROP TRIGGER artifact_range_no_update ON artifact_range; DROP TRIGGER artifact_range_no_delete ON artifact_range; "
                + "UPDATE artifact_range SET first_row = first_row + 1; " + triggers);
        assertThat(mended()).contains("noted anew from the rows");
        assertThat(Stores.text(file, "FROM artifact_range ORDER BY ALL")).isEqualTo(noted).isNotEmpty();
        assertThat(Stores.text(file, "SELECT code FROM incident")).isEqualTo("RANGES_REWRITTEN");
    }

    @Test
    void rowsThatWereChangedAreNoDamageOfTheFile() throws IOException {
        use(whole);
        Stores.execute(file, "DROP TRIGGER run_no_update ON run");
        for (RepairReport report : new RepairReport[] {tried(), repaired()}) {
            assertThat(report.done()).isEmpty();
            assertThat(report.toString()).startsWith("Nothing of this can be repaired: " + file).contains("run_no_update", "NOT INTACT");
        }
    }
}
