package dev.plimsoll.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.StoreFailure;
import dev.plimsoll.store.file.StorePath;
import dev.plimsoll.store.files.Disk;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.run.ArtifactRanges;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable copy of a store for those who read for long: it is written through DuckDB, never as a copy of the live file, under a
 * temporary name, made read-only and then given its name in one step. What is there is never overwritten.
 */
public final class Snapshot {

    private static final int NAME_DIGITS = 12;
    private static final String COPY = "snapshot";
    private static final String STORE = ".duckdb";
    /** What clients before 2.0 read; the later the format, the fewer of them. */
    private static final List<String> OLDER = List.of("v1.2.0", "v1.3.0", "v1.4.0", "v1.5.0");
    /** Says the same in every client, in UTC: the text of a row, unlike that of a struct, never changed. */
    private static final String ROW_HASHES = "SELECT sha256(to_json(t)) AS h FROM main.TABLE AS t ORDER BY h";

    private Snapshot() {
    }

    /**
     * Writes a snapshot.
     *
     * @param store what to copy; others can read it meanwhile, writers wait
     * @param path a name that ends with {@code .duckdb} is the file; any other is a folder, made when it is not there, in which the
     *     file has the store's name with the first 12 digits of its hash
     * @return the file
     * @throws UsageException when there is a file of that name
     * @throws OutputException when the file cannot be written
     */
    public static SnapshotFile write(Store store, Path path) {
        return write(store, path, Optional.empty());
    }

    /**
     * Writes a snapshot that clients of an older DuckDB open, too (README has a table of them). It has no triggers, which they do not know, and a manifest beside it with
     * the head of the chain and a hash over the rows of each table.
     *
     * @param store what to copy
     * @param path as above
     * @param storage the DuckDB whose format the file gets, such as {@code v1.2.0}; empty = that of the store
     * @return the file
     * @throws UsageException when there is a file of that name, or no such format
     * @throws OutputException when a file cannot be written
     */
    public static SnapshotFile write(Store store, Path path, Optional<String> storage) {
        if (storage.isPresent() && !OLDER.contains(storage.get())) {
            throw new UsageException("The storage version " + storage.get() + " is none that a snapshot is written in; expected one of "
                    + String.join(", ", OLDER) + ", or none for DuckDB 2.0.");
        }
        Path target = StorePath.of("The snapshot's path", path.toString());
        store.file().read(connection -> null); // before a folder is made for nothing
        boolean named = target.getFileName() != null && target.getFileName().toString().endsWith(STORE) && !Files.isDirectory(target);
        for (Path taken : !named ? List.<Path>of() : storage.isEmpty() ? List.of(target) : List.of(target, manifest(target))) {
            if (Files.exists(taken)) {
                throw exists(taken);
            }
        }
        Path folder = named ? target.toAbsolutePath().getParent() : target.toAbsolutePath();
        Path temporary = Leftovers.part(folder);
        try {
            Files.createDirectories(folder);
            Optional<String> head = store.file().read(connection -> copied(connection, temporary, storage));
            List<CopiedTable> tables = storage.isPresent() ? hashed(temporary) : List.of();
            Disk.REAL.force(temporary); // so that what is hashed is what stays
            String sha256 = Sha256.ofFile(temporary);
            long bytes = Files.size(temporary);
            Path file = named ? target : target.resolve(hashName(store.path(), sha256));
            boolean there = !named && Files.exists(file) && Sha256.ofFile(file).equals(sha256);
            if (!there) {
                if (!temporary.toFile().setReadOnly()) {
                    throw new IOException("the file cannot be made read-only");
                }
                giveName(temporary, file);
                Disk.REAL.forceFolder(folder);
            }
            SnapshotFile written = new SnapshotFile(file, sha256, bytes, head, there, storage, tables);
            if (storage.isPresent()) { // last: a copy without it is whole, too
                WholeFile.write(folder, manifest(file).getFileName().toString(),
                        (Json.pretty(Manifest.of(written)) + "\n").getBytes(UTF_8));
            }
            return written;
        } catch (IOException e) {
            throw failed(folder, e.toString(), e);
        } finally {
            Leftovers.remove(temporary);
            Leftovers.remove(Path.of(temporary + ".wal"));
        }
    }

    /** Beside the copy, under its name. */
    private static Path manifest(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.duckdb$", "") + ".manifest.json");
    }

    private static Optional<String> copied(Connection live, Path file, Optional<String> storage) throws SQLException {
        try {
            return copy(live, file, storage);
        } catch (SQLException e) {
            // Reading the store writes nothing, so it is the copy that cannot be.
            if (StoreFailure.isUnwritable(e)) {
                throw failed(file.getParent(), StoreFailure.words(e), e);
            }
            throw e;
        }
    }

