package dev.plimsoll;

import dev.plimsoll.report.Cells;
import dev.plimsoll.report.Shown;
import dev.plimsoll.report.ShownColumn;
import dev.plimsoll.report.ShownTable;
import dev.plimsoll.report.View;
import dev.plimsoll.store.LatestRuns;
import dev.plimsoll.store.RunInfo;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs of a store. A list like any other that also shows itself as a table. */
public final class RunList extends AbstractList<RunInfo> implements Shown {

    private final LatestRuns latest;

    RunList(List<RunInfo> all) {
        this(new LatestRuns(all, all.size()));
    }

    RunList(LatestRuns latest) {
        this.latest = latest;
    }

    /**
     * How many runs the store holds, of which these may be the latest only.
     *
     * @return the size of this list or more
     */
    public int total() {
        return latest.total();
    }

    @Override
    public RunInfo get(int index) {
        return latest.runs().get(index);
    }

    @Override
    public int size() {
        return latest.runs().size();
    }

    /**
     * The table for people.
     *
     * @return one row per run
     */
    public ShownTable shown() {
        List<List<Object>> rows = new ArrayList<>();
        for (RunInfo run : this) {
            rows.add(Arrays.asList(run.runId(), run.kind(), run.version(), run.status(), run.windowStart(), run.windowEnd(),
                    run.stateRows().isPresent() ? run.stateRows().getAsInt() : null,
                    run.scalarMean().isPresent() ? run.scalarMean().getAsDouble() : null, run.warnings(),
                    run.createdAt().truncatedTo(ChronoUnit.SECONDS), run.author()));
        }
        return ShownTable.of(title(), List.of(ShownColumn.of("run"), ShownColumn.of("kind"), ShownColumn.of("version"),
                ShownColumn.of("status"), ShownColumn.of("from"), ShownColumn.of("to"), new ShownColumn("state", "rows"),
                new ShownColumn("mean scalar", "fraction of exposure"), ShownColumn.of("warnings"), new ShownColumn("recorded", "UTC"),
                ShownColumn.of("author")), rows);
    }

    private String title() {
        return total() == size() ? "Runs" : "The latest of " + Cells.grouped(total()) + " runs";
    }

    @Override
    public View view() {
        return shown().view();
    }

    /** The table as text, for JShell. */
    @Override
    public String toString() {
        return shown().text();
    }
}
