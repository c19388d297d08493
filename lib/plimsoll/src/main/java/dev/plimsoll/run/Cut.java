package dev.plimsoll.run;

import static java.util.Comparator.comparing;
import static java.util.stream.IntStream.range;

import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import java.time.LocalDate;
import java.util.List;

/**
 * Up to where the inputs of a run stay as they are in a no-lookahead test.
 *
 * @param request whether it is a request of a batch rather than a day
 * @param last the last one that stays: days since 1970-01-01, or the request's number
 */
public record Cut(boolean request, long last) {

    private static final String REQUEST = "request";

    /** The days of the artifact that starts last, which has the longest warm-up. */
    static List<Cut> days(List<RunArtifact> outputs) {
        return outputs.stream().map(output -> places(output.artifact().table(), false)).filter(days -> !days.isEmpty())
                .max(comparing(days -> days.get(0).last())).orElse(List.of());
    }

    /** The requests of a batch. */
    public static List<Cut> requests(ArtifactTable requests) {
        return places(requests, true);
    }

    private static List<Cut> places(ArtifactTable table, boolean request) {
        int column = new Cut(request, 0).column(table);
        return column < 0 ? List.of() : range(0, table.rows()).mapToLong(row -> table.longAt(row, column)).sorted().distinct()
                .mapToObj(place -> new Cut(request, place)).toList();
    }

    /** Place of the column that says when a row is; -1 where rows are of the whole run. */
    public int column(ArtifactTable table) {
        for (int c = 0; c < table.present().size(); c++) {
            ArtifactColumn column = table.present().get(c);
            if (column.key() && (request ? column.name().equals(REQUEST) : column.type() == ColumnType.DATE)) {
                return c;
            }
        }
        return -1;
    }

    public boolean isUpTo(ArtifactTable table, int row) {
        return table.longAt(row, column(table)) <= last;
    }

    @Override
    public String toString() {
        return request ? REQUEST + " " + last : LocalDate.ofEpochDay(last).toString();
    }
}
