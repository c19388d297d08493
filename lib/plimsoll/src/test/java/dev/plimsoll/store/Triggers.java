package dev.plimsoll.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Triggers taken away, to be put back as they were, so that nothing but the rows tells of it. */
record Triggers(List<String> sql) {

    static Triggers drop(Connection connection, String... tables) throws SQLException {
        List<String> dropped = new ArrayList<>();
        for (String table : tables) {
            for (List<Object> trigger : Stores.rows(connection, "SELECT trigger_name, sql FROM duckdb_triggers() WHERE table_name = '" + table
                    + "' ORDER BY trigger_oid")) {
                Stores.execute(connection, "DROP TRIGGER " + trigger.get(0) + " ON " + table);
                dropped.add((String) trigger.get(1));
            }
        }
        return new Triggers(dropped);
    }

    void restore(Connection connection) throws SQLException {
        for (String trigger : sql) {
            Stores.execute(connection, trigger);
        }
    }
}
