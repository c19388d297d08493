package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.plimsoll.Sampled;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.file.OwnInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever page of a store is spoilt: each use either does not need it, or says that the file is damaged and what to do. */
@OwnInstances
class DamagedFileTest {

    private static final int SPOILT_STORES = Sampled.of(4, 6, 300);
    private static final int HEADERS = 12_288;
    private static final int LONGEST = 4096;

    @TempDir
    private static Path folder;

    private static Path file;
    private static byte[] whole;

    private interface Use {
        void of(Store store);
    }

    private static final Map<String, Use> USES = Map.of(
            "list", Store::runs,
            "query", store -> store.sql("SELECT count(*), max(ret), max(asset) FROM asset_return_v1", List.of(), 1),
            "read", store -> store.rows(store.artifacts("first")),
            "write", store -> store.record(Drafts.run("next")));

    @BeforeAll
    static void makeAStore() throws IOException {
        file = folder.resolve("store.duckdb");
        Store.at(Stores.fresh(file)).record(Drafts.run("first"));
        whole = Files.readAllBytes(file);
    }

    @Tag("sampled")
    @Test
    void aSpoiltPageIsNoticedOrNotNeeded() throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        int noticed = 0;
        for (int n = 0; n < SPOILT_STORES; n++) {
            byte[] spoilt = whole.clone();
            int from = n < 3 ? n * HEADERS / 3 + random.nextInt(200) : HEADERS + random.nextInt(whole.length - HEADERS);
            int length = 1 + random.nextInt(LONGEST);
            for (int i = from; i < Math.min(from + length, spoilt.length); i++) {
                spoilt[i] ^= (byte) (1 + random.nextInt(255));
            }
            String where = "spoilt from byte " + from + " over " + length + ", ";
            for (Map.Entry<String, Use> use : USES.entrySet()) {
                Files.write(file, spoilt);
                Files.deleteIfExists(Path.of(file + ".wal"));
                try {
                    use.getValue().of(Store.at(file));
                } catch (StoreException e) {
                    noticed++;
                    assertThat(e).as(where + use.getKey()).message().contains(file.toString()).containsAnyOf("is damaged", "cannot be opened", "was rebuilt")
                            .containsAnyOf("restore it from a copy", "restore the store from a copy", "Give the same command again");
                } catch (RuntimeException e) {
                    fail(where + use.getKey() + " ends without words of ours", e);
                }
            }
        }
        assertThat(noticed).as("uses that met the damage").isPositive();
    }

    @Test
    void aStoreCutShortAnywhereIsRefused() throws IOException {
        for (int length : List.of(1, 4000, HEADERS, HEADERS + 1000, whole.length / 2, whole.length - 300_000)) {
            byte[] cut = Arrays.copyOf(whole, length);
            for (String name : List.of("list", "write")) {
                Files.write(file, cut);
                try {
                    USES.get(name).of(Store.at(file));
                    fail("a store cut to " + length + " bytes was used to " + name);
                } catch (StoreException e) {
                    assertThat(e).as("cut to " + length).hasMessageContaining(file.toString());
                }
            }
        }
    }
}
