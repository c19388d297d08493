package dev.plimsoll.store.chain;

import static java.util.Optional.empty;

import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.Chain.ChainRecord;
import dev.plimsoll.store.chain.ChainSubject.ChainedTable;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.timeseries.Labelled;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the chain from its first record to its last and checks that each holds on to the one before. */
final class LinkCheck {

    private static final int HEADER_LINES = 5;

    /** What a record says about its tables: its line for each. */
    record Linked(RecordRef ref, Map<String, String> lines) {
    }

    /** A record as others refer to it. */
    private record Place(int sequence, boolean incident, String hash) {
    }

    private final Map<String, Linked> records = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Findings findings;
    private Optional<ChainHead> head = empty();
    private Optional<ChainHead> known = empty();

    private LinkCheck(Findings findings) {
        this.findings = findings;
    }

    static LinkCheck of(Connection connection, Optional<String> knownHead, Findings findings) throws SQLException {
        LinkCheck check = new LinkCheck(findings);
        Rows.each(connection, "SELECT sequence, subject, subject_id, system.main.epoch_us(recorded_at), record, previous_hash, record_hash "
                + "FROM main.chain ORDER BY sequence", row -> check.read(row, knownHead));
        if (knownHead.isPresent() && check.known.isEmpty()) {
            findings.add(VerifyCode.HEAD_NOT_FOUND, null, "chain", "a record of hash " + knownHead.get(),
                    check.head.map(h -> "a chain that ends with " + h).orElse("an empty chain"));
        }
        return check;
    }

    private void read(ResultSet row, Optional<String> knownHead) throws SQLException {
        int sequence = row.getInt(1);
        RecordRef ref = new RecordRef(sequence, row.getString(2), row.getString(3));
        long micros = row.getLong(4);
        String text = row.getString(5);
        String previous = row.getString(6);
        String hash = row.getString(7);
        int expected = head.map(ChainHead::sequence).orElse(0) + 1;
        for (int lacking = expected; lacking < sequence && lacking < expected + 3; lacking++) {
            finding(VerifyCode.RECORD_MISSING, new RecordRef(lacking, "unknown", ""), "record " + lacking,
                    "record " + sequence + " instead");
        }
        List<String> lines = text.lines().toList();
        if (lines.size() > 1 && !lines.get(1).equals(String.valueOf(sequence))) {
            finding(VerifyCode.RECORD_MOVED, ref, "a text of record " + sequence, "the text of record " + lines.get(1));
        } else if (!text.startsWith(ChainRecord.FORMAT + "\n" + sequence + "\n" + ref.subject() + "\n" + ref.id() + "\n" + micros + "\n")) {
            finding(VerifyCode.RECORD_CHANGED, ref, "columns subject, subject_id and recorded_at as in the text: "
                    + String.join(" / ", lines.subList(0, Math.min(HEADER_LINES, lines.size()))),
                    ref.subject() + " / " + ref.id() + " / " + micros);
        }
        String link = head.map(ChainHead::hash).orElse(ChainHead.NONE);
        if (!previous.equals(link) && sequence == expected) {
            finding(VerifyCode.RECORD_CHANGED, ref, "previous_hash " + link, previous);
        }
        String computed = ChainRecord.hash(previous, text);
        if (!computed.equals(hash)) {
            finding(VerifyCode.RECORD_CHANGED, ref, "record_hash " + computed, hash);
        }
        ChainHead now = new ChainHead(sequence, hash, ChainRecord.instant(micros));
        if (head.isPresent() && now.recordedAt().isBefore(head.get().recordedAt())) {
            finding(VerifyCode.RECORD_CHANGED, ref, "an instant not before " + head.get().recordedAt(), now.recordedAt().toString());
        }
        records.put(key(ref.subject(), ref.id()), new Linked(ref, tableLines(lines, ref)));
        places.add(new Place(sequence, ref.subject().equals(ChainSubject.INCIDENT.label()), hash));
        head = Optional.of(now);
        known = knownHead.filter(hash::equals).map(h -> now).or(() -> known);
    }

    private void finding(VerifyCode code, RecordRef ref, String expected, String found) {
        findings.add(code, ref, "chain", expected, found);
    }

    /** The last lines: an id may have line feeds of its own. */
    private static Map<String, String> tableLines(List<String> lines, RecordRef ref) {
        int tables = Labelled.find(ChainSubject.values(), ref.subject()).map(s -> s.tables().size()).orElse(0);
        Map<String, String> byTable = new LinkedHashMap<>();
        for (String line : lines.subList(Math.max(0, lines.size() - tables), lines.size())) {
            byTable.put(line.split(" ", 2)[0], line);
        }
        return byTable;
    }

    static String key(String subject, String id) {
        return subject + "\n" + id;
    }

    /**
     * Holds the heads that receipts, certificates and sign-offs state against the chain: each was the head when its own record was
     * appended. Between the two nothing but incidents can have come, as the clock's is recorded in the same transaction. Whoever writes the
     * past anew, with every hash from there on, leaves these behind. Sign-offs of before the chain have none; what has no record is told
     * of elsewhere.
     */
    void checkStatedHeads(Connection connection, List<ChainSubject> subjects) {
        for (ChainSubject subject : subjects) {
            ChainedTable table = subject.tables().get(0);
            if (table.columns().stream().anyMatch(column -> column.name().equals("chain_head"))) {
                findings.check("table " + table.name(), "heads", () -> Rows.each(connection, "SELECT CAST(" + table.quotedKey()
                        + " AS VARCHAR), chain_head FROM main.\"" + table.name() + "\" WHERE chain_head IS NOT NULL ORDER BY 1",
                        row -> checkStatedHead(table.name(), records.get(key(subject.label(), row.getString(1))), row.getString(2))));
            }
        }
    }

    private void checkStatedHead(String table, Linked record, String head) {
        if (record != null && !headsBefore(record.ref().sequence()).contains(head)) {
            Optional<Place> elsewhere = places.stream().filter(place -> place.hash().equals(head)).findFirst();
            findings.add(VerifyCode.HEAD_UNKNOWN, record.ref(), "table " + table,
                    "head " + headsBefore(record.ref().sequence()).get(0),
                    "head " + head + ", the hash of " + elsewhere.map(place -> "record " + place.sequence()).orElse("no record"));
        }
    }

    /** What each subject's record says; taken for true only together with the findings. */
    Map<String, Linked> records() {
        return records;
    }

    /** What the head can have been when a record was begun: the one before it, or, where incidents stand there, one before these. */
    private List<String> headsBefore(int sequence) {
        List<String> heads = new ArrayList<>();
        int at = Collections.binarySearch(places, new Place(sequence, false, ""), Comparator.comparingInt(Place::sequence)) - 1;
        while (at >= 0 && places.get(at).incident()) {
            heads.add(places.get(at--).hash());
        }
        heads.add(at >= 0 ? places.get(at).hash() : ChainHead.NONE);
        return heads;
    }

    Optional<ChainHead> head() {
        return head;
    }

    Optional<ChainHead> known() {
        return known;
    }

    int count() {
        return places.size();
    }
}
