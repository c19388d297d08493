package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.run.Why;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains the regime of one day. */
@Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Explain the regime of one day: each signal with value, thresholds and margin, then the decision.",
        footer = {"", "A margin is how far a value lies beyond its threshold; 0 or more means the signal fires.", "", "Example:",
            "  plimsoll why core_v9_2025 2022-06-13"})
final class WhyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run.")
    private String runId;

    @Parameters(index = "1", paramLabel = "DAY", description = "The day, as YYYY-MM-DD.")
    private LocalDate day;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        asOf.requireKnown(lab, runId);
        Why why = lab.why(runId, day);
        console.text(why.describe().text());
        if (console.isJson()) {
            console.document(Documents.of(why.signals()));
        }
        return 0;
    }
}
