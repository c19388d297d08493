package dev.plimsoll.cli;

import dev.plimsoll.run.RunLabel;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that stores a run, and can be told who makes it, why, and in place of which. */
abstract class RecordingCommand extends StoreCommand {

    @Option(names = "--run-id", paramLabel = "ID")
    private Optional<String> runId;

    @Option(names = "--supersedes", order = ORIGIN, paramLabel = "RUN")
    private Optional<String> supersedes;

    @Option(names = "--reason", order = ORIGIN, paramLabel = "TEXT")
    private Optional<String> reason;

    @Option(names = "--author", order = ORIGIN, paramLabel = "NAME")
    private Optional<String> author;

    final RunLabel label() {
        return new RunLabel(runId, supersedes, reason, author);
    }
}
