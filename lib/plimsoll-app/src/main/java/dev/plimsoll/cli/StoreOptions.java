package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.StorePath;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which store, and how patiently. */
final class StoreOptions {

    @Option(names = "--store", paramLabel = "FILE",
            description = "The store's file (default: $PLIMSOLL_STORE, else artifacts/plimsoll.duckdb).")
    private String store;

    @Option(names = "--lock-wait", paramLabel = "SECONDS", defaultValue = "75",
            description = "How long to wait for a store that another process holds (default: ${DEFAULT-VALUE}, longer than a query may take).")
    private double lockWait;

    private final Console console;

    StoreOptions(Console console) {
        this.console = console;
    }

    Plimsoll open() {
        if (!(lockWait >= 0 && lockWait <= 86_400)) {
            throw new UsageException("--lock-wait " + lockWait + " is out of range; expected 0 to 86400 seconds.");
        }
        return Plimsoll.open(store == null ? StorePath.usual() : StorePath.of(store), Duration.ofMillis(Math.round(lockWait * 1000)),
                warning -> console.error("Warning: " + warning), console::note);
    }
}
