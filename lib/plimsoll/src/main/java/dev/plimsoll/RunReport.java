package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.report.ChainTables;
import dev.plimsoll.report.RunChart;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a run gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param version v1.0, or the research version
 * @param result state, regimes, scalars, applied scalars
 * @param warnings what the inputs gave rise to
 * @param checks for an import, whether delivered and computed artifacts agree
 * @param store the store's file
 * @param request what was asked for
 * @param equity of the book as it was given
 * @param notes what was interpreted in the files
 */
public record RunReport(Recorded recorded, String version, AllocatorResult result, List<RunDraft.Warning> warnings,
        List<RunDraft.ImportCheck> checks, Path store, RunRequest request, Series equity, List<Note> notes) implements Describable {

    /**
     * Copies the lists.
     *
     * @param recorded place in the store
     * @param version rule version
     * @param result results
     * @param warnings warnings
     * @param checks import checks
     * @param store the store's file
     * @param request what was asked for
     * @param equity of the book
     * @param notes notes
     */
    public RunReport {
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
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
     * The regimes as unbroken stretches.
     *
     * @return one row per stretch
     */
    public Table regimes() {
        return ChainTables.regimes(result);
    }

    /**
     * The ten features of each day.
     *
     * @return one row per day
     */
    public Table state() {
        return ChainTables.state(result.state());
    }

    /**
     * The daily risk scalars.
     *
     * @return one row per day
     */
    public Table risk() {
        return ChainTables.risk(result.risk());
    }

    /**
     * The scalars at the rebalances.
     *
     * @return one row per rebalance; none when the run has no weights
     */
    public Table applied() {
        return ChainTables.applied(result.applied());
    }

    /**
     * The book's equity over the regimes.
     *
     * @return the chart
     */
    public Chart chart() {
        return RunChart.of(equity, result.regime());
    }

    @Override
    public Doc describe() {
        return ReportViews.of(this);
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "run %s (%s): %d days %s..%s, mean scalar %.4f", id(), version,
                result.state().dates().size(), result.state().dates().first(), result.state().dates().last(),
                result.risk().meta().statistics().mean());
    }
}
