package dev.plimsoll.cli;

import dev.plimsoll.TwoPassResult;
import dev.plimsoll.audit.Alert;
import dev.plimsoll.report.TwoPassDocument;
import dev.plimsoll.store.files.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Audits for {@code --json}. */
final class AuditDocuments {

    private AuditDocuments() {
    }

    static Map<String, Object> of(TwoPassResult result, List<Path> files) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("two_pass_audit_id", result.twoPass().auditId());
        json.put("validation_audit_id", result.validationRecord().auditId());
        json.put("already_recorded", result.twoPass().alreadyStored() && result.validationRecord().alreadyStored());
        json.put("overall", result.validation().overall().name());
        json.put("warnings", Documents.warnings(result.warnings()));
        json.put("comparison", TwoPassDocument.of(result.report()));
        json.put("validation", Json.parse(result.validationRecord().document(), "validation"));
        json.put("alerts", result.alerts().stream().map(AuditDocuments::alert).toList());
        json.put("notes", Documents.notes(result.notes()));
        json.put("files", files.stream().map(Path::toString).toList());
        return json;
    }

    private static Map<String, Object> alert(Alert alert) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", alert.code().name());
        json.put("message", alert.message());
        json.put("evidence", alert.evidence());
        return json;
    }
}
