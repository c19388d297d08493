package dev.plimsoll.store;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.store.run.RunWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A store as a killed process leaves it: runs that were committed stand in the log only. Made by copying file and log while a connection
 * has them open.
 */
public final class CrashedStore {

    private final byte[] file;
    private final byte[] log;
    private final List<Integer> ends;

    private CrashedStore(byte[] file, byte[] log, List<Integer> ends) {
        this.file = file;
        this.log = log;
        this.ends = ends;
    }

    /** Runs of these ids, each committed by itself. */
    public static CrashedStore of(Path scratch, String... ids) {
        return in(Stores.fresh(scratch), ids);
    }

    /** The same in a store that is there. */
    public static CrashedStore in(Path live, String... ids) {
        Path liveLog = Path.of(live + ".wal");
        List<Integer> ends = new ArrayList<>();
        try (Connection connection = Stores.connect(live)) {
            for (String id : ids) {
                new RunWriter(connection, Clock.systemUTC()).complete(List.of(Drafts.run(id)));
                ends.add((int) Files.size(liveLog));
            }
            return new CrashedStore(Files.readAllBytes(live), Files.readAllBytes(liveLog), ends);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] file() {
        return file.clone();
    }

    public byte[] log() {
        return log.clone();
    }

    /** Where in the log the n-th run's commit ends, from 0. */
    public int end(int n) {
        return ends.get(n);
    }

    /** The log with one bit of a run's id changed: of what its checksum is over, as a changed length may pass for a log that was cut off. */
    public byte[] spoiltAt(String id) {
        byte[] spoilt = log();
        spoilt[new String(log, StandardCharsets.ISO_8859_1).indexOf(id)] ^= 1;
        return spoilt;
    }

    /** Puts the store with a log of these bytes at a place. */
    public Path at(Path place, byte[] otherLog) {
        return unchecked(() -> {
            Files.write(Path.of(place + ".wal"), otherLog);
            return Files.write(place, file);
        });
    }
}
