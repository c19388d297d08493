package dev.plimsoll.cli;

import dev.plimsoll.run.Why;
import dev.plimsoll.store.query.SqlCell;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains the regime of one day. */
@Command(name = "why",
        description = "Explain the regime of one day: each signal with value, thresholds and margin, then the decision.",
        footer = {"", "A margin is how far a value lies beyond its threshold; 0 or more means the signal fires.", "", "Example:",
            "  plimsoll why core_v9_2025 2022-06-13"})
final class WhyCommand extends AsOfCommand {

    @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run.")
    private String runId;

    @Parameters(index = "1", paramLabel = "DAY", description = "The day, as YYYY-MM-DD.")
    private LocalDate day;

    @Override
    int run() {
        Why why = labThatKnows(runId).why(runId, day);
        return answer(why, () -> SqlCell.document(why.signals().asMaps()));
    }
}
