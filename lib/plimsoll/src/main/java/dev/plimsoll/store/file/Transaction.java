package dev.plimsoll.store.file;

import dev.plimsoll.error.StoredText;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.identity.CanonicalJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Whole or not at all: one transaction on an open connection. Each of its statements is prepared once: preparing takes DuckDB five times
 * as long as inserting a row, and a run has some seventy rows in the catalogue.
 */
public final class Transaction implements AutoCloseable {

    public interface Work {
        void run(Transaction transaction) throws SQLException;
    }

    /** Inserts the rows of a thing that has a number in its table. */
    public interface Numbered {
        void insert(Transaction transaction, int sequence, Instant now, String headBefore) throws SQLException;
    }

    /** Where a numbered thing went: its number, its time, and the head of the chain with it. */
    public record Place(int sequence, Instant now, ChainHead head) {
    }

    private static final int ROWS_AT_ONCE = 50;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    private Transaction(Connection connection) {
        this.connection = connection;
    }

    public static void run(Connection connection, Work work) throws SQLException {
        execute(connection, "BEGIN TRANSACTION"); // a statement: an appender used first would commit by itself
        try {
            try (Transaction transaction = new Transaction(connection)) {
                work.run(transaction);
            }
            execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    /** Appends a thing with the next number of its table, together with its record in the chain. */
    public static Place append(Connection connection, Clock clock, ChainSubject subject, Numbered rows) throws SQLException {
        Place[] place = new Place[1];
        run(connection, transaction -> place[0] = transaction.append(clock, subject, rows));
        return place[0];
    }

    /** The same in this transaction. */
    public Place append(Clock clock, ChainSubject subject, Numbered rows) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int sequence = Rows.next(connection, subject.table());
        rows.insert(this, sequence, now, Chain.head(connection).map(ChainHead::hash).orElse(ChainHead.NONE));
        return new Place(sequence, now, Chain.append(connection, subject, String.valueOf(sequence), clock));
    }

    /**
     * Inserts a row. What is absent or NaN becomes NULL, a map canonical JSON, and the elements of a list are cells of the row. A text
     * with half of a surrogate pair is refused, as it would be stored as another.
     */
    public void insert(String table, Object... values) throws SQLException {
        insertAll(table, List.<Object[]>of(values));
    }

    /** Inserts rows of one table, many in one statement: executing it takes longer than its rows. */
    public void insertAll(String table, List<Object[]> rows) throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            List<Object[]> some = rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size()));
            List<Object> cells = some.stream().flatMap(Stream::of)
                    .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value)).map(Transaction::cell).toList();
            String row = "(" + String.join(", ", Collections.nCopies(cells.size() / some.size(), "?")) + ")";
            with("INSERT INTO main." + table + " VALUES " + String.join(", ", Collections.nCopies(some.size(), row)), cells).execute();
        }
    }

    /** Executes any other statement. */
    public void execute(String sql, Object... values) throws SQLException {
        with(sql, List.of(values)).execute();
    }

    private static Object cell(Object value) {
        if (value instanceof Optional<?> optional) {
            return cell(optional.orElse(null));
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        } else if (value instanceof OptionalDouble number) {
            return cell(number.orElse(Double.NaN));
        } else if (value instanceof String text) {
            return StoredText.requireWhole(text);
        } else if (value instanceof Map<?, ?> map) {
            return CanonicalJson.write(map);
        }
        return value instanceof Double number && number.isNaN() ? null : value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC)
                : value instanceof Enum<?> label ? label.name() : value;
    }

    private PreparedStatement with(String sql, List<?> values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
