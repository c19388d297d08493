package dev.plimsoll.store.query;

import java.util.List;

/** Takes the rows of a query one by one, as they come from the database, so that an answer of any length needs little memory. */
public interface RowSink {

    /**
     * What the rows consist of; called once, before the first row.
     *
     * @param columns column names in order
     * @param types the database's names of their types
     */
    void columns(List<String> columns, List<String> types);

    /**
     * The next row.
     *
     * @param cells as {@link SqlCell#of} gives them, in column order; null = NULL
     */
    void row(List<Object> cells);
}
