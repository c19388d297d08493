package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.FreezeChecklist.Item;
import dev.plimsoll.governance.PromotionResult;
import dev.plimsoll.governance.PromotionResult.Revocation;
import dev.plimsoll.store.audit.Audits.Promotion;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.TwoPassDocument;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that judges by the bounds and windows of a validation. */
abstract class AuditCommand extends StoreCommand {

    @Option(names = "--validation-config", order = ORIGIN, paramLabel = "FILE")
    private Optional<Path> validation;

    final ValidationConfig config() {
        return validation.map(ValidationConfig::read).orElseGet(ValidationConfig::standard);
    }

    /** Answers the four Stage 6.5 questions. */
    static final class ValidateCommand extends AuditCommand {

        @Parameters(paramLabel = "SCALED_RUN")
        private String runId;

        @Override
        int run() {
            TwoPassResult result = lab().validate(runId, config());
            answer(result.judgement(), () -> Document.of(result, List.of()));
            return result.validation().overall().ordinal();
        }
    }

    /** Sets or revokes the production pointer. */
    static final class PromoteCommand extends AuditCommand {

        @Parameters(arity = "0..1", paramLabel = "RUN")
        private String runId;

        @Option(names = "--accept-caution", paramLabel = "REASON")
        private Optional<String> acceptCaution;

        @Option(names = "--revoke", paramLabel = "REASON")
        private Optional<String> revoke;

        @Option(names = "--to", paramLabel = "FILE")
        private Optional<Path> file;

        @Override
        int run() {
            if ((runId == null) == revoke.isEmpty()) {
                throw new UsageException("Name either a run to promote or --revoke REASON.");
            }
            if (revoke.or(() -> acceptCaution).filter(String::isBlank).isPresent()) {
                throw new UsageException("The reason is blank; say why, it is stored.");
            }
            return revoke.isPresent() ? revoke(revoke.get()) : promote();
        }

        private int revoke(String reason) {
            Revocation revocation = lab().revoke(reason, file.stream().toArray(Path[]::new));
            return answer(revocation, () -> Step.of(Optional.of(revocation.record()), List.of()));
        }

        private int promote() {
            PromotionResult result = file.isPresent() ? lab().promote(runId, acceptCaution, config(), file.get())
                    : lab().promote(runId, acceptCaution, config());
            answer(result, () -> Step.of(result.promotion(), result.checklist().items()));
            return result.promotion().isPresent() ? 0 : 2;
        }

        private record Step(Optional<String> promoted, Optional<Integer> sequence, List<Item> checklist) {
            static Step of(Optional<Promotion> promotion, List<Item> items) {
                return new Step(promotion.flatMap(Promotion::runId), promotion.map(Promotion::sequence), items);
            }
        }
    }

    /** Audits for {@code --json}. */
    record Document(String twoPassAuditId, String validationAuditId, boolean alreadyRecorded, Verdict overall, List<Warning> warnings,
            Map<String, Object> comparison, Map<String, Object> validation, List<Alert> alerts, List<Note> notes, List<Path> files) {

        static Document of(TwoPassResult result, List<Path> files) {
            return new Document(result.twoPass().auditId(), result.validationRecord().auditId(),
                    result.twoPass().alreadyStored() && result.validationRecord().alreadyStored(), result.validation().overall(),
                    result.warnings(), TwoPassDocument.of(result.report()),
                    Json.parse(result.validationRecord().document(), "validation"), result.alerts(), result.notes(), files);
        }
    }
}
