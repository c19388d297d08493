package dev.plimsoll.store.file;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.Unchecked.unchecked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Sampled;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.store.schema.Migrator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a store opens, which it refuses, and that it never changes what it only looks at. */
@OwnInstances
public class StoreFileTest extends WithFolder {

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("store.duckdb");
    }

    /** A store of one run, made once. */
    private static final class Template {
        static final byte[] BYTES = Stores.made(folder -> {
            Path file = Stores.fresh(folder.resolve("store.duckdb"));
            Store.at(file).record(Drafts.run("first"));
            return file;
        });
    }

    private Store ofOneRun() {
        return Store.at(Stores.write(file, Template.BYTES));
    }

    public interface Use {
        void of(Store store);
    }

    public static final Map<String, Use> USES = Map.of(
            "record", store -> store.record(Drafts.run("r")),
            "recordFailure", store -> store.recordFailure(Drafts.run("r", Drafts.inputs()), new IllegalStateException("x")),
            "runs", Store::runs,
            "run", store -> store.run("r"),
            "why", store -> store.why("r", LocalDate.parse("2024-01-02")),
            "sql", store -> store.sql("SELECT 1", List.of(), 1));

    /** Every use fails with words, and the folder holds the same files with the same bytes after each. */
    private void assertRefused(Class<? extends PlimsollException> type, String... words) {
        byte[] before = Stores.bytes(file);
        List<String> files = Stores.files(folder);
        USES.forEach((name, use) -> {
            assertThatThrownBy(() -> use.of(Store.at(file))).as(name).isInstanceOf(type).hasMessageContainingAll(words);
            assertThat(Stores.files(folder)).as(name).isEqualTo(files);
            assertThat(Arrays.equals(Stores.bytes(file), before)).as("bytes after " + name + " are those before").isTrue();
        });
    }

    @Test
    void aFileOfANewerVersionIsRefusedNamingBothVersions() {
        ofOneRun();
        int known = Migrator.bundled().version();
        Stores.execute(file, "INSERT INTO schema_version VALUES (" + (known + 41) + ", 'V.sql', 'x', now(), '99.0.0')");
        assertRefused(StoreException.class, file.toString(), "has schema version " + (known + 41),
                "(" + Library.version() + ") knows versions 1 to " + known, "Nothing was changed", "newer one");
    }

    @Test
    void aDuckDbFileOfSomebodyElseIsRefused() {
        Stores.execute(file, "CREATE TABLE prices (day DATE, price DOUBLE)");
        assertRefused(StoreException.class, file.toString(), "no Plimsoll store", "Nothing was changed", "--store FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE schema_version (installed_rank INTEGER, version VARCHAR, description VARCHAR)",
        "CREATE TABLE schema_version (version INTEGER); INSERT INTO schema_version VALUES (1)", "CREATE VIEW answer AS SELECT 42"})
    void aDuckDbFileOfSomebodyElseWithATableOfOurNameOrLikeOursOrWithViewsOnlyIsRefused(String made) {
        Stores.execute(file, made);
        assertRefused(StoreException.class, file.toString(), "no Plimsoll store");
    }

    @Test
    void aFileThatIsNoDatabaseOrATextIsRefused() throws IOException {
        byte[] garbage = new byte[20_000];
        new SplittableRandom(1).nextBytes(garbage);
        for (byte[] bytes : List.of(garbage, "date,ret\n2024-01-02,0.01\n".getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, bytes);
            assertRefused(StoreException.class, file.toString(), "cannot be opened", "Nothing was changed");
        }
    }

    @Test
    void aStoreCutShortIsRefused() throws IOException {
        Files.write(file, Arrays.copyOf(Template.BYTES, 20_000));
        assertRefused(StoreException.class, file.toString());
        Files.write(file, Arrays.copyOf(Template.BYTES, 6000));
        assertRefused(StoreException.class, file.toString(), "cannot be opened: it has 6000 bytes", "Nothing was changed", "Remove the file");
    }

    @Test
    void aStoreWhoseMakingWasCutShortSaysThatItHoldsNothingAndIsMadeByTheNextWrite() {
        Stores.execute(file, "CREATE TABLE t (a INTEGER); DROP TABLE t; CHECKPOINT");
        assertFails(() -> Store.at(file).runs(), StoreException.class, file.toString(), "holds nothing yet", "plimsoll run");
        Store.at(file).record(Drafts.run("r"));
        assertThat(Store.at(file).runs()).hasSize(1);
    }

    @Test
    void onlyTheBeginningOfAFileIsRemovedAfterAFailure() throws IOException {
        RuntimeException failure = new IllegalStateException();
        StoreFile.removeUnfinished(file, failure);
        Files.write(file, new byte[12_288]);
        StoreFile.removeUnfinished(file, failure);
        assertThat(file).as("it has its headers").exists();
        Files.write(file, new byte[12_287]);
        StoreFile.removeUnfinished(file, failure);
        assertThat(file).doesNotExist();
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.createFile(file);
        assertRefused(StoreException.class, file.toString(), "is an empty file", "Nothing was changed", "Remove the file");
    }

    @Test
    void aMissingFileIsMadeWithItsFoldersByAWriteOnly() {
        file = folder.resolve("a/b/store.duckdb");
        assertFails(() -> Store.at(file).runs(), InputMissingException.class, "There is no store at " + file);
        assertThat(folder.resolve("a")).doesNotExist();
        Store.at(file).record(Drafts.run("r"));
        assertThat(file).exists();
    }

    /** Root may write anywhere, so for root this shows reading only. */
    @Test
    void aStoreInAReadOnlyFolderCanBeReadButNotWritten() throws IOException {
        ofOneRun();
        String before = Stores.sha256(file);
        Assumptions.assumeTrue(file.toFile().setReadOnly() && folder.toFile().setReadOnly(), "permissions cannot be set here");
        try {
            assertThat(Store.at(file).runs()).hasSize(1);
            assertThat(Store.at(file).sql("SELECT count(*) AS n FROM run", List.of(), 1).first("n")).isEqualTo(1L);
            if (!Files.isWritable(file)) {
                assertFails(() -> Store.at(file).record(Drafts.run("s")), OutputException.class, file.toString(),
                        "cannot be opened for writing");
                assertThat(Stores.sha256(file)).isEqualTo(before);
            }
        } finally {
            folder.toFile().setWritable(true);
            file.toFile().setWritable(true);
        }
    }

    @Test
    void lookingAtAStoreChangesNoByteOfIt() {
        Store store = ofOneRun();
        store.record(Drafts.everything("second", "first"));
        byte[] before = Stores.bytes(file);
        store.runs();
        store.run("second");
        store.config("second");
        store.warnings("second");
        store.rows(store.artifacts("second"));
        store.why("first", LocalDate.parse("2024-01-03"));
        store.sql("FROM audit.run_overview", List.of(), 10);
        assertThat(Stores.files(folder)).containsExactly("store.duckdb");
        assertThat(Arrays.equals(Stores.bytes(file), before)).isTrue();
    }

    @Test
    void aRunThatIsStoredAlreadyChangesNoByte() {
        assertThat(ofOneRun().record(Drafts.run("first")).alreadyStored()).isTrue();
        assertThat(Arrays.equals(Stores.bytes(file), Template.BYTES)).isTrue();
    }

    @Test
    void nothingIsHeldOpenBetweenCalls() throws SQLException {
        Store store = ofOneRun();
        store.record(Drafts.run("second"));
        store.sql("SELECT 1", List.of(), 1);
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "INSERT INTO view_set VALUES ('from elsewhere', now(), 'x')");
        }
        assertThat(store.sql("SELECT count(*) AS n FROM view_set", List.of(), 1).first("n")).isEqualTo(2L);
    }

    @Tag("sampled")
    @Test
    void threadsThatOpenAFreshStoreAtOnceAllGetIn() throws InterruptedException, ExecutionException {
        int threads = Sampled.of(4, 8, 8);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Recorded>> recorded = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String id = "run-" + i;
                recorded.add(pool.submit(() -> {
                    start.await();
                    Recorded done = Store.at(file).record(Drafts.run(id));
                    assertThat(Store.at(file).run(id).status()).isEqualTo("COMPLETE");
                    Store.at(file).sql("SELECT 1", List.of(), 1);
                    return done;
                }));
            }
            start.countDown();
            for (Future<Recorded> done : recorded) {
                assertThat(done.get().alreadyStored()).isFalse();
            }
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM run")).isEqualTo("" + threads);
        assertThat(Stores.text(file, "SELECT count(*) FROM schema_version")).isEqualTo("" + Migrator.bundled().version());
        assertThat(Stores.text(file, "SELECT count(*) FROM view_set")).isEqualTo("1");
        assertThat(Stores.text(file, "SELECT count(*) FROM asset_return_v1")).as("shared by all").isEqualTo("4");
    }

    /** Does something while another thread of this process writes to the store. */
    private void whileHeld(Runnable action) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread holder = new Thread(() -> new StoreFile(file, Duration.ofSeconds(5)).write(connection -> {
            inside.countDown();
            return unchecked(() -> leave.await(30, TimeUnit.SECONDS));
        }));
        holder.start();
        try {
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            action.run();
        } finally {
            leave.countDown();
            holder.join();
        }
    }

    /** A lock belongs to a process, so DuckDB itself would let one process open a file twice by two names, and spoil it. */
    @Test
    void aFileOfTwoNamesIsOneStore() throws IOException, InterruptedException {
        ofOneRun();
        Path link = Files.createSymbolicLink(folder.resolve("link.duckdb"), file);
        whileHeld(() -> assertFails(() -> Store.at(link, Duration.ofMillis(20)).record(Drafts.run("second")), StoreBusyException.class,
                    "What waited for it is not done; what was stored before stands"));
        Store.at(link).record(Drafts.run("second"));
        assertThat(Store.at(file).runs()).hasSize(2);
    }

    @Test
    void aUnitWaitsItsTurnNoLongerThanItsLimit() throws InterruptedException {
        Stores.fresh(file);
        whileHeld(() -> assertFails(() -> Store.at(file, Duration.ofMillis(300)).runs(), StoreBusyException.class, file.toString(),
                "0.3 s"));
        assertThat(Store.at(file).runs()).isEmpty();
    }

    @Test
    void aConnectionOfThisProcessWithOtherOptionsIsWaitedForToo() throws SQLException {
        ofOneRun();
        try (Connection other = Stores.connect(file)) {
            Stores.execute(other, "SELECT 1");
            assertFails(() -> Store.at(file, Duration.ofMillis(30)).runs(), StoreBusyException.class, "another connection of this process");
        }
        assertThat(Store.at(file).runs()).hasSize(1);
    }
}
