package dev.plimsoll.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How many threads compute. */
final class Threads {

    @Option(names = "--threads", paramLabel = "N")
    private Optional<Integer> threads;

    int number() {
        return threads.orElseGet(Runtime.getRuntime()::availableProcessors);
    }
}
