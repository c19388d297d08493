package dev.plimsoll.store.audit;

import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that is recorded about an audit, ready to be written in one transaction. Its identity covers kind, runs, quarter and document;
 * the same audit again is found, not written twice.
 *
 * @param kind two_pass, validation, monitoring, revalidation or stability
 * @param baselineRunId pass 1
 * @param scaledRunId pass 2, empty for an audit of the baseline alone
 * @param quarter such as 2025Q3, for a revalidation
 * @param verdict PASS, CAUTION or FAIL, where there is one
 * @param decision KEEP_V1 or REVIEW_V2, for a revalidation
 * @param basedOn audit this one rests on
 * @param previous record of the same kind it was compared with
 * @param document all of it: maps, lists, texts, numbers; written as canonical JSON
 * @param figures each figure by its path in the document; NaN = not computable, stored as NULL
 * @param findings figures held against bounds, for a validation
 * @param evidence rows that show why, for a validation
 * @param alerts alerts raised
 * @param author who started it
 */
public record AuditDraft(String kind, String baselineRunId, Optional<String> scaledRunId, Optional<String> quarter,
        Optional<String> verdict, Optional<String> decision, Optional<String> basedOn, Optional<String> previous,
        Map<String, Object> document, Map<String, Double> figures, List<Finding> findings, List<Evidence> evidence,
        List<Alert> alerts, String author) {

    /**
     * A figure held against its bounds.
     *
     * @param question 1 to 4
     * @param name what was measured
     * @param value the figure, if there is one
     * @param unit its unit
     * @param bounds its bounds in words
     * @param verdict PASS, CAUTION or FAIL
     * @param note what a reader should know besides
     */
    public record Finding(int question, String name, OptionalDouble value, String unit, String bounds, String verdict, String note) {
    }

    /**
     * A row that shows why.
     *
     * @param question 1 to 4
     * @param text dates and values in words
     */
    public record Evidence(int question, String text) {
    }

    /**
     * An alert.
     *
     * @param code kind of alert
     * @param message in words, with figures
     * @param evidence what it rests on
     */
    public record Alert(String code, String message, String evidence) {
    }

    public AuditDraft {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        alerts = List.copyOf(alerts);
    }

    String documentJson() {
        return CanonicalJson.write(document);
    }

    /** Identity of the audit that recording this makes or finds, 64 hexadecimal digits. */
    public String auditId() {
        return Sha256.hex(String.join("\n", "plimsoll/audit/1", kind, baselineRunId, scaledRunId.orElse(""), quarter.orElse(""),
                documentJson(), ""));
    }
}
