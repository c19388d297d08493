package dev.plimsoll.store;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.RowTamperings.Kind;
import dev.plimsoll.store.chain.Verification;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.schema.Migrator;
import dev.plimsoll.store.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a store behind its back is found and named; what nobody touched is intact. */
class VerifyTest {

    private static final int ROWS = SOAK ? 168 : 4;

    @TempDir
    private static Path folder;

    private static byte[] base;

    @BeforeAll
    static void makeTheStore() throws IOException, SQLException {
        Path file = folder.resolve("base.duckdb");
        TamperBase.write(file);
        base = Stores.bytes(file);
    }

    private static Path copy(String name) throws IOException {
        return Stores.write(folder.resolve(name + ".duckdb"), base);
    }

    private static VerifyReport verify(Path file, Optional<String> head) throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            return Verification.of(connection, Schema.objects(Migrator.bundled().version(), true, Optional.empty()), true,
                    new VerifyRequest(List.of(), head), VerifyListener.NONE);
        }
    }

    private static void isFound(Path file, Tampering tampering) throws SQLException, IOException {
        areFound(file, List.of(tampering));
    }

    private static void areFound(Path file, List<Tampering> tamperings) throws SQLException, IOException {
        VerifyReport report = verify(file, tamperings.get(0).head());
        tamperings.forEach(tampering -> assertThat(tampering.isNamedBy(report)).as(tampering + "\n" + report).isTrue());
        Files.delete(file);
    }

    @Test
    void theStoreBeforeIsIntactAndItsHeadIsKnown() throws SQLException, IOException {
        Path file = copy("untouched");
        VerifyReport report = Store.at(file).verify(VerifyRequest.all(), VerifyListener.NONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.head()).isEqualTo(Store.at(file).head());
        VerifyReport known = verify(file, Optional.of(Stores.text(file, "SELECT record_hash FROM chain WHERE sequence = 9")));
        assertThat(known.intact()).isTrue();
        assertThat(known.knownHead().orElseThrow().sequence()).isEqualTo(9);
        assertThat(known.toString()).contains("Intact.", "Known head found: record 9 of " + report.head().orElseThrow().sequence());
    }

    /** Round all tables and kinds; triggers are dropped before and put back after, so that rows alone tell of it. */
    @Test
    void everyChangeOfRowsIsFoundAndNamed() throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(SOAK ? 11 : 12);
        List<String> tables = RowTamperings.tables();
        Set<String> reached = new TreeSet<>();
        List<Tampering> together = new ArrayList<>();
        Path file = copy("rows");
        for (int i = 0; i < ROWS; i++) {
            String table = tables.get((SOAK ? i : i * 7) % tables.size());
            Tampering done = null;
            for (int k = 0; done == null && k < Kind.values().length; k++) {
                done = rows(file, table, Kind.values()[(i / tables.size() + i + k) % Kind.values().length], random.split());
            }
            assertThat(done).as("nothing can be done to " + table).isNotNull();
            together.add(done);
            if (SOAK || i == ROWS - 1) {
                areFound(file, together);
                together.clear();
                file = copy("rows");
            }
            reached.add(table);
        }
        assertThat(reached).hasSizeGreaterThanOrEqualTo(Math.min(ROWS, tables.size()));
    }

    private static Tampering rows(Path file, String table, Kind kind, SplittableRandom random) throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Triggers triggers = Triggers.drop(connection, table);
            Optional<Tampering> done = new RowTamperings(connection, random).tamper(table, kind);
            triggers.restore(connection);
            return done.orElse(null);
        }
    }

    /** Rows that others refer to cannot be changed in place; a copy of the whole store can. */
    @Test
    void aForgedCopyIsFound() throws SQLException, IOException {
        Path original = copy("original");
        List<List<String>> forgeries = List.of(
                List.of("run", "author", "'somebody else'", "run_id = 'long'", "run long", "run"),
                List.of("run", "created_at", "created_at + INTERVAL 1 MICROSECOND", "run_id = 'first'", "run first", "run"),
                List.of("artifact", "row_count", "row_count + 1", "kind = 'equity_curve'", "run first", "artifact"),
                List.of("artifact", "columns", "'date'", "kind = 'external_return'", "run second", "external_return_v1"),
                List.of("audit_record", "author", "'somebody else'", "true", "audit " + Drafts.audit("first", "second").auditId(),
                        "audit_record"),
                List.of("replay_receipt", "artifacts", "2", "true", "replay 1", "replay_receipt"),
                List.of("lookahead_certificate", "cuts", "2", "true", "lookahead 1", "lookahead_certificate"));
        for (List<String> forgery : SOAK ? forgeries : forgeries.subList(1, 2)) {
            Path forged = folder.resolve("forged.duckdb");
            Forgery.copy(original, forged, forgery.get(0), forgery.get(1), forgery.get(2), forgery.get(3));
            isFound(forged, Tampering.of("forged " + forgery, VerifyCode.ROWS_CHANGED,
                    VerifyCode.CONTENT_CHANGED).in("table " + forgery.get(5)).about(forgery.get(4)));
        }
        Forgery.copy(original, folder.resolve("faithful.duckdb"), "", "", "", "");
        assertThat(verify(folder.resolve("faithful.duckdb"), Optional.empty()).findings()).as("a faithful copy").isEmpty();
    }

    @Test
    void everyChangeOfTheChainIsFoundAndNamed() throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(13);
        for (int kind = 0; kind < OtherTamperings.CHAIN_KINDS; kind += SOAK ? 1 : 3) {
            Path file = copy("chain" + kind);
            Tampering done;
            try (Connection connection = Stores.connect(file)) {
                Triggers triggers = Triggers.drop(connection, "chain");
                done = new OtherTamperings(connection, random).chain(kind);
                triggers.restore(connection);
            }
            isFound(file, done);
        }
    }

    @Test
    void everyChangeOfTheSchemaIsFoundAndNamed() throws SQLException, IOException {
        schema(14, SOAK ? IntStream.range(0, OtherTamperings.SCHEMA_KINDS).toArray() : new int[] {0, 5, 10, 15, 20});
    }

    @Test
    void whatIsSaidOfATypeAMacroOrAColumnOfAViewIsComparedAndNoIndexOrSequenceIsAdded() throws SQLException, IOException {
        schema(15, 21, 22, 23, 24, 25);
    }

    /** Several changes to one store, as they are of different objects; in the soak each by itself. */
    private static void schema(long seed, int... kinds) throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Tampering> together = new ArrayList<>();
        Path file = copy("schema");
        for (int kind : kinds) {
            try (Connection connection = Stores.connect(file)) {
                together.add(new OtherTamperings(connection, random).schema(kind));
            }
            if (SOAK) {
                areFound(file, together);
                together.clear();
                file = copy("schema");
            }
        }
        if (!together.isEmpty()) {
            areFound(file, together);
        }
    }

    /** Runs of all kinds and sizes, failed ones, audits, judgements, promotions, in random order: no false alarm. */
    @Test
    void storesThatNobodyTouchedAreIntact() throws SQLException, IOException {
        for (int seed = 0; seed < (SOAK ? 50 : 1); seed++) {
            Path file = folder.resolve("untouched" + seed + ".duckdb");
            UntouchedStores.write(Stores.fresh(file), seed);
            assertThat(verify(file, Optional.of(Store.at(file).head().orElseThrow().hash())).findings()).as("seed " + seed).isEmpty();
            Files.delete(file);
        }
    }
}
