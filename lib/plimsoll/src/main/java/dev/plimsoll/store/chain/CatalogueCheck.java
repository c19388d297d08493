package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.ChainSubject.ChainedTable.TableHash;
import dev.plimsoll.store.chain.LinkCheck.Linked;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.schema.Migrator;
import java.sql.Connection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the rows of every subject against its chain record, both ways: rows without a record and records without rows. */
record CatalogueCheck(List<ChainSubject> subjects, Map<String, Linked> records, Findings findings) {

    /** What runs and audits refer to without a foreign key: subject and id, how and to what, and what there is instead. */
    static final String BROKEN_REFERENCES = Migrator.text("store/broken_references.sql").strip();

    /** Of some runs, or of every subject where no run is named. */
    void run(Connection connection, List<String> runs) {
        findings.check("tables run, run_parent, audit_record", "rows", () -> Rows.each(connection, BROKEN_REFERENCES, row -> {
            RecordRef ref = new RecordRef(0, row.getString(1), row.getString(2));
            if (runs.isEmpty() || ref.subject().equals(ChainSubject.RUN.label()) && runs.contains(ref.id())) {
                Linked record = records.get(LinkCheck.key(ref.subject(), ref.id()));
                findings.add(VerifyCode.REFERENCE_BROKEN, record == null ? ref : record.ref(),
                        ref.subject().equals(ChainSubject.RUN.label()) ? "table run" : "table audit_record",
                        row.getString(3) + " " + row.getString(4), row.getString(5));
            }
        }));
        for (String run : runs) {
            reading(ChainSubject.RUN, () -> compare(ChainSubject.RUN, run, ChainSubject.RUN.hashes(connection, List.of(run))
                    .getOrDefault(run, ChainSubject.RUN.nothing())));
        }
        for (ChainSubject subject : runs.isEmpty() ? subjects : List.<ChainSubject>of()) {
            reading(subject, () -> compare(subject, subject.hashes(connection, List.of())));
        }
    }

    private void reading(ChainSubject subject, Findings.Check check) {
        findings.check("tables of " + subject.label(), "rows", check);
    }

    private void compare(ChainSubject subject, Map<String, List<TableHash>> hashes) {
        Set<String> ids = new HashSet<>(hashes.keySet());
        hashes.forEach((id, found) -> compare(subject, id, found));
        records.values().stream().map(Linked::ref).filter(ref -> ref.subject().equals(subject.label()) && !ids.contains(ref.id()))
                .forEach(ref -> compare(subject, ref.id(), subject.nothing()));
    }

    private void compare(ChainSubject subject, String id, List<TableHash> found) {
        Linked record = records.get(LinkCheck.key(subject.label(), id));
        if (record == null) {
            Map<String, Long> rows = new LinkedHashMap<>();
            found.stream().filter(table -> table.rows() > 0).forEach(table -> rows.put(table.table(), table.rows()));
            findings.add(VerifyCode.NOT_RECORDED, new RecordRef(0, subject.label(), id),
                    "tables " + String.join(", ", rows.keySet()), "a record of " + subject.label() + " " + id, "none, but rows " + rows);
            return;
        }
        if (found.get(0).rows() == 0 && record.lines().getOrDefault(found.get(0).table(), "").startsWith(found.get(0).table() + " 0 ")) {
            findings.add(VerifyCode.ROWS_CHANGED, record.ref(), "table " + found.get(0).table(),
                    "a row that the record is about", "a record about nothing");
        }
        for (TableHash table : found) {
            String line = record.lines().getOrDefault(table.table(), "nothing");
            if (!table.line().equals(line + "\n")) {
                findings.add(VerifyCode.ROWS_CHANGED, record.ref(), "table " + table.table(), rows(line), rows(table.line().strip()));
            }
        }
    }

    /** A record's line in words. */
    private static String rows(String line) {
        String[] parts = line.split(" ");
        return parts.length < 3 ? line : parts[1] + (parts[1].equals("1") ? " row" : " rows") + " of hash " + parts[2];
    }
}
