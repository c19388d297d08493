package dev.plimsoll.store.file;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts name a store, and what is said of a place where no file is or can be. */
@OwnInstances
class StorePathTest extends WithFolder {

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/x.duckdb", "S3://bucket/x", "https://example.com/x.duckdb", "gs://b/x", "jdbc:duckdb:x.duckdb", "JDBC:x",
        "md:prices", "motherduck:prices", "duckdb:x", ":memory:", ":memory:x", "ducklake:x", "postgres:dbname=x", "sqlite:x.db", "hf://datasets/x"})
    void anAddressIsRefusedInWords(String text) {
        assertFails(() -> StorePath.of(text), UsageException.class, text, "is an address", "./");
        assertFails(() -> Plimsoll.open(text), UsageException.class, "is an address");
        assertThatThrownBy(() -> Store.at(Path.of(text))).as("as a path").isInstanceOf(UsageException.class).hasMessageContaining("is an address");
    }

    @ParameterizedTest
    @CsvSource({"~, begins with ~", "~/x.duckdb, begins with ~", "~user/x, begins with ~", "'', is empty", "'  ', is empty", "-, standard input",
        "none/, names a folder by its slash", "file:x.duckdb, is an address", "file://host/x.duckdb, no URL of a file",
        "file:///a b.duckdb, no URL of a file", "file:///x?y=1, no URL of a file", "file:///%00, no URL of a file",
        "file:///a%0Ab, control character"})
    void whatIsNoFileIsRefusedInWords(String text, String says) {
        assertFails(() -> StorePath.of(text), UsageException.class, says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0b", "a\u001b[2Jb", "\t", "a\u0085b"})
    void aControlCharacterIsRefusedAndShownReadable(String text) {
        assertThatThrownBy(() -> StorePath.of("x" + text)).isInstanceOf(UsageException.class).satisfies(e -> assertThat(e.getMessage().chars())
                .noneMatch(Character::isISOControl)).hasMessageContaining("\\u00");
    }

    @ParameterizedTest
    @CsvSource({"x, x", "a/b.duckdb, a/b.duckdb", "./~x, ./~x", "./-, ./-", "./:memory:, ./:memory:", "/tmp/s3:/x, /tmp/s3:/x", "a:b, a:b",
        "é ü.duckdb, é ü.duckdb", "file:///data/a%20b.duckdb, /data/a b.duckdb", "FILE:/data/x, /data/x",
        "a?b=c, a?b=c", "a;b, a;b"})
    @DisabledOnOs(OS.WINDOWS)
    void theseArePaths(String text, String path) {
        assertThat(StorePath.of(text)).isEqualTo(Path.of(path));
        assertThat(StorePath.of(Path.of(text))).as("as a path").isEqualTo(Path.of(path));
        assertThat(StorePath.of("file://localhost/data/x")).isEqualTo(Path.of("/data/x"));
    }

    @Test
    void anEmptyVariableIsNotSet() {
        Path usual = Path.of("artifacts/plimsoll.duckdb");
        assertThat(StorePath.usual(Optional.empty())).isEqualTo(usual);
        assertThat(StorePath.usual(Optional.of(""))).isEqualTo(usual);
        assertThat(StorePath.usual(Optional.of(" "))).isEqualTo(usual);
        assertThat(StorePath.usual(Optional.of("x.duckdb"))).isEqualTo(Path.of("x.duckdb"));
        assertFails(() -> StorePath.usual(Optional.of("~/x")), UsageException.class, "PLIMSOLL_STORE");
    }

    /** Reading lacks its input (66), writing cannot put out (74); nothing is changed. */
    private void assertNoFile(Path path, String says) {
        assertFails(() -> Store.at(path).runs(), InputMissingException.class, path.toString(), says);
        assertFails(() -> Store.at(path).sql("SELECT 1", List.of(), 1), InputMissingException.class, says);
        assertFails(() -> Store.at(path).record(Drafts.run("r")), OutputException.class, path.toString(), says);
    }

    @Test
    void aFolderIsNoStore() throws IOException {
        assertNoFile(Files.createDirectory(folder.resolve("a")), "is a folder; name a file, such as");
        assertNoFile(folder.getRoot(), "is a folder");
        assertThat(StorePath.of(folder + "/")).isEqualTo(folder);
    }

    @Test
    @Timeout(60)
    @EnabledOnOs(OS.LINUX)
    void aPipeASocketAndADeviceAreNoStoresAndNobodyWaitsForThem() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertNoFile(pipe, "is a pipe, a socket or a device");
        assertFails(() -> Store.at(Path.of("/dev/null")).runs(), InputMissingException.class);
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertNoFile(socket, "is a pipe, a socket or a device");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsNowhereIsNoStore() throws IOException {
        assertNoFile(Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone.duckdb")), "a link to a file that is not there");
        assertThat(folder.resolve("gone.duckdb")).doesNotExist();
        Path loop = folder.resolve("loop");
        assertNoFile(Files.createSymbolicLink(loop, loop), "cannot be reached");
    }

    @Test
    void aFileInPlaceOfAFolderIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertFails(() -> Store.at(file.resolve("x.duckdb")).runs(), InputMissingException.class);
        assertFails(() -> Store.at(file.resolve("x.duckdb")).record(Drafts.run("r")), OutputException.class, file.toString());
    }

    /** Nobody may make files there, not even root. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPlaceWhereNoFileCanBeMadeIsNamed() {
        Path denied = Path.of("/proc/plimsoll.duckdb");
        assertFails(() -> Store.at(denied).record(Drafts.run("r")), OutputException.class, "/proc/plimsoll.duckdb",
                "no file can be made there");
        assertFails(() -> Store.at(denied).runs(), InputMissingException.class);
        assertFails(() -> Store.at(Path.of("/proc/plimsoll/x.duckdb")).record(Drafts.run("r")), OutputException.class,
                "/proc/plimsoll cannot be made");
    }

    /** Root may do anything, so the database's words are given here. */
    @ParameterizedTest
    @ValueSource(strings = {"Permission denied", "Read-only file system", "Operation not permitted"})
    void aMissingPermissionIsNoInternalError(String reason) throws IOException {
        Path file = Files.write(folder.resolve("x.duckdb"), new byte[20_000]);
        SQLException denied = new SQLException("IO Error: Cannot open file \"" + file + "\": " + reason);
        assertThat(StoreFailure.ofOpening(file, file, false, denied)).isInstanceOf(InputMissingException.class)
                .hasMessageContainingAll(file.toString(), reason, "permissions").hasCause(denied);
        assertThat(StoreFailure.ofOpening(file, file, true, denied)).isInstanceOf(OutputException.class)
                .hasMessageContainingAll(file.toString(), reason, "permissions").hasCause(denied);
        assertThat(StoreFailure.ofWork(file, denied)).isInstanceOf(OutputException.class).hasMessageContainingAll(reason, "permissions");
    }

    @Test
    void aStoreMovedAwayUnderASessionIsNotMadeAnew() throws IOException {
        Path file = Stores.fresh(folder.resolve("x.duckdb"));
        Plimsoll neverUsed = Plimsoll.open(file.toString());
        Store used = Store.at(file);
        used.record(Drafts.run("first"));
        Store other = used.telling(warning -> { }, wait -> { });
        Path moved = Files.move(file, folder.resolve("y.duckdb"));
        for (Store store : List.of(neverUsed.store(), used, other)) {
            assertFails(() -> store.record(Drafts.run("second")), InputMissingException.class, file.toString(), "is gone",
                    "Nothing more is stored");
            assertFails(store::runs, InputMissingException.class, "is gone");
        }
        assertThat(Stores.files(folder)).containsExactly("y.duckdb");
        Store.at(file).record(Drafts.run("a new session may"));
        assertFails(() -> used.record(Drafts.run("second")), InputMissingException.class, file.toString(), "another is in its place",
                "Nothing more is stored");
        assertThat(Stores.text(file, "SELECT count(*) FROM run")).isEqualTo("1");
        Files.move(moved, file, StandardCopyOption.REPLACE_EXISTING);
        used.record(Drafts.run("second"));
        assertThat(used.runs()).hasSize(2);
    }

    @Test
    void aSessionThatHasOnlyReadNoticesAnotherStoreInItsPlace() throws IOException {
        Path file = Stores.fresh(folder.resolve("x.duckdb"));
        Store store = Store.at(file);
        store.runs();
        Files.delete(file);
        Store.at(file).record(Drafts.run("of another"));
        assertFails(() -> store.record(Drafts.run("r")), InputMissingException.class, "another is in its place");
    }
}
