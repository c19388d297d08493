package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.store.artifact.ShortestDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Parquet files with the columns of the CSV files, read and written by an in-memory DuckDB. */
final class ParquetFile {

    /** Names that data frame libraries give a date index; it may stand anywhere in the file. */
    private static final List<String> DATE_NAMES = List.of("date", "rebalance_date", "__index_level_0__", "index");

    private ParquetFile() {
    }

    static FileTable read(Path file) {
        TextFile.requireFile(file, "a Parquet file");
        try (Connection connection = memory();
                PreparedStatement query = connection.prepareStatement("SELECT * FROM read_parquet(?)")) {
            query.setString(1, file.toString());
            try (ResultSet result = query.executeQuery()) {
                int width = result.getMetaData().getColumnCount();
                List<String> names = new ArrayList<>();
                for (int c = 1; c <= width; c++) {
                    names.add(result.getMetaData().getColumnName(c));
                }
                int dates = Math.max(0, names.indexOf(DATE_NAMES.stream().filter(names::contains).findFirst().orElse(names.get(0))));
                List<String> header = new ArrayList<>(names);
                header.remove(dates);
                header.add(0, DATE_NAMES.contains(names.get(dates)) ? "date" : names.get(dates));
                List<List<String>> rows = new ArrayList<>();
                while (result.next()) {
                    List<String> row = new ArrayList<>(width);
                    for (int c = 0; c < width; c++) {
                        if (c != dates) {
                            row.add(text(result.getObject(c + 1)));
                        }
                    }
                    row.add(0, text(result.getObject(dates + 1)));
                    rows.add(row);
                }
                return new FileTable(file, header, rows, LongStream.rangeClosed(1, rows.size()).toArray(), "row");
            }
        } catch (SQLException e) {
            throw new DataException(file + " cannot be read as Parquet: " + reason(e) + ". Write it again, or give the table as CSV.", e);
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
        } else if (value instanceof Float number) {
            return Float.isFinite(number) ? ShortestDecimal.of(number.doubleValue()) : number.toString();
        } else if (value instanceof LocalDateTime instant && instant.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return instant.toLocalDate().toString();
        } else if (value instanceof Timestamp stamp && stamp.toLocalDateTime().toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return stamp.toLocalDateTime().toLocalDate().toString();
        } else if (value instanceof OffsetDateTime instant && instant.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return instant.toLocalDate().toString();
        }
        return value.toString();
    }

    static void write(WideTable table, Path file) {
        try (Connection connection = memory(); Statement statement = connection.createStatement()) {
            StringBuilder create = new StringBuilder("CREATE TABLE t (");
            for (int c = 0; c < table.columns().size(); c++) {
                create.append(c == 0 ? "" : ", ").append('"').append(table.columns().get(c).name().replace("\"", "\"\"")).append("\" ")
                        .append(table.columns().get(c).type());
            }
            statement.execute(create.append(')').toString());
            try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "t")) {
                for (List<Object> row : table.rows()) {
                    appender.beginRow();
                    for (Object value : row) {
                        append(appender, value);
                    }
                    appender.endRow();
                }
                appender.flush();
            }
            statement.execute("COPY t TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new DataException(file + " cannot be written as Parquet: " + reason(e) + ". Choose another folder, or --format csv.", e);
        }
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else {
            appender.append((String) value);
        }
    }

    private static Connection memory() throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }
}
