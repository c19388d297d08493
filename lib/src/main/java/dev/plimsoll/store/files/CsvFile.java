package dev.plimsoll.store.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.plimsoll.error.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file: UTF-8, commas, a header, the same number of fields in every row. A byte order mark, Windows line ends and blank
 * lines at the end are taken without a word; anything else out of the ordinary is refused with its line.
 */
final class CsvFile {

    private CsvFile() {
    }

    /** A table with a row per day. */
    static FileTable read(Path file) {
        return read(file, FileTable.DATE_NAMES);
    }

    static FileTable read(Path file, List<String> first) {
        String text = TextFile.read(file, "a CSV file");
        List<String> header = null;
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        long blank = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                long line = row.getStartingLineNumber();
                if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
                    blank = blank == 0 ? line : blank;
                    continue;
                }
                if (blank > 0) {
                    throw new DataException(file + ", line " + blank + ": the line is blank, but rows follow it; a file may have blank "
                            + "lines at its end only. Remove the line.");
                }
                if (header == null) {
                    header = row.getFields().stream().map(String::strip).toList();
                } else {
                    checkWidth(file, header, row);
                    rows.add(row.getFields());
                    lines.add(line);
                }
            }
        } catch (CsvParseException e) {
            throw new DataException(file + " is not well-formed CSV: " + e.getMessage() + ". Check the quotes around there.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
        if (header == null) {
            throw new DataException(file + ", line 1: the file is empty; expected a header such as date,ret and one row per day.");
        }
        return new FileTable(file, header, rows, lines.stream().mapToLong(Long::longValue).toArray(), "line", first);
    }

    private static void checkWidth(Path file, List<String> header, CsvRecord row) {
        int fields = row.getFieldCount();
        if (fields != header.size()) {
            int column = Math.min(fields, header.size()) + 1;
            refuseOpenQuote(file, row);
            throw new DataException(file + ", line " + row.getStartingLineNumber() + ", column " + column + ": the row has " + fields
                    + " fields, the header has " + header.size() + (fields < header.size()
                            ? "; the field of column " + header.get(column - 1)
                            + " is absent. Leave a missing value blank between its commas."
                            : "; the field \"" + row.getField(column - 1) + "\" is one too many. Check for commas inside numbers."));
        }
    }

    private static void refuseOpenQuote(Path file, CsvRecord row) {
        for (int c = 0; c < row.getFieldCount(); c++) {
            if (row.getField(c).indexOf('\n') >= 0) {
                throw new DataException(file + ", line " + row.getStartingLineNumber() + ", column " + (c + 1)
                        + ": a quote is opened here and not closed on this line. Close or remove it.");
            }
        }
    }
}
