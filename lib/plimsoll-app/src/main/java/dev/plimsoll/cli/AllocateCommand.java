package dev.plimsoll.cli;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.kind.allocation.AllocationBatch;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Allocates trade intents: one request of a file, or a batch of them from standard input. */
@Command(name = "allocate",
        description = "Net trade intents, size them under caps, pass them through the risk gate, and print decisions and orders as JSON.",
        footer = {"", "A request is a JSON object with as_of, account, positions, intents, market, regime and kill_switch;",
            "fills, recent executions as {strategy_id, symbol, side, qty, price, fill_ts}, may be added; then",
            "the metric strategy_pnl_contribution of their strategies is what they gained to market prices,",
            "which are needed.",
            "plimsoll sample --kind allocation writes one. --request - reads JSON lines: a request on each line,",
            "a result on each line of output, all of it one run. When a line cannot be decided, nothing of the",
            "batch is stored, every line of output is {\"error\": {...}}, and the exit code is 65.", "",
            "The variables TRADING_ALLOCATOR_ENABLED, _DEFAULT_REGIME, _REGIME_BUDGET_MULTIPLIERS and",
            "_REGIME_CAPACITY_MULTIPLIERS (JSON maps), _MAX_SYMBOL_PCT_EQUITY, _MAX_SYMBOL_NOTIONAL,",
            "_DEFAULT_BUDGET_MULTIPLIER, _DEFAULT_CAPACITY_MULTIPLIER, _MIN_MULTIPLIER and _MAX_MULTIPLIER",
            "override the configuration; another name that begins like these is refused.", "", "Examples:",
            "  plimsoll allocate --request request.json --config configs/portfolio-allocation.yaml",
            "  plimsoll allocate --request - --regime-from-run core_v9 --day 2022-06-13 < requests.jsonl"})
final class AllocateCommand extends RecordingCommand {

    private static final int BAD_DATA = 65;
    private static final String STANDARD_INPUT = "-";

    @Option(names = "--request", required = true, paramLabel = "FILE|-",
            description = "The request in JSON, or - for JSON lines from standard input.")
    private Path request;

    @Option(names = "--config", paramLabel = "FILE",
            description = "How to allocate (default: the values of configs/portfolio-allocation.yaml, which pass intents through).")
    private Optional<Path> config;

    @Option(names = "--regime-from-run", paramLabel = "RUN",
            description = "Run of the allocator whose regime takes the place of the requests' own, by regime.from_allocator.")
    private String regimeRun;

    @Option(names = "--day", paramLabel = "DAY", description = "Day of that regime, no later than the requests.")
    private LocalDate regimeDay;

    @Option(names = "--metrics", paramLabel = "FILE",
            description = "Also write metrics as OpenMetrics text: counters of the batch, gauges of its last request.")
    private Optional<Path> metrics;

    @Option(names = "--run-id", paramLabel = "ID",
            description = "Id of the run (default: allocation_<first day>_<last day>_<first 8 of the run key>).")
    private Optional<String> runId;

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
        } catch (AllocationBatch.RefusedException e) {
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
            return lab().allocate(new AllocationBatchRequest(requests, effective, regime, runId, supersedes, reason, author,
                    request -> bar.step()));
        }
    }

    private void print(boolean many, AllocationBatchReport report) {
        // The result is JSON with or without --json: tools rely on it.
        report.results().forEach(result -> {
            Map<String, Object> document = AllocationDocument.of(report.id(), result);
            console.result(many ? Json.line(document) : Json.pretty(document));
        });
        metrics.map(Path::toAbsolutePath).ifPresent(file -> filesAfter(List.of(report.id()), lab().store().path(), () -> WholeFile.write(
                file.getParent(), file.getFileName().toString(), report.metrics().openMetrics().getBytes(StandardCharsets.UTF_8))));
        for (RunDraft.Warning warning : report.warnings()) {
            console.note("Warning: " + warning.message());
        }
    }

    /** A line for each request: what is wrong with it, or that it is refused with the others. */
    private void printErrors(AllocationBatch.RefusedException refusal) {
        for (Optional<PlimsollException> error : refusal.errors()) {
            console.result(Json.line(error.map(e -> refused(e.getMessage(), e.exitCode())).orElseGet(() -> refused(
                    "Not stored, as other requests of the batch are refused: a batch is stored whole or not at all.", BAD_DATA))));
        }
    }
}
