package dev.plimsoll.cli;

import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.timeseries.DateWindow;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which days of a book are used, and when its weights earn. */
final class BookWindow {

    @Option(names = "--execution-lag", paramLabel = "auto|0|1")
    Optional<String> lag;

    @Option(names = "--start", paramLabel = "DATE")
    Optional<LocalDate> start;

    @Option(names = "--end", paramLabel = "DATE")
    Optional<LocalDate> end;

    ExecutionOptions execution(ExecutionOptions configured) {
        return lag.map(configured::withLag).orElse(configured);
    }

    DateWindow days() {
        return new DateWindow(start.orElse(null), end.orElse(null));
    }
}
