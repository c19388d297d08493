package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.PromotionResult;
import dev.plimsoll.audit.FreezeChecklist;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Promotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    private static final String STRATEGIES = "artifacts/production/strategies.yaml";

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The baseline, or the scaled run of its two-pass audit.")
    private String runId;

    @Option(names = "--accept-caution", paramLabel = "REASON", description = "Why a CAUTION is accepted.")
    private String acceptCaution;

    @Option(names = "--revoke", paramLabel = "REASON", description = "Take the production pointer back, for this reason.")
    private String revoke;

    @Option(names = "--to", paramLabel = "FILE", description = "Production configuration to write (default: " + STRATEGIES
            + "). --revoke rewrites those that promote wrote, wherever they are.")
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
        Plimsoll lab = store.open();
        List<Path> files = new ArrayList<>(lab.strategiesFiles());
        if (file != null || files.isEmpty()) {
            Path named = file();
            files.removeIf(known -> known.equals(named.toAbsolutePath().normalize()));
            files.add(0, named);
        }
        Promotion promotion = lab.revoke(revoke, files.toArray(new Path[0]));
        console.text("Production revoked (record " + promotion.sequence() + "): " + revoke + "."
                + files.stream().map(written -> "\n" + written + " says enabled: false.").collect(Collectors.joining()));
        console.document(Document.of(Optional.of(promotion), List.of()));
        return 0;
    }

    private int promote(Console console) {
        PromotionResult result = store.open().promote(runId, Optional.ofNullable(acceptCaution), validation.config(), file());
        StringBuilder out = new StringBuilder();
        for (FreezeChecklist.Item item : result.checklist().items()) {
            out.append(item.holds() ? "holds    " : "FAILS    ").append(item.condition()).append(": ").append(item.figure()).append('\n');
        }
        if (result.promotion().isPresent()) {
            out.append("Run ").append(result.baselineRunId()).append(" is in production (record ")
                    .append(result.promotion().get().sequence()).append("); configuration written to ").append(file());
        } else {
            out.append("Refused: ").append(result.checklist().failing().size()).append(" of ").append(result.checklist().items().size())
                    .append(" conditions do not hold. Nothing was recorded.");
        }
        console.text(out.toString());
        console.document(Document.of(result.promotion(), result.checklist().items()));
        return result.promotion().isPresent() ? 0 : 2;
    }

    private Path file() {
        return file != null ? file : Path.of(STRATEGIES);
    }

    private record Document(Optional<String> promoted, Optional<Integer> sequence, List<FreezeChecklist.Item> checklist) {

        static Document of(Optional<Promotion> promotion, List<FreezeChecklist.Item> items) {
            return new Document(promotion.flatMap(Promotion::runId), promotion.map(Promotion::sequence), items);
        }
    }
}
