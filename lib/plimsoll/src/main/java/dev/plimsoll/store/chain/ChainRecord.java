package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A record of the chain as it is hashed and stored. */
record ChainRecord(int sequence, ChainSubject subject, String id, Instant recordedAt, String text, String previousHash, String hash) {

    static final String FORMAT = "plimsoll/chain/1";

    static ChainRecord of(int sequence, ChainSubject subject, String id, Instant recordedAt, List<TableHash> tables, String previousHash) {
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
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Values of a row of table chain. */
    Object[] row() {
        return new Object[] {sequence, subject.label(), id, recordedAt.atOffset(ZoneOffset.UTC), text, previousHash, hash};
    }

    ChainHead head() {
        return new ChainHead(sequence, hash, recordedAt);
    }
}
