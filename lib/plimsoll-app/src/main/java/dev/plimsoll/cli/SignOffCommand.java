package dev.plimsoll.cli;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.UsageException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a judgement on a validation. */
final class SignOffCommand extends StoreCommand {

    @Parameters(paramLabel = "SCALED_RUN")
    private String runId;

    @Option(names = "--reviewer", required = true, paramLabel = "NAME")
    private String reviewer;

    @Option(names = "--decision", required = true, paramLabel = "approved|rejected")
    private String decision;

    @Option(names = "--audit", paramLabel = "ID")
    private String auditId;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "")
    private String note;

    @Override
    int run() {
        boolean approved = decision.strip().equalsIgnoreCase("approved");
        if (!approved && !decision.strip().equalsIgnoreCase("rejected")) {
            throw new UsageException("The decision \"" + excerpt(decision) + "\" is unknown; expected approved or rejected.");
        }
        if (reviewer.isBlank()) {
            throw new UsageException("The reviewer has no name; give one with --reviewer NAME.");
        }
        return answer(auditId == null ? lab().signOff(runId, reviewer.strip(), approved, note)
                : lab().signOff(runId, auditId, reviewer.strip(), approved, note));
    }
}
