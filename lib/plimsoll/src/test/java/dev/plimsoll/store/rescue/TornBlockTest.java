package dev.plimsoll.store.rescue;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Sampled;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.CrashedStore;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.GoldenFiles;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.OwnInstances;
import dev.plimsoll.store.run.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store whose process was killed in the middle of writing a block is made again from its rows; a spoilt one is not taken for such. */
@OwnInstances
class TornBlockTest extends WithFolder {

    private static final int HEADERS = 12_288;
    private static final int BLOCK = 262_144;

    @TempDir
    private static Path made;

    private static byte[] before;
    private static byte[] after;
    private static List<Integer> rewritten;

    /** Two states of one file, and the blocks that the second has rewritten although the first is using them. */
    @BeforeAll
    static void writeTwoRuns() throws IOException {
        Path file = Stores.fresh(made.resolve("store.duckdb"));
        Store.at(file).record(Drafts.run("first"));
        before = Files.readAllBytes(file);
        List<Integer> used = Stores.rows(file, "SELECT block_id FROM pragma_metadata_info()").stream()
                .map(row -> ((Number) row.get(0)).intValue()).toList();
        Files.write(file, before); // as it was before it was looked at
        Store.at(file).record(Drafts.run("second"));
        after = Files.readAllBytes(file);
        rewritten = new ArrayList<>();
        for (int block : used) {
            int from = HEADERS + block * BLOCK;
            if (from + BLOCK <= Math.min(before.length, after.length)
                    && !Arrays.equals(before, from, from + BLOCK, after, from, from + BLOCK)) {
                rewritten.add(from);
            }
        }
    }

    /** As many bytes of a block as hold half of what is new in it. */
    private static int half(int block) {
        int[] changed = IntStream.range(0, BLOCK).filter(i -> before[block + i] != after[block + i]).toArray();
        return changed[changed.length / 2];
    }

    /** The file as a process leaves it that is killed after some bytes of a block. */
    private Path torn(int block, int written) throws IOException {
        byte[] bytes = before.clone();
        System.arraycopy(after, block, bytes, block, written);
        return Files.write(folder.resolve("store.duckdb"), bytes);
    }

    @Test
    void duckDbRewritesBlocksThatAreInUse() throws IOException {
        assertThat(rewritten).as("without any, all this were not needed").isNotEmpty();
        Path file = torn(rewritten.get(0), half(rewritten.get(0)));
        assertThatThrownBy(() -> Stores.text(file, "SELECT count(*) FROM run")).rootCause()
                .hasMessageContaining("does not match stored checksum");
    }

    @Tag("sampled")
    @Test
    void theStoreIsRebuiltWithAllThatWasCommitted() throws IOException {
        // With eight bytes it is the checksum alone that is new: see theLogIsPartOfIt.
        for (int written : Sampled.THOROUGH ? List.of(8, half(rewritten.get(0))) : List.of(half(rewritten.get(0)))) {
            Path file = torn(rewritten.get(0), written);
            byte[] bytes = Files.readAllBytes(file);
            List<String> warnings = new ArrayList<>();
            Store store = Store.at(file).telling(warnings::add, wait -> { });

            assertFails(() -> store.sql("SELECT count(*) FROM run", List.of(), 1), StoreException.class, file.toString(),
                    "Any command that writes", "rebuilds it");
            try {
                store.record(Drafts.run("third"));
            } catch (StoreException e) { // met only once the file was open
                assertThat(e).hasMessageContaining("was rebuilt").hasMessageContaining("Give the same command again");
                store.record(Drafts.run("third"));
            }
            assertThat(store.runs()).extracting(RunInfo::runId).containsExactlyInAnyOrder("first", "third");
            assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
            assertThat(warnings).singleElement().asString().contains("rebuilt from its rows", "all of it verifies", ".broken", "SHA-256");

            Path kept = folder.resolve(Stores.text(file, "SELECT file_name FROM incident WHERE code = 'STORE_REBUILT'"));
            assertThat(kept).hasBinaryContent(bytes);
            assertThat(Stores.files(folder)).containsExactlyInAnyOrder("store.duckdb", kept.getFileName().toString());
            Files.delete(kept);
            Files.delete(file);
        }
    }

