package dev.plimsoll.store;

import static dev.plimsoll.store.schema.audit.Tables.KNOWLEDGE;
import static dev.plimsoll.store.schema.audit.Tables.RUN_OVERVIEW;
import static dev.plimsoll.store.schema.main.Tables.ARTIFACT;
import static dev.plimsoll.store.schema.main.Tables.RUN;
import static dev.plimsoll.store.schema.main.Tables.RUN_ARTIFACT;
import static dev.plimsoll.store.schema.main.Tables.RUN_CONFIG;
import static dev.plimsoll.store.schema.main.Tables.RUN_ENVIRONMENT;
import static dev.plimsoll.store.schema.main.Tables.RUN_WARNING;

import dev.plimsoll.store.RunInfo.LatestRuns;
import dev.plimsoll.store.RunInfo.StoredArtifact;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Typed queries on the catalogue, with the classes generated from the migrations. */
final class RunCatalog {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final Field<Instant> CREATED = instant(RUN_OVERVIEW.CREATED_AT).as("created");

    private static final Field<Instant> KNOWN = instant(KNOWLEDGE.KNOWN_AT).as("known");
    /** Just what {@link RunInfo} has: of ten thousand runs, fetching a column costs more than computing it. */
    private static final List<Field<?>> COLUMNS = List.of(RUN_OVERVIEW.RUN_ID, RUN_OVERVIEW.KIND, RUN_OVERVIEW.ALLOCATOR_VERSION,
            RUN_OVERVIEW.PROFILE, RUN_OVERVIEW.STATUS, RUN_OVERVIEW.WINDOW_START, RUN_OVERVIEW.WINDOW_END, RUN_OVERVIEW.MODE,
            RUN_OVERVIEW.STATE_ROWS, RUN_OVERVIEW.NORMAL_DAYS, RUN_OVERVIEW.ELEVATED_DAYS, RUN_OVERVIEW.STRESS_DAYS,
            RUN_OVERVIEW.CRISIS_DAYS, RUN_OVERVIEW.SCALAR_MEAN, RUN_OVERVIEW.SCALAR_MIN, RUN_OVERVIEW.REBALANCES, RUN_OVERVIEW.WARNINGS,
            RUN_OVERVIEW.ERROR_MESSAGE, CREATED, RUN_OVERVIEW.AUTHOR, RUN_OVERVIEW.RUN_KEY, RUN_OVERVIEW.CONTENT_SHA256);

    private final DSLContext sql;

    RunCatalog(Connection connection) {
        this.sql = sql(connection);
    }

