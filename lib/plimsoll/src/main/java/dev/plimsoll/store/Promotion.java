package dev.plimsoll.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of the production pointer; the latest one counts.
 *
 * @param sequence order of recording, from 1
 * @param runId baseline run whose applied scalars production uses; empty = revoked
 * @param auditId validation it rests on; empty for a revocation
 * @param acceptedCaution why a CAUTION was accepted, if there was one
 * @param revokedReason why production was revoked, for a revocation
 * @param author who did it
 * @param createdAt when
 */
public record Promotion(int sequence, Optional<String> runId, Optional<String> auditId, Optional<String> acceptedCaution,
        Optional<String> revokedReason, String author, Instant createdAt) {
}