    /** What a killed process had committed to the log is part of the rebuilt store, and the log is kept beside it. */
    @Tag("thorough")
    @Test
    void theLogIsPartOfIt() throws IOException {
        CrashedStore crashed = CrashedStore.of(folder.resolve("live.duckdb"), "first", "second");
        Path file = crashed.at(folder.resolve("store.duckdb"), crashed.log());
        byte[] bytes = Files.readAllBytes(file);
        int block = HEADERS + Integer.parseInt(Stores.text(Files.write(folder.resolve("look.duckdb"), bytes),
                "SELECT max(block_id) FROM pragma_metadata_info()")) * BLOCK;
        // A block that is old in full but for its checksum, which is written first.
        bytes[block] ^= 1;
        Files.write(file, bytes);
        Store store = Store.at(file);
        try {
            store.record(Drafts.run("third"));
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("was rebuilt");
            store.record(Drafts.run("third"));
        }
        assertThat(store.runs()).extracting(RunInfo::runId).contains("first", "second", "third");
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        assertThat(Stores.files(folder)).anyMatch(name -> name.matches("store\\.duckdb\\.wal\\..*\\.broken"));
    }

    static IntStream olderVersions() {
        return SOAK ? IntStream.rangeClosed(1, GoldenFiles.OLDER) : IntStream.of(3);
    }

    /** As after a kill in the middle of a migration: what is rebuilt has no chain yet, and is brought forward as any older store is. */
    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("olderVersions")
    void aStoreOfAnOlderVersionIsRebuiltAndBroughtForward(int version) throws IOException {
        Path file = GoldenFiles.unzip(version, folder.resolve("store.duckdb"));
        byte[] bytes = Files.readAllBytes(file);
        String ids = Stores.text(file, "SELECT run_id FROM run ORDER BY run_id");
        int block = HEADERS + Integer.parseInt(Stores.text(file, "SELECT min(block_id) FROM pragma_metadata_info()")) * BLOCK;
        bytes[block] ^= 1; // of the checksum, which is written first
        Files.write(file, bytes);
        List<String> warnings = new ArrayList<>();
        Store store = Store.at(file).telling(warnings::add, wait -> { });
        try {
            store.record(Drafts.run("third"));
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("was rebuilt");
            store.record(Drafts.run("third"));
        }
        assertThat(warnings).singleElement().asString().contains("rebuilt from its rows");
        assertThat(store.runs()).extracting(RunInfo::runId).containsAll(ids.lines().toList()).contains("third");
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
    }

    /** Bytes that a disk has changed: whatever DuckDB makes of them, the store is left as it is, or all that is used of it verifies. */
    @Tag("sampled")
    @Test
    void aBlockThatIsSpoiltIsRefusedOrNotNeeded() throws IOException {
        int refused = 0;
        for (int length : Sampled.THOROUGH ? List.of(1500, BLOCK - 8) : List.of(BLOCK - 8)) {
            byte[] bytes = before.clone();
            for (int i = 8; i < 8 + length; i++) {
                bytes[rewritten.get(0) + i] ^= 0x5a;
            }
            Path file = Files.write(folder.resolve("store.duckdb"), bytes);
            Store store = Store.at(file);
            try {
                store.record(Drafts.run("third"));
                assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
            } catch (StoreException e) {
                refused++;
                assertThat(e).hasMessageContainingAll("is damaged", "in vain to rebuild it", "Nothing was changed", "restore it from a copy");
                assertThat(file).hasBinaryContent(bytes);
                assertThat(Stores.files(folder)).containsExactly("store.duckdb");
            }
            try (var left = Files.list(folder)) {
                for (Path one : left.toList()) {
                    Files.delete(one);
                }
            }
        }
        assertThat(refused).isPositive();
    }
}
