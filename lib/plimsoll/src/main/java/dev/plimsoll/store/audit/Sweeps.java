package dev.plimsoll.store.audit;

import static dev.plimsoll.store.run.RunCatalog.count;
import static dev.plimsoll.store.run.RunCatalog.number;
import static dev.plimsoll.store.run.RunCatalog.optional;
import static dev.plimsoll.store.schema.main.Tables.SWEEP;
import static dev.plimsoll.store.schema.main.Tables.SWEEP_BATCH;
import static dev.plimsoll.store.schema.main.Tables.SWEEP_RESULT;
import static dev.plimsoll.store.schema.main.Tables.SWEEP_TASK;
import static java.util.Comparator.comparing;

import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.run.RunCatalog;
import dev.plimsoll.store.schema.Library;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Sweeps and their receipts. */
public record Sweeps(StoreFile file, Clock clock) {

    /**
     * A sweep before it is computed.
     *
     * @param id its name
     * @param grid values by constant
     * @param twoPass whether its receipts have the figures of both passes
     * @param books how many books
     * @param configurations how many configurations
     * @param tasks what the work is cut into
     */
    public record Plan(String id, Map<String, Object> grid, boolean twoPass, int books, int configurations, List<Planned> tasks) {
    }

    /**
     * A task.
     *
     * @param key hash of its document
     * @param book name of its book
     * @param document canonical JSON
     */
    public record Planned(String key, String book, String document) {
    }

    /**
     * A run of a sweep, which is not stored: what it was made from, what it holds and how it does; or why there is none.
     *
     * @param book name of the book
     * @param config name of the configuration
     * @param allocatorVersion v1.0, or the version that the constants make
     * @param runKey key that the run has
     * @param contentSha256 content hash that it has
     * @param daysNormal days in NORMAL
     * @param daysElevated days in ELEVATED
     * @param daysStress days in STRESS
     * @param daysCrisis days in CRISIS
     * @param transitionsPerYear changes of regime a year
     * @param meanScalar mean daily scalar
     * @param cagrDelta scaled less raw book, decimal fraction a year
     * @param maxDrawdownDelta the same of the maximum drawdown, positive = milder
     * @param sharpeDelta the same of the Sharpe ratio
     * @param verdict of the four questions under the standard bounds
     * @param note why figures or the run lack
     * @param errorCode who must act that there is a run
     */
    public record SweptRun(String book, String config, Optional<String> allocatorVersion, Optional<String> runKey,
            Optional<String> contentSha256, OptionalInt daysNormal, OptionalInt daysElevated, OptionalInt daysStress,
            OptionalInt daysCrisis, OptionalDouble transitionsPerYear, OptionalDouble meanScalar, OptionalDouble cagrDelta,
            OptionalDouble maxDrawdownDelta, OptionalDouble sharpeDelta, Optional<String> verdict, Optional<String> note,
            Optional<String> errorCode) {

        /** Where there is no run. */
        public static SweptRun failed(String book, String config, String code, String why) {
            return new SweptRun(book, config, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
                    OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                    OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.of(why), Optional.of(code));
        }

        /** With the figures of both passes. */
        public SweptRun with(double cagr, double maxDrawdown, double sharpe, String overall) {
            return new SweptRun(book, config, allocatorVersion, runKey, contentSha256, daysNormal, daysElevated, daysStress, daysCrisis,
                    transitionsPerYear, meanScalar, OptionalDouble.of(cagr), OptionalDouble.of(maxDrawdown), OptionalDouble.of(sharpe),
                    Optional.of(overall), note, errorCode);
        }

        /** Without them, and why. */
        public SweptRun without(String why) {
            return new SweptRun(book, config, allocatorVersion, runKey, contentSha256, daysNormal, daysElevated, daysStress, daysCrisis,
                    transitionsPerYear, meanScalar, cagrDelta, maxDrawdownDelta, sharpeDelta, verdict, Optional.of(why), errorCode);
        }
    }

    /** The receipts of a task. */
    public record Done(String taskKey, List<SweptRun> receipts) {
    }

