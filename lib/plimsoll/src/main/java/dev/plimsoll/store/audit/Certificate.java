package dev.plimsoll.store.audit;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.file.Rows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * No-lookahead certificate of a run, as recorded: all inputs after a cut were changed, the run was computed again, and its rows up to the
 * cut had to stay the same to the byte.
 *
 * @param sequence order of recording, from 1
 * @param runId the run
 * @param cuts how many cuts were tried
 * @param seed of cuts and changes
 * @param checks one per cut and artifact
 * @param head head of the hash chain with this certificate in it
 * @param author who started it
 * @param createdAt when it was recorded
 */
public record Certificate(int sequence, String runId, int cuts, long seed, List<LookaheadCheck> checks, ChainHead head, String author,
        Instant createdAt) implements Describable {

    /**
     * Whether no row up to a cut changed.
     *
     * @return true when the run looked at nothing that came later
     */
    public boolean isClean() {
        return firstLookahead().isEmpty();
    }

    /**
     * Rows up to a cut, over all cuts and artifacts.
     *
     * @return how many were compared
     */
    public long rowsCompared() {
        return checks.stream().mapToLong(LookaheadCheck::rowsCompared).sum();
    }

    /**
     * The first artifact with a row that changed.
     *
     * @return its check; empty when there is none
     */
    public Optional<LookaheadCheck> firstLookahead() {
        return checks.stream().filter(check -> check.rowsDiffering() > 0).findFirst();
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = checks.stream().map(check -> Arrays.<Object>asList(check.cut(), check.kind(), check.rowsCompared(),
                check.rowsDiffering(), check.rowKey().orElse(null), check.column().orElse(null))).toList();
        return Doc.of("No-lookahead test of run " + runId + ": " + verdict(), new Block.Text(answer()),
                new Block.Text("Certificate " + sequence + " (seed " + seed + "), chain head " + head + "."),
                Table.of(List.of("cut", "artifact", "rows up to it", "changed", "first row", "column"), rows));
    }

    /** What it came to: CLEAN or LOOKAHEAD. */
    public String verdict() {
        return isClean() ? "CLEAN" : "LOOKAHEAD";
    }

    private String answer() {
        return firstLookahead().map(check -> check.kind() + " up to " + check.cut() + " changed with inputs after it: "
                + check.rowsDiffering() + " of " + check.rowsCompared() + " rows, first at " + check.rowKey().orElse("an unknown row")
                + check.column().map(column -> ", column " + column).orElse("") + ".")
                .orElse("None of " + rowsCompared() + " rows up to " + PlainText.count(cuts, "cut") + " changed with the inputs after it.");
    }

    @Override
    public String toString() {
        return describe().text();
    }

    /**
     * What a no-lookahead test found for one cut and artifact.
     *
     * @param cut last day, or last request, whose inputs stayed as they were
     * @param kind kind of artifact
     * @param rowsCompared rows up to the cut
     * @param rowsDiffering rows among them that changed
     * @param rowKey key of the first row that changed, if one did
     * @param column first column that changed there, if the row is on both sides
     */
    public record LookaheadCheck(String cut, String kind, long rowsCompared, long rowsDiffering, Optional<String> rowKey,
            Optional<String> column) {
    }
}
