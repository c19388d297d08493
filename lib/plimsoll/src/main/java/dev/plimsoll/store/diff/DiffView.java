package dev.plimsoll.store.diff;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.store.diff.ArtifactDifference.ColumnDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What there is to see of a difference: settings, days in another regime with both reasons, columns, and the worst cells. */
final class DiffView {

    private DiffView() {
    }

    static Doc of(RunDiff diff) {
        Doc view = Doc.of("", new Block.Code(diff.toString()));
        if (!diff.config().isEmpty()) {
            view = view.with(table("Settings", List.of("setting", diff.a().runId(), diff.b().runId()),
                    diff.config().stream().map(d -> row(d.path(), d.a(), d.b())).toList()));
        }
        if (!diff.flips().isEmpty()) {
            view = view.with(table("Days in another regime" + (diff.flipDays() > diff.flips().size()
                            ? ": the first " + diff.flips().size() + " of " + diff.flipDays() : ""),
                    List.of("date", diff.a().runId(), "why there", diff.b().runId(), "why here"),
                    diff.flips().stream().map(f -> row(f.date(), f.a().regime(), f.a().toString(), f.b().regime(), f.b().toString()))
                            .toList()));
        }
        List<List<Object>> columns = new ArrayList<>();
        for (ArtifactDifference artifact : diff.artifacts()) {
            for (ColumnDifference column : artifact.columns()) {
                if (column.differing() > 0) {
                    columns.add(row(artifact.artifact().kind(), column.column(), column.rows(), column.differing(),
                            column.maxAbsolute().isPresent() ? column.maxAbsolute().getAsDouble() : null, column.firstDate().orElse(null)));
                }
            }
        }
        if (!columns.isEmpty()) {
            view = view.with(table("Columns that differ",
                    List.of("artifact", "column", "rows", "differing", "largest difference", "first day"), columns));
        }
        if (!diff.worst().isEmpty()) {
            view = view.with(table("The cells that differ most", List.of("artifact", "row", "column", diff.a().runId(), diff.b().runId()),
                    diff.worst().stream().map(c -> row(c.artifact().kind(), c.row(), c.column(), c.a().orElse(null), c.b().orElse(null)))
                            .toList()));
        }
        return view;
    }

    private static Table table(String title, List<String> columns, List<List<Object>> rows) {
        return Table.of(title, columns.stream().map(Column::of).toList(), rows);
    }

    /** A row whose cells may be missing. */
    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