    static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.DUCKDB, new Settings().withRenderCatalog(false));
    }

    /** An instant by its number, because the driver reads instants through the process's zone (see {@link SqlCell}). */
    static Field<Instant> instant(Field<OffsetDateTime> column) {
        return DSL.field("epoch_us({0})", Long.class, column).convertFrom(Instant.class, micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    List<RunInfo> runs() {
        return overview(DSL.noCondition());
    }

    LatestRuns latest(int limit) {
        int total = sql.fetchCount(RUN);
        return new LatestRuns(limit < total ? overview(RUN_OVERVIEW.RUN_ID.in(latestOf(limit))) : runs(), total);
    }

    List<String> latestIds(int limit) {
        return latestOf(limit).fetch(RUN.RUN_ID);
    }

    /** From the table of runs, which is at hand at once, unlike the overview. */
    private Select<Record1<String>> latestOf(int limit) {
        return sql.select(RUN.RUN_ID).from(RUN).orderBy(RUN.CREATED_AT.desc(), RUN.RUN_ID).limit(limit);
    }

    private List<RunInfo> overview(Condition chosen) {
        return sql.select(COLUMNS).from(RUN_OVERVIEW).where(chosen)
                .orderBy(RUN_OVERVIEW.CREATED_AT.desc(), RUN_OVERVIEW.RUN_ID).fetch(RunCatalog::info);
    }

    Optional<RunInfo> run(String runId) {
        return sql.select(COLUMNS).from(RUN_OVERVIEW).where(RUN_OVERVIEW.RUN_ID.eq(runId))
                .fetchOptional(RunCatalog::info);
    }

    boolean isThere(String runId) {
        return sql.fetchExists(RUN, RUN.RUN_ID.eq(runId));
    }

    String config(String runId) {
        return sql.select(RUN_CONFIG.CONFIG).from(RUN_CONFIG).where(RUN_CONFIG.RUN_ID.eq(runId)).fetchSingle().value1();
    }

    String configSha256(String runId) {
        return sql.select(RUN_CONFIG.SHA256).from(RUN_CONFIG).where(RUN_CONFIG.RUN_ID.eq(runId)).fetchSingle().value1();
    }

    /** Environment of a run, by the names of its columns. */
    Map<String, Object> environment(String runId) {
        Map<String, Object> environment = sql.selectFrom(RUN_ENVIRONMENT).where(RUN_ENVIRONMENT.RUN_ID.eq(runId)).fetchSingle().intoMap();
        environment.remove(RUN_ENVIRONMENT.RUN_ID.getName());
        return environment;
    }

    /** Since when each run is known, by the hash chain and not by the clock of whoever made it; a run that is not chained is not there. */
    Map<String, Instant> knownSince() {
        return sql.select(KNOWLEDGE.ID, KNOWN).from(KNOWLEDGE).where(KNOWLEDGE.SUBJECT.eq("run")).orderBy(KNOWLEDGE.CHAIN_SEQUENCE)
                .fetchMap(KNOWLEDGE.ID, KNOWN);
    }

    List<StoredArtifact> artifacts(String runId) {
        return sql.select(RUN_ARTIFACT.ROLE, ARTIFACT.KIND, ARTIFACT.SCHEMA_VERSION, ARTIFACT.ARTIFACT_ID, ARTIFACT.COLUMNS,
                        ARTIFACT.ROW_COUNT, RUN_ARTIFACT.META)
                .from(RUN_ARTIFACT).join(ARTIFACT).on(ARTIFACT.ARTIFACT_ID.eq(RUN_ARTIFACT.ARTIFACT_ID))
                .where(RUN_ARTIFACT.RUN_ID.eq(runId)).orderBy(RUN_ARTIFACT.ROLE, ARTIFACT.KIND)
                .fetch(r -> new StoredArtifact(RunDraft.Role.valueOf(r.value1()), r.value2(), r.value3(), r.value4(), r.value5(),
                        r.value6(), Optional.ofNullable(r.value7())));
    }

    List<RunDraft.Warning> warnings(String runId) {
        return sql.select(RUN_WARNING.CODE, RUN_WARNING.MESSAGE).from(RUN_WARNING).where(RUN_WARNING.RUN_ID.eq(runId))
                .orderBy(RUN_WARNING.POSITION).fetch(r -> new RunDraft.Warning(r.value1(), r.value2()));
    }

    private static RunInfo info(Record row) {
        return new RunInfo(row.get(RUN_OVERVIEW.RUN_ID), row.get(RUN_OVERVIEW.KIND), row.get(RUN_OVERVIEW.ALLOCATOR_VERSION),
                Optional.ofNullable(row.get(RUN_OVERVIEW.PROFILE)), row.get(RUN_OVERVIEW.STATUS), row.get(RUN_OVERVIEW.WINDOW_START),
                row.get(RUN_OVERVIEW.WINDOW_END), row.get(RUN_OVERVIEW.MODE), count(row.get(RUN_OVERVIEW.STATE_ROWS)),
                count(row.get(RUN_OVERVIEW.NORMAL_DAYS)), count(row.get(RUN_OVERVIEW.ELEVATED_DAYS)),
                count(row.get(RUN_OVERVIEW.STRESS_DAYS)), count(row.get(RUN_OVERVIEW.CRISIS_DAYS)),
                number(row.get(RUN_OVERVIEW.SCALAR_MEAN)), number(row.get(RUN_OVERVIEW.SCALAR_MIN)),
                count(row.get(RUN_OVERVIEW.REBALANCES)), row.get(RUN_OVERVIEW.WARNINGS).intValue(),
                Optional.ofNullable(row.get(RUN_OVERVIEW.ERROR_MESSAGE)), row.get(CREATED),
                row.get(RUN_OVERVIEW.AUTHOR), row.get(RUN_OVERVIEW.RUN_KEY), Optional.ofNullable(row.get(RUN_OVERVIEW.CONTENT_SHA256)));
    }

    private static OptionalInt count(Number value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.intValue());
    }

    private static OptionalDouble number(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
