package dev.plimsoll.kind.sleeves;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.doc.Num.percent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.RunRequest;
import dev.plimsoll.RunSource.Book;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.run.RunResult;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        List<Warning> warnings, Path store, List<Note> notes) implements RunResult {

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
        return RunRequest.of(new Book("The book of sleeves run " + id(), assetReturns, result.weights(),
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

    /** The result in figures, as programs get it. */
    public record Summary(@JsonUnwrapped Recorded recorded, Path store, Map<String, Object> settings, List<String> sleeves,
            List<String> assets, int rebalances, LocalDate firstRebalance, LocalDate lastRebalance, long projected, long infeasible,
            List<LocalDate> previousHeldOn, double meanTurnover, double largestGross, double largestDistance, double cagr,
            double maxDrawdown, Map<String, Double> logReturnByComponent, List<Warning> warnings, List<Note> notes) {
    }

    /**
     * The result in figures.
     *
     * @return rebalances, how often and how far they were projected, turnover, exposure and performance
     */
    public Summary summary() {
        List<Feasibility> feasibility = result.combinations().stream().map(Combination::feasibility).toList();
        PerformanceMetrics metrics = PerformanceMetrics.of(result.book().equity());
        return new Summary(recorded, store, settings.asConfig(), List.copyOf(result.positions().keySet()), result.weights().columns(),
                feasibility.size(), result.weights().dates().first(), result.weights().dates().last(),
                feasibility.stream().filter(Feasibility::projectionApplied).count(), feasibility.stream().filter(f -> !f.feasible()).count(),
                result.notHeld(), result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::turnover).average().orElse(0),
                result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::gross).max().orElse(0),
                feasibility.stream().mapToDouble(Feasibility::distance).max().orElse(0), metrics.cagr(), metrics.maxDrawdown(),
                result.attribution().totals(), warnings, notes);
    }

    @Override
    public Doc describe() {
        Summary summary = summary();
        double leastGross = result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::gross).min().orElse(0);
        List<List<Object>> parts = new ArrayList<>();
        summary.logReturnByComponent().forEach((part, total) -> parts.add(List.of(part, percent(total))));
        return head().with(Block.Facts.of(
                        "content", new Mono(recorded.contentSha256()),
                        "book", summary.sleeves().size() + " sleeves, " + summary.assets().size() + " assets, " + summary.rebalances()
                                + " rebalances, " + summary.firstRebalance() + " to " + summary.lastRebalance(),
                        "projection", settings.projection().label() + ": needed at " + summary.projected() + " rebalances, "
                                + summary.infeasible() + " still break a constraint, largest move " + fixed(summary.largestDistance(), 4),
                        "exposure", "gross " + fixed(leastGross, 2) + " to " + fixed(summary.largestGross(), 2) + ", mean turnover "
                                + fixed(summary.meanTurnover(), 3),
                        "result", "CAGR " + percent(summary.cagr()) + ", volatility "
                                + percent(PerformanceMetrics.of(result.book().equity()).annVol()) + ", max drawdown "
                                + percent(summary.maxDrawdown())))
                .with(Table.of("Where the log return came from", Column.all("component", "log return"), parts))
                .with(charts());
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        Summary summary = summary();
        return String.format(Locale.ROOT, "sleeves run %s: %d sleeves, %d rebalances %s..%s, %d projected (%s)", id(),
                summary.sleeves().size(), summary.rebalances(), summary.firstRebalance(), summary.lastRebalance(), summary.projected(),
                settings.projection().label());
    }
}
