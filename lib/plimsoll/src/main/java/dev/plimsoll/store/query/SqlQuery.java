package dev.plimsoll.store.query;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.duckdb.DuckDBPreparedStatement;

/** Runs one query and detaches its rows. */
public final class SqlQuery {

    /** All that the driver says when a query that streams its rows fails before the first of them. */
    private static final String WORDLESS = "Invalid result set";

    private SqlQuery() {
    }

    /** A query of our own, which the thread waits for. */
    public static SqlResult run(Connection connection, String sql, List<?> parameters, int maxRows) throws SQLException {
        return run(connection, sql, parameters, maxRows, new Watch() { });
    }

    /** As {@link #run}, for somebody who may end it. */
    public static SqlResult run(Connection connection, String sql, List<?> parameters, int maxRows, Watch watch) throws SQLException {
        ColumnUnits.Units units = ColumnUnits.of(connection, sql);
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        boolean truncated = stream(connection, sql, parameters, maxRows, new RowSink() {
            @Override
            public void columns(List<String> names, List<String> typeNames) {
                columns.addAll(names);
                types.addAll(typeNames);
            }

            @Override
            public void row(List<Object> cells) {
                rows.add(cells);
            }
        }, watch);
        return new SqlResult(columns, types, units.of(columns), rows, truncated);
    }

    /** Who can end a query while it runs. */
    public interface Watch {

        /** The statement that runs from now on. */
        default RunningQueries.Waiting runs(PreparedStatement statement) {
            return RunningQueries.enter(statement::cancel);
        }

        /** Asked before each row, as the database does not hear of a cancel between two portions of rows. */
        default boolean isOver() {
            return Thread.currentThread().isInterrupted();
        }
    }

    /** Hands rows on until there are no more, or there would be more than a limit; true = there would be. */
    public static boolean stream(Connection connection, String sql, List<?> parameters, int maxRows, RowSink sink, Watch watch)
            throws SQLException {
        return execute(connection, sql, parameters, watch, statement -> {
            try (ResultSet result = statement.getResultSet()) {
                if (result == null) { // of what is no query
                    sink.columns(List.of(), List.of());
                    return false;
                }
                return fetch(result, maxRows, sink, watch);
            }
        });
    }

    /** Runs what gives no rows; how many it wrote. */
    public static long count(Connection connection, String sql, List<?> parameters, Watch watch) throws SQLException {
        return execute(connection, sql, parameters, watch, Statement::getLargeUpdateCount);
    }

    private interface Outcome<T> {
        T of(PreparedStatement executed) throws SQLException;
    }

    @SuppressWarnings("try") // it is only closed
    private static <T> T execute(Connection connection, String sql, List<?> parameters, Watch watch, Outcome<T> outcome)
            throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, parameters); RunningQueries.Waiting waiting = watch.runs(statement)) {
            statement.execute();
            return outcome.of(statement);
        } catch (SQLException e) {
            throw String.valueOf(e.getMessage()).contains(WORDLESS) && !watch.isOver() ? inWords(connection, sql, parameters, watch, e) : e;
        }
    }

    private static boolean fetch(ResultSet result, int maxRows, RowSink sink, Watch watch) throws SQLException {
        ResultSetMetaData about = result.getMetaData();
        int width = about.getColumnCount();
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int c = 1; c <= width; c++) {
            columns.add(about.getColumnName(c));
            types.add(about.getColumnTypeName(c));
        }
        sink.columns(columns, types);
        for (int rows = 0; result.next(); rows++) {
            if (watch.isOver()) {
                throw new SQLException("ended while rows were fetched");
            }
            if (rows == maxRows) {
                return true;
            }
            List<Object> row = new ArrayList<>(width);
            for (int c = 1; c <= width; c++) {
                row.add(SqlCell.of(result, c, types.get(c - 1)));
            }
            sink.row(Collections.unmodifiableList(row));
        }
        return false;
    }

    private static PreparedStatement bound(Connection connection, String sql, List<?> parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int expected = statement.getParameterMetaData().getParameterCount();
        if (expected != parameters.size()) {
            statement.close();
            throw new UsageException("The query has " + PlainText.count(expected, "parameter") + ", and " + PlainText.count(parameters.size(), "value")
                    + (parameters.size() == 1 ? " was" : " were") + " given. Give one value for each ? in the query, in their order; "
                    + "on the command line each with -p VALUE.");
        }
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    /** What the driver kept to itself: it says it when it fetches all rows at once, which fails as early. */
    @SuppressWarnings("try") // it is only closed
    private static SQLException inWords(Connection connection, String sql, List<?> parameters, Watch watch, SQLException wordless) {
        try (PreparedStatement statement = bound(connection, sql, parameters); RunningQueries.Waiting waiting = watch.runs(statement)) {
            statement.unwrap(DuckDBPreparedStatement.class).query().close();
            return wordless;
        } catch (SQLException e) {
            e.addSuppressed(wordless);
            return e;
        }
    }
}