    /**
     * A sweep as far as it is.
     *
     * @param id its name
     * @param hash hash of its sorted receipts, once all are there
     * @param tried different constants on the directories of these books that the store has runs of, in this sweep and all others
     * @param receipts by book and configuration
     */
    public record Stored(String id, Optional<String> hash, long tried, List<SweptRun> receipts) {
    }

    /** Records a sweep before its first result, and tells whether it was there already. */
    public boolean begin(Plan plan, String author) {
        return file.write(connection -> {
            if (sql(connection).fetchExists(SWEEP, SWEEP.SWEEP_ID.eq(plan.id()))) {
                return true;
            }
            Transaction.run(connection, transaction -> {
                transaction.insert("sweep", plan.id(), plan.grid(), plan.twoPass() ? "two-pass" : "none", plan.books(), plan.configurations(),
                        author, Library.version(), clock.instant().truncatedTo(ChronoUnit.MICROS));
                transaction.insertAll("sweep_task", plan.tasks().stream().map(task -> new Object[] {plan.id(), task.key(), task.book(),
                        task.document()}).toList());
                Chain.append(connection, ChainSubject.SWEEP, plan.id(), clock);
            });
            return false;
        });
    }

    /** Keys of the tasks whose receipts are there. */
    public Set<String> done(String id) {
        return file.read(connection -> done(connection, id));
    }

    private static Set<String> done(Connection connection, String id) {
        return new HashSet<>(sql(connection).selectDistinct(SWEEP_RESULT.TASK_KEY).from(SWEEP_RESULT)
                .join(SWEEP_BATCH).on(SWEEP_BATCH.SEQUENCE.eq(SWEEP_RESULT.SEQUENCE)).where(SWEEP_BATCH.SWEEP_ID.eq(id))
                .fetch(SWEEP_RESULT.TASK_KEY));
    }

    /** Records receipts, by task and in one transaction; a task that has some already keeps those. With the last comes the hash of all. */
    public void commit(String id, Collection<Done> results) {
        file.write(connection -> {
            Set<String> there = done(connection, id);
            List<Done> added = results.stream().filter(one -> !there.contains(one.taskKey())).sorted(comparing(Done::taskKey)).toList();
            if (!added.isEmpty()) {
                commit(connection, id, there.size(), added);
            }
            return null;
        });
    }

    private void commit(Connection connection, String id, int there, List<Done> added) throws SQLException {
        List<SweptRun> receipts = added.stream().flatMap(one -> one.receipts().stream()).toList();
        Optional<String> hash = Optional.empty();
        if (there + added.size() == sql(connection).fetchCount(SWEEP_TASK, SWEEP_TASK.SWEEP_ID.eq(id))) {
            List<SweptRun> all = new ArrayList<>(receipts(connection, id));
            all.addAll(receipts);
            hash = Optional.of(hash(all));
        }
        Optional<String> whole = hash;
        Transaction.run(connection, transaction -> transaction.append(clock, ChainSubject.SWEEP_BATCH, (rows, sequence, now, head) -> {
            rows.insert("sweep_batch", sequence, id, receipts.size(), whole, head, Library.version(), now);
            rows.insertAll("sweep_result", added.stream().flatMap(one -> one.receipts().stream().map(r -> new Object[] {sequence,
                    one.taskKey(), r.book(), r.config(), r.allocatorVersion(), r.runKey(), r.contentSha256(), r.daysNormal(),
                    r.daysElevated(), r.daysStress(), r.daysCrisis(), r.transitionsPerYear(), r.meanScalar(), r.cagrDelta(),
                    r.maxDrawdownDelta(), r.sharpeDelta(), r.verdict(), r.note(), r.errorCode()})).toList());
        }));
    }

    /** Over what the receipts say, in the order of book and configuration; a note names places and is no part of it. */
    private static String hash(List<SweptRun> receipts) {
        return Sha256.hex("plimsoll/sweep/1\n" + receipts.stream().sorted(comparing(SweptRun::book).thenComparing(SweptRun::config)).map(one -> {
            Map<String, Object> members = new LinkedHashMap<>(Json.members(one));
            members.remove("note");
            return CanonicalJson.write(members);
        }).collect(Collectors.joining("\n")));
    }

