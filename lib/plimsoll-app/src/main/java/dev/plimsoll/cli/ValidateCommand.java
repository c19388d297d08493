package dev.plimsoll.cli;

import dev.plimsoll.twopass.TwoPassResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Answers the four Stage 6.5 questions. */
@Command(name = "validate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Answer the four Stage 6.5 questions for a scaled run, with figures and bounds, and record the answers.",
        footer = {"", "Exit code: 0 PASS, 1 CAUTION, 2 FAIL.", "", "Example:", "  plimsoll validate pass2_2025"})
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCALED_RUN", description = "Id of the scaled run of a two-pass audit.")
    private String runId;

    @Mixin
    private ValidationOptions validation;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        TwoPassResult result = store.open().validate(runId, validation.config());
        console.text(result.judgement().text());
        if (console.isJson()) {
            console.document(AuditDocuments.of(result, List.of()));
        }
        return result.validation().overall().ordinal();
    }
}
