package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.schema.Library;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What happened to the file itself, recorded where every reader of the store finds it. */
public final class Incidents {

    /** Code of the incident that is recorded when the clock is behind the last record. */
    public static final String CLOCK_BACKWARDS = "CLOCK_BACKWARDS";

    /**
     * A file that is kept as evidence of an incident.
     *
     * @param name its name, beside the store
     * @param bytes its size
     * @param sha256 its hash, 64 hexadecimal digits
     */
    public record KeptFile(String name, long bytes, String sha256) {
    }

    private Incidents() {
    }

    /**
     * Records an incident, with its chain record, inside the open transaction.
     *
     * @param connection with an open transaction
     * @param code kind of incident, such as WAL_PUT_ASIDE
     * @param message what happened, in words, with figures
     * @param file the file kept as evidence, if any
     * @return its sequence
     * @throws SQLException when the database refuses
     */
    public static int append(Connection connection, String code, String message, Optional<KeptFile> file) throws SQLException {
        return append(connection, code, message, file, Clock.systemUTC());
    }

    static int append(Connection connection, String code, String message, Optional<KeptFile> file, Clock clock) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int sequence = insert(connection, code, message, file, now);
        Chain.append(connection, ChainSubject.INCIDENT, String.valueOf(sequence), clock);
        return sequence;
    }

    /** The clock is behind the last record: time in the chain stands still, and this says so. */
    static void clockBackwards(Connection connection, Instant now, ChainHead before) throws SQLException {
        int sequence = insert(connection, CLOCK_BACKWARDS, "The clock went back: it shows " + now + ", but record " + before.sequence()
                + " of the chain was recorded at " + before.recordedAt() + ". Until the clock is past that instant, records carry it.",
                Optional.empty(), now);
        Chain.insert(connection, ChainSubject.INCIDENT, List.of(String.valueOf(sequence)), before.recordedAt(), Optional.of(before));
    }

    private static int insert(Connection connection, String code, String message, Optional<KeptFile> file, Instant now)
            throws SQLException {
        int sequence = Rows.next(connection, "incident");
        Rows.insert(connection, "INSERT INTO main.incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sequence, code, message,
                file.map(KeptFile::name).orElse(null), file.map(KeptFile::bytes).orElse(null), file.map(KeptFile::sha256).orElse(null),
                Library.version(), now.atOffset(ZoneOffset.UTC));
        return sequence;
    }
}
