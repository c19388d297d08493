package dev.plimsoll.store.chain;

import dev.plimsoll.store.Rows;
import dev.plimsoll.store.chain.LinkCheck.Linked;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the heads that receipts, certificates and sign-offs state against the chain: each was the head when its own record was appended.
 * Between the two nothing but incidents can have come, as the clock's is recorded in the same transaction. Whoever writes the past anew,
 * with every hash from there on, leaves these behind.
 */
final class HeadCheck {

    private static final String COLUMN = "chain_head";

    private HeadCheck() {
    }

    static List<VerifyFinding> findings(Connection connection, LinkCheck links) {
        List<VerifyFinding> findings = new ArrayList<>();
        for (ChainSubject subject : ChainSubject.values()) {
            ChainedTable table = subject.tables().get(0);
            if (table.columns().stream().anyMatch(column -> column.name().equals(COLUMN))) {
                try {
                    compare(connection, subject, table, links, findings);
                } catch (SQLException e) {
                    findings.add(VerifyFinding.object(VerifyCode.UNREADABLE, "table " + table.name(), "heads",
                            CatalogueCheck.firstLine(e)));
                }
            }
        }
        return findings;
    }

    /** Sign-offs of before the chain have none; what has no record is told of elsewhere. */
    private static void compare(Connection connection, ChainSubject subject, ChainedTable table, LinkCheck links,
            List<VerifyFinding> findings) throws SQLException {
        String sql = "SELECT CAST(\"" + table.key().name() + "\" AS VARCHAR), " + COLUMN + " FROM main.\"" + table.name() + "\" WHERE "
                + COLUMN + " IS NOT NULL ORDER BY 1";
        Rows.each(connection, sql, row -> {
            Linked record = links.records().get(LinkCheck.key(subject.label(), row.getString(1)));
            String head = row.getString(2);
            if (record != null && !links.headsBefore(record.ref().sequence()).contains(head)) {
                Optional<Integer> elsewhere = links.sequenceOf(head);
                findings.add(VerifyFinding.of(VerifyCode.HEAD_UNKNOWN, record.ref(), "table " + table.name(),
                        "head " + links.headsBefore(record.ref().sequence()).get(0),
                        "head " + head + ", the hash of " + elsewhere.map(sequence -> "record " + sequence).orElse("no record")));
            }
        });
    }
}
