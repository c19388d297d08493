package dev.plimsoll;

import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Holds a store file in the middle of a write, so that other processes have to wait, until it is closed: then the write is taken back. */
final class LockHolder implements AutoCloseable {

    private final Connection connection;

    LockHolder(Path file) throws SQLException {
        connection = Stores.connect(file);
        Stores.execute(connection, "BEGIN TRANSACTION");
        Stores.execute(connection, "INSERT INTO view_set VALUES ('held', now(), 'x')");
    }

    long pid() {
        return ProcessHandle.current().pid();
    }

    void release() throws SQLException {
        Stores.execute(connection, "ROLLBACK");
        connection.close();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            release();
        }
    }
}
