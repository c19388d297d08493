package dev.plimsoll.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class OutputOptions {

    enum Progress { AUTO, ON, OFF }

    private final Console console;

    @Option(names = "--json", description = "Print the result as JSON on standard output; text goes to standard error.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing but errors (and JSON, if asked for).")
    private boolean quiet;

    @Option(names = "--progress", paramLabel = "auto|on|off", defaultValue = "AUTO",
            description = "Progress of long work; auto = on a terminal only.")
    private Progress progress;

    @Option(names = "--stacktrace", description = "With an error, also print where in the program it came from.")
    private boolean stacktrace;

    OutputOptions(Console console) {
        this.console = console;
    }

    /** The console, set up as asked. */
    Console console() {
        console.configure(json, quiet);
        return console;
    }

    /** A bar for long work, where it is shown; the caller closes it. */
    Optional<TerminalBar> bar(String task) {
        return showsProgress() ? Optional.of(TerminalBar.of(task, console)) : Optional.empty();
    }

    /** Whether long work shows how far it is: on request, or when standard error is a terminal, which only the launcher can tell. */
    boolean showsProgress() {
        return !quiet && (progress == Progress.ON || progress == Progress.AUTO && Boolean.getBoolean("plimsoll.terminal"));
    }
}
