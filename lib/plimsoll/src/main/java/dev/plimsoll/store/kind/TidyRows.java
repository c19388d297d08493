package dev.plimsoll.store.kind;

import dev.plimsoll.error.DataException;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows of an artifact, added in any order and cell by cell in the order of the schema's columns. */
public final class TidyRows {

    private final ArtifactSchema schema;
    private final List<ArtifactColumn> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    public TidyRows(ArtifactSchema schema) {
        this(schema, schema.columns());
    }

    TidyRows(ArtifactSchema schema, List<ArtifactColumn> columns) {
        this.schema = schema;
        this.columns = columns;
    }

    /**
     * Adds a row of Double, BigDecimal, Integer, String, LocalDate, Instant and Boolean cells, and enums by their names. An empty Optional
     * is NULL, as null is; the items of a collection are cells. A decimal with more digits after the point than the store keeps is rounded
     * half-even.
     *
     * @throws DataException when a decimal is too large for the store
     */
    public void add(Object... cells) {
        List<Object> row = new ArrayList<>(columns.size());
        for (Object cell : cells) {
            add(cell, row);
        }
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(schema.kind() + " has " + columns.size() + " columns, the row " + row.size() + " cells.");
        }
        rows.add(row);
    }

    private static void add(Object cell, List<Object> row) {
        if (cell instanceof Collection<?> items) {
            items.forEach(item -> add(item, row));
        } else if (cell instanceof Optional<?> optional) {
            add(optional.orElse(null), row);
        } else {
            row.add(cell instanceof Enum<?> label ? label.name() : cell instanceof BigDecimal decimal ? rounded(decimal) : cell);
        }
    }

    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal kept = value.scale() <= ColumnType.DECIMAL_SCALE ? value
                : value.setScale(ColumnType.DECIMAL_SCALE, RoundingMode.HALF_EVEN);
        if (ColumnType.isTooLarge(kept)) {
            throw new DataException("The result holds the figure " + kept + ", expected one below 10^" + ColumnType.MOST_DIGITS
                    + ", as the store keeps. Check quantities and prices.");
        }
        return kept;
    }

    public Artifact artifact() {
        rows.sort(this::compareKeys);
        ArtifactTable.Builder table = new ArtifactTable.Builder(schema, columns, rows.size());
        rows.forEach(row -> row.forEach(table::putObject));
        return Artifact.of(table.build());
    }

    @SuppressWarnings("unchecked") // dates, instants, numbers and texts, of one class in each column
    private int compareKeys(List<Object> a, List<Object> b) {
        for (int c = 0; columns.get(c).key(); c++) {
            int order = a.get(c) instanceof String text ? Panel.CODE_POINT_ORDER.compare(text, (String) b.get(c))
                    : ((Comparable<Object>) a.get(c)).compareTo(b.get(c));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
