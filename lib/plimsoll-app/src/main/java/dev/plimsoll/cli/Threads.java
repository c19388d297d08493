package dev.plimsoll.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How many threads compute. */
final class Threads {

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that compute (default: all processors); results do not depend on it.")
    private Optional<Integer> threads;

    int number() {
        return threads.orElseGet(Runtime.getRuntime()::availableProcessors);
    }
}
