package dev.plimsoll.store.files;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.query.RowSink;
import dev.plimsoll.store.query.SqlCell;
import dev.plimsoll.store.query.SqlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SequenceWriter;

/** Writes the answer to a query into a file, row by row, so that it may have any length. The file appears whole or not at all. */
public final class QueryFile {

    private QueryFile() {
    }

    /**
     * Writes a file whose name says how: {@code .csv} (RFC 4180, NULL is an empty field and the empty text {@code ""}), {@code .json} (an
     * array of objects) or {@code .parquet}. Numbers are exact, dates and times in ISO form.
     *
     * @param store what to ask
     * @param query SQL with {@code ?} for parameters
     * @param parameters values for them, in order
     * @param limits how much it may take; of rows, all are written
     * @param target the file; its folder is made when it is not there
     * @return how many rows were written
     * @throws UsageException when the file is there, when its name ends in another way, and when the query is refused or reaches a limit
     * @throws dev.plimsoll.error.OutputException when it cannot be written
     */
    public static long write(Store store, String query, List<?> parameters, SqlLimits limits, Path target) {
        String name = target.getFileName() == null ? "" : target.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!List.of("csv", "json", "parquet").contains(ending) || name.length() == ending.length() + 1) {
            throw new UsageException("The name " + target + " does not say what to write; expected one that ends with .csv, .json or .parquet.");
        }
        if (Files.exists(target)) {
            throw new UsageException(target + " exists and is not replaced. Name another file, or remove it.");
        }
        Path folder = target.toAbsolutePath().getParent();
        WholeFile.makeFolder(folder);
        SqlLimits all = limits.withRows(Integer.MAX_VALUE);
        long[] rows = new long[1];
        WholeFile.write(folder, name, part -> {
            if (ending.equals("parquet")) {
                rows[0] = store.sqlToParquet(query, parameters, all, part.toAbsolutePath());
                return;
            }
            try (Writer out = Files.newBufferedWriter(part)) {
                rows[0] = ending.equals("csv") ? csv(store, query, parameters, all, out) : json(store, query, parameters, all, out);
                out.write(ending.equals("csv") ? "" : "\n");
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
        return rows[0];
    }

    private static long csv(Store store, String query, List<?> parameters, SqlLimits limits, Writer out) {
        return each(store, query, parameters, limits, names -> line(out, names),
                (names, cells) -> line(out, cells.stream().map(QueryFile::cell).toList()));
    }

    private static Object cell(Object cell) {
        return cell instanceof Temporal || cell instanceof Double number && !Double.isFinite(number) ? SqlCell.text(cell) : cell;
    }

    private static void line(Writer out, List<?> cells) {
        try {
            out.write(CsvText.line(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the rows as a JSON array of objects, as {@link Json#pretty} writes one.
     *
     * @param store what to ask
     * @param query SQL with {@code ?} for parameters
     * @param parameters values for them, in order
     * @param limits how much it may take
     * @param out gets the text, without a line end after it
     * @return how many rows were written
     * @throws UsageException when the query is refused or reaches a limit
     * @throws UncheckedIOException when it cannot be written
     */
    public static long json(Store store, String query, List<?> parameters, SqlLimits limits, Writer out) {
        try (SequenceWriter array = Json.elements(out)) {
            return each(store, query, parameters, limits, names -> { }, (names, cells) -> {
                Map<String, Object> object = new LinkedHashMap<>();
                for (int c = 0; c < cells.size(); c++) {
                    object.put(names.get(c), SqlCell.document(cells.get(c)));
                }
                array.write(object);
            });
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException(e.getOriginalMessage(), e));
        }
    }

    /** Hands on the names of the columns, then with them each row; how many rows there were. */
    private static long each(Store store, String query, List<?> parameters, SqlLimits limits, Consumer<List<String>> head,
            BiConsumer<List<String>, List<Object>> row) {
        AtomicLong rows = new AtomicLong();
        store.sql(query, parameters, limits, new RowSink() {

            private List<String> names = List.of();

            @Override
            public void columns(List<String> columns, List<String> types) {
                names = columns;
                head.accept(columns);
            }

            @Override
            public void row(List<Object> cells) {
                rows.incrementAndGet();
                row.accept(names, cells);
            }
        });
        return rows.get();
    }
}
