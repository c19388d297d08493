package dev.plimsoll.cli;

import dev.plimsoll.kind.step4.Step4Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs Step 4 for all objectives and promotes. */
@Command(name = "run-all", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Search the best allocation across two sleeves for every objective, promote one of them, store everything and write"
                + " the files.",
        footer = {"", "A monthly table has month_end (UTC) and ret; equity, pnl and trades may come along.",
            "Files: <out-dir>/<objective>/{backtest,optimization}/ for return, balanced, calmar and robust,",
            "<out-dir>/paths/, and what is promoted in <out-dir>/final/ and, if it truly allocates, in",
            "<out-dir>/final_dynamic/. Sleeves to try it on: plimsoll sample --kind step4 --out in", "", "Example:",
            "  plimsoll step4 run-all --sleeve stocks=in/stocks.csv --sleeve coins=in/coins.csv --out-dir out"})
final class Step4RunAllCommand implements Callable<Integer> {

    @Mixin
    private Step4Options options;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Step4Watch watch = Step4Watch.start(output);
        Step4Report report = stored(watch);
        List<Path> files = FilesAfter.runs(List.of(report.id()), report.store(), () -> report.write(options.outDir()));
        console.text(report.describe().text() + "\n\nThe files are in "
                + options.outDir().toAbsolutePath() + ".");
        if (console.isJson()) {
            console.document(Step4Summary.of(report, options.outDir(), files, Optional.of(watch.timing())));
        }
        return 0;
    }

    private Step4Report stored(Step4Watch watch) {
        try (watch) {
            return store.open().step4(options.request(watch));
        }
    }
}
