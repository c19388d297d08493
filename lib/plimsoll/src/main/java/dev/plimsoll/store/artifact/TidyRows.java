package dev.plimsoll.store.artifact;

import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of an artifact, added in any order and cell by cell in the order of the schema's columns. */
public final class TidyRows {

    private final ArtifactSchema schema;
    private final List<ArtifactColumn> columns;
    private final List<Object[]> rows = new ArrayList<>();

    public TidyRows(ArtifactSchema schema) {
        this(schema, schema.columns());
    }

    TidyRows(ArtifactSchema schema, List<ArtifactColumn> columns) {
        this.schema = schema;
        this.columns = columns;
    }

    /** Adds a row: Double, BigDecimal, Integer, String, LocalDate, Instant and Boolean cells, or null for NULL. */
    public void add(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(schema.kind() + " has " + columns.size() + " columns, the row " + cells.length + " cells.");
        }
        rows.add(cells);
    }

    public Artifact artifact() {
        rows.sort(this::compareKeys);
        Map<String, Object> arrays = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            arrays.put(columns.get(c).name(), array(c));
        }
        return Artifact.of(ArtifactTable.of(schema, arrays));
    }

    private int compareKeys(Object[] a, Object[] b) {
        for (int c = 0; columns.get(c).key(); c++) {
            boolean text = columns.get(c).type() == ColumnType.TEXT || columns.get(c).type() == ColumnType.ENUM;
            Comparator<Object> order = text ? (x, y) -> Panel.CODE_POINT_ORDER.compare((String) x, (String) y)
                    : Comparator.comparingLong(TidyRows::whole);
            int result = order.compare(a[c], b[c]);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private Object array(int c) {
        return switch (columns.get(c).type()) {
            case DOUBLE -> rows.stream().mapToDouble(row -> row[c] == null ? Double.NaN : (Double) row[c]).toArray();
            case INTEGER, DATE, TIMESTAMPTZ -> rows.stream()
                    .mapToLong(row -> row[c] == null ? ArtifactTable.NULL_INTEGER : whole(row[c])).toArray();
            case TEXT, ENUM -> rows.stream().map(row -> (String) row[c]).toArray(String[]::new);
            case DECIMAL -> rows.stream().map(row -> (BigDecimal) row[c]).toArray(BigDecimal[]::new);
            case BOOLEAN -> rows.stream().map(row -> (Boolean) row[c]).toArray(Boolean[]::new);
        };
    }

    private static long whole(Object cell) {
        return cell instanceof LocalDate date ? date.toEpochDay()
                : cell instanceof Instant instant ? ArtifactTable.micros(instant) : (Integer) cell;
    }
}
