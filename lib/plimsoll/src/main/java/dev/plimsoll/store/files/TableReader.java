package dev.plimsoll.store.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one reader of tables, by day or by month, CSV or Parquet: all take the same shapes and refuse the same ones. It remembers what was
 * interpreted in the files it read.
 */
public final class TableReader {

    private final DecimalSign decimal;
    private final List<DatedTable> tables = new ArrayList<>();

    /**
     * A reader that has read nothing.
     *
     * @param decimal the decimal sign of the files
     */
    public TableReader(DecimalSign decimal) {
        this.decimal = decimal;
    }

    DatedTable daily(Path file) {
        return read(file, DateColumn.DAILY).requireRows();
    }

    /** As {@link #daily}, but a header without rows is taken. */
    DatedTable dailyOrEmpty(Path file) {
        return read(file, DateColumn.DAILY);
    }

    DatedTable monthly(Path file) {
        return read(file, DateColumn.MONTHLY).requireRows();
    }

    private DatedTable read(Path file, DateColumn kind) {
        boolean parquet = file.toString().endsWith(".parquet");
        DatedTable table = new DatedTable(parquet ? ParquetFile.read(file, decimal) : CsvFile.read(file, decimal), kind);
        tables.add(table);
        return table;
    }

    /**
     * What was interpreted.
     *
     * @return notes by file, in the order the files were read
     */
    public List<Note> notes() {
        return tables.stream().flatMap(table -> table.notes().stream()).toList();
    }
}
