package dev.plimsoll.store.chain;

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

    static VerifyFinding object(VerifyCode code, String object, String expected, String found) {
        return of(code, null, object, expected, found);
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
        artifact.ifPresent(a -> line(text, "artifact", a.kind() + " " + a.id() + (a.runs().isEmpty() ? "" : " of run " + runs(a))));
        block.ifPresent(b -> line(text, "block", b + rows.map(r -> ", rows " + r).orElse("")));
        line(text, "expected", expected);
        line(text, "found", found);
        line(text, "to do", code.remedy());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\n  ").append(name).append(" ".repeat(NAME_WIDTH - name.length())).append(value);
    }

    private static String runs(ArtifactRef artifact) {
        List<String> all = artifact.runs();
        return String.join(", ", all.subList(0, Math.min(RUNS_SHOWN, all.size())))
                + (all.size() > RUNS_SHOWN ? " and " + (all.size() - RUNS_SHOWN) + " more" : "");
    }
}
