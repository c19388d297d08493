package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.governance.RevalidationResult;
import dev.plimsoll.governance.ThresholdStability;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The quarterly revalidation. */
@Command(name = "revalidate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Validate a quarter in full, compare it with the quarter before, decide, write the report. Unattended and "
                + "idempotent.",
        footer = {"", "Exit code: 0 PASS, 1 CAUTION, 2 FAIL; the decision (KEEP_V1 or REVIEW_V2) is recorded",
            "and printed.",
            "Interrupted, it can simply be run again.", "", "Example:", "  plimsoll revalidate --quarter 2025Q3 --inputs runs/core_v9"})
final class RevalidateCommand implements Callable<Integer> {

    @Option(names = "--quarter", required = true, paramLabel = "2025Q3",
            description = "The quarter; inputs are cut at its last day, and must reach to within "
            + "five days of it.")
    private String quarter;

    @Mixin
    private TwoPassOptions options;

    @Option(names = "--stability", description = "Map the stability of thresholds too; done for the last quarter of a year in any case.")
    private boolean stability;

    @Option(names = "--to-date", description = "Judge the quarter as far as the data reach: recorded as a look (monitoring), not as the "
            + "quarter's revalidation.")
    private boolean toDate;

    @Option(names = "--report-dir", paramLabel = "DIR",
            description = "Folder for the report (default: reports/<quarter> beside the store).")
    private Path reportDir;

    @Mixin
    private ValidationOptions validation;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Quarter parsed = Quarter.parse(quarter);
        Plimsoll lab = store.open();
        RevalidationResult result = toDate
                ? lab.revalidateToDate(parsed, options.request(), validation.config(), stability)
                : lab.revalidate(parsed, options.request(), validation.config(), stability);
        Path folder = reportDir != null ? reportDir : lab.reportFolder(result.name().replace(' ', '-'));
        List<Path> files = FilesAfter.runs(List.of(result.audit().baselineRunId(), result.audit().scaledRunId()), lab.store().path(),
                () -> result.audit().report().write(folder));
        console.text(result.describe().text() + "\nReport: " + folder.resolve("two_pass_comparison.html"));
        if (console.isJson()) {
            console.document(new Document(parsed, toDate, result.record().auditId(), result.record().alreadyStored(),
                    result.decision().outcome(), result.decision().reasons(), result.delta().previous(),
                    result.stability().map(ThresholdStability::rows), AuditDocuments.of(result.audit(), files)));
        }
        return result.audit().validation().overall().ordinal();
    }

    private record Document(Quarter quarter, boolean toDate, String auditId, boolean alreadyRecorded,
            RevalidationResult.Decision.Outcome decision,
            List<String> reasons, Optional<Quarter> previousQuarter, Optional<List<ThresholdStability.Row>> stability,
            AuditDocuments audit) {
    }
}
