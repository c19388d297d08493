package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.RunInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One run, or all of them. */
final class RunChoice {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Id of the run; left out with --all.")
    private String runId;

    @Option(names = "--all", description = "Take every run of the store, the oldest first.")
    private boolean all;

    @Option(names = "--since", paramLabel = "TIME",
            description = "With --all: runs recorded at or after this day (YYYY-MM-DD, UTC) or instant (such as 2026-01-31T12:00:00Z) "
                    + "only.")
    private String since;

    /** The run named; empty for all. */
    Optional<String> one() {
        if (all == (runId != null)) {
            throw wrong(all ? "Run " + runId + " is named and --all is given; expected one of the two."
                    : "No run is named; expected its id, or --all.");
        }
        if (since != null && !all) {
            throw wrong("--since goes with --all only; leave it out for a single run.");
        }
        return Optional.ofNullable(runId);
    }

    /** All runs that are meant, the oldest first, FAILED ones too. */
    private List<RunInfo> many(Plimsoll lab) {
        Instant from = since == null ? Instant.MIN : instant(since);
        List<RunInfo> runs = new ArrayList<>(lab.runs().stream().filter(run -> !run.createdAt().isBefore(from)).toList());
        Collections.reverse(runs);
        return runs;
    }

    /** Does something with each of them in turn, with a bar where work shows how far it is. */
    void each(Plimsoll lab, OutputOptions output, String task, Consumer<RunInfo> work) {
        List<RunInfo> runs = many(lab);
        Optional<TerminalBar> bar = output.bar(task);
        bar.ifPresent(b -> b.plan(runs.size()));
        try {
            for (RunInfo run : runs) {
                work.accept(run);
                bar.ifPresent(TerminalBar::step);
            }
        } finally {
            bar.ifPresent(TerminalBar::close);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private Instant instant(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("--since \"" + PlainText.excerpt(text) + "\" is no time; expected a day such as 2026-01-31 or an instant such as "
                    + "2026-01-31T12:00:00Z.");
        }
    }
}
