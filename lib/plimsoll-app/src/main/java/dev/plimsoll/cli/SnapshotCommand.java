package dev.plimsoll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an immutable copy of the store. */
@Command(name = "snapshot",
        description = "Write an immutable copy of the store for those who read for long, so that they block nobody. What is there is "
                + "never replaced.",
        footer = {"", "Into a folder the copy goes under the store's name with the first 12 digits of its hash.", "", "Examples:",
            "  plimsoll snapshot snapshots", "  plimsoll snapshot 2025Q4.duckdb",
            "  plimsoll snapshot --storage v1.2.0 for_auditors"})
final class SnapshotCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE|DIR",
            description = "A name that ends with .duckdb is the file; any other is a folder, made when missing.")
    private Path target;

    @Option(names = "--storage", paramLabel = "VERSION", description = "Write a copy in the format of an older DuckDB, for its clients: "
            + "v1.2.0, v1.3.0, v1.4.0 or v1.5.0. It has no triggers; a manifest beside it has hashes of its rows.")
    private String storage;

    @Override
    int run() {
        return answer(storage == null ? lab().snapshot(target) : lab().snapshot(target, storage));
    }
}
