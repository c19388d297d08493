package dev.plimsoll.store;

import java.util.List;

/**
 * What a no-lookahead test found, ready to be recorded.
 *
 * @param runId the run tested
 * @param cuts how many cuts were tried
 * @param seed of cuts and changes
 * @param checks one per cut and artifact
 * @param author who started it
 */
public record CertificateDraft(String runId, int cuts, long seed, List<LookaheadCheck> checks, String author) {

    public CertificateDraft {
        checks = List.copyOf(checks);
    }

    long rowsCompared() {
        return checks.stream().mapToLong(LookaheadCheck::rowsCompared).sum();
    }

    long rowsDiffering() {
        return checks.stream().mapToLong(LookaheadCheck::rowsDiffering).sum();
    }
}
