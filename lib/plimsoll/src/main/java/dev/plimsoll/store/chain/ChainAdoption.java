package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.Chain.ChainRecord;
import dev.plimsoll.store.chain.ChainSubject.ChainedTable;
import dev.plimsoll.store.chain.ChainSubject.ChainedTable.TableHash;
import dev.plimsoll.store.file.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chains everything that a store of an older schema holds, in the order of its own times, when it is brought to the schema that has
 * a chain. From then on a change of it shows.
 */
public final class ChainAdoption {

    private record Found(ChainSubject subject, String id, long number, long micros, List<TableHash> tables) {
    }

    private ChainAdoption() {
    }

    /**
     * To be called inside every transaction that changes the schema or the views.
     *
     * @param connection with an open transaction
     * @param subject MIGRATION or VIEWS
     * @param id schema version, or hash of the set of views
     * @throws SQLException when the database refuses
     */
    public static void schemaChanged(Connection connection, ChainSubject subject, String id) throws SQLException {
        if (!Chain.exists(connection)) {
            return; // a script of before; adopted as soon as there is a chain
        }
        if (Chain.head(connection).isPresent()) {
            Chain.append(connection, subject, id, Clock.systemUTC());
        } else {
            adopt(connection, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    private static void adopt(Connection connection, Instant now) throws SQLException {
        List<Found> found = new ArrayList<>();
        for (ChainSubject subject : EnumSet.range(ChainSubject.MIGRATION, ChainSubject.INCIDENT)) { // the others came later than the chain
            found.addAll(find(connection, subject));
        }
        found.sort(Comparator.comparingLong(Found::micros).thenComparing(Found::subject).thenComparingLong(Found::number)
                .thenComparing(Found::id));
        Optional<ChainHead> head = Optional.empty();
        for (Found one : found) {
            Instant known = ChainRecord.instant(Math.min(one.micros(), ChainRecord.micros(now))); // no record of the future
            head = Optional.of(Chain.insert(connection, ChainRecord.of(one.subject(), one.id(), Chain.latest(known, head),
                    one.tables(), head)));
        }
    }

    private static List<Found> find(Connection connection, ChainSubject subject) throws SQLException {
        ChainedTable first = subject.tables().get(0);
        if (Rows.first(connection, "SELECT 1 FROM main.\"" + first.name() + "\" LIMIT 1", row -> true).isEmpty()) {
            return List.of(); // most are empty in a new store
        }
        Map<String, List<TableHash>> hashes = subject.hashes(connection, List.of());
        String key = first.quotedKey();
        return Rows.list(connection, "SELECT CAST(" + key + " AS VARCHAR), system.main.epoch_us(" + subject.time() + "), coalesce(TRY_CAST("
                + key + " AS BIGINT), 0) FROM main.\"" + first.name() + "\"",
                row -> new Found(subject, row.getString(1), row.getLong(3), row.getLong(2), hashes.get(row.getString(1))));
    }
}
