package dev.plimsoll.cli;

import dev.plimsoll.store.RunDraft.Warning;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.TwoPassDocument;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Audits for {@code --json}. */
record AuditDocuments(String twoPassAuditId, String validationAuditId, boolean alreadyRecorded, Verdict overall, List<Warning> warnings,
        Map<String, Object> comparison, Map<String, Object> validation, List<Alert> alerts, List<Note> notes, List<Path> files) {

    static AuditDocuments of(TwoPassResult result, List<Path> files) {
        return new AuditDocuments(result.twoPass().auditId(), result.validationRecord().auditId(),
                result.twoPass().alreadyStored() && result.validationRecord().alreadyStored(), result.validation().overall(),
                result.warnings(), TwoPassDocument.of(result.report()),
                Json.parse(result.validationRecord().document(), "validation"), result.alerts(), result.notes(), files);
    }
}
