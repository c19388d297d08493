package dev.plimsoll.cli;

import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Step 4 and writes the files of one objective. */
@Command(name = "optimize", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Search the best allocation across two sleeves for one objective, store everything and write its files.",
        footer = {"", "The search is the same for all objectives, so the run in the store is the one that run-all makes.",
            "A monthly table has month_end (UTC) and ret; equity, pnl and trades may come along.",
            "Files: <out-dir>/<objective>/{backtest,optimization}/ and <out-dir>/paths/; nothing is promoted.", "", "Example:",
            "  plimsoll step4 optimize --objective robust --sleeve a=a.csv --sleeve b=b.csv --out-dir out"})
final class Step4OptimizeCommand implements Callable<Integer> {

    @Option(names = "--objective", required = true, paramLabel = "return|balanced|calmar|robust",
            description = "What to make large: return, balanced, calmar or robust.")
    private Objective objective;

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
        List<Path> files = FilesAfter.runs(List.of(report.id()), report.store(),
                () -> report.write(objective, options.outDir()));
        console.text(report.describe(objective).text() + "\n\nThe files are in "
                + options.outDir().resolve(objective.label()).toAbsolutePath() + ".");
        if (console.isJson()) {
            console.document(Step4Summary.of(report, objective, options.outDir(), files, watch.timing()));
        }
        return 0;
    }

    private Step4Report stored(Step4Watch watch) {
        try (watch) {
            return store.open().step4(options.request(watch));
        }
    }
}
