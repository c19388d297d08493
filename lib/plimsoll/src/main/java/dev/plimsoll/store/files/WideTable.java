package dev.plimsoll.store.files;

import static java.util.stream.IntStream.range;

import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An artifact as a run directory shows it: one row per day, and for kinds keyed by day and name one column per name.
 *
 * @param columns names and SQL types, the date first
 * @param rows cells: LocalDate, Instant, Double, BigDecimal, Long, String, Boolean, or null where missing
 */
record WideTable(List<Column> columns, List<List<Object>> rows) {

    record Column(String name, String type) {
    }

    /** The artifact's own columns, those named, in this order; kinds of a day, a name and a value are spread by name. */
    static WideTable of(ArtifactTable table, List<String> columns) {
        List<ArtifactColumn> all = table.schema().columns();
        boolean dayAndName = all.size() == 3 && all.get(0).type() == ColumnType.DATE && all.get(1).key() && !all.get(2).key();
        return dayAndName ? spread(table) : pick(table, columns);
    }

    private static WideTable pick(ArtifactTable table, List<String> names) {
        List<ArtifactColumn> present = table.present();
        int[] from = range(0, present.size()).filter(c -> names.contains(present.get(c).name())).toArray();
        return new WideTable(IntStream.of(from).mapToObj(c -> new Column(present.get(c).name(), present.get(c).type().sqlType())).toList(),
                range(0, table.rows()).mapToObj(row -> IntStream.of(from).mapToObj(c -> table.cell(row, c)).toList()).toList());
    }

    private static WideTable spread(ArtifactTable table) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("date", "DATE"));
        List<List<Object>> rows = new ArrayList<>();
        Object day = null;
        for (int row = 0; row < table.rows(); row++) {
            Object date = table.cell(row, 0);
            if (!date.equals(day)) {
                day = date;
                rows.add(new ArrayList<>(List.of(date)));
            }
            if (rows.size() == 1) {
                columns.add(new Column((String) table.cell(row, 1), "DOUBLE"));
            }
            rows.get(rows.size() - 1).add(table.cell(row, 2));
        }
        return new WideTable(columns, rows);
    }
}
