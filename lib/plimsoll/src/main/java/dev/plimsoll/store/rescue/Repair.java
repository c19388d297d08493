package dev.plimsoll.store.rescue;

import static java.util.Optional.empty;

import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.chain.Incidents;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.run.ArtifactRanges;
import dev.plimsoll.store.schema.Migrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * On request, what every command that writes does by itself before its own work: puts aside a log that cannot be replayed, rebuilds a file
 * with a block that was written in part, brings an older schema forward, removes what killed commands left. Then every row is read, as no
 * other command that writes does, so that a block is met, too, that nobody has asked for yet.
 */
public record Repair(Store store, StoreFile file, VerifyListener listener, List<String> done) {

    /** The code of the incident that tells of a derived table that was made anew. */
    private static final String INCIDENT = "RANGES_REWRITTEN";

    /**
     * Repairs a store.
     *
     * @param store the store
     * @param file its file
     * @param dryRun whether to do it to a copy
     * @param listener is told how far the reading of all rows is
     * @return what was done, and what is still wrong
     */
    public static RepairReport of(Store store, StoreFile file, boolean dryRun, VerifyListener listener) {
        file.requireThere();
        List<String> done = new ArrayList<>();
        List<Path> left = Leftovers.left(store.path());
        if (!dryRun) {
            try {
                return new Repair(store, file.telling(done::add, file.waits()), listener, done).run(left);
            } catch (RuntimeException e) {
                done.forEach(file.warnings()); // stays done
                throw e;
            }
        }
        Path copy = Leftovers.temporaryFolder("repair").resolve(store.path().getFileName());
        UnaryOperator<String> named = text -> text.replace(copy.toString(), store.path().toString());
        try {
            file.copyTo(copy);
            StoreFile other = new StoreFile(copy, Duration.ZERO).headsTo(empty()).telling(done::add, wait -> { });
            VerifyReport found = new Repair(Store.at(copy).headsTo(empty()), other, listener, done).run(List.of()).verification();
            tellOf(left, done);
            done.replaceAll(named);
            return new RepairReport(store.path(), true, done, found);
        } catch (StoreBusyException e) {
            throw e;
        } catch (StoreException e) {
            throw new StoreException(named.apply(e.getMessage()), e);
        } catch (UsageException e) {
            throw new UsageException(named.apply(e.getMessage()), e);
        } finally {
            Leftovers.remove(copy.getParent());
        }
    }

    private RepairReport run(List<Path> left) {
        boolean current = isCurrent();
        VerifyReport verified = verified();
        if (verified.findings().stream().anyMatch(finding -> finding.code() == VerifyCode.RANGE_CHANGED)) {
            String told = "Where the rows of artifacts are was noted wrongly. It was noted anew from the rows.";
            file.write(connection -> {
                ArtifactRanges.rewrite(connection);
                Transaction.run(connection, transaction -> Incidents.append(connection, INCIDENT, told, empty()));
                return null;
            });
            done.add(told);
            verified = verified();
        }
        if (!current) {
            done.add("The store was of an older schema, or had the views of another Plimsoll. It was brought to schema version "
                    + Migrator.bundled().version() + " and its views; every row was kept.");
        }
        tellOf(left.stream().filter(path -> !Files.exists(path)).toList(), done);
        return new RepairReport(store.path(), false, done, verified);
    }

    private static void tellOf(List<Path> removed, List<String> done) {
        if (!removed.isEmpty()) {
            done.add("What killed commands had left beside the store was removed: "
                    + String.join(", ", removed.stream().map(path -> path.getFileName().toString()).toList()) + ".");
        }
    }

    /** What cannot be read is not current, but that is not why. */
    private boolean isCurrent() {
        try {
            return file.read(connection -> Migrator.isCurrent(connection, Migrator.bundled()));
        } catch (StoreBusyException e) {
            throw e;
        } catch (StoreException e) {
            return true;
        }
    }

    /** Opens the file for writing, which repairs what it meets, and reads all of it; a rebuilt file is opened and read anew. */
    private VerifyReport verified() {
        while (true) {
            int before = done.size();
            try {
                file.write(connection -> null);
                VerifyReport report = store.verify(VerifyRequest.all(), listener);
                Optional<SQLException> torn = report.findings().stream().filter(finding -> finding.code() == VerifyCode.UNREADABLE)
                        .map(finding -> new SQLException(finding.found())).filter(TornBlock::isNamedBy).findFirst();
                if (torn.isEmpty()) {
                    return report;
                }
                file.write(connection -> {
                    throw torn.get();
                });
            } catch (StoreBusyException e) {
                throw e;
            } catch (StoreException e) {
                if (done.size() == before) {
                    throw e;
                }
            }
        }
    }
}
