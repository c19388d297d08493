package dev.plimsoll.store;

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
public record SignOff(int sequence, String auditId, String reviewer, boolean approved, String note, Instant createdAt) {
}
