package dev.plimsoll.store.chain;

import dev.plimsoll.error.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that is wrong with a store, and where.
 *
 * @param code what is wrong
 * @param record the chain record it concerns, if there is one
 * @param table the table, view or other object
 * @param artifact the artifact, if it is about one
 * @param block the first block of 64 rows that differs, if it can be told
 * @param rows keys of the first and the last row of that block as it stands now, if it has rows
 * @param expected what was recorded or released
 * @param found what is there
 */
public record VerifyFinding(VerifyCode code, Optional<RecordRef> record, Optional<String> table, Optional<ArtifactRef> artifact,
        OptionalInt block, Optional<String> rows, String expected, String found) {

    private static final int NAME_WIDTH = 10;
    private static final int RUNS_SHOWN = 3;

    /**
     * A record of the chain.
     *
     * @param sequence its place; 0 when the subject has no record
     * @param subject what it is about
     * @param id which one
     */
    public record RecordRef(int sequence, String subject, String id) {

        @Override
        public String toString() {
            return (sequence == 0 ? "" : "record " + sequence + ", ") + subject + " " + id;
        }
    }

    /**
     * An artifact.
     *
     * @param id its content hash
     * @param kind its kind
     * @param runs runs that used or made it, in the order of their records
     */
    public record ArtifactRef(String id, String kind, List<String> runs) {

        /**
         * Copies the runs.
         *
         * @param id its content hash
         * @param kind its kind
         * @param runs runs that used or made it
         */
        public ArtifactRef {
            runs = List.copyOf(runs);
        }
    }

    static VerifyFinding of(VerifyCode code, RecordRef record, String table, String expected, String found) {
        return new VerifyFinding(code, Optional.ofNullable(record), Optional.ofNullable(table), Optional.empty(), OptionalInt.empty(),
                Optional.empty(), expected, found);
    }

    static VerifyFinding artifact(VerifyCode code, String table, String artifactId, String kind, String expected, String found) {
        return of(code, null, table, expected, found).about(Optional.empty(), new ArtifactRef(artifactId, kind, List.of()));
    }

    VerifyFinding about(Optional<RecordRef> newRecord, ArtifactRef newArtifact) {
        return new VerifyFinding(code, newRecord, table, Optional.of(newArtifact), block, rows, expected, found);
    }

    VerifyFinding at(int newBlock, Optional<String> newRows) {
        return new VerifyFinding(code, record, table, artifact, OptionalInt.of(newBlock), newRows, expected, found);
    }

    /**
     * The finding as text.
     *
     * @return what is wrong, then a line each for where it is and what was expected
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(code.name()).append(": ").append(code.meaning());
        record.ifPresent(r -> line(text, "where", r.toString()));
        table.ifPresent(t -> line(text, "in", t));
        artifact.ifPresent(a -> line(text, "artifact", a.kind() + " " + a.id() + (a.runs().isEmpty() ? "" : " of run "
                + PlainText.first(RUNS_SHOWN, a.runs(), a.runs().size()))));
        block.ifPresent(b -> line(text, "block", b + rows.map(r -> ", rows " + r).orElse("")));
        line(text, "expected", expected);
        line(text, "found", found);
        line(text, "to do", code.remedy());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\n  ").append(name).append(" ".repeat(NAME_WIDTH - name.length())).append(value);
    }

    /** What can be wrong with a store, and what to do about it. */
    public enum VerifyCode {
        /** The store is of a schema that had no hash chain. */
        NO_CHAIN("the store has no hash chain yet", "Any command that writes brings it to this version and chains what it holds."),
        /** A head that is known from elsewhere is not in the chain. */
        HEAD_NOT_FOUND("a head known from elsewhere is not in the chain: records were cut off, or the chain was written anew",
                "Compare with a copy of the store that has this head."),
        /** A receipt, certificate or sign-off states another head than the chain had then. */
        HEAD_UNKNOWN("the head that a receipt, certificate or sign-off states was not the chain's then: its past was written anew"),
        /** A sequence lacks. */
        RECORD_MISSING("a record of the chain is missing"),
        /** A record stands at another record's place. */
        RECORD_MOVED("a record of the chain is not at its place"),
        /** Text, columns, link and hash of a record do not fit each other. */
        RECORD_CHANGED("a record of the chain was changed"),
        /** A subject has no record. */
        NOT_RECORDED("rows that no record of the chain covers: added, or their record removed"),
        /** Rows of the catalogue differ from their record. */
        ROWS_CHANGED("rows are not those that were recorded"),
        /** A run or an audit refers to another that is not there, or is not the one recorded beside it. */
        REFERENCE_BROKEN("what a run or audit refers to is not there, or not as run_parent and audit_record say"),
        /** Rows of an artifact differ from its content hash. */
        CONTENT_CHANGED("rows of an artifact are not those that were recorded",
                "Restore the store from a copy; for an artifact that a run computed, plimsoll replay RUN names row and column."),
        /** A column that the artifact was stored without holds something. */
        COLUMN_FILLED("a column that the artifact was stored without holds values"),
        /** The hash of a block was changed, or its row in the catalogue was. */
        BLOCK_CHANGED("the recorded hash of a block was changed; the rows themselves are intact"),
        /** An artifact's rows are intact, but not where table artifact_range has them. */
        RANGE_CHANGED("where the rows of an artifact are is noted wrongly, so that views may leave some out; the rows themselves are intact",
                "Make the table anew from the rows: plimsoll repair FILE, or take a snapshot."),
        /** Rows that belong to no artifact of their table. */
        ROWS_OF_NOTHING("rows that belong to no artifact"),
        /** An artifact that no run used or made. */
        ARTIFACT_UNUSED("an artifact that no run used or made"),
        /** A run refers to an artifact that is not there. */
        ARTIFACT_MISSING("an artifact that a run refers to is missing"),
        /** A table, view, trigger, column or the like was dropped. */
        OBJECT_MISSING("part of the schema was dropped", "Restore the store from a copy; rows may have been changed since."),
        /** One of them is not the released one. */
        OBJECT_CHANGED("part of the schema is not the released one"),
        /** Something was put into the file. */
        OBJECT_ADDED("something that is no part of the schema", "Drop it, or restore the store from a copy."),
        /** A table of the schema's own holds other rows than the released ones. */
        DEFINITION_CHANGED("a definition in the store is not the released one"),
        /** A file of an evidence pack lacks. */
        FILE_MISSING("a file that the pack's manifest names is missing", "Take the pack from where it was handed over."),
        /** A file of an evidence pack has another hash. */
        FILE_CHANGED("a file of the pack is not the one that its manifest names", "Take the pack from where it was handed over."),
        /** A table could not be read. */
        UNREADABLE("rows could not be read");

        private final String meaning;
        private final String remedy;

        VerifyCode(String meaning) {
            this(meaning, "Restore the store from a copy.");
        }

        VerifyCode(String meaning, String remedy) {
            this.meaning = meaning;
            this.remedy = remedy;
        }

        /**
         * What it says of a store.
         *
         * @return words, no sentence
         */
        public String meaning() {
            return meaning;
        }

        /**
         * What to do.
         *
         * @return a sentence
         */
        public String remedy() {
            return remedy;
        }
    }
}
