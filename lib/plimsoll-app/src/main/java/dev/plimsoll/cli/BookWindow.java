package dev.plimsoll.cli;

import dev.plimsoll.store.files.ExecutionOptions;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which days of a book are used, and when its weights earn. */
final class BookWindow {

    @Option(names = "--execution-lag", paramLabel = "auto|0|1",
            description = "Rows until a weight earns (auto = the lag that explains the given returns; 1 for simulated books).")
    Optional<String> lag;

    @Option(names = "--start", paramLabel = "DATE", description = "First day to use (default: all).")
    Optional<LocalDate> start;

    @Option(names = "--end", paramLabel = "DATE", description = "Last day to use (default: all).")
    Optional<LocalDate> end;

    ExecutionOptions execution(ExecutionOptions configured) {
        return lag.map(configured::withLag).orElse(configured);
    }
}
