package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the checks of one verification found, on whatever thread, and how each states it. */
final class Findings {

    /** Reads what a check needs. */
    interface Reading<T> {
        T read() throws SQLException;
    }

    /** Reads and checks. */
    interface Check {
        void run() throws SQLException;
    }

    private final Queue<VerifyFinding> all = new ConcurrentLinkedQueue<>();

    void add(VerifyFinding finding) {
        all.add(finding);
    }

    /** About a record of the chain, or what it covers. */
    void add(VerifyCode code, RecordRef record, String table, String expected, String found) {
        all.add(VerifyFinding.of(code, record, table, expected, found));
    }

    /** About a part of the schema. */
    void add(VerifyCode code, String object, String expected, String found) {
        add(code, null, object, expected, found);
    }

    /** About an artifact; which runs have it is told later. */
    void add(VerifyCode code, String table, String artifactId, String kind, String expected, String found) {
        all.add(VerifyFinding.artifact(code, table, artifactId, kind, expected, found));
    }

    /** What is read; empty when it cannot be read, which is a finding. */
    <T> Optional<T> read(String object, String rows, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (SQLException e) {
            add(VerifyCode.UNREADABLE, object, rows, words(e));
            return Optional.empty();
        }
    }

    void check(String object, String rows, Check check) {
        read(object, rows, () -> {
            check.run();
            return true;
        });
    }

    static String words(SQLException e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("an error without words");
    }

    List<VerifyFinding> all() {
        return List.copyOf(all);
    }
}
