package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.FreezeChecklist;
import dev.plimsoll.governance.PromotionResult;
import dev.plimsoll.store.Promotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets or revokes the production pointer. */
@Command(name = "promote", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Point production at a validated run and write its configuration, if every condition of the checklist holds.",
        footer = {"", "Exit code: 0 promoted or revoked, 2 refused: the conditions that do not hold are named,",
            "nothing is recorded.",
            "A CAUTION can be accepted with a reason, which is stored; a FAIL never.", "", "Examples:", "  plimsoll promote baseline_2025",
            "  plimsoll promote baseline_2025 --accept-caution \"thrashing reviewed\"", "  plimsoll promote --revoke \"new data\""})
final class PromoteCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The baseline, or the scaled run of its two-pass audit.")
    private String runId;

    @Option(names = "--accept-caution", paramLabel = "REASON", description = "Why a CAUTION is accepted.")
    private String acceptCaution;

    @Option(names = "--revoke", paramLabel = "REASON", description = "Take the production pointer back, for this reason.")
    private String revoke;

    @Option(names = "--to", paramLabel = "FILE", description = "Production configuration to write (default: "
            + "artifacts/production/strategies.yaml). --revoke rewrites those that promote wrote, wherever they are.")
    private Path file;

    @Mixin
    private ValidationOptions validation;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        if ((runId == null) == (revoke == null)) {
            throw new UsageException("Name either a run to promote or --revoke REASON.");
        }
        if (revoke != null && revoke.isBlank() || acceptCaution != null && acceptCaution.isBlank()) {
            throw new UsageException("The reason is blank; say why, it is stored.");
        }
        return revoke != null ? revoke(console) : promote(console);
    }

    private int revoke(Console console) {
        PromotionResult.Revocation revocation = file == null ? store.open().revoke(revoke) : store.open().revoke(revoke, file);
        console.text(revocation.describe().text());
        console.document(Document.of(Optional.of(revocation.record()), List.of()));
        return 0;
    }

    private int promote(Console console) {
        Optional<String> caution = Optional.ofNullable(acceptCaution);
        PromotionResult result = file == null ? store.open().promote(runId, caution, validation.config())
                : store.open().promote(runId, caution, validation.config(), file);
        console.text(result.describe().text());
        console.document(Document.of(result.promotion(), result.checklist().items()));
        return result.promotion().isPresent() ? 0 : 2;
    }

    private record Document(Optional<String> promoted, Optional<Integer> sequence, List<FreezeChecklist.Item> checklist) {

        static Document of(Optional<Promotion> promotion, List<FreezeChecklist.Item> items) {
            return new Document(promotion.flatMap(Promotion::runId), promotion.map(Promotion::sequence), items);
        }
    }
}
