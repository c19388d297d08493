package dev.plimsoll;

import dev.plimsoll.report.Shown;
import dev.plimsoll.report.ShownColumn;
import dev.plimsoll.report.ShownTable;
import dev.plimsoll.report.View;
import dev.plimsoll.store.RunInfo;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs of a store. A list like any other that also shows itself as a table. */
public final class RunList extends AbstractList<RunInfo> implements Shown {

    private final List<RunInfo> runs;

    RunList(List<RunInfo> runs) {
        this.runs = List.copyOf(runs);
    }

    @Override
    public RunInfo get(int index) {
        return runs.get(index);
    }

    @Override
    public int size() {
        return runs.size();
    }

    /**
     * The table for people.
     *
     * @return one row per run
     */
    public ShownTable shown() {
        List<List<Object>> rows = new ArrayList<>();
        for (RunInfo run : runs) {
            rows.add(Arrays.asList(run.runId(), run.kind(), run.version(), run.status(), run.windowStart(), run.windowEnd(),
                    run.stateRows().isPresent() ? run.stateRows().getAsInt() : null,
                    run.scalarMean().isPresent() ? run.scalarMean().getAsDouble() : null, run.warnings(),
                    run.createdAt().truncatedTo(ChronoUnit.SECONDS), run.author()));
        }
        return ShownTable.of("Runs", List.of(ShownColumn.of("run"), ShownColumn.of("kind"), ShownColumn.of("version"),
                ShownColumn.of("status"), ShownColumn.of("from"), ShownColumn.of("to"), new ShownColumn("state", "rows"),
                new ShownColumn("mean scalar", "fraction of exposure"), ShownColumn.of("warnings"), new ShownColumn("recorded", "UTC"),
                ShownColumn.of("author")), rows);
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
