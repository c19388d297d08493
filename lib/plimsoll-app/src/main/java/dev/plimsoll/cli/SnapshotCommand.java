package dev.plimsoll.cli;

import dev.plimsoll.store.Snapshot.SnapshotFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes an immutable copy of the store. */
@Command(name = "snapshot", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Write an immutable copy of the store for those who read for long, so that they block nobody. What is there is "
                + "never replaced.",
        footer = {"", "Into a folder the copy goes under the store's name with the first 12 digits of its hash.", "", "Examples:",
            "  plimsoll snapshot snapshots", "  plimsoll snapshot 2025Q4.duckdb"})
final class SnapshotCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE|DIR",
            description = "A name that ends with .duckdb is the file; any other is a folder, made when missing.")
    private Path target;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        SnapshotFile snapshot = store.open().snapshot(target);
        console.text(snapshot.describe().text());
        console.document(snapshot);
        return 0;
    }
}
