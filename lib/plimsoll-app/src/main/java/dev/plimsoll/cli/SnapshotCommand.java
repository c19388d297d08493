package dev.plimsoll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes an immutable copy of the store. */
@Command(name = "snapshot",
        description = "Write an immutable copy of the store for those who read for long, so that they block nobody. What is there is "
                + "never replaced.",
        footer = {"", "Into a folder the copy goes under the store's name with the first 12 digits of its hash.", "", "Examples:",
            "  plimsoll snapshot snapshots", "  plimsoll snapshot 2025Q4.duckdb"})
final class SnapshotCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE|DIR",
            description = "A name that ends with .duckdb is the file; any other is a folder, made when missing.")
    private Path target;

    @Override
    int run() {
        return answer(lab().snapshot(target));
    }
}
