package dev.plimsoll.store.rescue;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.CrashedStore;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.OwnInstances;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.schema.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process that died left in the log is not lost, and of a log that is damaged no byte is. */
@OwnInstances
class WriteAheadLogTest extends WithFolder {

    @TempDir
    private static Path scratch;

    private static CrashedStore crashed;
    private static byte[] otherLog;

    private final List<String> warnings = new ArrayList<>();
    private Path file;
    private Path log;
    private Store store;

    @BeforeAll
    static void crash() {
        crashed = CrashedStore.of(scratch.resolve("a.duckdb"), "first", "second", "third");
        Path other = scratch.resolve("b.duckdb");
        Store.at(other).record(Drafts.run("a store made for itself has an identity of its own"));
        otherLog = CrashedStore.in(other, "other").log();
    }

    @BeforeEach
    void nameTheFiles() {
        file = folder.resolve("store.duckdb");
        log = Path.of(file + ".wal");
        store = Store.at(file).telling(warnings::add, wait -> { });
    }

    private List<String> runIds() {
        return store.runs().stream().map(RunInfo::runId).sorted().toList();
    }

    private List<Path> keptLogs() {
        return Stores.files(folder).stream().filter(name -> name.endsWith(".broken")).map(folder::resolve).toList();
    }

    private static byte[] damaged(String how) {
        byte[] log = crashed.log();
        SplittableRandom random = new SplittableRandom(3);
        switch (how) {
            case "whole" -> { }
            case "empty" -> log = new byte[0];
            case "text" -> log = "this is no log\n".repeat(100).getBytes();
            case "zeros" -> log = new byte[4096];
            case "noise" -> random.nextBytes(log);
            case "another store's" -> log = otherLog;
            case "cut in the first commit" -> log = Arrays.copyOf(log, crashed.end(0) - 900);
            case "cut after the first commit" -> log = Arrays.copyOf(log, crashed.end(0));
            case "cut in the third commit" -> log = Arrays.copyOf(log, crashed.end(1) + 900);
            case "noise at the end" -> {
                log = Arrays.copyOf(log, log.length + 3000);
                for (int i = crashed.log().length; i < log.length; i++) {
                    log[i] = (byte) random.nextInt();
                }
            }
            case "a bit of the identity" -> log[20] ^= 1;
            case "a bit of the first commit" -> log = crashed.spoiltAt("first");
            case "a bit of the second commit" -> log = crashed.spoiltAt("second");
            default -> throw new IllegalArgumentException(how);
        }
        return log;
    }

    /** runs: how many of the three are there afterwards; kept: whether the damaged log is; readable: whether it can be read before. */
    @ParameterizedTest
    @CsvSource({
        "whole,                       3, false, true",
        "cut in the third commit,     2, true,  true",
        "noise at the end,            3, true,  true",
        "text,                        0, true,  true",
        "another store's,             0, true,  false",
        "a bit of the second commit,  1, true,  false"})
    void wholeCommitsStayAndDamageIsKeptAndToldOf(String how, int runs, boolean kept, boolean readable) throws IOException {
        check(how, runs, kept, readable);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "plimsoll.soak", matches = "true")
    @CsvSource({
        "empty,                       0, false, true",
        "cut after the first commit,  1, false, true",
        "cut in the first commit,     0, true,  true",
        "zeros,                       0, true,  true",
        "noise,                       0, true,  true",
        "a bit of the identity,       0, true,  false",
        "a bit of the first commit,   0, true,  false"})
    void soDoTheyInOtherCases(String how, int runs, boolean kept, boolean readable) throws IOException {
        check(how, runs, kept, readable);
    }

    private void check(String how, int runs, boolean kept, boolean readable) throws IOException {
        byte[] bytes = damaged(how);
        crashed.at(file, bytes);
        List<String> expected = List.of("first", "second", "third").subList(0, runs);

        if (readable) {
            assertThat(runIds()).isEqualTo(expected);
        } else {
            assertFails(() -> store.runs(), StoreException.class, file.toString(), "store.duckdb.wal is damaged", "Nothing was changed",
                    "Any command that");
        }
        assertThat(Files.readAllBytes(file)).as("a reader changes nothing").isEqualTo(crashed.file());
        assertThat(Files.readAllBytes(log)).as("a reader changes nothing").isEqualTo(bytes);
        assertThat(warnings).isEmpty();

        store.record(Drafts.run("later"));
        assertThat(runIds()).containsAll(expected).contains("later").hasSize(runs + 1);
        if (SOAK || how.startsWith("a bit of the second")) {
            assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        }
        assertThat(keptLogs()).hasSize(kept ? 1 : 0);
        assertThat(warnings).hasSize(kept ? 1 : 0);
        String incidents = Stores.text(file, "SELECT sequence, code, message, file_name, file_bytes, file_sha256, library_version "
                + "FROM incident");
        if (kept) {
            Path aside = keptLogs().get(0);
            assertThat(Files.readAllBytes(aside)).isEqualTo(bytes);
            assertThat(incidents).isEqualTo("1 | WAL_PUT_ASIDE | " + warnings.get(0) + " | " + aside.getFileName() + " | " + bytes.length
                    + " | " + Stores.sha256(aside) + " | " + Library.version());
            assertThat(warnings.get(0)).contains(aside.getFileName().toString(), Stores.sha256(aside), "plimsoll runs");
        } else {
            assertThat(incidents).isEmpty();
        }

        warnings.clear();
        store.record(Drafts.run("much later"));
        assertThat(warnings).as("told of once").isEmpty();
        assertThat(Stores.text(file, "SELECT count(*) FROM incident")).isEqualTo(kept ? "1" : "0");
    }

    /** A run that was acknowledged after a damaged log was found is not lost in the next crash. */
    @Test
    void nothingIsAppendedToADamagedLog() {
        crashed.at(file, damaged("text"));
        store.record(Drafts.run("later"));
        assertThat(log).doesNotExist();
        assertThat(runIds()).containsExactly("later");
    }

    @Test
    void aLogPutAsideNeverTakesTheNameOfAnother() {
        for (String how : List.of("another store's", "text", "a bit of the identity")) {
            crashed.at(file, damaged(how));
            store.record(Drafts.run("later"));
        }
        assertThat(keptLogs()).hasSize(3);
        assertThat(keptLogs()).extracting(Stores::sha256).doesNotHaveDuplicates();
    }

    /** The file behind the log is damaged itself: then the log stays its log. */
    @Test
    void aLogOfAFileThatCannotBeOpenedStaysWhereItIs() throws IOException {
        crashed.at(file, crashed.log());
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 12_288, (byte) 7);
        Files.write(file, bytes);
        assertFails(() -> store.record(Drafts.run("later")), StoreException.class, file.toString());
        assertThat(Files.readAllBytes(log)).isEqualTo(crashed.log());
        assertThat(Stores.files(folder)).containsExactly("store.duckdb", "store.duckdb.wal");
    }

    @Test
    void aLogWhoseStoreIsGoneIsNotTakenForANewStore() throws IOException {
        Files.write(log, crashed.log());
        store.record(Drafts.run("later"));
        assertThat(runIds()).containsExactly("later");
        assertThat(keptLogs()).hasSize(1);
        assertThat(Files.readAllBytes(keptLogs().get(0))).isEqualTo(crashed.log());
        assertThat(warnings).hasSize(1);
    }
}
