package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RevalidationResult;
import dev.plimsoll.audit.FigureChange;
import dev.plimsoll.audit.Quarter;
import dev.plimsoll.audit.RevalidationDecision;
import dev.plimsoll.audit.ThresholdStability;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.report.Section;
import dev.plimsoll.report.TwoPassReport;
import dev.plimsoll.store.artifact.ShortestDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final double TEN_PERCENT = 0.10;

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
        String name = toDate ? parsed + " to date" : parsed.toString();
        Path folder = reportDir != null ? reportDir : ReportFiles.defaultFolder(lab, name.replace(' ', '-'));
        List<Path> files = FilesAfter.runs(List.of(result.audit().baselineRunId(), result.audit().scaledRunId()), lab.store().path(),
                () -> ReportFiles.write(report(result, name), folder));
        console.text("Revalidation of " + name + (result.record().alreadyStored() ? " (recorded before)" : "") + "\n\n"
                + AuditText.comparison(result.audit()) + "\n\n" + AuditText.validation(result.audit().validation()) + "\n"
                + changes(result) + (toDate ? "\nDecision so far, not recorded as the quarter's: " : "\nDecision: ")
                + result.decision().outcome()
                + result.decision().reasons().stream().map(r -> "\n  " + r).reduce("", String::concat)
                + result.stability().map(RevalidateCommand::stability).orElse("")
                + "\nReport: " + folder.resolve("two_pass_comparison.html"));
        if (console.isJson()) {
            console.document(new Document(parsed, toDate, result.record().auditId(), result.record().alreadyStored(),
                    result.decision().outcome(), result.decision().reasons(), result.delta().previous(),
                    result.stability().map(ThresholdStability::rows), AuditDocuments.of(result.audit(), files)));
        }
        return result.audit().validation().overall().ordinal();
    }

    private static String changes(RevalidationResult result) {
        return result.delta().previous().isEmpty() ? "\nNo record of " + result.quarter().previous() + " to compare with."
                : "\nAgainst " + result.delta().previous().get() + "\n" + Table.of(List.of("figure", "before", "now", "change"),
                        result.delta().changes().stream().map(c -> List.<Object>of(c.name(), Num.fixed(c.before(), 6),
                                Num.fixed(c.after(), 6), Num.fixed(c.change(), 6))).toList());
    }

    /** The whole history, ten percent either way: what a reader wants to see first; the store has every row. */
    private static String stability(ThresholdStability stability) {
        return "\n\nThreshold stability over the whole history (days whose regime would differ)\n"
                + Table.of(List.of("threshold", "value", "moved to", "flips", "near misses"), stabilityRows(stability).stream()
                        .map(row -> List.<Object>of(row.threshold(), Num.fixed(row.value(), 6), Num.fixed(row.moved(), 6),
                                row.flips().isPresent() ? row.flips().getAsInt() : "not valid", row.nearMisses())).toList()) + "\n";
    }

    private static List<ThresholdStability.Row> stabilityRows(ThresholdStability stability) {
        LocalDate last = stability.rows().get(stability.rows().size() - 1).windowEnd();
        return stability.rows().stream().filter(row -> row.windowEnd().equals(last) && Math.abs(row.change()) == TEN_PERCENT).toList();
    }

    private static TwoPassReport report(RevalidationResult result, String name) {
        List<List<String>> rows = new ArrayList<>();
        for (FigureChange change : result.delta().changes()) {
            rows.add(List.of(change.name(), ShortestDecimal.of(change.before()), ShortestDecimal.of(change.after()),
                    ShortestDecimal.of(change.change())));
        }
        List<Section.Block> blocks = new ArrayList<>();
        blocks.add(new Section.Paragraph("Decision: " + result.decision().outcome()
                + (result.decision().reasons().isEmpty() ? "." : ". " + String.join("; ", result.decision().reasons()))));
        blocks.add(result.delta().previous().isEmpty()
                ? new Section.Paragraph("There is no record of " + result.quarter().previous() + " to compare with.")
                : new Section.Table(List.of("figure", "before", "now", "change"), rows, Set.of(1, 2, 3)));
        TwoPassReport report = result.audit().report().withTitle("Quarterly revalidation " + name)
                .withSection(new Section("Against the quarter before", blocks));
        return result.stability().map(stability -> report.withSection(new Section("Threshold stability over the whole history",
                List.of(new Section.Table(List.of("threshold", "value", "moved to", "days whose regime differs", "near misses"),
                        stabilityRows(stability).stream().map(row -> List.of(row.threshold(), ShortestDecimal.of(row.value()),
                                ShortestDecimal.of(row.moved()), flips(row),
                                String.valueOf(row.nearMisses()))).toList(), Set.of(1, 2, 3, 4)), windows(stability)))))
                .orElse(report);
    }

    /** How the same counts grew: windows begin with the state and end with each year; ten percent either way. */
    private static Section.Table windows(ThresholdStability stability) {
        List<List<String>> rows = stability.rows().stream().filter(row -> Math.abs(row.change()) == TEN_PERCENT)
                .map(row -> List.of(row.windowEnd().toString(), String.valueOf(row.days()), row.threshold(),
                        ShortestDecimal.of(row.moved()), flips(row), String.valueOf(row.nearMisses()))).toList();
        return new Section.Table(List.of("window to", "days", "threshold", "moved to", "days whose regime differs", "near misses"), rows,
                Set.of(1, 3, 4, 5));
    }

    private static String flips(ThresholdStability.Row row) {
        return row.flips().isPresent() ? String.valueOf(row.flips().getAsInt()) : "not valid";
    }

    private record Document(Quarter quarter, boolean toDate, String auditId, boolean alreadyRecorded, RevalidationDecision.Outcome decision,
            List<String> reasons, Optional<Quarter> previousQuarter, Optional<List<ThresholdStability.Row>> stability,
            AuditDocuments audit) {
    }
}
