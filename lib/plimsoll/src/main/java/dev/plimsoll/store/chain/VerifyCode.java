package dev.plimsoll.store.chain;

/** What can be wrong with a store, and what to do about it. */
public enum VerifyCode {
    /** The store is of a schema that had no hash chain. */
    NO_CHAIN("the store has no hash chain yet", "Any command that writes brings it to this version and chains what it holds."),
    /** A head that is known from elsewhere is not in the chain. */
    HEAD_NOT_FOUND("a head known from elsewhere is not in the chain: records were cut off, or the chain was written anew",
            "Compare with a copy of the store that has this head."),
    /** A receipt, certificate or sign-off states another head than the chain had then. */
    HEAD_UNKNOWN("the head that a receipt, certificate or sign-off states was not the chain's then: its past was written anew",
            "Restore the store from a copy."),
    /** A sequence lacks. */
    RECORD_MISSING("a record of the chain is missing", "Restore the store from a copy."),
    /** A record stands at another record's place. */
    RECORD_MOVED("a record of the chain is not at its place", "Restore the store from a copy."),
    /** Text, columns, link and hash of a record do not fit each other. */
    RECORD_CHANGED("a record of the chain was changed", "Restore the store from a copy."),
    /** A subject has no record. */
    NOT_RECORDED("rows that no record of the chain covers: added, or their record removed", "Restore the store from a copy."),
    /** Rows of the catalogue differ from their record. */
    ROWS_CHANGED("rows are not those that were recorded", "Restore the store from a copy."),
    /** Rows of an artifact differ from its content hash. */
    CONTENT_CHANGED("rows of an artifact are not those that were recorded",
            "Restore the store from a copy; for an artifact that a run computed, plimsoll replay RUN names row and column."),
    /** A column that the artifact was stored without holds something. */
    COLUMN_FILLED("a column that the artifact was stored without holds values", "Restore the store from a copy."),
    /** The hash of a block was changed, or its row in the catalogue was. */
    BLOCK_CHANGED("the recorded hash of a block was changed; the rows themselves are intact", "Restore the store from a copy."),
    /** Rows that belong to no artifact of their table. */
    ROWS_OF_NOTHING("rows that belong to no artifact", "Restore the store from a copy."),
    /** An artifact that no run used or made. */
    ARTIFACT_UNUSED("an artifact that no run used or made", "Restore the store from a copy."),
    /** A run refers to an artifact that is not there. */
    ARTIFACT_MISSING("an artifact that a run refers to is missing", "Restore the store from a copy."),
    /** A table, view, trigger, column or the like was dropped. */
    OBJECT_MISSING("part of the schema was dropped", "Restore the store from a copy; rows may have been changed since."),
    /** One of them is not the released one. */
    OBJECT_CHANGED("part of the schema is not the released one", "Restore the store from a copy."),
    /** Something was put into the file. */
    OBJECT_ADDED("something that is no part of the schema", "Drop it, or restore the store from a copy."),
    /** A table of the schema's own holds other rows than the released ones. */
    DEFINITION_CHANGED("a definition in the store is not the released one", "Restore the store from a copy."),
    /** A file of an evidence pack lacks. */
    FILE_MISSING("a file that the pack's manifest names is missing", "Take the pack from where it was handed over."),
    /** A file of an evidence pack has another hash. */
    FILE_CHANGED("a file of the pack is not the one that its manifest names", "Take the pack from where it was handed over."),
    /** A table could not be read. */
    UNREADABLE("rows could not be read", "Restore the store from a copy.");

    private final String meaning;
    private final String remedy;

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
