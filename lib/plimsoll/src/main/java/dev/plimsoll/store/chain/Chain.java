package dev.plimsoll.store.chain;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.plimsoll.store.chain.ChainSubject.ChainedTable.TableHash;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.identity.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hash chain. Every transaction that records something appends one record over the rows it wrote, so that a row changed,
 * removed, added or moved later no longer fits, and a cut-off end shows to everybody who knows a later head.
 *
 * <p>A record is the text {@code plimsoll/chain/1}, its sequence, subject, subject id, instant in microseconds since 1970, then
 * {@code <table> <rows> <hash>} for each table of the subject, each line ended by a line feed. Its hash is the SHA-256 of the hash
 * before it, a line feed and this text, all in UTF-8; before the first stand 64 zeros. The hash of a table's rows is the SHA-256 of
 * the table's name, a line {@code <column>:<type>} for each column, an empty line, and the rows in canonical encoding 1 in ascending
 * order of their bytes.
 */
public final class Chain {

    private Chain() {
    }

    /**
     * Appends the record of what the open transaction has written about a subject. Call it last in that transaction. Where the clock has
     * gone back, time in the chain stands still and an incident is recorded.
     *
     * @param connection with an open transaction
     * @param subject what was written
     * @param id which one, as {@link ChainSubject} says
     * @param clock what time it is
     * @return the new head
     * @throws SQLException when the database refuses
     */
    public static ChainHead append(Connection connection, ChainSubject subject, String id, Clock clock) throws SQLException {
        return append(connection, subject, List.of(id), clock);
    }

    /** As {@link #append(Connection, ChainSubject, String, Clock)}, a record for each of some subjects, at least one, in their order. */
    public static ChainHead append(Connection connection, ChainSubject subject, Collection<String> ids, Clock clock)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(MICROS);
        Optional<ChainHead> before = head(connection);
        if (before.isPresent() && now.isBefore(before.get().recordedAt())) {
            Incidents.clockBackwards(connection, now, before.get());
            before = head(connection);
        }
        return insert(connection, subject, ids, latest(now, before), before);
    }

    /** Appends without a look at the clock; time never goes back. */
    static ChainHead insert(Connection connection, ChainSubject subject, Collection<String> ids, Instant now, Optional<ChainHead> before)
            throws SQLException {
        Map<String, List<TableHash>> hashes = subject.hashes(connection, ids);
        Optional<ChainHead> head = before;
        for (String id : ids) {
            head = Optional.of(insert(connection, ChainRecord.of(subject, id, now, hashes.getOrDefault(id, subject.nothing()), head)));
        }
        return head.orElseThrow();
    }

    static ChainHead insert(Connection connection, ChainRecord record) throws SQLException {
        Rows.insert(connection, "INSERT INTO main.chain VALUES (?, ?, ?, ?, ?, ?, ?)", record.sequence(), record.subject().label(),
                record.id(), record.recordedAt().atOffset(ZoneOffset.UTC), record.text(), record.previousHash(), record.hash());
        return new ChainHead(record.sequence(), record.hash(), record.recordedAt());
    }

    static Instant latest(Instant now, Optional<ChainHead> before) {
        return before.map(ChainHead::recordedAt).filter(now::isBefore).orElse(now);
    }

    /**
     * The last record.
     *
     * @param connection to a store
     * @return the head, or empty when the store has no chain: it is empty, or of a schema before version 6
     * @throws SQLException when the database refuses
     */
    public static Optional<ChainHead> head(Connection connection) throws SQLException {
        return end(connection, "DESC");
    }

    /**
     * The first record, which no two stores share unless one is a copy of the other.
     *
     * @param connection to a store
     * @return the record, or empty when the store has no chain
     * @throws SQLException when the database refuses
     */
    public static Optional<ChainHead> first(Connection connection) throws SQLException {
        return end(connection, "ASC");
    }

    private static Optional<ChainHead> end(Connection connection, String order) throws SQLException {
        try {
            return Rows.first(connection, "SELECT sequence, record_hash, system.main.epoch_us(recorded_at) FROM main.chain ORDER BY sequence "
                    + order + " LIMIT 1", row -> new ChainHead(row.getInt(1), row.getString(2), ChainRecord.instant(row.getLong(3))));
        } catch (SQLException e) {
            try {
                if (!exists(connection)) {
                    return Optional.empty(); // which is what the query failed on
                }
            } catch (SQLException second) {
                e.addSuppressed(second); // even this cannot be asked, as a spoilt page has ended the transaction
            }
            throw e;
        }
    }

    /** Whether the store has a chain: schema version 6 brought it. */
    static boolean exists(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = 'chain' AND NOT internal",
                row -> true).isPresent();
    }

    /**
     * The last record of the chain. Whoever knows its hash can tell later that nothing before it was changed or cut off.
     *
     * @param sequence place of the record, from 1
     * @param hash hash of the record and, through it, of all before; 64 hexadecimal digits
     * @param recordedAt when it was recorded
     */
    public record ChainHead(int sequence, String hash, Instant recordedAt) {

        /** What stands for the head before the first record. */
        public static final String NONE = "0".repeat(64);

        @Override
        public String toString() {
            return hash + " (record " + sequence + ", " + recordedAt + ")";
        }
    }

    /** A record of the chain as it is hashed and stored. */
    record ChainRecord(int sequence, ChainSubject subject, String id, Instant recordedAt, String text, String previousHash, String hash) {

        static final String FORMAT = "plimsoll/chain/1";

        static ChainRecord of(ChainSubject subject, String id, Instant recordedAt, List<TableHash> tables, Optional<ChainHead> before) {
            int sequence = before.map(ChainHead::sequence).orElse(0) + 1;
            String previousHash = before.map(ChainHead::hash).orElse(ChainHead.NONE);
            StringBuilder text = new StringBuilder(FORMAT).append('\n').append(sequence).append('\n').append(subject.label()).append('\n')
                    .append(id).append('\n').append(micros(recordedAt)).append('\n');
            tables.forEach(table -> text.append(table.line()));
            return new ChainRecord(sequence, subject, id, recordedAt, text.toString(), previousHash, hash(previousHash, text.toString()));
        }

        /** Hash of a record: through the hash before it, of the whole chain up to here. */
        static String hash(String previousHash, String text) {
            return Sha256.hex(previousHash + "\n" + text);
        }

        static long micros(Instant instant) {
            return MICROS.between(Instant.EPOCH, instant);
        }

        static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, MICROS);
        }
    }
}
