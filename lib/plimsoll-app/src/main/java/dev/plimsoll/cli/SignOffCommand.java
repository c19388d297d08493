package dev.plimsoll.cli;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Audits.SignOff;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a judgement on a validation. */
@Command(name = "sign-off", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Record a reviewer's judgement on the latest validation of a scaled run. Records are only ever added.",
        footer = {"", "Example:", "  plimsoll sign-off pass2_2025 --reviewer \"A. Risk\" --decision approved"})
final class SignOffCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCALED_RUN", description = "Id of the scaled run.")
    private String runId;

    @Option(names = "--reviewer", required = true, paramLabel = "NAME", description = "Who judges.")
    private String reviewer;

    @Option(names = "--decision", required = true, paramLabel = "approved|rejected", description = "The judgement.")
    private String decision;

    @Option(names = "--audit", paramLabel = "ID", description = "Validation to judge (default: the one recorded last).")
    private String auditId;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why it is judged so.")
    private String note;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        String judgement = decision.strip().toLowerCase(Locale.ROOT);
        if (!judgement.equals("approved") && !judgement.equals("rejected")) {
            throw new UsageException("The decision \"" + PlainText.excerpt(decision) + "\" is unknown; expected approved or rejected.");
        }
        if (reviewer.isBlank()) {
            throw new UsageException("The reviewer has no name; give one with --reviewer NAME.");
        }
        boolean approved = judgement.equals("approved");
        SignOff signOff = auditId == null ? store.open().signOff(runId, reviewer.strip(), approved, note)
                : store.open().signOff(runId, auditId, reviewer.strip(), approved, note);
        console.text(signOff.describe().text());
        record Document(int sequence, String auditId, String reviewer, String decision, String note, Instant createdAt) {
        }
        console.document(new Document(signOff.sequence(), signOff.auditId(), signOff.reviewer(), signOff.decision(),
                signOff.note(), signOff.createdAt()));
        return 0;
    }
}
