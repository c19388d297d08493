package dev.plimsoll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes an immutable copy of the store. */
@Command(name = "snapshot")
final class SnapshotCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE|DIR")
    private Path target;

    @Override
    int run() {
        return answer(lab().snapshot(target));
    }
}
