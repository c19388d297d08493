package dev.plimsoll.store.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows read from and put into tables, inside whatever transaction is open. */
public final class Rows {

    /** Takes what it needs of the row the result set stands on. */
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Makes something of the row the result set stands on. */
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Rows() {
    }

    public static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        }
    }

    public static void each(Connection connection, String sql, Reader reader, Object... values) throws SQLException {
        try (PreparedStatement query = prepared(connection, sql, values); ResultSet row = query.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    public static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, Object... values) throws SQLException {
        List<T> list = new ArrayList<>();
        each(connection, sql, row -> list.add(mapper.map(row)), values);
        return list;
    }

    public static <T> Optional<T> first(Connection connection, String sql, Mapper<T> mapper, Object... values) throws SQLException {
        try (PreparedStatement query = prepared(connection, sql, values); ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(mapper.map(row)) : Optional.empty();
        }
    }

    /** The number that the next row of a table gets. */
    public static int next(Connection connection, String table) throws SQLException {
        return first(connection, "SELECT coalesce(max(sequence), 0) + 1 FROM main." + table, row -> row.getInt(1)).orElseThrow();
    }

    /** A text as SQL writes it. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A condition that a column holds one of some texts. */
    public static String in(Collection<String> texts) {
        return texts.stream().map(Rows::literal).collect(Collectors.joining(", ", " IN (", ")"));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
