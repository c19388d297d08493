package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Since when the store knows its runs, by the hash chain and not by the clock of whoever made them. */
final class Knowledge {

    private Knowledge() {
    }

    /** Since when each run is known; a run that is not chained is not there. */
    static Map<String, Instant> ofRuns(Connection connection) throws SQLException {
        Map<String, Instant> since = new LinkedHashMap<>();
        Rows.each(connection, "SELECT id, epoch_us(known_at) FROM audit.knowledge WHERE subject = 'run' ORDER BY chain_sequence",
                row -> since.put(row.getString(1), Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS)));
        return since;
    }
}
