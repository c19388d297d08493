package dev.plimsoll.store;

import dev.plimsoll.store.artifact.WholeText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The statements of one transaction, each prepared once: preparing takes DuckDB five times as long as inserting a row, and a run has some
 * seventy rows in the catalogue.
 */
final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Inserts a row. A text with half of a surrogate pair is refused, as it would be stored as another. */
    void insert(String sql, Object... values) throws SQLException {
        with(sql, values).execute();
    }

    /** Whether a query finds anything. */
    boolean finds(String sql, Object... values) throws SQLException {
        try (ResultSet row = with(sql, values).executeQuery()) {
            return row.next();
        }
    }

    private PreparedStatement with(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof String text ? WholeText.require(text) : values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
