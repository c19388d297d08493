package dev.plimsoll.store.run;

import static dev.plimsoll.store.schema.audit.Tables.KNOWLEDGE;
import static dev.plimsoll.store.schema.main.Tables.ARTIFACT;
import static dev.plimsoll.store.schema.main.Tables.RUN;
import static dev.plimsoll.store.schema.main.Tables.RUN_ARTIFACT;
import static dev.plimsoll.store.schema.main.Tables.RUN_CONFIG;
import static dev.plimsoll.store.schema.main.Tables.RUN_ENVIRONMENT;
import static dev.plimsoll.store.schema.main.Tables.RUN_WARNING;

import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlCell;
import dev.plimsoll.store.run.RunInfo.LatestRuns;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.store.schema.audit.tables.RunOverview;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Typed queries on the catalogue, with the classes generated from the migrations. */
public final class RunCatalog {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final RunOverview RECORDED = new RunOverview("recorded");
    private static final Field<Instant> CREATED = instant(RECORDED.CREATED_AT).as("created");

    private static final Field<Instant> KNOWN = instant(KNOWLEDGE.KNOWN_AT).as("known");
    private final DSLContext sql;

    public RunCatalog(Connection connection) {
        this.sql = sql(connection);
    }

    public static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.DUCKDB, new Settings().withRenderCatalog(false));
    }

    /** An instant by its number, because the driver reads instants through the process's zone (see {@link SqlCell}). */
    public static Field<Instant> instant(Field<OffsetDateTime> column) {
        return DSL.field("epoch_us({0})", Long.class, column).convertFrom(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    public List<RunInfo> runs() {
        return overview(DSL.noCondition());
    }

    public LatestRuns latest(int limit) {
        int total = sql.fetchCount(RUN);
        return new LatestRuns(limit < total ? overview(RUN.RUN_ID.in(latestOf(limit))) : runs(), total);
    }

    public List<String> latestIds(int limit) {
        return latestOf(limit).fetch(RUN.RUN_ID);
    }

    /** From the table of runs, which is at hand at once, unlike the overview. */
    private Select<Record1<String>> latestOf(int limit) {
        return sql.select(RUN.RUN_ID).from(RUN).orderBy(RUN.CREATED_AT.desc(), RUN.RUN_ID).limit(limit);
    }

    /**
     * By what runs recorded of themselves, as counting the rows of ten thousand runs takes seconds; and just what {@link RunInfo} has, as
     * fetching a column costs more than computing it. The query sees of the tables only what is about the chosen runs: DuckDB takes no
     * condition on many runs past a LEFT JOIN.
     */
    private List<RunInfo> overview(Condition chosen) {
        RunOverview run = RECORDED;
        Select<Record1<String>> ids = sql.select(RUN.RUN_ID).from(RUN).where(chosen);
        return sql.with(DSL.name("run").as(sql.selectFrom(RUN).where(chosen)),
                        DSL.name("run_artifact").as(sql.selectFrom(RUN_ARTIFACT).where(RUN_ARTIFACT.RUN_ID.in(ids))),
                        DSL.name("run_warning").as(sql.selectFrom(RUN_WARNING).where(RUN_WARNING.RUN_ID.in(ids))))
                .select(run.RUN_ID, run.KIND, run.ALLOCATOR_VERSION, optional(run.PROFILE), run.STATUS, run.WINDOW_START, run.WINDOW_END,
                        run.MODE, count(run.STATE_ROWS), count(run.NORMAL_DAYS), count(run.ELEVATED_DAYS), count(run.STRESS_DAYS),
                        count(run.CRISIS_DAYS), number(run.SCALAR_MEAN), number(run.SCALAR_MIN), count(run.REBALANCES),
                        run.WARNINGS.convertFrom(Long::intValue), optional(run.ERROR_MESSAGE), CREATED, run.AUTHOR, run.RUN_KEY,
                        optional(run.CONTENT_SHA256))
                .from("(" + NamedQuery.text("recorded_runs").replace(';', ' ') + ") AS " + run.getName())
                .orderBy(run.CREATED_AT.desc(), run.RUN_ID).fetch(Records.mapping(RunInfo::new));
    }

    public static Field<Optional<String>> optional(Field<String> field) {
        return field.convertFrom(Optional::ofNullable);
    }

    public static Field<OptionalInt> count(Field<? extends Number> field) {
        return field.convertFrom(value -> value == null ? OptionalInt.empty() : OptionalInt.of(value.intValue()));
    }

    public static Field<OptionalDouble> number(Field<Double> field) {
        return field.convertFrom(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    public Optional<RunInfo> run(String runId) {
        return overview(RUN.RUN_ID.eq(runId)).stream().findFirst();
    }

    /** Those of some runs that are there, by id. */
    public Map<String, RunInfo> runs(Collection<String> runIds) {
        return overview(RUN.RUN_ID.in(runIds)).stream().collect(Collectors.toMap(RunInfo::runId, run -> run));
    }

    public boolean isThere(String runId) {
        return sql.fetchExists(RUN, RUN.RUN_ID.eq(runId));
    }

    /** A configuration, canonical JSON, with the hash recorded with it. */
    public record StoredConfig(String json, String sha256) {
    }

    public Map<String, StoredConfig> configs(Collection<String> runIds) {
        return sql.selectFrom(RUN_CONFIG).where(RUN_CONFIG.RUN_ID.in(runIds)).fetchMap(RUN_CONFIG.RUN_ID,
                row -> new StoredConfig(row.get(RUN_CONFIG.CONFIG), row.get(RUN_CONFIG.SHA256)));
    }

    /** Environment of a run, by the names of its columns. */
    public Map<String, Object> environment(String runId) {
        Map<String, Object> environment = sql.selectFrom(RUN_ENVIRONMENT).where(RUN_ENVIRONMENT.RUN_ID.eq(runId)).fetchSingle().intoMap();
        environment.remove(RUN_ENVIRONMENT.RUN_ID.getName());
        return environment;
    }

    /** Since when each run is known, by the hash chain and not by the clock of whoever made it; a run that is not chained is not there. */
    public Map<String, Instant> knownSince() {
        return sql.select(KNOWLEDGE.ID, KNOWN).from(KNOWLEDGE).where(KNOWLEDGE.SUBJECT.eq("run")).orderBy(KNOWLEDGE.CHAIN_SEQUENCE)
                .fetchMap(KNOWLEDGE.ID, KNOWN);
    }

    public List<StoredArtifact> artifacts(String runId) {
        return artifacts(List.of(runId)).getOrDefault(runId, List.of());
    }

    /** Artifacts of each of some runs, by role and kind. */
    public Map<String, List<StoredArtifact>> artifacts(Collection<String> runIds) {
        return sql.select(RUN_ARTIFACT.ROLE.convertFrom(RunDraft.Role::valueOf), ARTIFACT.KIND, ARTIFACT.SCHEMA_VERSION,
                        ARTIFACT.ARTIFACT_ID, ARTIFACT.COLUMNS, ARTIFACT.ROW_COUNT, optional(RUN_ARTIFACT.META), RUN_ARTIFACT.RUN_ID)
                .from(RUN_ARTIFACT).join(ARTIFACT).on(ARTIFACT.ARTIFACT_ID.eq(RUN_ARTIFACT.ARTIFACT_ID))
                .where(RUN_ARTIFACT.RUN_ID.in(runIds)).orderBy(RUN_ARTIFACT.ROLE, ARTIFACT.KIND)
                .fetchGroups(RUN_ARTIFACT.RUN_ID, Records.mapping((role, kind, version, id, columns, rows, meta, run) ->
                        new StoredArtifact(role, kind, version, id, columns, rows, meta)));
    }

    public List<RunDraft.Warning> warnings(String runId) {
        return sql.select(RUN_WARNING.CODE, RUN_WARNING.MESSAGE).from(RUN_WARNING).where(RUN_WARNING.RUN_ID.eq(runId))
                .orderBy(RUN_WARNING.POSITION).fetch(Records.mapping(RunDraft.Warning::new));
    }
}
