package dev.plimsoll;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.report.SleeveBacktestCharts;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
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
        List<RunDraft.Warning> warnings, Path store, List<Note> notes) implements Describable {

    public SleeveBacktestReport {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * Id of the run.
     *
     * @return its name in the store
     */
    public String id() {
        return recorded.runId();
    }

    /**
     * The allocator on this book: its weights, asset returns and sleeve returns, under the same lag and cost.
     *
     * @return a request for {@link Plimsoll#run}; its default id names no sleeves, as any directory with these tables gives the same run
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
        return SleeveBacktestCharts.of(result, settings.constraints());
    }

    @Override
    public Doc describe() {
        return ReportViews.of(this);
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "sleeves run %s: %d sleeves, %d rebalances %s..%s, %d projected (%s)", id(),
                result.positions().size(), result.combinations().size(), result.weights().dates().first(), result.weights().dates().last(),
                result.combinations().stream().filter(c -> c.feasibility().projectionApplied()).count(), settings.projection().key());
    }
}
