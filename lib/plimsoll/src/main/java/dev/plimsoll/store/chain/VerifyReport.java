package dev.plimsoll.store.chain;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.chain.Chain.ChainHead;
import java.util.ArrayList;
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

    public VerifyReport {
        scope = List.copyOf(scope);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The same with more found. */
    public VerifyReport plus(List<VerifyFinding> moreFindings, List<String> moreNotes) {
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

    @Override
    public Doc describe() {
        List<Block> blocks = new ArrayList<>();
        findings.forEach(finding -> blocks.add(new Block.Code(finding.toString())));
        notes.forEach(note -> blocks.add(new Block.Text("Note: " + note)));
        blocks.add(new Block.Text("Verified " + (scope.isEmpty() ? "the whole store" : "run " + String.join(", ", scope)) + ": " + records
                + " chain records, " + artifacts + " artifacts, " + rows + " rows."));
        blocks.add(new Block.Text("Head: " + head.map(ChainHead::toString).orElse("none")));
        knownHead.ifPresent(known -> blocks.add(new Block.Text("Known head found: record " + known.sequence() + " of "
                + head.map(ChainHead::sequence).orElse(0))));
        blocks.add(new Block.Verdict(Cell.Tag.of(intact(), "Intact.", "NOT INTACT: "
                + PlainText.count(findings.size(), "finding") + "."), ""));
        return new Doc("", blocks);
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
