package dev.plimsoll.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Who makes a run, why, and in place of which: what every command that stores one can be told. */
final class OriginOptions {

    @Option(names = "--supersedes", paramLabel = "RUN", description = "Run that this one corrects or replaces.")
    private String supersedes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why the run is made; stored with it.")
    private String reason;

    @Option(names = "--author", paramLabel = "NAME", description = "Who makes it (default: the account's name).")
    private String author;

    Optional<String> supersedes() {
        return Optional.ofNullable(supersedes);
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<String> author() {
        return Optional.ofNullable(author);
    }
}
