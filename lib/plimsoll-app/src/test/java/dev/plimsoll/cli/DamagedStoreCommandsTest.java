package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.Sampled;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.CrashedStore;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.file.OwnInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the user sees of a damaged log or a damaged file. */
@OwnInstances
class DamagedStoreCommandsTest extends WithFolder {

    private static final int DAYS = 300;
    private static final int PAGES = Sampled.of(4, 8, 8);
    private static final int HEADERS = 12_288;
    private static final int BLOCK = 262_144;

    @Test
    void aDamagedLogIsLeftByReadersAndPutAsideWithAWarningByTheNextRun() {
        CrashedStore crashed = CrashedStore.of(folder.resolve("live.duckdb"), "first", "second");
        Path file = crashed.at(folder.resolve("store.duckdb"), crashed.spoiltAt("first"));

        for (List<String> reader : List.of(List.of("runs"), List.of("sql", "SELECT 1"), List.of("verify"))) {
            Outcome refused = Outcome.of(reader, "--store", file);
            assertThat(refused.code()).as(reader + refused.err()).isEqualTo(70);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("store.duckdb.wal is damaged", "Nothing was changed", "plimsoll run");
        }

        Path inputs = SampleRuns.write(folder.resolve("inputs"), DAYS);
        Outcome run = Outcome.of("run", "--inputs", inputs, "--store", file, "--run-id", "third", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{");
        assertThat(run.err()).startsWith("Warning: The store's log could not be replayed").contains(".broken", "SHA-256", "plimsoll runs");
        assertThat(Outcome.of("runs", "--store", file).out()).contains("third");
        Outcome verify = Outcome.of("verify", "--store", file);
        assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
        assertThat(Stores.text(file, "SELECT code FROM incident")).isEqualTo("WAL_PUT_ASIDE");
    }

    @Test
    void aRepairTellsWhatItDoesAndADryRunOnlyTells() throws IOException {
        CrashedStore crashed = CrashedStore.of(folder.resolve("live.duckdb"), "first");
        Path file = crashed.at(folder.resolve("store.duckdb"), crashed.spoiltAt("first"));
        Outcome tried = Outcome.of("repair", file, "--dry-run").succeeded();
        assertThat(tried.out()).startsWith("Nothing was changed.").contains("put aside", "Intact.");
        assertThat(Path.of(file + ".wal")).hasBinaryContent(crashed.spoiltAt("first"));
        JsonNode done = Outcome.of("repair", file, "--json", "--quiet").succeeded().json();
        assertThat(done.get("done")).singleElement().asString().contains("put aside", ".broken");
        assertThat(done.get("verification").get("intact").asBoolean()).isTrue();
        assertThat(Outcome.of("repair", "--store", file).succeeded().out()).startsWith("Nothing to repair: ");

        Stores.execute(file, "DROP TRIGGER run_no_update ON run");
        assertThat(Outcome.of("repair", file).code()).isEqualTo(2);
        Outcome.of("repair", file, "--store", folder.resolve("none.duckdb")).failedWith(64, "Name the store once");
        Outcome.of("repair", folder.resolve("none.duckdb")).failedWith(66, "There is no store at");
        Files.write(file, new byte[100]);
        Outcome.of("repair", file).failedWith(70, "has 100 bytes");
    }

    @Tag("sampled")
    @Test
    void aDamagedPageIsSaidByEveryCommandThatMeetsIt() throws IOException {
        CrashedStore crashed = CrashedStore.of(folder.resolve("live.duckdb"), "first");
        Path file = crashed.at(folder.resolve("store.duckdb"), crashed.log());
        assertThat(Outcome.of("run", "--inputs", SampleRuns.write(folder.resolve("inputs"), DAYS), "--store", file).code()).isZero();
        byte[] whole = Files.readAllBytes(file);
        int rows = block(file, "pragma_storage_info('allocator_state_v1')");
        int catalogue = block(file, "pragma_metadata_info()");
        assertThat(verified(file, whole, HEADERS + rows * BLOCK, BLOCK)).as("rows that cannot be read are a finding").isEqualTo(2);
        assertThat(verified(file, whole, HEADERS + catalogue * BLOCK, BLOCK)).as("a catalogue that cannot be read").isEqualTo(70);
        for (int page = 0; page < PAGES; page++) {
            int at = HEADERS + (int) ((whole.length - (long) HEADERS) * page / PAGES) + 1000;
            assertThat(verified(file, whole, at, 2000)).as("page at %d", at).isIn(0, 2, 70);
        }
    }

    private static int block(Path file, String source) {
        return Integer.parseInt(Stores.text(file, "SELECT max(block_id) FROM " + source));
    }

    private static int verified(Path file, byte[] whole, int from, int length) throws IOException {
        byte[] spoilt = whole.clone();
        for (int i = from; i < from + length; i++) {
            spoilt[i] ^= 0x5a;
        }
        Files.write(file, spoilt);
        Outcome verify = Outcome.of("verify", "--store", file);
        if (verify.code() == 70) {
            assertThat(verify.err()).contains(file.toString()).containsAnyOf("is damaged", "cannot be opened").doesNotContain("internal error");
        }
        return verify.code();
    }
}
