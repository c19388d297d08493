package dev.plimsoll.store;

import static dev.plimsoll.store.schema.main.Tables.ARTIFACT;
import static dev.plimsoll.store.schema.main.Tables.RUN_ARTIFACT;
import static dev.plimsoll.store.schema.main.Tables.RUN_CONFIG;
import static dev.plimsoll.store.schema.main.Tables.RUN_WARNING;
import static dev.plimsoll.store.schema.audit.Tables.RUN_OVERVIEW;

import dev.plimsoll.store.schema.audit.tables.records.RunOverviewRecord;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Typed queries on the catalogue, with the classes generated from the migrations. */
final class RunCatalog {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** As a number, because the driver reads instants through the process's zone (see {@link SqlCell}). */
    private static final Field<Long> CREATED_MICROS = DSL.field("epoch_us({0})", Long.class, RUN_OVERVIEW.CREATED_AT).as("created_micros");

    private final DSLContext sql;

    RunCatalog(Connection connection) {
        this.sql = DSL.using(connection, SQLDialect.DUCKDB, new Settings().withRenderCatalog(false));
    }

    List<RunInfo> runs() {
        return sql.select(RUN_OVERVIEW.asterisk(), CREATED_MICROS).from(RUN_OVERVIEW)
                .orderBy(RUN_OVERVIEW.CREATED_AT.desc(), RUN_OVERVIEW.RUN_ID).fetch(RunCatalog::info);
    }

    Optional<RunInfo> run(String runId) {
        return sql.select(RUN_OVERVIEW.asterisk(), CREATED_MICROS).from(RUN_OVERVIEW).where(RUN_OVERVIEW.RUN_ID.eq(runId))
                .fetchOptional(RunCatalog::info);
    }

    String config(String runId) {
        return sql.select(RUN_CONFIG.CONFIG).from(RUN_CONFIG).where(RUN_CONFIG.RUN_ID.eq(runId)).fetchSingle().value1();
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
        RunOverviewRecord r = row.into(RUN_OVERVIEW);
        return new RunInfo(r.getRunId(), r.getKind(), r.getAllocatorVersion(), Optional.ofNullable(r.getProfile()), r.getStatus(),
                r.getWindowStart(), r.getWindowEnd(), r.getMode(), count(r.getStateRows()), count(r.getNormalDays()),
                count(r.getElevatedDays()), count(r.getStressDays()), count(r.getCrisisDays()), number(r.getScalarMean()),
                number(r.getScalarMin()), count(r.getRebalances()), r.getWarnings().intValue(),
                Optional.ofNullable(r.getErrorMessage()), Instant.EPOCH.plus(row.get(CREATED_MICROS), ChronoUnit.MICROS), r.getAuthor(), r.getRunKey(),
                Optional.ofNullable(r.getContentSha256()));
    }

    private static OptionalInt count(Number value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.intValue());
    }

    private static OptionalDouble number(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
