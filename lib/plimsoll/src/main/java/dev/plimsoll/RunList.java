package dev.plimsoll;

import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.LatestRuns;
import dev.plimsoll.store.RunInfo;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs of a store. A list like any other that also shows itself as a table. */
public final class RunList extends AbstractList<RunInfo> implements Describable {

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
    public Table table() {
        List<List<Object>> rows = new ArrayList<>();
        for (RunInfo run : this) {
            rows.add(Arrays.asList(run.runId(), run.kind(), run.version(), run.status(), run.windowStart(), run.windowEnd(),
                    run.stateRows().isPresent() ? run.stateRows().getAsInt() : null,
                    run.scalarMean().isPresent() ? run.scalarMean().getAsDouble() : null, run.warnings(),
                    run.createdAt().truncatedTo(ChronoUnit.SECONDS), run.author()));
        }
        return Table.of(title(), List.of(Column.of("run"), Column.of("kind"), Column.of("version"),
                Column.of("status"), Column.of("from"), Column.of("to"), new Column("state", "rows"),
                new Column("mean scalar", "fraction of exposure"), Column.of("warnings"), new Column("recorded", "UTC"),
                Column.of("author")), rows);
    }

    private String title() {
        return total() == size() ? "Runs" : "The latest of " + Num.count(total()) + " runs";
    }

    @Override
    public Doc describe() {
        return table().describe();
    }

    /** The table as text, for JShell. */
    @Override
    public String toString() {
        return table().toString();
    }
}
