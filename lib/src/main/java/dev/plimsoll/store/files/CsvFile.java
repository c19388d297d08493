package dev.plimsoll.store.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file: UTF-8, commas, a header, the same number of fields in every row. A byte order mark, Windows line ends and blank
 * lines at the end are taken without a word; anything else out of the ordinary is refused with its line.
 */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {
    }

    static FileTable read(Path file) {
        String text = text(file);
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
            throw unreadable(file, e);
        }
        if (header == null) {
            throw new DataException(file + ", line 1: the file is empty; expected a header such as date,ret and one row per day.");
        }
        return new FileTable(file, header, rows, lines.stream().mapToLong(Long::longValue).toArray(), "line");
    }

    private static void checkWidth(Path file, List<String> header, CsvRecord row) {
        int fields = row.getFieldCount();
        if (fields != header.size()) {
            int column = Math.min(fields, header.size()) + 1;
            throw new DataException(file + ", line " + row.getStartingLineNumber() + ", column " + column + ": the row has " + fields
                    + " fields, the header has " + header.size() + (fields < header.size()
                            ? "; the field of column " + header.get(column - 1) + " lacks. Leave a missing value blank between its commas."
                            : "; the field \"" + row.getField(column - 1) + "\" is one too many. Are there commas inside numbers?"));
        }
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputMissingException(file + " is a folder; expected a CSV file.");
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(file + ", line " + lineOfMalformed(bytes) + ": the file is not UTF-8 text"
                    + (bytes.length > 1 && (bytes[0] == (byte) 0xFF || bytes[0] == (byte) 0xFE) ? " (it looks like UTF-16)" : "")
                    + "; save it as UTF-8.", e);
        }
    }

    private static int lineOfMalformed(byte[] bytes) {
        int line = 1;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true); // stops at the first malformed byte
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static InputMissingException unreadable(Path file, IOException e) {
        return new InputMissingException(file + " cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage()
                + ". Check that it exists and that you may read it.", e);
    }
}
