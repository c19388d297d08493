package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.store.files.WholeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Combines sleeves over all their rebalances and stores everything. */
@Command(name = "backtest", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Combine the sleeves of a directory over all rebalances, simulate the book, and store every artifact.",
        footer = {"", "The directory has sleeves.yaml (budgets, constraints, projection, overlays; as configs/sleeves.yaml",
            "shows), asset_returns.csv, and positions/<sleeve>.csv with a date and one column per asset for",
            "each sleeve. Parquet works, too.", "", "Example:",
            "  plimsoll sleeves backtest --inputs runs/sleeves --projection exact --with-allocator"})
final class SleevesBacktestCommand implements Callable<Integer> {

    @Option(names = "--inputs", required = true, paramLabel = "DIR", description = "Directory of the sleeves.")
    private Path inputs;

    @Option(names = "--run-id", paramLabel = "ID", description = "Id of the run (default: sleeves_<start>_<end>_<first 8 of the run key>).")
    private String runId;

    @Option(names = "--projection", paramLabel = "sequential|exact",
            description = "How weights are brought back within the constraints (default: what sleeves.yaml says, else sequential).")
    private String projection;

    @Option(names = "--with-allocator", description = "Also run Allocator v1 on the book, as a run of its own.")
    private boolean withAllocator;

    @Option(names = "--report-dir", paramLabel = "DIR", description = "Folder for the charts (default: reports/<run> beside the store).")
    private Path reportFolder;

    @Option(names = "--strict", description = "Refuse what the sanity report finds in the inputs instead of warning; nothing is stored.")
    private boolean strict;

    @Mixin
    private DecimalOption decimal;

    @Mixin
    private OriginOptions origin;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        SleeveBacktestReport report = lab.sleeves(new SleeveBacktestRequest(inputs, Optional.ofNullable(runId),
                Optional.ofNullable(projection).map(Projection::parse), origin.supersedes(), origin.reason(),
                origin.author(), strict, decimal.sign()));
        Optional<RunReport> allocator = withAllocator ? Optional.of(lab.run(report.allocatorRequest())) : Optional.empty();
        List<String> runs = Stream.concat(Stream.of(report.id()), allocator.stream().map(RunReport::id)).toList();
        List<Path> files = FilesAfter.runs(runs, lab.store().path(), () -> WholeFile.writeAll(
                reportFolder == null ? lab.reportFolder(report.id()) : reportFolder, Chart.files(report.charts())));
        console.text(report.describe().text() + allocator.map(run -> "\n\n" + run.describe().text()).orElse("")
                + "\n\nThe charts are in " + files.get(0).toAbsolutePath().getParent());
        if (console.isJson()) {
            console.document(new Document(SleeveBacktestDocument.of(report), allocator.map(RunDocument::of), files));
        }
        return 0;
    }

    private record Document(@JsonUnwrapped SleeveBacktestDocument sleeves,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RunDocument> allocatorRun, List<Path> files) {
    }
}
