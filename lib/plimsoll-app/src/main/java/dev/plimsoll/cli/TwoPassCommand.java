package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.twopass.TwoPassResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Audits a book in two passes. */
@Command(name = "two-pass", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Run a book without (pass 1) and with (pass 2) the allocator's scalars, store both, compare them, write the report.",
        footer = {"", "The verdict of the validation is shown, and recorded, but does not set the exit code: see",
            "plimsoll validate.", "",
            "Examples:", "  plimsoll two-pass --inputs runs/core_v9",
            "  plimsoll two-pass --prices prices.csv --weights weights.csv",
            "  plimsoll two-pass --inputs runs/baseline --scaled-inputs runs/pass2 --core-weight 0.92"})
final class TwoPassCommand implements Callable<Integer> {

    @Mixin
    private TwoPassOptions options;

    @Option(names = "--report-dir", paramLabel = "DIR",
            description = "Folder for the report (default: reports/<scaled run> beside the store).")
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
        Plimsoll lab = store.open();
        TwoPassResult result = lab.twoPass(options.request(), validation.config());
        Path folder = reportDir != null ? reportDir : lab.reportFolder(result.scaledRunId());
        List<Path> files = FilesAfter.runs(List.of(result.baselineRunId(), result.scaledRunId()), lab.store().path(),
                () -> result.report().write(folder));
        console.text(result.describe().text() + "\nReport: " + folder.resolve("two_pass_comparison.html"));
        if (console.isJson()) {
            console.document(AuditDocuments.of(result, files));
        }
        return 0;
    }
}
