package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.Chain.ChainRecord;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What somebody does who knows how the chain is made: every record anew over the rows as they stand now, with right hashes throughout. */
public final class RewrittenChain {

    private RewrittenChain() {
    }

    /** Rewrites it over the same subjects, or others; the triggers of table chain have to be gone. */
    public static void write(Connection connection, Consumer<List<RecordRef>> change) throws SQLException {
        List<RecordRef> subjects = new ArrayList<>();
        Map<String, Instant> instants = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT sequence, subject, subject_id, epoch_us(recorded_at) FROM chain "
                + "ORDER BY sequence");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                subjects.add(new RecordRef(row.getInt(1), row.getString(2), row.getString(3)));
                instants.put(row.getString(2) + row.getString(3), ChainRecord.instant(row.getLong(4)));
            }
        }
        change.accept(subjects);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM chain")) {
            delete.execute();
        }
        Optional<ChainHead> head = Optional.empty();
        for (RecordRef subject : subjects) {
            Instant at = instants.getOrDefault(subject.subject() + subject.id(), head.map(ChainHead::recordedAt).orElse(Instant.EPOCH));
            head = Optional.of(Chain.insert(connection, ChainSubject.of(subject.subject()), List.of(subject.id()), at, head));
        }
    }
}
