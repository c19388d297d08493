package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a report goes. */
final class ReportFolder {

    @Option(names = "--report-dir", order = BaseCommand.INPUTS, paramLabel = "DIR")
    private Optional<Path> folder;

    Path of(Plimsoll lab, String name) {
        return folder.orElseGet(() -> lab.reportFolder(name));
    }
}
