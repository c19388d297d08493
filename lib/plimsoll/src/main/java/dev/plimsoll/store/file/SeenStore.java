package dev.plimsoll.store.file;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a session has seen of the store at its path. A file that is moved away would be made anew by the next write, and one in its place
 * be written to, in silence: the records would go on in another chain.
 */
final class SeenStore {

    private final Path path;
    private boolean there;
    /** Hash of the chain's first record, which no two stores share; empty when none was seen yet. */
    private String first = "";

    SeenStore(Path path) {
        this.path = path;
        this.there = Files.exists(path);
    }

    synchronized void requireStillThere() {
        if (there && !Files.exists(path)) {
            throw new InputMissingException("The store " + path + " was there when this session opened it, and is gone: renamed, moved or "
                    + "deleted. Nothing more is stored. Put the file back, or open it where it is now; to start a new store of that name, open a "
                    + "new session.");
        }
    }

    /** To be called with the open file, before anything is written to it. */
    synchronized void requireTheSame(Connection connection) throws SQLException {
        String found = Chain.first(connection).map(ChainHead::hash).orElse("");
        if (!first.isEmpty() && !found.equals(first)) {
            throw new InputMissingException("The store " + path + " that this session worked with is gone, and another is in its place: its "
                    + "chain begins with record " + (found.isEmpty() ? "(none)" : found) + ", not with " + first
                    + ". Nothing more is stored. Put the file back, or open a new session to work with this one.");
        }
    }

    /** To be called with the open file, once the work is allowed; what is damaged there is for the work to tell. */
    synchronized void note(Connection connection) {
        there = true;
        if (first.isEmpty()) {
            try {
                first = Chain.first(connection).map(ChainHead::hash).orElse("");
            } catch (SQLException e) {
                first = "";
            }
        }
    }
}
