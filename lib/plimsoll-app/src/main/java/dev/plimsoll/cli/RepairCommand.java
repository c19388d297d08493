package dev.plimsoll.cli;

import dev.plimsoll.store.rescue.RepairReport;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mends a store's file. */
@Command(name = "repair",
        description = "Do now what every command that writes does by itself: put aside a log that cannot be replayed, rebuild a file with a "
            + "block that was written in part, bring an older schema forward. Then read every row. What is replaced is kept beside the file.",
        footer = {"", "Exit code: 0 all of it is right, now or before, 2 not: what is wrong then is no damage that can",
            "be mended here, and is told as by plimsoll verify. 70 when the file is damaged beyond repair.", "", "Examples:",
            "  plimsoll repair artifacts/plimsoll.duckdb --dry-run", "  plimsoll repair"})
final class RepairCommand extends StoreCommand {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The store's file, as with --store.")
    private String file;

    @Option(names = "--dry-run", description = "Do it to a temporary copy, tell of it, and change nothing.")
    private boolean dryRun;

    @Override
    int run() {
        RepairReport report;
        try (TerminalBar bar = bar("Repair")) {
            report = lab(file).repair(dryRun, bar);
        }
        answer(report, () -> new Document(report.store(), report.dryRun(), report.done(), VerifyCommand.Document.of(report.verification())));
        return report.verification().intact() ? 0 : 2;
    }

    private record Document(Path store, boolean dryRun, List<String> done, VerifyCommand.Document verification) {
    }
}
