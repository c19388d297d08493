package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.kind.allocator.RunReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the allocator on a directory, or on a table of assets and weights, and stores everything. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Run state, regime and risk on a run directory, or on two files, and store every artifact.",
        footer = {"", "A run directory has asset_returns.csv, and weights.csv or both portfolio_returns.csv and",
            "equity_curve.csv; optional: trend_unit_returns.csv, sleeve_returns.csv, meta.json. Parquet works,",
            "too.", "", "Examples:",
            "  plimsoll run --inputs runs/core_v9 --run-id core_v9_2025",
            "  plimsoll run --prices prices.csv --weights weights.csv"})
final class RunCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source;

    @Mixin
    private RunOptions options;

    @Mixin
    private ScalingOptions scaling;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        RunReport report = lab.run(options.request(source.source(options.decimal()), scaling.options(lab::strategies)));
        console.text(report.describe().text());
        if (console.isJson()) {
            console.document(RunDocument.of(report));
        }
        return 0;
    }
}
