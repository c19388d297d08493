package dev.plimsoll.store;

import java.sql.SQLException;

/** Words of the database, made fit for a sentence of ours. */
final class Words {

    private Words() {
    }

    /** The first line without a full stop at its end; DuckDB adds pages on internal errors below it. */
    static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
