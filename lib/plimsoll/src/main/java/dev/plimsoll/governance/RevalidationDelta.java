package dev.plimsoll.governance;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a quarter against those recorded for the quarter before. The comparison with the allocator switched off needs no
 * record: it is the two-pass audit of the quarter itself.
 *
 * @param quarter the quarter
 * @param figures its figures, over all data up to its end
 * @param previous the quarter compared with, empty when there is no record of it
 * @param changes figures that differ, none when there is no record
 */
public record RevalidationDelta(Quarter quarter, AuditFigures figures, Optional<Quarter> previous, List<FigureChange> changes)
        implements Describable {

    public RevalidationDelta {
        changes = List.copyOf(changes);
    }

    /**
     * Compares with the quarter before.
     *
     * @param quarter the quarter
     * @param figures its figures
     * @param recorded the figures recorded for {@link Quarter#previous()}, if they were
     * @return what changed
     * @throws UsageException when a figure is of a day after the quarter it is given for
     */
    public static RevalidationDelta of(Quarter quarter, AuditFigures figures, Optional<AuditFigures> recorded) {
        notAfter(quarter, figures);
        recorded.ifPresent(before -> notAfter(quarter.previous(), before));
        return new RevalidationDelta(quarter, figures, recorded.map(before -> quarter.previous()),
                recorded.map(before -> FigureChange.between(before, figures)).orElse(List.of()));
    }

    @Override
    public Doc describe() {
        if (previous.isEmpty()) {
            return Doc.of("Against the quarter before", new Block.Text("No record of " + quarter.previous() + " to compare with."));
        }
        String title = "Against " + previous.get() + ", the quarter before";
        return changes.isEmpty() ? Doc.of(title, new Block.Text("No metric changed."))
                : Doc.of(title, Table.of(List.of("Metric", "Before", "Now", "Change"), changes.stream().map(change ->
                        List.of(change.name().replace('_', ' '), Num.plain(change.before()), Num.plain(change.after()),
                                Num.plain(change.change()))).toList()));
    }

    private static void notAfter(Quarter quarter, AuditFigures figures) {
        if (figures.asOf().isAfter(quarter.end())) {
            throw new UsageException("The figures as of " + figures.asOf() + " are given for the quarter " + quarter + ", which ended on "
                    + quarter.end() + "; cut the run to the end of the quarter.");
        }
    }
}
