package dev.plimsoll.store.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Cells as a file has them, before anything is said about dates.
 *
 * @param file the file it was read from
 * @param header column names in file order
 * @param rows cells, as many per row as the header has names; a missing cell is an empty text
 * @param lines line of each row (CSV), or number of each row from 1 (Parquet)
 * @param text true for CSV
 * @param semicolons whether semicolons separate the columns
 * @param decimal decimal sign that was asked for
 */
record RawTable(Path file, List<String> header, List<List<String>> rows, long[] lines, boolean text, boolean semicolons,
        DecimalSign decimal) {

    /** What {@link #lines} counts. */
    String unit() {
        return text ? "line" : "row";
    }
}
