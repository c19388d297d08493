package dev.plimsoll.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One audit as the store has it.
 *
 * @param auditId its identity, 64 hexadecimal digits
 * @param sequence order of recording, from 1
 * @param kind two_pass, validation, monitoring, revalidation or stability
 * @param baselineRunId pass 1
 * @param scaledRunId pass 2, if any
 * @param quarter of a revalidation
 * @param verdict PASS, CAUTION or FAIL, where there is one
 * @param decision of a revalidation
 * @param document all of it as canonical JSON
 * @param createdAt when it was recorded
 * @param alreadyStored true when recording it found it there
 */
public record AuditInfo(String auditId, int sequence, String kind, String baselineRunId, Optional<String> scaledRunId,
        Optional<String> quarter, Optional<String> verdict, Optional<String> decision, String document, Instant createdAt,
        boolean alreadyStored) {

    /**
     * Where the audit is found again.
     *
     * @return one line
     */
    public String recorded() {
        return (alreadyStored ? "Recorded before as audit " : "Recorded as audit ") + auditId;
    }
}
