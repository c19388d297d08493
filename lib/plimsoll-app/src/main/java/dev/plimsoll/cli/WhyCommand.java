package dev.plimsoll.cli;

import dev.plimsoll.run.Why;
import dev.plimsoll.store.query.SqlCell;
import java.time.LocalDate;
import picocli.CommandLine.Parameters;

/** Explains the regime of one day. */
final class WhyCommand extends AsOfCommand {

    @Parameters(index = "0", paramLabel = "RUN")
    private String runId;

    @Parameters(index = "1", paramLabel = "DAY")
    private LocalDate day;

    @Override
    int run() {
        Why why = labThatKnows(runId).why(runId, day);
        return answer(why, () -> SqlCell.document(why.signals().asMaps()));
    }
}
