package dev.plimsoll.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.audit.Sweeps.Stored;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A sweep as the store has it.
 *
 * @param sweep its name
 * @param hash hash of its sorted receipts; empty while some are missing. It does not depend on threads, engine or order of arrival
 * @param tried configurations on these books that the store knows, of this sweep and all others: the more, the less a good one says
 * @param cells a receipt of each run, by book and configuration
 */
public record SweepResult(String sweep, Optional<String> hash, long tried, @JsonProperty("cells") List<SweptRun> cells)
        implements Describable {

    public SweepResult {
        cells = List.copyOf(cells);
    }

    static SweepResult of(Stored stored) {
        return new SweepResult(stored.id(), stored.hash(), stored.tried(), stored.receipts());
    }

    /**
     * What could not be computed.
     *
     * @return receipts that say why
     */
    public List<SweptRun> failures() {
        return cells.stream().filter(cell -> cell.errorCode().isPresent()).toList();
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = cells.stream().filter(cell -> cell.errorCode().isEmpty()).map(cell -> Arrays.<Object>asList(cell.book(),
                cell.config(), Num.fixed(cell.transitionsPerYear().orElseThrow(), 1), Num.fixed(cell.meanScalar().orElseThrow(), 3),
                signed(cell.cagrDelta(), 100, 2), signed(cell.maxDrawdownDelta(), 100, 2), signed(cell.sharpeDelta(), 1, 3),
                cell.verdict().orElse(Num.NONE), cell.runKey().map(key -> key.substring(0, 8)).orElse(Num.NONE))).toList();
        String points = "points";
        Doc doc = Doc.of("Sweep " + sweep, new Text(Num.count(cells.size()) + " runs, " + failures().size() + " failed; "
                + Num.count(tried) + " configurations tried on these books so far. " + hash.map(found -> "Hash " + found + ".")
                .orElse("Unfinished.")));
        if (!rows.isEmpty()) {
            doc = doc.with(Table.of("Runs", List.of(Column.of("book"), Column.of("configuration"), new Column("changes", "a year"),
                    new Column("mean scalar", "fraction"), new Column("CAGR change", points), new Column("max drawdown change", points),
                    Column.of("Sharpe change"), Column.of("verdict"), Column.of("run key")), rows).limit(Table.LIMIT));
        }
        List<String> notes = cells.stream().filter(cell -> cell.errorCode().isEmpty())
                .flatMap(cell -> cell.note().map(note -> cell.book() + ": " + note).stream()).distinct().toList();
        for (String note : notes) {
            doc = doc.with(new Text(note));
        }
        return failures().isEmpty() ? doc : doc.with(failed());
    }

    /** A row for what failed for one reason. */
    private Table failed() {
        Map<List<String>, List<SweptRun>> reasons = failures().stream().collect(Collectors.groupingBy(cell ->
                List.of(cell.errorCode().orElseThrow(), cell.book(), cell.note().orElseThrow()), LinkedHashMap::new, Collectors.toList()));
        return Table.of("Failed", Column.all("who must act", "book", "configuration", "why"), reasons.entrySet().stream().map(reason ->
                List.<Object>of(reason.getKey().get(0), reason.getKey().get(1), reason.getValue().size() == 1
                        ? reason.getValue().get(0).config() : Num.count(reason.getValue().size()) + " of them", reason.getKey().get(2))).toList());
    }

    private static Object signed(OptionalDouble change, int scale, int decimals) {
        return change.isPresent() ? Num.signed(scale * change.getAsDouble(), decimals) : Num.NONE;
    }

    /** The description, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }
}
