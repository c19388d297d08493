package dev.plimsoll.store.audit;

import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Sweeps.Done;
import dev.plimsoll.store.audit.Sweeps.Plan;
import dev.plimsoll.store.audit.Sweeps.Planned;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.file.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Rows for the tables of the evidence, by plain SQL; without their chain records. */
public final class EvidenceRows {

    private static final String HASH = "repeat('0', 64)";
    private static final String HEAD = "(SELECT arg_max(record_hash, sequence) FROM chain)";

    private EvidenceRows() {
    }

    public static void insert(Path file) {
        try (Connection connection = Stores.connect(file)) {
            replay(connection, 1000);
            lookahead(connection, 1000);
            Stores.execute(connection, "INSERT INTO incident VALUES (1000, 'CODE', 'In words.', NULL, NULL, NULL, '0.1.0', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sweep with a task and a result, with their chain records. */
    public static void sweep(Store store) {
        String key = "f".repeat(64);
        store.sweeps().begin(new Plan("sweep-1", Map.of("dd_enter", List.of(-0.1)), true, 1, 1, List.of(new Planned(key, "book", "{}"))), "tester");
        store.sweeps().commit("sweep-1", List.of(new Done(key, List.of(new SweptRun("book", "dd_enter=-0.1", Optional.of("v1.0"),
                Optional.of(key), Optional.of(key), OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(4),
                OptionalDouble.of(5), OptionalDouble.of(0.9), OptionalDouble.of(0.01), OptionalDouble.of(0.02), OptionalDouble.of(0.03),
                Optional.of("PASS"), Optional.empty(), Optional.empty())))));
    }

    public static void replay(Connection connection, int sequence) throws SQLException {
        Stores.execute(connection, "INSERT INTO replay_receipt VALUES (" + sequence + ", 'first', 'IDENTICAL', 1, 1, NULL, NULL, NULL, NULL, "
                + "NULL, NULL, NULL, NULL, '{}', '{}', " + HEAD + ", 'tester', '0.1.0', now())");
        Stores.execute(connection, "INSERT INTO replay_artifact VALUES (" + sequence + ", 1, 'allocator_risk', " + HASH + ", " + HASH
                + ", true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0)");
    }

    public static void lookahead(Connection connection, int sequence) throws SQLException {
        Stores.execute(connection, "INSERT INTO lookahead_certificate VALUES (" + sequence + ", 'first', 'CLEAN', 1, 42, 10, 0, " + HEAD
                + ", 'tester', '0.1.0', now())");
        Stores.execute(connection, "INSERT INTO lookahead_check VALUES (" + sequence + ", '2024-01-02', 'allocator_risk', 10, 0, NULL, NULL)");
    }
}
