package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.files.WideTable.Column;
import dev.plimsoll.store.identity.ShortestDecimal;
import dev.plimsoll.store.kind.AppendedCells;
import dev.plimsoll.store.query.SqlQuery;
import dev.plimsoll.store.query.SqlResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Parquet files with the columns of the CSV files, read and written by an in-memory DuckDB. */
final class ParquetFile {

    static FileTable read(Path file, DecimalSign decimal) {
        TextFile.requireFile(file, "a Parquet file");
        try (Connection connection = memory()) {
            SqlResult table = SqlQuery.run(connection, "SELECT * FROM read_parquet(?)", List.of(file.toString()), Integer.MAX_VALUE);
            // 0 is the root.
            refuseRenamed(file, Rows.list(connection, "SELECT name FROM parquet_schema(?) OFFSET 1", row -> row.getString(1),
                    file.toString()), table.columns());
            List<List<String>> rows = table.rows().stream().map(row -> row.stream().map(ParquetFile::text).toList()).toList();
            return new FileTable(file, table.columns(), rows, LongStream.rangeClosed(1, rows.size()).toArray(), false, false, decimal, -1);
        } catch (SQLException e) {
            throw new DataException(file + " cannot be read as Parquet: " + reason(e) + ". Write it again, or give the table as CSV.", e);
        }
    }

    /** DuckDB gives a name that differs from an earlier one in case only another one, which would be another asset. */
    private static void refuseRenamed(Path file, List<String> stored, List<String> read) {
        for (int c = 0; c < read.size(); c++) {
            if (c >= stored.size() || !stored.get(c).equals(read.get(c))) {
                throw new DataException(file + ", column " + (c + 1) + ": the name " + (c < stored.size() ? stored.get(c) : read.get(c))
                        + " is nested, or is that of an earlier column but for the case; expected plain columns with names of their own. "
                        + "Rename it, or give the table as CSV.");
            }
        }
    }

    private static void refuseSameButForCase(WideTable table, Path target) {
        Map<String, String> seen = new HashMap<>();
        for (Column column : table.columns()) {
            String before = seen.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
            if (before != null) {
                throw new DataException(target + " cannot be written as Parquet: the columns " + before + " and " + column.name()
                        + " would have one name but for the case. Use --format csv.");
            }
        }
    }

    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^(Invalid Input|IO|Catalog|Binder) Error: ", "")
                .replaceFirst("\\.$", "");
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? ShortestDecimal.of(number) : number.toString();
        } else if (value instanceof LocalDateTime instant && instant.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return instant.toLocalDate().toString();
        } else if (value instanceof OffsetDateTime instant) { // in UTC
            return instant.toLocalTime().equals(LocalTime.MIDNIGHT) ? instant.toLocalDate().toString() : instant.toString();
        }
        return value.toString();
    }

    /** Writes to {@code file}; a message names {@code target}, where the file is to stand in the end. */
    static void write(WideTable table, Path file, Path target) {
        refuseSameButForCase(table, target);
        try (Connection connection = memory(); Statement statement = connection.createStatement()) {
            statement.execute(table.columns().stream().map(column -> '"' + column.name().replace("\"", "\"\"") + "\" " + column.type())
                    .collect(Collectors.joining(", ", "CREATE TABLE t (", ")")));
            try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "t")) {
                AppendedCells cells = new AppendedCells(appender, true);
                for (List<Object> row : table.rows()) {
                    appender.beginRow();
                    for (Object value : row) {
                        cells.putObject(value);
                    }
                    appender.endRow();
                }
                appender.flush();
            }
            statement.execute("COPY t TO " + DatabaseFile.literal(file) + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw TextFile.unwritable(target, " as Parquet: " + reason(e), e);
        }
    }

    private static Connection memory() throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }
}
