package dev.plimsoll.run;

import static dev.plimsoll.doc.Num.fixed;

import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.LatestRuns;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs of a store. A list like any other that also shows itself as a table. */
public final class RunList extends AbstractList<RunInfo> implements Describable {

    private static final int DECIMALS = 6;
    /** As many characters of an instant. */
    private static final int SECONDS = 19;

    private final LatestRuns latest;
    private final int shown;

    public RunList(List<RunInfo> all) {
        this(new LatestRuns(all, all.size()), Table.LIMIT);
    }

    public RunList(LatestRuns latest, int shown) {
        this.latest = latest;
        this.shown = shown;
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
            rows.add(Arrays.asList(run.runId(), run.kind(), run.status(), run.hasAllocator() ? run.version() : null, run.windowStart(),
                    run.windowEnd(), run.stateRows().isPresent() ? run.stateRows().getAsInt() : null,
                    run.scalarMean().isPresent() ? fixed(run.scalarMean().getAsDouble(), DECIMALS) : null, run.warnings(),
                    run.createdAt().toString().substring(0, SECONDS).replace('T', ' '), run.author()));
        }
        return Table.of("", List.of(Column.of("run"), Column.of("kind"), Column.of("status"), Column.of("rules"), Column.of("first day"),
                Column.of("last day"), Column.of("rows"), new Column("mean scalar", "fraction"), Column.of("warnings"),
                new Column("recorded", "UTC"), Column.of("author")), rows).limit(shown);
    }

    @Override
    public Doc describe() {
        return isEmpty() ? Doc.of("", new Text("No runs yet. Make one: plimsoll run --inputs DIR, or plimsoll demo."))
                : Doc.of(total() == size() ? "" : "The latest " + Num.count(size()) + " of " + Num.count(total()) + " runs", table());
    }

    /** The description, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }
}
