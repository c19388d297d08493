package dev.plimsoll.cli;

import dev.plimsoll.store.rescue.RepairReport;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mends a store's file. */
final class RepairCommand extends StoreCommand {

    @Parameters(arity = "0..1", paramLabel = "FILE")
    private String file;

    @Option(names = "--dry-run")
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
