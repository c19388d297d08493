package dev.plimsoll.store;

import static java.util.Optional.empty;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.audit.Audits;
import dev.plimsoll.store.audit.Evidence;
import dev.plimsoll.store.audit.Sweeps;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.HeadsFile;
import dev.plimsoll.store.chain.Verification;
import dev.plimsoll.store.chain.Verification.ReleasedObjects;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.DatabaseFile;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.StoreFailure;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.file.StorePath;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.lineage.Lineage;
import dev.plimsoll.store.lineage.LineageReader;
import dev.plimsoll.store.query.BoundedQuery;
import dev.plimsoll.store.query.RowSink;
import dev.plimsoll.store.query.SqlLimits;
import dev.plimsoll.store.query.SqlQuery;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.rescue.Repair;
import dev.plimsoll.store.rescue.RepairReport;
import dev.plimsoll.store.run.ArtifactRows;
import dev.plimsoll.store.run.RunCatalog;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.LatestRuns;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.store.run.RunWriter;
import dev.plimsoll.store.schema.Migrator;
import dev.plimsoll.store.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.duckdb.DuckDBDriver;

/**
 * A store: one DuckDB file with every artifact of every run. No method keeps the file open after it returns, so a store that nobody
 * is working with blocks nobody; a file that another process holds is waited for up to a limit.
 *
 * <p>Every method throws {@link StoreBusyException} when that limit passes, and {@link StoreException} when the file is of a newer
 * schema, damaged, full or no store of ours. Reading methods throw {@link InputMissingException} when there is no file.
 */
public final class Store {

    /** How long another process's lock is waited for unless said otherwise: longer than a query may take unless said otherwise. */
    public static final Duration DEFAULT_LOCK_LIMIT = SqlLimits.DEFAULT_TIMEOUT.plusSeconds(15);

    private final StoreFile file;
    private final Clock clock;

