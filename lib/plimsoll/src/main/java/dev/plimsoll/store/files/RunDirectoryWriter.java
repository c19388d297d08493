package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.WideTable.Column;
import dev.plimsoll.store.identity.ShortestDecimal;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a run directory: each artifact under the name and with the columns that run directories have always had, its meta beside it,
 * and what decided it in a {@code *_trace} file. Dates are ISO, numbers the shortest decimal that reads back to the same double,
 * missing values blank. Every file appears whole or not at all. The files are data for programs: names stand as they are stored, also those
 * that a spreadsheet would take for formulas, so that importing them gives the same hashes.
 */
public final class RunDirectoryWriter {

    /** File format of tables. */
    public enum Format {
        /** Comma-separated text. */
        CSV,
        /** Apache Parquet. */
        PARQUET;

        /**
         * The format of a name.
         *
         * @param text csv or parquet, in any case
         * @return the format
         * @throws UsageException for any other text
         */
        public static Format parse(String text) {
            return Stream.of(values()).filter(format -> format.name().equalsIgnoreCase(text.strip())).findFirst().orElseThrow(() ->
                    new UsageException("Unknown format \"" + excerpt(text) + "\"; expected csv or parquet."));
        }
    }

    private final Path folder;
    private final Format format;
    private final List<Path> written = new ArrayList<>();

    private RunDirectoryWriter(Path folder, Format format) {
        this.folder = folder;
        this.format = format;
    }

    /**
     * A folder to write to.
     *
     * @param folder made when it is not there; files of the same names are replaced
     * @param format of the tables
     * @return its writer
     * @throws OutputException when the folder cannot be made
     */
    public static RunDirectoryWriter at(Path folder, Format format) {
        WholeFile.makeFolder(folder);
        return new RunDirectoryWriter(folder, format);
    }

    /**
     * Writes one artifact and its meta.
     *
     * @param table the rows
     * @param meta its facts, or an empty map for no meta file
     */
    public void write(ArtifactTable table, Map<String, Object> meta) {
        String stem = stem(table.schema());
        List<String> required = names(table, false);
        List<String> all = names(table, true);
        boolean hasTrace = isDecision(table.schema()) && all.size() > required.size();
        writeTable(stem, WideTable.of(table, hasTrace ? required : all));
        if (hasTrace) {
            writeTable(stem + "_trace", WideTable.of(table, all));
        }
        if (!meta.isEmpty()) {
            writeJson(stem + "_meta.json", meta);
        }
    }

    /**
     * Writes an input of a kind that the run also has as output.
     *
     * @param table the rows
     */
    public void writeInput(ArtifactTable table) {
        writeAs(stem(table.schema()) + "_input", table);
    }

    /**
     * Writes a table under a name of its own.
     *
     * @param stem file name without ending
     * @param table the rows
     */
    public void writeAs(String stem, ArtifactTable table) {
        writeTable(stem, WideTable.of(table, names(table, true)));
    }

    /**
     * Writes a JSON document.
     *
     * @param name file name
     * @param document its content
     */
    public void writeJson(String name, Map<String, Object> document) {
        writeText(name, Json.pretty(document) + "\n");
    }

    /**
     * What was written so far.
     *
     * @return the files in order
     */
    public List<Path> written() {
        return List.copyOf(written);
    }

    /** Regime and scalars have columns that say why; the files others read have the bare result only. The state is all result. */
    private static boolean isDecision(ArtifactSchema schema) {
        return schema == ArtifactSchema.ALLOCATOR_REGIME || schema == ArtifactSchema.ALLOCATOR_RISK
                || schema == ArtifactSchema.ALLOCATOR_RISK_APPLIED;
    }

    static String stem(ArtifactSchema schema) {
        return switch (schema.kind()) {
            case "asset_return" -> "asset_returns";
            case "portfolio_return" -> "portfolio_returns";
            case "weight" -> "weights";
            case "trend_unit_return" -> "trend_unit_returns";
            case "sleeve_return" -> "sleeve_returns";
            case "equity_curve" -> "equity_curve";
            default -> schema.table(); // allocator_state_v1 and its like are named so in every run directory
        };
    }

    private static List<String> names(ArtifactTable table, boolean withOptional) {
        return table.present().stream().filter(c -> withOptional || !c.optional()).map(ArtifactColumn::name).toList();
    }

    private void writeTable(String stem, WideTable table) {
        if (format == Format.PARQUET) {
            replace(stem + ".parquet", part -> ParquetFile.write(table, part, folder.resolve(stem + ".parquet")));
        } else {
            writeText(stem + ".csv", csv(table));
        }
    }

    static String csv(WideTable table) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            writer.writeRecord(table.columns().stream().map(Column::name).toList());
            for (List<Object> row : table.rows()) {
                writer.writeRecord(row.stream().map(cell -> cell == null ? "" : ShortestDecimal.text(cell)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return out.toString();
    }

    private void writeText(String name, String text) {
        replace(name, file -> Files.writeString(file, text, UTF_8));
    }

    private void replace(String name, WholeFile.Content content) {
        written.add(WholeFile.write(folder, name, content));
    }
}
