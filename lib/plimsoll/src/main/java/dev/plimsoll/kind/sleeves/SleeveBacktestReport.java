package dev.plimsoll.kind.sleeves;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunSource;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.run.RunResult;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunDraft.Recorded;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a sleeve backtest gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param settings budgets, constraints, projection, overlays, execution
 * @param assetReturns what the assets earned
 * @param result weights, contributions, attribution, diagnostics
 * @param warnings what the inputs gave rise to
 * @param store the store's file
 * @param notes what was interpreted in the files
 */
public record SleeveBacktestReport(Recorded recorded, SleeveSettings settings, Panel assetReturns, SleeveBacktestResult result,
        List<RunDraft.Warning> warnings, Path store, List<Note> notes) implements RunResult {

    public SleeveBacktestReport {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * The allocator on this book: its weights, asset returns and sleeve returns, under the same lag and cost.
     *
     * @return a request for {@code Plimsoll.run}; its default id names no sleeves, as any directory with these tables gives the same run
     */
    public RunRequest allocatorRequest() {
        return RunRequest.of(new RunSource.Book("The book of sleeves run " + id(), assetReturns, result.weights(),
                Optional.of(result.sleeveReturns()))).withConfig(new ConfigFile(ConfigFile.v1().allocator(), settings.execution()));
    }

    /**
     * What each sleeve put into the book, and what it got out of it.
     *
     * @return contributions over time, attribution over time
     */
    public List<Chart> charts() {
        return SleeveCharts.of(result, settings.constraints());
    }

    @Override
    public Doc describe() {
        List<Feasibility> feasibility = result.combinations().stream().map(Combination::feasibility).toList();
        DoubleSummaryStatistics gross = result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::gross).summaryStatistics();
        double turnover = result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::turnover).average().orElse(0);
        PerformanceMetrics metrics = PerformanceMetrics.of(result.book().equity());
        return head().with(Block.Facts.of(
                        "content", new Cell.Mono(recorded.contentSha256()),
                        "book", result.positions().size() + " sleeves, " + result.weights().width() + " assets, " + feasibility.size()
                                + " rebalances, " + result.weights().dates().first() + " to " + result.weights().dates().last(),
                        "projection", settings.projection().label() + ": needed at "
                                + feasibility.stream().filter(Feasibility::projectionApplied).count() + " rebalances, "
                                + feasibility.stream().filter(f -> !f.feasible()).count() + " still break a constraint, largest move "
                                + Num.fixed(feasibility.stream().mapToDouble(Feasibility::distance).max().orElse(0), 4),
                        "exposure", "gross " + Num.fixed(gross.getMin(), 2) + " to " + Num.fixed(gross.getMax(), 2) + ", mean turnover "
                                + Num.fixed(turnover, 3),
                        "result", "CAGR " + Num.percent(metrics.cagr()) + ", volatility " + Num.percent(metrics.annVol())
                                + ", max drawdown " + Num.percent(metrics.maxDrawdown())))
                .with(Table.of("Where the log return came from", Column.all("component", "log return"),
                        result.attribution().totals().entrySet().stream()
                                .map(part -> List.of(part.getKey(), Num.percent(part.getValue()))).toList()))
                .with(charts());
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "sleeves run %s: %d sleeves, %d rebalances %s..%s, %d projected (%s)", id(),
                result.positions().size(), result.combinations().size(), result.weights().dates().first(), result.weights().dates().last(),
                result.combinations().stream().filter(c -> c.feasibility().projectionApplied()).count(), settings.projection().label());
    }
}
