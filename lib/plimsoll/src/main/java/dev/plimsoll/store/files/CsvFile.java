package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.lang.Math.min;

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
 * Reads a CSV file: UTF-8, commas or semicolons, a header, the same number of fields in every row. A byte order mark, Windows line ends
 * and blank lines at the end are taken without a word; anything else out of the ordinary is refused with its line.
 */
final class CsvFile {

    /** Lines below the first in which a header is looked for. */
    private static final int METADATA_LINES = 5;

    static FileTable read(Path file, DecimalSign decimal) {
        String text = TextFile.read(file, "a CSV file");
        boolean semicolons = hasSemicolons(text);
        List<CsvRecord> records = new ArrayList<>();
        long blank = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(semicolons ? ';' : ',').skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                long line = row.getStartingLineNumber();
                if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
                    blank = blank == 0 ? line : blank;
                    continue;
                }
                if (blank > 0) {
                    throw fault(file, blank, "the line is blank, but rows follow it; a file may have blank "
                            + "lines at its end only. Remove the line.");
                }
                records.add(row);
            }
        } catch (CsvParseException e) {
            throw new DataException(file + " is not well-formed CSV: " + e.getMessage() + ". Check the quotes around there.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
        if (records.isEmpty()) {
            throw fault(file, 1, "the file is empty; expected a header such as date,ret and one row per day.");
        }
        return table(file, records, semicolons, decimal);
    }

    private static FileTable table(Path file, List<CsvRecord> records, boolean semicolons, DecimalSign decimal) {
        List<String> header = records.get(0).getFields().stream().map(String::strip).toList();
        refuseMetadata(file, header, records);
        List<List<String>> rows = new ArrayList<>();
        long[] lines = new long[records.size() - 1];
        for (CsvRecord row : records.subList(1, records.size())) {
            if (CellText.isComment(row.getField(0).strip()) && row.getFieldCount() != header.size()) {
                throw fault(file, row.getStartingLineNumber(), CellText.comment());
            }
            checkWidth(file, header, row);
            lines[rows.size()] = row.getStartingLineNumber();
            rows.add(row.getFields());
        }
        return new FileTable(file, header, rows, lines, true, semicolons, decimal, -1);
    }

    /** Whether the first line has semicolons and no comma; one that has both is separated by commas. */
    private static boolean hasSemicolons(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf(';') >= 0 && first.indexOf(',') < 0 && !CellText.isComment(first.strip()) && !first.startsWith("sep=");
    }

    /** A title, a date of export, sep=; or the like above the header. */
    private static void refuseMetadata(Path file, List<String> header, List<CsvRecord> records) {
        String first = header.get(0);
        if (CellText.isComment(first)) {
            throw fault(file, 1, CellText.comment());
        }
        boolean alone = header.stream().skip(1).allMatch(String::isEmpty);
        boolean moreBelow = records.size() > 1 && records.get(1).getFieldCount() > header.size();
        boolean dateBelow = records.stream().skip(1).limit(METADATA_LINES).anyMatch(row -> !row.getField(0).isBlank()
                && DateColumn.isName(row.getField(0)));
        if (alone && !first.isEmpty() && (first.startsWith("sep=") || (moreBelow || dateBelow) && !DateColumn.isName(first))) {
            throw fault(file, 1, "\"" + DatedTable.shown(first) + "\" is a line of metadata above the header; expected "
                    + "the header on the first line. Remove the line.");
        }
    }

    private static void checkWidth(Path file, List<String> header, CsvRecord row) {
        int fields = row.getFieldCount();
        if (fields != header.size()) {
            int column = min(fields, header.size()) + 1;
            refuseOpenQuote(file, row);
            throw new DataException(file + ", line " + row.getStartingLineNumber() + ", column " + column + ": the row has " + fields
                    + " fields, the header has " + header.size() + (fields < header.size()
                            ? "; the field of column " + header.get(column - 1)
                            + " is absent. Leave a missing value blank between its commas."
                            : "; the field \"" + excerpt(row.getField(column - 1))
                            + "\" is one too many. Check for commas inside numbers"
                            + (fields == 2 * header.size() - 1 ? ", such as decimal commas (German or French Excel: save with points)."
                                    : ".")));
        }
    }

    private static DataException fault(Path file, long line, String what) {
        return new DataException(file + ", line " + line + ": " + what);
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
