package dev.plimsoll.cli;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunSource;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.store.RunDraft;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports a directory with the artifacts it delivers. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Store a run directory with the allocator artifacts it delivers, compute them again, and say whether they agree.",
        footer = {"", "Exit code 0: all delivered artifacts agree, or none were delivered; 1: some do not (the run is",
            "stored all the same, with both versions and the comparison in import_check).", "", "Example:",
            "  plimsoll import reports/runs/baseline_2025 --run-id baseline_2025"})
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The run directory.")
    private Path inputs;

    @Mixin
    private RunOptions options;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        RunSource directory = new RunSource.Directory(inputs, options.decimal());
        RunReport report = store.open().importDirectory(options.request(directory, RunRequest.Exposure.off()));
        console.text(report.describe().text());
        if (console.isJson()) {
            console.document(RunDocument.of(report));
        }
        return report.checks().stream().allMatch(RunDraft.ImportCheck::agrees) ? 0 : 1;
    }
}