    /** A sweep that was begun. */
    public Stored sweep(String id) {
        return file.read(connection -> {
            List<SweptRun> receipts = receipts(connection, id);
            Optional<String> hash = sql(connection).select(SWEEP_BATCH.SWEEP_SHA256).from(SWEEP_BATCH).where(SWEEP_BATCH.SWEEP_ID.eq(id))
                    .and(SWEEP_BATCH.SWEEP_SHA256.isNotNull()).fetchOptional(SWEEP_BATCH.SWEEP_SHA256);
            return new Stored(id, hash, tried(connection, id), receipts);
        });
    }

    /** A book is its directory, whatever a sweep called it, and a configuration its constants, whatever a grid said of them. */
    private static int tried(Connection connection, String id) {
        Field<String> folder = DSL.field("{0} ->> '$.folder'", String.class, SWEEP_TASK.DOCUMENT);
        return sql(connection).fetchCount(DSL.selectDistinct(folder, SWEEP_RESULT.ALLOCATOR_VERSION).from(SWEEP_RESULT)
                .join(SWEEP_TASK).on(SWEEP_TASK.TASK_KEY.eq(SWEEP_RESULT.TASK_KEY))
                .where(SWEEP_RESULT.ALLOCATOR_VERSION.isNotNull())
                .and(folder.in(DSL.select(folder).from(SWEEP_TASK).where(SWEEP_TASK.SWEEP_ID.eq(id)))));
    }

    private static List<SweptRun> receipts(Connection connection, String id) {
        return sql(connection).select(SWEEP_RESULT.BOOK, SWEEP_RESULT.CONFIG, optional(SWEEP_RESULT.ALLOCATOR_VERSION),
                        optional(SWEEP_RESULT.RUN_KEY), optional(SWEEP_RESULT.CONTENT_SHA256), count(SWEEP_RESULT.DAYS_NORMAL),
                        count(SWEEP_RESULT.DAYS_ELEVATED), count(SWEEP_RESULT.DAYS_STRESS), count(SWEEP_RESULT.DAYS_CRISIS),
                        number(SWEEP_RESULT.TRANSITIONS_PER_YEAR), number(SWEEP_RESULT.MEAN_SCALAR), number(SWEEP_RESULT.CAGR_DELTA),
                        number(SWEEP_RESULT.MAX_DRAWDOWN_DELTA), number(SWEEP_RESULT.SHARPE_DELTA), optional(SWEEP_RESULT.VERDICT),
                        optional(SWEEP_RESULT.NOTE), optional(SWEEP_RESULT.ERROR_CODE))
                .from(SWEEP_RESULT).join(SWEEP_BATCH).on(SWEEP_BATCH.SEQUENCE.eq(SWEEP_RESULT.SEQUENCE))
                .where(SWEEP_BATCH.SWEEP_ID.eq(id)).orderBy(SWEEP_RESULT.BOOK, SWEEP_RESULT.CONFIG).fetch(Records.mapping(SweptRun::new));
    }

    /** A task of a sweep with a receipt that it has, by the start of the run's key. */
    public List<Kept> find(String id, String runKey) {
        return file.read(connection -> sql(connection).select(SWEEP_TASK.DOCUMENT, SWEEP_RESULT.CONFIG, SWEEP_RESULT.RUN_KEY,
                        SWEEP_RESULT.CONTENT_SHA256)
                .from(SWEEP_RESULT).join(SWEEP_TASK).on(SWEEP_TASK.TASK_KEY.eq(SWEEP_RESULT.TASK_KEY))
                .where(SWEEP_TASK.SWEEP_ID.eq(id)).and(SWEEP_RESULT.RUN_KEY.startsWith(runKey)).limit(2)
                .fetch(Records.mapping((document, config, key, content) -> new Kept(document, config, key, content))));
    }

    /** What a run of a sweep is made again from, and the hashes that it then has. */
    public record Kept(String document, String config, String runKey, String contentSha256) {
    }

    private static DSLContext sql(Connection connection) {
        return RunCatalog.sql(connection);
    }
}
