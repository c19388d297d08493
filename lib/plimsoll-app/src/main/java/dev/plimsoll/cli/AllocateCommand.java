package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.kind.allocation.AllocationBatch.RefusedException;
import dev.plimsoll.kind.allocation.AllocationBatchReport;
import dev.plimsoll.kind.allocation.AllocationBatchRequest;
import dev.plimsoll.kind.allocation.AllocationBatchRequest.RegimeSource;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationDocument;
import dev.plimsoll.store.files.AllocationEnvironment;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.run.RunDraft;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Allocates trade intents: one request of a file, or a batch of them from standard input. */
final class AllocateCommand extends RecordingCommand {

    private static final String STANDARD_INPUT = "-";

    @Option(names = "--request", required = true, paramLabel = "FILE|-")
    private Path request;

    @Option(names = "--config", paramLabel = "FILE")
    private Optional<Path> config;

    @Option(names = "--regime-from-run", paramLabel = "RUN")
    private String regimeRun;

    @Option(names = "--day", paramLabel = "DAY")
    private LocalDate regimeDay;

    @Option(names = "--metrics", paramLabel = "FILE")
    private Optional<Path> metrics;

    @Override
    int run() {
        if ((regimeRun == null) != (regimeDay == null)) {
            throw new UsageException("--regime-from-run and --day belong together; expected both or neither.");
        }
        AllocationConfig effective = AllocationEnvironment.applied(
                config.map(AllocationConfigFile::read).orElseGet(AllocationConfigFile::shipped), System.getenv());
        boolean many = request.toString().equals(STANDARD_INPUT);
        List<Read> requests = many ? AllocationRequestFile.standardInput()
                : List.of(Read.good(request.toString(), AllocationRequestFile.read(request)));
        try {
            print(many, allocated(requests, effective, many));
            return 0;
        } catch (RefusedException e) {
            if (!many) {
                throw e;
            }
            console.error("plimsoll allocate: " + e.getMessage());
            printErrors(e);
            return BAD_DATA;
        }
    }

    private AllocationBatchReport allocated(List<Read> requests, AllocationConfig effective, boolean many) {
        Optional<RegimeSource> regime = Optional.ofNullable(regimeRun).map(run -> new RegimeSource(run, regimeDay));
        try (TerminalBar bar = many ? bar("Requests") : TerminalBar.NONE) {
            bar.planned(requests.size());
            return lab().allocate(new AllocationBatchRequest(requests, effective, regime, label(), request -> bar.step()));
        }
    }

    private void print(boolean many, AllocationBatchReport report) {
        // The result is JSON with or without --json: tools rely on it.
        report.results().forEach(result -> {
            Map<String, Object> document = AllocationDocument.of(report.id(), result);
            console.result(many ? Json.line(document) : Json.pretty(document));
        });
        metrics.map(Path::toAbsolutePath).ifPresent(file -> filesAfter(List.of(report.id()), lab().store().path(),
                () -> WholeFile.write(file, report.metrics().openMetrics().getBytes(UTF_8))));
        for (RunDraft.Warning warning : report.warnings()) {
            console.note("Warning: " + warning.message());
        }
    }

    /** A line for each request: what is wrong with it, or that it is refused with the others. */
    private void printErrors(RefusedException refusal) {
        for (Optional<PlimsollException> error : refusal.errors()) {
            console.result(Json.line(error.map(e -> refused(e.getMessage(), e.exitCode())).orElseGet(() -> refused(
                    "Not stored, as other requests of the batch are refused: a batch is stored whole or not at all.", BAD_DATA))));
        }
    }
}
