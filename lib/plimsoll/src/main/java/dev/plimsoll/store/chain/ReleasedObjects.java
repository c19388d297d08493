package dev.plimsoll.store.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * What a store of a schema version has besides its data: all that a store is compared with.
 *
 * @param objects the definition of each object
 * @param kinds the kinds of artifacts, which scripts put there as rows
 */
public record ReleasedObjects(Map<String, String> objects, Map<String, String> kinds) {

    /**
     * Reads them.
     *
     * @param released an empty store, made from the released scripts
     * @return what it has
     * @throws SQLException when the database fails
     */
    public static ReleasedObjects of(Connection released) throws SQLException {
        return new ReleasedObjects(Map.copyOf(SchemaCheck.objects(released)), Map.copyOf(SchemaCheck.kinds(released)));
    }
}
