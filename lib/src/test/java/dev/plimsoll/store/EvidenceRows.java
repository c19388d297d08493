package dev.plimsoll.store;

import java.nio.file.Path;

/** A row for every table of the evidence that nothing writes yet, by plain SQL. */
final class EvidenceRows {

    private EvidenceRows() {
    }

    static void insert(Path file) {
        String head = "repeat('0', 64)";
        Stores.execute(file, "INSERT INTO replay_receipt VALUES (1000, 'first', 'IDENTICAL', 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "
                + "NULL, '{}', '{}', " + head + ", 'tester', '0.1.0', now())");
        Stores.execute(file, "INSERT INTO replay_artifact VALUES (1000, 1, 'allocator_risk', " + head + ", " + head
                + ", true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0)");
        Stores.execute(file, "INSERT INTO lookahead_certificate VALUES (1000, 'first', 'CLEAN', 1, 42, 10, 0, " + head
                + ", 'tester', '0.1.0', now())");
        Stores.execute(file, "INSERT INTO lookahead_check VALUES (1000, '2024-01-02', 'allocator_risk', 10, 0, NULL, NULL)");
        Stores.execute(file, "INSERT INTO incident VALUES (1000, 'CLOCK_BACKWARDS', 'In words.', NULL, NULL, NULL, '0.1.0', now())");
    }
}