    /**
     * Copies a store through DuckDB into a new file, which is complete and closed afterwards: tables with their rows, constraints and
     * comments, types, views and macros as they are, a schema that somebody changed included. Returns the head of the chain in it.
     */
    @SuppressWarnings("try") // it is only closed
    public static Optional<String> copy(Connection live, Path file, Optional<String> storage) throws SQLException {
        String name = Rows.first(live, "SELECT current_database()", row -> row.getString(1)).orElseThrow();
        try (Statement statement = live.createStatement()) {
            statement.execute("ATTACH " + DatabaseFile.literal(file) + " AS " + COPY + " (READ_WRITE"
                    + storage.map(version -> ", STORAGE_VERSION '" + version + "'").orElse("") + ")");
            try (Attached copy = () -> statement.execute("DETACH " + COPY)) { // fails after a failure, too, and says less
                statement.execute("COPY FROM DATABASE " + name + " TO " + COPY);
                Map<String, Long> stored = counts(live, name);
                Map<String, Long> copied = counts(live, COPY);
                if (!stored.equals(copied)) {
                    throw new StoreException("The snapshot has other row counts than the store: " + copied + " instead of " + stored
                            + ". It was not kept; please report it.");
                }
                statement.execute("CHECKPOINT " + COPY);
            }
        }
        String triggers = storage.isPresent() ? "" : DatabaseFile.triggers(live, name);
        try (Connection copy = DatabaseFile.open(file); Statement statement = copy.createStatement()) {
            ArtifactRanges.rewrite(copy);
            // In one transaction: each of more than a hundred of its own would be written to the disk by itself.
            statement.execute("BEGIN TRANSACTION;" + triggers + "; COMMIT; CHECKPOINT");
        }
        return Chain.head(live).map(ChainHead::hash);
    }

    private interface Attached extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private static Map<String, Long> counts(Connection connection, String database) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : Rows.list(connection, "SELECT '\"' || schema_name || '\".\"' || replace(table_name, '\"', '\"\"') || '\"' "
                + "FROM duckdb_tables() WHERE database_name = ? ORDER BY ALL", row -> row.getString(1), database)) {
            String count = "SELECT count(*) FROM " + database + "." + table;
            counts.put(table, Rows.first(connection, count, row -> row.getLong(1)).orElseThrow());
        }
        return counts;
    }

    private static List<CopiedTable> hashed(Path file) {
        try (Connection copy = DatabaseFile.openReadOnly(file); Statement statement = copy.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            List<CopiedTable> tables = new ArrayList<>();
            for (String table : Rows.list(copy, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND database_name = "
                    + "current_database() ORDER BY ALL", row -> row.getString(1))) {
                MessageDigest lines = Sha256.digest();
                long[] rows = {0};
                Rows.each(copy, ROW_HASHES.replace("TABLE", "\"" + table.replace("\"", "\"\"") + "\""), row -> {
                    rows[0]++;
                    lines.update((row.getString(1) + "\n").getBytes(UTF_8));
                });
                tables.add(new CopiedTable(table, rows[0], Sha256.hex(lines.digest())));
            }
            return tables;
        } catch (SQLException e) {
            throw StoreFailure.ofWork(file, e);
        }
    }

    private static OutputException failed(Path folder, String why, Exception e) {
        return new OutputException("The snapshot cannot be written to " + folder + ": " + why + ". Nothing was left there; check the "
                + "folder's permissions and the space on its disk.", e);
    }

    private static UsageException exists(Path path) {
        return new UsageException("There is a file at " + path + ", and a snapshot never replaces one. Nothing was written. Name another "
                + "file, or a folder to have it named by its hash.");
    }

    private static String hashName(Path store, String sha256) {
        return store.getFileName().toString().replaceFirst("\\.(duckdb|db)$", "") + "-" + sha256.substring(0, NAME_DIGITS) + ".duckdb";
    }

    /** A link refuses to replace a file, a move would not; where the disk knows no links a look before has to do. */
    private static void giveName(Path temporary, Path path) throws IOException {
        try {
            Files.createLink(path, temporary);
        } catch (FileAlreadyExistsException e) {
            throw exists(path);
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(path)) {
                throw exists(path);
            }
            Files.move(temporary, path, ATOMIC_MOVE);
        }
    }

    /**
     * A snapshot as it was written.
     *
     * @param path where it is
     * @param sha256 hash of the file, 64 hexadecimal digits
     * @param bytes its size
     * @param head head of the hash chain in it; empty when the store has no chain yet
     * @param alreadyThere true when the folder held the very same file before
     * @param storage the older DuckDB whose format it has, such as v1.2.0; empty when that is the store's
     * @param tables with storage, its tables with a hash over their rows; else none
     */
    public record SnapshotFile(Path path, String sha256, long bytes, @JsonProperty("chain_head") Optional<String> head,
            boolean alreadyThere, Optional<String> storage, List<CopiedTable> tables) implements Describable {

        @Override
        public Doc describe() {
            return Doc.of((alreadyThere ? "Already there: " : "Written: ") + path + " (" + Num.count(bytes) + " bytes)",
                    Block.Facts.of("sha256", new Cell.Mono(sha256),
                            "chain head", head.<Object>map(Cell.Mono::new).orElse("none: the store has no chain yet")))
                    .with(storage.stream().map(version -> new Block.Text("In the format of DuckDB " + version + ", without triggers. "
                            + "Hashes over the rows of each table: " + manifest(path))).toArray(Block[]::new));
        }
    }

    /**
     * A table of a snapshot.
     *
     * @param table its name
     * @param rows how many
     * @param sha256 hash over the lines that the manifest's query gives, each ended by a line feed
     */
    public record CopiedTable(String table, long rows, String sha256) {
    }

    private record Manifest(String format, String snapshot, Optional<String> storage, String sha256, long bytes, Optional<String> chainHead,
            String query, List<CopiedTable> tables) {

        static Manifest of(SnapshotFile file) {
            return new Manifest("plimsoll/snapshot/1", file.path.getFileName().toString(), file.storage, file.sha256, file.bytes, file.head,
                    ROW_HASHES, file.tables);
        }
    }
}
