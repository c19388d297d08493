package dev.plimsoll.cli;

import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.ArtifactRef;
import dev.plimsoll.store.chain.VerifyReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A verification as JSON. */
final class VerifyDocument {

    private VerifyDocument() {
    }

    static Map<String, Object> of(VerifyReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("intact", report.intact());
        json.put("runs", report.scope().isEmpty() ? "all" : report.scope());
        json.put("records", report.records());
        json.put("artifacts", report.artifacts());
        json.put("rows", report.rows());
        json.put("head", head(report.head()));
        json.put("known_head", head(report.knownHead()));
        json.put("findings", report.findings().stream().map(VerifyDocument::finding).toList());
        json.put("notes", report.notes());
        return json;
    }

    private static Map<String, Object> head(Optional<ChainHead> head) {
        return head.map(h -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("sequence", h.sequence());
            json.put("hash", h.hash());
            json.put("recorded_at", h.recordedAt().toString());
            return json;
        }).orElse(null);
    }

    private static Map<String, Object> finding(VerifyFinding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code().name());
        json.put("meaning", finding.code().meaning());
        json.put("record", finding.record().map(r -> r.sequence() == 0 ? null : r.sequence()).orElse(null));
        json.put("subject", finding.record().map(VerifyFinding.RecordRef::subject).orElse(null));
        json.put("subject_id", finding.record().map(VerifyFinding.RecordRef::id).orElse(null));
        json.put("where", finding.table().orElse(null));
        json.put("artifact_id", finding.artifact().map(ArtifactRef::id).orElse(null));
        json.put("kind", finding.artifact().map(ArtifactRef::kind).orElse(null));
        json.put("runs", finding.artifact().map(ArtifactRef::runs).orElse(null));
        json.put("block", finding.block().isPresent() ? finding.block().getAsInt() : null);
        json.put("rows", finding.rows().orElse(null));
        json.put("expected", finding.expected());
        json.put("found", finding.found());
        json.put("remedy", finding.code().remedy());
        return json;
    }
}
