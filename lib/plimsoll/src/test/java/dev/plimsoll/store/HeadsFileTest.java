package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.Unchecked.unchecked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.Incidents;
import dev.plimsoll.store.chain.RewrittenChain;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.HeldStores;
import dev.plimsoll.store.file.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Heads kept outside the store tell what nobody wrote down. */
class HeadsFileTest extends WithFolder {

    private Path file;
    private Path heads;
    private Store store;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("größe of it.duckdb");
        heads = folder.resolve("outside").resolve("heads");
        store = Store.at(Stores.fresh(file)).headsTo(Optional.of(heads));
    }

    private static VerifyReport verify(Store store) {
        return store.verify(VerifyRequest.all(), VerifyListener.NONE);
    }

    private static void assertNothingFound(VerifyReport report, String... notes) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).containsExactly(notes);
    }

    private static void incident(Store store, String message) {
        store.file().write(connection -> {
            Transaction.run(connection, statements -> Incidents.append(connection, "CODE", message, Optional.empty()));
            return null;
        });
    }

    private String line(Store of) throws IOException {
        ChainHead head = of.head().orElseThrow();
        return head.sequence() + " " + head.hash() + " " + head.recordedAt() + " "
                + Stores.text(of.path(), "SELECT record_hash FROM chain WHERE sequence = 1") + " " + of.path().toRealPath().toUri();
    }

    @Test
    void eachWriteThatRecordsAppendsTheHeadOnceAndOthersNothing() throws IOException {
        List<String> lines = new ArrayList<>();
        store.record(Drafts.run("first"));
        lines.add(line(store));
        store.record(Drafts.run("first")); // there already
        store.runs();
        store.recordFailure(Drafts.run("bad", Drafts.inputs()), new IllegalStateException("boom"));
        lines.add(line(store));
        Store other = Store.at(folder.resolve("other.duckdb")).headsTo(Optional.of(heads)); // made by its first write
        HeldStores.apart(() -> incident(other, "made"));
        lines.add(line(other));
        assertThatThrownBy(() -> store.file().write(connection -> {
            Transaction.run(connection, statements -> Incidents.append(connection, "CODE", "committed", Optional.empty()));
            throw new IllegalStateException("later");
        })).hasMessage("later");
        lines.add(line(store));
        assertThat(Files.readAllLines(heads)).isEqualTo(lines);
        assertThat(lines.get(0)).contains("gr%C3%B6%C3%9Fe%20of%20it.duckdb").hasSizeGreaterThan(150);
        assertNothingFound(verify(store), "3 of the 3 heads that " + heads + " has of this store are in its chain.");
        assertThat(verify(Store.at(file)).notes()).as("no file is named").isEmpty();
    }

    /** Cut off with its rows and continued; written anew from the first record; begun anew. */
    @Test
    void whatWasCutOffOrWrittenAnewIsFound() throws IOException, SQLException {
        List.of("one", "two", "three").forEach(message -> incident(store, message));
        List<String> lines = Files.readAllLines(heads);
        byte[] whole = Stores.bytes(file);
        tamper("DELETE FROM incident WHERE sequence > 1", "DELETE FROM chain WHERE subject = 'incident' AND subject_id > '1'");
        incident(store, "another");
        assertThat(verify(Store.at(file)).intact()).as("the store alone cannot tell").isTrue();
        lost("line 2 (record " + lines.get(1).split(" ")[0] + ", ", "the last of 2, line 3 (");

        Stores.write(file, whole);
        Files.write(heads, lines);
        tamper("UPDATE schema_version SET library_version = '9' WHERE version = 1", "");
        lost("line 1 (", "the last of 3, line 3 (");

        HeldStores.release(file);
        Files.delete(file);
        HeldStores.apart(() -> incident(Store.at(file), "anew"));
        lost("line 1 (", "the last of 3, line 3 (");
    }

    private void tamper(String sql, String chain) throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Triggers triggers = Triggers.drop(connection, "incident", "schema_version", "chain");
            Stores.execute(connection, sql);
            if (chain.isEmpty()) {
                RewrittenChain.write(connection, subjects -> { });
            } else {
                Stores.execute(connection, chain);
            }
            triggers.restore(connection);
        }
    }

    private void lost(String... says) {
        VerifyReport report = verify(store);
        assertThat(report.findings()).extracting(VerifyFinding::code).containsExactly(VerifyCode.HEAD_NOT_FOUND);
        assertThat(report.findings().get(0).toString()).contains(says).contains(heads.toString());
    }

    @Test
    void aCopyIsNoCutOffStoreAndAWrongLineIsNamed() throws IOException {
        incident(store, "one");
        Store copy = Store.at(Stores.copy(file, folder.resolve("copy.duckdb"))).headsTo(Optional.of(heads));
        incident(store, "two");
        assertNothingFound(verify(copy), "The file of heads " + heads + " has none of this store; nothing was compared with it.",
                "1 of the 2 heads that " + heads + " has of other copies of this store are not in its chain: that is right for an older copy, or "
                        + "for one that went on by itself.");
        Files.writeString(heads, "5 abc half a li", StandardOpenOption.APPEND);
        incident(store, "three");
        assertThat(Files.readAllLines(heads)).hasSize(4).endsWith(line(store));
        VerifyReport report = verify(store);
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).contains("No heads, and compared with nothing, are in " + heads + " line 3.");
        Files.delete(heads);
        assertThat(verify(store).notes()).containsExactly("The file of heads " + heads + " is not there; nothing was compared with it.");
    }

    @Test
    void aFileThatIsNotOfHeadsOrCannotBeWrittenIsRefusedBeforeAnythingIsStored() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Dear diary\n");
        Path link = Files.createLink(folder.resolve("link.duckdb"), file);
        String bytes = Stores.sha256(file);
        for (Path wrong : List.of(text, file, link, Path.of(file + ".wal"))) {
            Store named = store.headsTo(Optional.of(wrong));
            assertFails(() -> incident(named, "x"), UsageException.class, wrong.toString(), "PLIMSOLL_HEADS", "Nothing more is stored");
        }
        for (Path wrong : List.of(folder, text.resolve("below"))) {
            assertFails(() -> incident(store.headsTo(Optional.of(wrong)), "x"), OutputException.class, wrong.toString(), "PLIMSOLL_HEADS",
                    "Nothing more is stored");
        }
        assertThat(Stores.sha256(file)).isEqualTo(bytes);
        assertThat(text).hasContent("Dear diary");
        HeldStores.release(file);
        assertThat(Path.of(file + ".wal")).doesNotExist();
    }

    @Test
    void whatIsCommittedStaysWhenItsHeadCannotBeAppendedAndTheLineIsSaid() throws IOException {
        List<String> warnings = new ArrayList<>();
        store.telling(warnings::add, wait -> { }).file().write(connection -> {
            Transaction.run(connection, statements -> Incidents.append(connection, "CODE", "kept", Optional.empty()));
            unchecked(() -> {
                Files.delete(heads);
                Files.createDirectory(heads);
            });
            return Chain.head(connection);
        });
        assertThat(Stores.text(file, "SELECT message FROM incident")).isEqualTo("kept");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("What was recorded is in the store", line(store));
    }

    @Test
    void writersOfManyStoresAppendWholeLines() throws IOException, InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            Store own = Store.at(w < 2 ? file : Stores.fresh(folder.resolve("w" + w + ".duckdb")), Duration.ofSeconds(60))
                    .headsTo(Optional.of(heads));
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 5; i++) {
                    incident(own, "i" + i);
                }
            });
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(Files.readAllLines(heads)).hasSize(20).doesNotHaveDuplicates();
        VerifyReport report = verify(store);
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).contains("10 of the 10 heads that " + heads + " has of this store are in its chain.");
    }
}
