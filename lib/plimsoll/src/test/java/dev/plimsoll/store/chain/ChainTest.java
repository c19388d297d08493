package dev.plimsoll.store.chain;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.store.Stores;
import dev.plimsoll.store.WithFreshStore;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.ChainSubject.ChainedTable;
import dev.plimsoll.store.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Records over the rows of each subject, linked by their hashes, in times that never go back. */
class ChainTest extends WithFreshStore {

    /** Puts one incident, whose row every figure of the tests below can be worked out from by hand. */
    private void incident(Instant now) throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "BEGIN");
            Incidents.append(connection, "CODE", "In words.", Optional.of(new Incidents.KeptFile("x", 7, "a".repeat(64))),
                    Clock.fixed(now, ZoneOffset.UTC));
            Stores.execute(connection, "COMMIT");
        }
    }

    @Test
    void aNewStoreChainsItsSchemaVersionsAndViews() {
        assertThat(Stores.text(file, "SELECT sequence, subject, subject_id FROM chain ORDER BY sequence").lines().limit(9))
                .containsExactly("1 | migration | 1", "2 | migration | 2", "3 | migration | 3", "4 | migration | 4", "5 | migration | 5",
                        "6 | migration | 6", "7 | migration | 7", "8 | migration | 8", "9 | migration | 9");
        assertThat(Stores.text(file, "SELECT subject, subject_id FROM chain WHERE sequence > 9"))
                .isEqualTo(Stores.text(file, "SELECT 'views', sha256 FROM view_set"));
    }

    /** A spoilt page, say, ends the transaction: what is told is the failure itself, not what came of asking why. */
    @Test
    void theHeadOfAnEndedTransactionFailsWithItsFirstFailure() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Stores.execute(connection, "BEGIN");
            assertFails(() -> Stores.execute(connection, "SELECT error('spoilt')"), SQLException.class);
            assertThatThrownBy(() -> Chain.head(connection)).isInstanceOf(SQLException.class)
                    .satisfies(first -> assertThat(first.getSuppressed()).as("the second failure").hasSize(1));
            Stores.execute(connection, "ROLLBACK");
            assertThat(Chain.head(connection)).isPresent();
        }
    }

    @Test
    void everyColumnOfAChainedTableIsInItsRecordInTableOrder() {
        for (ChainSubject subject : ChainSubject.values()) {
            for (ChainedTable table : subject.tables()) {
                assertThat(table.columns().stream().map(c -> c.name() + " " + c.type().label()).collect(Collectors.joining("\n")))
                        .as(table.name()).isEqualTo(Stores.text(file, "SELECT column_name || ' ' || CASE WHEN data_type LIKE 'ENUM%' "
                                + "THEN 'ENUM' WHEN data_type = 'JSON' THEN 'VARCHAR' WHEN data_type = 'BIGINT' THEN 'INTEGER' "
                                + "WHEN data_type = 'TIMESTAMP WITH TIME ZONE' THEN 'TIMESTAMPTZ' ELSE data_type END FROM duckdb_columns() "
                                + "WHERE schema_name = 'main' AND table_name = '" + table.name() + "' ORDER BY column_index"));
            }
        }
    }

    @Test
    void aRecordIsTheTextThatItsFormatSays() throws SQLException {
        incident(Instant.parse("2100-01-01T00:00:00.000001Z"));
        String version = dev.plimsoll.store.schema.Library.version();
        StringBuilder bytes = new StringBuilder("incident\nsequence:INTEGER\ncode:VARCHAR\nmessage:VARCHAR\nfile_name:VARCHAR\n"
                + "file_bytes:INTEGER\nfile_sha256:VARCHAR\nlibrary_version:VARCHAR\ncreated_at:TIMESTAMPTZ\n\n");
        bytes.append("\2\0\0\0\0\0\0\0\1").append("\3\0\0\0\4CODE").append("\3\0\0\0\11In words.").append("\3\0\0\0\1x")
                .append("\2\0\0\0\0\0\0\0\7").append("\3\0\0\0\100").append("a".repeat(64)).append("\3\0\0\0").append((char) version.length())
                .append(version);
        byte[] start = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] row = java.nio.ByteBuffer.allocate(start.length + 9).put(start).put((byte) 5).putLong(4102444800000001L).array();
        String expected = "plimsoll/chain/1\n11\nincident\n1\n4102444800000001\nincident 1 " + Sha256.hex(Sha256.digest().digest(row)) + "\n";
        assertThat(Stores.rows(file, "SELECT record FROM chain WHERE sequence = 11").get(0).get(0)).isEqualTo(expected);
        Object previous = Stores.rows(file, "SELECT record_hash FROM chain WHERE sequence = 10").get(0).get(0);
        assertThat(Stores.rows(file, "SELECT previous_hash, record_hash FROM chain WHERE sequence = 11").get(0))
                .containsExactly(previous, Sha256.hex(previous + "\n" + expected));
        assertThat(Stores.text(file, "SELECT previous_hash = repeat('0', 64) FROM chain WHERE sequence = 1")).isEqualTo("true");
    }

    @Test
    void aClockThatGoesBackStandsStillInTheChainAndIsRecorded() throws SQLException {
        incident(Instant.parse("2100-01-01T00:00:00Z"));
        incident(Instant.parse("2099-12-31T00:00:00Z"));
        assertThat(Stores.text(file, "SELECT c.sequence, subject_id, strftime(timezone('UTC', recorded_at), '%Y-%m-%d'), code, "
                + "strftime(timezone('UTC', created_at), '%Y-%m-%d') FROM chain AS c "
                + "JOIN incident AS i ON c.subject_id = i.sequence::VARCHAR WHERE subject = 'incident' ORDER BY 1")).isEqualTo("""
                11 | 1 | 2100-01-01 | CODE | 2100-01-01
                12 | 3 | 2100-01-01 | CLOCK_BACKWARDS | 2099-12-31
                13 | 2 | 2100-01-01 | CODE | 2099-12-31""");
        assertThat(Stores.text(file, "SELECT message FROM incident WHERE sequence = 3")).isEqualTo("The clock went back: it shows "
                + "2099-12-31T00:00:00Z, but record 11 of the chain was recorded at 2100-01-01T00:00:00Z. Until the clock is past that "
                + "instant, records carry it.");
    }

    @Test
    void theHeadIsTheLastRecordAndAStoreWithoutAChainHasNone() throws SQLException {
        incident(Instant.parse("2100-01-01T00:00:00Z"));
        try (Connection connection = Stores.connect(file)) {
            ChainHead head = Chain.head(connection).orElseThrow();
            assertThat(head.sequence()).isEqualTo(11);
            assertThat(head.recordedAt()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
            assertThat(Stores.text(connection, "SELECT record_hash FROM chain WHERE sequence = 11")).isEqualTo(head.hash());
        }
        try (Connection connection = Stores.connect(folder.resolve("other.duckdb"))) {
            assertThat(Chain.head(connection)).isEmpty();
        }
    }
}