    private Store(StoreFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * The store in a file.
     *
     * @param path where it is, or will be: the first write makes it
     * @return the store; nothing is opened yet
     * @throws UsageException when this is no path of a file, see {@link StorePath}
     */
    public static Store at(Path path) {
        return at(path, DEFAULT_LOCK_LIMIT);
    }

    /**
     * The store in a file, with a limit of its own.
     *
     * @param path where it is, or will be
     * @param lockLimit how long to wait for a file that another process holds
     * @return the store; nothing is opened yet
     */
    public static Store at(Path path, Duration lockLimit) {
        return at(path, lockLimit, Clock.systemUTC());
    }

    /** A store that takes the time of its records from a clock of the caller's. */
    static Store at(Path path, Duration lockLimit, Clock clock) {
        return new Store(new StoreFile(StorePath.of(path), lockLimit), clock);
    }

    /**
     * The same store, telling what happens to its file besides what was asked for, such as that a damaged log was put aside, and whom it
     * waits for.
     *
     * @param warnings is given each warning, a paragraph in words, when it happens; it is recorded in the store, too
     * @param waits is given a sentence that names the process which holds the file, when it is waited for longer than two seconds
     * @return the store
     */
    public Store telling(Consumer<String> warnings, Consumer<String> waits) {
        return new Store(file.telling(warnings, waits), clock);
    }

    /**
     * The same store, whose heads are appended to a file outside it and compared with that file by {@link #verify}.
     *
     * @param heads the file, which may hold heads of other stores, too; empty = none. Where nothing is said, it is the one that the
     *     environment variable PLIMSOLL_HEADS names
     * @return the store
     */
    public Store headsTo(Optional<Path> heads) {
        return new Store(file.headsTo(heads.map(HeadsFile::new)), clock);
    }

    /**
     * Starts loading the database's native library in the background. Loading takes longer than reading a run directory, so a
     * short command that does this first has both done in the time of one.
     */
    public static void preload() {
        Thread loader = new Thread(DuckDBDriver::new, "plimsoll-preload"); // its class loads the library; a failure shows when opening
        loader.setUncaughtExceptionHandler((thread, error) -> { });
        loader.setDaemon(true);
        loader.start();
    }

    /**
     * Where the store is.
     *
     * @return the path it was given
     */
    public Path path() {
        return file.path();
    }

    /** The file below, for what is not a unit of work on runs or audits. */
    StoreFile file() {
        return file;
    }

    /**
     * The head of the hash chain: whoever writes it down can tell later that nothing recorded until now was changed or cut off.
     *
     * @return the last record, or empty when the store is of a schema that had no chain yet
     */
    public Optional<ChainHead> head() {
        return file.read(Chain::head);
    }

    /**
     * Checks that the store holds what was recorded and nothing else: hashes every row again and compares schema, views and triggers
     * with the released ones.
     *
     * @param request all of it, or some runs
     * @param listener is told how far it is, on several threads
     * @return what was found
     * @throws InputMissingException when the store never held a run that is asked for
     */
    public VerifyReport verify(VerifyRequest request, VerifyListener listener) {
        return file.read(connection -> {
            for (String run : request.runs()) {
                if (!Verification.knows(connection, run)) {
                    throw new InputMissingException("There is no run " + run + " in " + path() + " to verify, and the chain names none. "
                            + "See plimsoll runs for the ids there are.");
                }
            }
            boolean ourViews = Schema.hasOurViews(connection);
            Optional<String> older = DatabaseFile.older(connection);
            ReleasedObjects released = Schema.objects(Migrator.versionOf(connection), ourViews, older);
            VerifyReport report = Verification.of(connection, released, ourViews, request, listener);
            return file.comparedWithHeads(connection, older.isEmpty() ? report : report.plus(List.of(), List.of("The file is a copy for "
                    + "clients of DuckDB " + older.get() + ", in whose format there are no triggers: none were expected.")));
        });
    }

    /**
     * Does on request what every method that writes does by itself to a file that is damaged or of an older schema, and reads every row.
     *
     * @param dryRun true = do it to a copy in the folder for temporary files, and change nothing
     * @param listener is told how far the reading is, on several threads
     * @return what was found and done, and what is wrong still
     * @throws InputMissingException when there is no file
     * @throws StoreException when the file is damaged beyond repair; then it is as it was
     */
    public RepairReport repair(boolean dryRun, VerifyListener listener) {
        return Repair.of(this, file, dryRun, listener);
    }

    /**
     * Records a complete run: all of it in one transaction, or nothing. Artifacts that are there already are shared. The same run
     * again adds nothing and succeeds.
     *
     * @param draft everything about the run
     * @return its id, and whether it was there already
     * @throws UsageException when the id is taken by a run with other content; names both content hashes
     */
    public Recorded record(RunDraft draft) {
        return record(List.of(draft)).get(0);
    }

    /**
     * Records complete runs as {@link #record(RunDraft)} does each: all of them in one transaction, or nothing. Much quicker than one by
     * one, and with the same ids, keys, hashes and rows; in the hash chain they stand in the order of their ids.
     *
     * @param drafts everything about the runs
     * @return their ids, in the order of the drafts, and which were there already
     * @throws UsageException when an id is taken by a run with other content; then nothing is stored
     */
    public List<Recorded> record(List<RunDraft> drafts) {
        return drafts.isEmpty() ? List.of() : file.write(connection -> new RunWriter(connection, clock).complete(drafts));
    }

    /**
     * Records that a run failed after its inputs had been accepted.
     *
     * @param draft the run with its inputs, without outputs
     * @param error what went wrong
     * @return its id
     */
    public Recorded recordFailure(RunDraft draft, Throwable error) {
        return file.write(connection -> new RunWriter(connection, clock).failed(draft, error));
    }

    /**
     * All runs, failed ones too.
     *
     * @return the latest first
     */
    public List<RunInfo> runs() {
        return file.read(connection -> new RunCatalog(connection).runs());
    }

    /**
     * The latest runs, failed ones too: quick, however many there are.
     *
     * @param limit how many at most, from 1
     * @return the latest first, and how many runs the store holds
     * @throws UsageException when the limit is below 1
     */
    public LatestRuns runs(int limit) {
        if (limit < 1) {
            throw new UsageException("A limit of " + limit + " runs is out of range; expected 1 or more.");
        }
        return file.read(connection -> new RunCatalog(connection).latest(limit));
    }

    /**
     * One run.
     *
     * @param runId its id
     * @return what is known of it
     * @throws InputMissingException when there is none of that id
     */
    public RunInfo run(String runId) {
        return file.read(connection -> require(connection, runId));
    }

    public RunInfo require(Connection connection, String runId) {
        RunCatalog catalog = new RunCatalog(connection);
        return catalog.run(runId).orElseThrow(() -> {
            List<String> ids = catalog.latestIds(5);
            return new InputMissingException("There is no run " + runId + " in " + path() + (ids.isEmpty()
                    ? "; the store holds no runs yet." : "; the latest are " + String.join(", ", ids) + ". See plimsoll runs."));
        });
    }

    /** As {@link #require}, where nothing else is asked of the run: its overview costs more than most answers. */
    private <T> T ofRun(String runId, StoreFile.Work<T> question) {
        return file.read(connection -> {
            if (!new RunCatalog(connection).isThere(runId)) {
                require(connection, runId);
            }
            return question.run(connection);
        });
    }

    /**
     * Configuration of a run.
     *
     * @param runId its id
     * @return canonical JSON
     */
    public String config(String runId) {
        return ofRun(runId, connection -> new RunCatalog(connection).configs(List.of(runId)).get(runId).json());
    }

    /**
     * Artifacts of a run.
     *
     * @param runId its id
     * @return by role and kind
     */
    public List<StoredArtifact> artifacts(String runId) {
        return ofRun(runId, connection -> new RunCatalog(connection).artifacts(runId));
    }

    /**
     * Warnings of a run.
     *
     * @param runId its id
     * @return in the order they came up
     */
    public List<RunDraft.Warning> warnings(String runId) {
        return ofRun(runId, connection -> new RunCatalog(connection).warnings(runId));
    }

    /**
     * Since when the store knows its runs: the instant of each one's record in the hash chain.
     *
     * @return by run id, in the order of recording; a run without a record is not there
     */
    public Map<String, Instant> knownSince() {
        return file.read(connection -> {
            requireView(connection, "knowledge");
            return new RunCatalog(connection).knownSince();
        });
    }

    /**
     * What a run was made from, and what was made from it, over any number of steps.
     *
     * @param runId the run
     * @param limit how many siblings of one relation to name; all are counted
     * @return a tree for each direction
     */
    public Lineage lineage(String runId, int limit) {
        return ofRun(runId, connection -> {
            requireView(connection, "lineage_edge");
            return LineageReader.read(connection, runId, limit);
        });
    }

    /** Reading leaves a store as it is, also one whose views are of an older library. */
    private void requireView(Connection connection, String name) throws SQLException {
        if (Rows.first(connection, "SELECT 1 FROM duckdb_views() WHERE schema_name = 'audit' AND view_name = ?", row -> true, name)
                .isEmpty()) {
            throw new StoreException("The store " + path() + " was last written by an older Plimsoll and has no view audit." + name
                    + " yet. Any command that writes to it, such as plimsoll run, brings it up to date.");
        }
    }

    /**
     * Several questions with one opening of the file, which costs more than most of them: the answers are all of one state of the store.
     * The questions must only read; until they are answered nobody else can write.
     *
     * @param questions asks this store
     * @param <T> what comes of it
     * @return what the questions came to
     */
    public <T> T inOneOpening(Supplier<T> questions) {
        return file.read(connection -> questions.get()); // what is opened meanwhile shares the open file
    }

    /**
     * Rows of artifacts, read in one go.
     *
     * @param artifacts which ones
     * @return their tables in the same order
     * @throws StoreException when rows are not those that were recorded
     */
    public List<ArtifactTable> rows(List<StoredArtifact> artifacts) {
        return file.read(connection -> {
            List<ArtifactTable> tables = new ArrayList<>();
            for (StoredArtifact artifact : artifacts) {
                tables.add(ArtifactRows.read(connection, artifact.artifactId(),
                        ArtifactSchema.of(artifact.kind(), artifact.schemaVersion()), artifact.columns(), artifact.rows()));
            }
            return tables;
        });
    }

    /**
     * Why a run was in its regime on a day: one row per signal, from the macro {@code audit.why_regime}.
     *
     * @param runId the run
     * @param day the day
     * @return four rows
     * @throws DataException when the run has no state on that day; names the nearest days that have one
     */
    public SqlResult why(String runId, LocalDate day) {
        return file.read(connection -> {
            SqlResult why = SqlQuery.run(connection, "SELECT * FROM audit.why_regime(?, ?)", List.of(runId, day), Integer.MAX_VALUE);
            if (why.rows().isEmpty()) {
                throw noState(connection, require(connection, runId), day);
            }
            return why;
        });
    }

    private static DataException noState(Connection connection, RunInfo run, LocalDate day) throws SQLException {
        if (run.status().equals("FAILED")) {
            return new DataException("Run " + run.runId() + " is recorded as FAILED and has no states: " + run.error().orElse("")
                    + " See plimsoll show " + run.runId() + ".");
        }
        if (!run.hasAllocator()) {
            return new DataException("Run " + run.runId() + " is a run of kind " + run.kind()
                    + ": no allocator ran, so it has no regimes. Ask a run of kind allocator or import; plimsoll runs lists them.");
        }
        List<Object> near = SqlQuery.run(connection, "SELECT max(date) FILTER (date < ?), min(date) FILTER (date > ?) "
                + "FROM audit.regime_day WHERE run_id = ?", List.of(day, day, run.runId()), 1).rows().get(0);
        return new DataException("Run " + run.runId() + " has no state on " + day + (near.get(0) == null ? ": its first is " + near.get(1)
                : near.get(1) == null ? ": its last is " + near.get(0)
                : ": the nearest days with one are " + near.get(0) + " and " + near.get(1))
                + ". A day has no state during the 60-row warm-up, and where a file has no row for it. Ask for one of those days.");
    }

    /**
     * Runs a query of our own as {@link #sql(String, List, SqlLimits)} runs the user's: as long as it takes.
     *
     * @param query SQL with {@code ?} for parameters
     * @param parameters values for them, in order
     * @param maxRows rows to fetch at most
     * @return the rows
     * @throws UsageException when DuckDB refuses the query; carries its message
     */
    public SqlResult sql(String query, List<?> parameters, int maxRows) {
        return sql(query, parameters, SqlLimits.none().withRows(maxRows));
    }

    /**
     * Runs a query of the user's, shut off from the world: it can neither write, nor read other files, nor load extensions, nor
     * change a setting. Times are UTC.
     *
     * @param query SQL with {@code ?} for parameters
     * @param parameters values for them, in order
     * @param limits how much it may take
     * @return the rows
     * @throws UsageException when DuckDB refuses the query, and then carries its message; when there are more or fewer values than
     *     parameters; when a limit of time or memory is reached
     */
    public SqlResult sql(String query, List<?> parameters, SqlLimits limits) {
        return hardened(limits, empty(), (connection, watch) -> SqlQuery.run(connection, query, parameters, limits.rows(), watch));
    }

    /**
     * As {@link #sql(String, List, SqlLimits)}, but hands on each row as it comes, on another thread than the caller's. The store is held
     * until the last row is taken.
     *
     * @param query SQL with {@code ?} for parameters
     * @param parameters values for them, in order
     * @param limits how much it may take
     * @param sink takes the rows
     * @return true when there were more rows than the limit
     * @throws UsageException as above
     */
    public boolean sql(String query, List<?> parameters, SqlLimits limits, RowSink sink) {
        return hardened(limits, empty(), (connection, watch) -> SqlQuery.stream(connection, query, parameters, limits.rows(), sink, watch));
    }

    /**
     * Writes the rows of a SELECT to a Parquet file, the only one that the query can reach.
     *
     * @param query SQL with {@code ?} for parameters
     * @param parameters values for them, in order
     * @param limits how much memory and time it may take
     * @param file where to; replaced when it is there
     * @return how many rows
     * @throws UsageException as above
     */
    public long sqlToParquet(String query, List<?> parameters, SqlLimits limits, Path file) {
        String copy = "COPY (" + query.strip().replaceFirst(";+$", "") + "\n) TO '" + file.toString().replace("'", "''")
                + "' (FORMAT parquet, USE_TMP_FILE false)";
        // Alone first, where no file is in reach, not even the store's own: what is whole alone cannot end the COPY around it.
        hardened(limits, empty(), (connection, watch) -> {
            try (PreparedStatement alone = connection.prepareStatement(query)) {
                return alone.getParameterMetaData();
            }
        });
        return hardened(limits, Optional.of(file), (connection, watch) -> SqlQuery.count(connection, copy, parameters, watch));
    }

    private <T> T hardened(SqlLimits limits, Optional<Path> writable, BoundedQuery.Work<T> work) {
        return file.readHardened(limits.memory(), writable, connection -> {
            try {
                return BoundedQuery.run(connection, limits, work);
            } catch (SQLException e) {
                if (StoreFailure.isDamage(e)) {
                    throw file.failed(e);
                }
                String words = String.valueOf(e.getMessage()).strip();
                throw new UsageException(words.startsWith("Out of Memory Error") ? BoundedQuery.outOfMemory(limits.memory())
                        : "The query was refused: " + words, e);
            }
        });
    }

    /**
     * Audits of the runs, the judgements on them, and the production pointer.
     *
     * @return this store's audits
     */
    public Audits audits() {
        return new Audits(file, clock);
    }

    /**
     * Sweeps and their receipts.
     *
     * @return this store's sweeps
     */
    public Sweeps sweeps() {
        return new Sweeps(file, clock);
    }

    /**
     * Receipts of replays and no-lookahead certificates, and what they are made from.
     *
     * @return this store's evidence
     */
    public Evidence evidence() {
        return new Evidence(this, file, clock);
    }
}
