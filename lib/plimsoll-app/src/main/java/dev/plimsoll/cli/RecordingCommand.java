package dev.plimsoll.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that stores a run, and can be told who makes it, why, and in place of which. */
abstract class RecordingCommand extends StoreCommand {

    @Option(names = "--run-id", paramLabel = "ID",
            description = "Id of the run (default: <profile or kind>_<first day>_<last day>_<first 8 of the run key>).")
    Optional<String> runId;

    @Option(names = "--supersedes", order = ORIGIN, paramLabel = "RUN", description = "Run that this one corrects or replaces.")
    Optional<String> supersedes;

    @Option(names = "--reason", order = ORIGIN, paramLabel = "TEXT", description = "Why the run is made; stored with it.")
    Optional<String> reason;

    @Option(names = "--author", order = ORIGIN, paramLabel = "NAME", description = "Who makes it (default: the account's name).")
    Optional<String> author;
}
