package dev.plimsoll.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that stores a run, and can be told who makes it, why, and in place of which. */
abstract class RecordingCommand extends StoreCommand {

    @Option(names = "--run-id", paramLabel = "ID")
    Optional<String> runId;

    @Option(names = "--supersedes", order = ORIGIN, paramLabel = "RUN")
    Optional<String> supersedes;

    @Option(names = "--reason", order = ORIGIN, paramLabel = "TEXT")
    Optional<String> reason;

    @Option(names = "--author", order = ORIGIN, paramLabel = "NAME")
    Optional<String> author;
}
