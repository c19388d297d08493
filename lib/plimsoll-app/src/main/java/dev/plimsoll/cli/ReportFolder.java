package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a report goes. */
final class ReportFolder {

    @Option(names = "--report-dir", order = BaseCommand.INPUTS, paramLabel = "DIR",
            description = "Folder for report and charts (default: reports/<run or quarter> beside the store).")
    private Optional<Path> folder;

    Path of(Plimsoll lab, String name) {
        return folder.orElseGet(() -> lab.reportFolder(name));
    }
}
