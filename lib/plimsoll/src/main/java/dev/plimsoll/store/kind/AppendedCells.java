package dev.plimsoll.store.kind;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Cells of rows that an appender adds to a table of the database.
 *
 * @param appender between the beginning and the end of a row
 * @param bigint whether columns of whole numbers have 64 bits, and not 32
 */
public record AppendedCells(DuckDBAppender appender, boolean bigint) implements CellSink<SQLException> {

    @Override
    public void putNull() throws SQLException {
        appender.appendNull();
    }

    @Override
    public void put(double value) throws SQLException {
        appender.append(value);
    }

    @Override
    public void put(ColumnType type, long value) throws SQLException {
        if (type == ColumnType.DATE) {
            appender.appendEpochDays(Math.toIntExact(value));
        } else if (type == ColumnType.TIMESTAMPTZ) {
            appender.appendEpochMicros(value);
        } else if (bigint) {
            appender.append(value);
        } else {
            appender.append(Math.toIntExact(value));
        }
    }

    @Override
    public void put(ColumnType type, String text) throws SQLException {
        appender.append(text);
    }

    @Override
    public void put(BigDecimal value) throws SQLException {
        appender.append(value.setScale(ColumnType.DECIMAL_SCALE)); // the appender pads nothing
    }

    @Override
    public void put(boolean value) throws SQLException {
        appender.append(value);
    }
}
