package dev.plimsoll.run;

import dev.plimsoll.store.artifact.ArtifactColumn;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.ColumnType;
import java.time.LocalDate;

/**
 * Up to where the inputs of a run stay as they are in a no-lookahead test.
 *
 * @param request whether it is a request of a batch rather than a day
 * @param last the last one that stays: days since 1970-01-01, or the request's number
 */
public record Cut(boolean request, long last) {

    private static final String REQUEST = "request";

    public static Cut day(long epochDay) {
        return new Cut(false, epochDay);
    }

    public static Cut request(long number) {
        return new Cut(true, number);
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
