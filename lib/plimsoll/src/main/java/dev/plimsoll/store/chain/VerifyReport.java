package dev.plimsoll.store.chain;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.chain.Chain.ChainHead;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What verifying a store found.
 *
 * @param scope runs verified; none = the whole store
 * @param records chain records checked
 * @param artifacts artifacts hashed again
 * @param rows rows of artifacts hashed again
 * @param head last record of the chain, if there is one
 * @param knownHead the record whose hash the user knew, if one was given and found
 * @param findings what is wrong; none = intact
 * @param notes what could not be compared, and why
 */
public record VerifyReport(List<String> scope, int records, long artifacts, long rows, Optional<ChainHead> head,
        Optional<ChainHead> knownHead, List<VerifyFinding> findings, List<String> notes) implements Describable {

    /**
     * Copies.
     *
     * @param scope runs verified
     * @param records chain records checked
     * @param artifacts artifacts hashed again
     * @param rows rows of artifacts hashed again
     * @param head last record of the chain
     * @param knownHead the record whose hash the user knew
     * @param findings what is wrong
     * @param notes what could not be compared
     */
    public VerifyReport {
        scope = List.copyOf(scope);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The same with more found. */
    VerifyReport plus(List<VerifyFinding> moreFindings, List<String> moreNotes) {
        return new VerifyReport(scope, records, artifacts, rows, head, knownHead,
                Stream.concat(findings.stream(), moreFindings.stream()).toList(), Stream.concat(notes.stream(), moreNotes.stream()).toList());
    }

    /**
     * Whether nothing was found.
     *
     * @return true when the store is as it was recorded
     */
    public boolean intact() {
        return findings.isEmpty();
    }

    /**
     * The report as text.
     *
     * @return findings, notes, counts, head and verdict, a line each
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append('\n'));
        notes.forEach(note -> text.append("Note: ").append(note).append('\n'));
        text.append("Verified ").append(scope.isEmpty() ? "the whole store" : "run " + String.join(", ", scope)).append(": ")
                .append(records).append(" chain records, ").append(artifacts).append(" artifacts, ").append(rows).append(" rows.\n");
        text.append("Head: ").append(head.map(ChainHead::toString).orElse("none")).append('\n');
        knownHead.ifPresent(known -> text.append("Known head found: record ").append(known.sequence()).append(" of ")
                .append(head.map(ChainHead::sequence).orElse(0)).append('\n'));
        return text.append(intact() ? "Intact." : "NOT INTACT: " + findings.size() + (findings.size() == 1 ? " finding." : " findings."))
                .toString();
    }

    @Override
    public Doc describe() {
        return Doc.of(intact() ? "Intact" : "NOT INTACT", new Block.Code(toString()));
    }
}
