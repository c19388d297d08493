package dev.plimsoll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an immutable copy of the store. */
final class SnapshotCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE|DIR")
    private Path target;

    @Option(names = "--storage", paramLabel = "VERSION")
    private String storage;

    @Override
    int run() {
        return answer(storage == null ? lab().snapshot(target) : lab().snapshot(target, storage));
    }
}
