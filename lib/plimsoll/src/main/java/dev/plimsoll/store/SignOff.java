package dev.plimsoll.store;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import java.time.Instant;

/**
 * A judgement on a validation.
 *
 * @param sequence order of recording, from 1
 * @param auditId the validation judged
 * @param reviewer who judged
 * @param approved true for APPROVED, false for REJECTED
 * @param note why
 * @param createdAt when
 */
public record SignOff(int sequence, String auditId, String reviewer, boolean approved, String note, Instant createdAt)
        implements Describable {

    /** The judgement as it is stored: APPROVED or REJECTED. */
    public String decision() {
        return approved ? "APPROVED" : "REJECTED";
    }

    @Override
    public Doc describe() {
        return Doc.of("Sign-off " + sequence + " by " + reviewer, new Block.Verdict(new Cell.Tag(decision(),
                approved ? Cell.Tone.PASS : Cell.Tone.FAIL), "validation " + auditId + (note.isBlank() ? "" : ": " + note)));
    }
}
