package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.ChainedTable.TableHash;
import dev.plimsoll.store.chain.LinkCheck.Linked;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the rows of every subject against its chain record, both ways: rows without a record and records without rows. */
final class CatalogueCheck {

    private final Connection connection;
    private final Map<String, Linked> records;
    private final List<VerifyFinding> findings = new ArrayList<>();

    CatalogueCheck(Connection connection, Map<String, Linked> records) {
        this.connection = connection;
        this.records = records;
    }

    /** Every subject. */
    List<VerifyFinding> all() {
        for (ChainSubject subject : ChainSubject.values()) {
            try {
                compare(subject, SubjectHashes.all(connection, subject));
            } catch (SQLException e) {
                unreadable(subject, e);
            }
        }
        return findings;
    }

    /** Some runs. */
    List<VerifyFinding> runs(List<String> runs) {
        for (String run : runs) {
            try {
                compare(ChainSubject.RUN, run, SubjectHashes.of(connection, ChainSubject.RUN, run));
            } catch (SQLException e) {
                unreadable(ChainSubject.RUN, e);
            }
        }
        return findings;
    }

    private void unreadable(ChainSubject subject, SQLException e) {
        findings.add(VerifyFinding.object(VerifyCode.UNREADABLE, "tables of " + subject.label(), "rows", firstLine(e)));
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("an error without words");
    }

    private void compare(ChainSubject subject, Map<String, List<TableHash>> hashes) {
        Set<String> ids = new HashSet<>(hashes.keySet());
        hashes.forEach((id, found) -> compare(subject, id, found));
        List<TableHash> nothing = subject.tables().stream().map(table -> TableHash.of(table, List.of())).toList();
        records.values().stream().map(Linked::ref).filter(ref -> ref.subject().equals(subject.label()) && !ids.contains(ref.id()))
                .forEach(ref -> compare(subject, ref.id(), nothing));
    }

    private void compare(ChainSubject subject, String id, List<TableHash> found) {
        Linked record = records.get(LinkCheck.key(subject.label(), id));
        if (record == null) {
            Map<String, Long> rows = new LinkedHashMap<>();
            found.stream().filter(table -> table.rows() > 0).forEach(table -> rows.put(table.table(), table.rows()));
            findings.add(VerifyFinding.of(VerifyCode.NOT_RECORDED, new RecordRef(0, subject.label(), id),
                    "tables " + String.join(", ", rows.keySet()), "a record of " + subject.label() + " " + id, "none, but rows " + rows));
            return;
        }
        if (found.get(0).rows() == 0 && record.lines().getOrDefault(found.get(0).table(), "").startsWith(found.get(0).table() + " 0 ")) {
            findings.add(VerifyFinding.of(VerifyCode.ROWS_CHANGED, record.ref(), "table " + found.get(0).table(),
                    "a row that the record is about", "a record about nothing"));
        }
        for (TableHash table : found) {
            String line = record.lines().getOrDefault(table.table(), "nothing");
            if (!table.line().equals(line + "\n")) {
                findings.add(VerifyFinding.of(VerifyCode.ROWS_CHANGED, record.ref(), "table " + table.table(), rows(line),
                        rows(table.line().strip())));
            }
        }
    }

    /** A record's line in words. */
    private static String rows(String line) {
        String[] parts = line.split(" ");
        return parts.length < 3 ? line : parts[1] + (parts[1].equals("1") ? " row" : " rows") + " of hash " + parts[2];
    }
}
