package dev.plimsoll.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
@JsonPropertyOrder({"sequence", "audit_id", "reviewer", "decision"})
@JsonIgnoreProperties("approved")
public record SignOff(int sequence, String auditId, String reviewer, boolean approved, String note, Instant createdAt)
        implements Describable {

    /** The judgement as it is stored: APPROVED or REJECTED. */
    @JsonProperty
    public String decision() {
        return approved ? "APPROVED" : "REJECTED";
    }

    @Override
    public Doc describe() {
        return Doc.of("Sign-off " + sequence + " by " + reviewer, new Block.Verdict(new Cell.Tag(decision(),
                approved ? Cell.Tone.PASS : Cell.Tone.FAIL), "validation " + auditId + (note.isBlank() ? "" : ": " + note)));
    }
}
