package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.audit.AuditDraft;
import dev.plimsoll.store.audit.Audits;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.audit.Audits.RecordedAudits;
import dev.plimsoll.store.audit.Audits.SignOff;
import dev.plimsoll.store.files.SmallRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits in the store: once each, as drafted, and never changed. */
class AuditLogTest extends WithFolder {

    @TempDir
    private static Path made;

    private static byte[] ofTwoRuns;

    private Path file;
    private Store store;

    @BeforeAll
    static void runTwice() {
        Path base = Stores.fresh(made.resolve("store.duckdb"));
        SmallRun small = SmallRun.in(made.resolve("small"));
        Plimsoll lab = Plimsoll.open(base.toString());
        lab.run(RunRequest.of(small.folder()).withRunId("base"));
        lab.run(RunRequest.of(small.folder()).withRunId("scaled"));
        ofTwoRuns = Stores.bytes(base);
    }

    @BeforeEach
    void storeTwoRunsOfOneBook() {
        file = Stores.write(folder.resolve("store.duckdb"), ofTwoRuns);
        store = Store.at(file);
    }

    private static AuditDraft draft(String kind, String baseline, Optional<String> quarter, Map<String, Object> document) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("scaled.cagr", 0.1);
        figures.put("scaled.sharpe", Double.NaN);
        figures.put("transitions", 7.0);
        return new AuditDraft(kind, baseline, Optional.of("scaled"), quarter, Optional.of("CAUTION"),
                quarter.map(q -> "KEEP_V1"), Optional.of("a".repeat(64)), Optional.empty(), document, figures,
                List.of(new AuditDraft.Finding(1, "improvement", OptionalDouble.of(0.015), "points", "PASS >= 0.02", "CAUTION", ""),
                        new AuditDraft.Finding(1, "worst month", OptionalDouble.of(0.001), "points", "PASS >= 0", "PASS", "milder"),
                        new AuditDraft.Finding(4, "stress 2020", OptionalDouble.empty(), "share", "any", "PASS", "NOT COVERED")),
                List.of(new AuditDraft.Evidence(1, "first"), new AuditDraft.Evidence(4, "only one"), new AuditDraft.Evidence(1, "second")),
                List.of(new AuditDraft.Alert("STRESS_NOT_FLAGGED", "2020 Q1 was not flagged", "lowest 0.85"),
                        new AuditDraft.Alert("STRESS_NOT_FLAGGED", "2022 was not flagged", "lowest 0.80\nnext 0.81"),
                        new AuditDraft.Alert("MEAN_SCALAR_LOW", "0.84", "")), "tester");
    }

    private static AuditDraft validation() {
        return draft("validation", "base", Optional.empty(), Map.of("overall", "CAUTION", "figure", 0.015));
    }

    @Test
    void theSameAuditTwiceIsOneRecord() {
        AuditInfo first = store.audits().record(validation());
        Map<String, String> before = Stores.contents(file);
        AuditInfo second = store.audits().record(validation());
        assertThat(first.alreadyStored()).isFalse();
        assertThat(second.alreadyStored()).isTrue();
        assertThat(second.auditId()).isEqualTo(first.auditId()).matches("[0-9a-f]{64}");
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void kindRunsQuarterAndDocumentMakeAnotherAudit() {
        store.audits().record(validation());
        store.audits().record(draft("monitoring", "base", Optional.empty(), validation().document()));
        store.audits().record(draft("validation", "scaled", Optional.empty(), validation().document()));
        store.audits().record(draft("validation", "base", Optional.of("2020Q1"), validation().document()));
        store.audits().record(draft("validation", "base", Optional.empty(), Map.of("overall", "CAUTION", "figure", 0.0150000001)));
        assertThat(Stores.text(file, "SELECT count(DISTINCT audit_id), min(sequence), max(sequence) FROM audit_record"))
                .isEqualTo("5 | 1 | 5");
    }

    @Test
    void everyRowEqualsTheDraft() {
        String id = store.audits().record(validation()).auditId();
        assertThat(Stores.text(file, "SELECT sequence, kind, baseline_run_id, scaled_run_id, quarter, verdict, decision, based_on, "
                + "previous_audit_id, document, author FROM audit_record")).isEqualTo("1 | validation | base | scaled | NULL | CAUTION | NULL | "
                + "a".repeat(64) + " | NULL | {\"figure\":0.015,\"overall\":\"CAUTION\"} | tester");
        assertThat(Stores.text(file, "SELECT name, value FROM audit_figure WHERE audit_id = '" + id + "' ORDER BY name"))
                .isEqualTo("scaled.cagr | 0.1\nscaled.sharpe | NULL\ntransitions | 7.0");
        assertThat(Stores.text(file, "SELECT question, position, name, value, unit, bounds, verdict, note FROM validation_finding "
                + "ORDER BY question, position")).isEqualTo("""
                1 | 1 | improvement | 0.015 | points | PASS >= 0.02 | CAUTION | \n1 | 2 | worst month | 0.001 | points | PASS >= 0 | PASS | milder
                4 | 1 | stress 2020 | NULL | share | any | PASS | NOT COVERED""");
        assertThat(Stores.text(file, "SELECT question, position, evidence FROM validation_evidence ORDER BY question, position"))
                .isEqualTo("1 | 1 | first\n1 | 2 | second\n4 | 1 | only one");
    }

    @Test
    void anAuditAndTheOneThatRestsOnItAreRecordedInOrderWithTheHeadAfterBoth() {
        AuditDraft monitoring = draft("monitoring", "base", Optional.empty(), Map.of("overall", "CAUTION"));
        assertThatThrownBy(() -> store.audits().record(validation(), first -> {
            throw new IllegalStateException("no second");
        })).hasMessage("no second");
        assertThat(Stores.text(file, "SELECT kind FROM audit_record")).as("the first stays").isEqualTo("validation");

        RecordedAudits recorded = store.audits().record(validation(), first -> monitoring);
        assertThat(recorded.first().alreadyStored()).isTrue();
        assertThat(recorded.second().alreadyStored()).isFalse();
        assertThat(Stores.text(file, "SELECT kind FROM audit_record ORDER BY sequence")).isEqualTo("validation\nmonitoring");
        assertThat(recorded.head()).isPresent().isEqualTo(store.head());
    }

    @Test
    void severalAlertsOfOneCodeAreAllKeptInOrder() {
        store.audits().record(validation());
        assertThat(Stores.text(file, "SELECT position, code, message, evidence FROM alert ORDER BY position")).isEqualTo("""
                1 | STRESS_NOT_FLAGGED | 2020 Q1 was not flagged | lowest 0.85
                2 | STRESS_NOT_FLAGGED | 2022 was not flagged | lowest 0.80
                next 0.81
                3 | MEAN_SCALAR_LOW | 0.84 |\s""");
    }

    @Test
    void anAuditOfARunThatIsNotThereIsRefusedByTheForeignKeyAndLeavesNothing() {
        Map<String, String> before = Stores.contents(file);
        assertThatThrownBy(() -> store.audits().record(draft("validation", "nobody", Optional.empty(), Map.of())))
                .hasStackTraceContaining("foreign key");
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void aDraftWhoseLastRowIsRefusedLeavesNothing() {
        Map<String, String> before = Stores.contents(file);
        AuditDraft good = validation();
        AuditDraft bad = new AuditDraft(good.kind(), good.baselineRunId(), good.scaledRunId(), good.quarter(), good.verdict(), good.decision(),
                good.basedOn(), good.previous(), good.document(), good.figures(), good.findings(), good.evidence(),
                List.of(new AuditDraft.Alert("CODE", "message", "evidence"), new AuditDraft.Alert("CODE", null, "evidence")), "tester");
        assertThatThrownBy(() -> store.audits().record(bad)).hasStackTraceContaining("alert.message");
        assertThat(Stores.contents(file)).isEqualTo(before);
        assertThat(store.audits().record(good).alreadyStored()).isFalse();
    }

    @Test
    void signOffsAreAppendedAndTheLatestCounts() {
        String id = store.audits().record(validation()).auditId();
        assertThat(store.audits().latestSignOff(id)).isEmpty();
        store.audits().signOff(id, "First", true, "fine");
        SignOff second = store.audits().signOff(id, "Second", false, "not so");
        assertThat(second.approved()).isFalse();
        assertThat(store.audits().latestSignOff(id)).contains(second);
        assertThat(Stores.text(file, "SELECT sequence, reviewer, decision, note FROM sign_off ORDER BY sequence"))
                .isEqualTo("1 | First | APPROVED | fine\n2 | Second | REJECTED | not so");
        assertFails(() -> store.audits().signOff("b".repeat(64), "X", true, ""), InputMissingException.class, "b".repeat(64));
    }

    @Test
    void theProductionPointerIsItsLastRow() {
        String id = store.audits().record(validation()).auditId();
        assertThat(store.audits().production()).isEmpty();
        store.audits().promote("base", id, Optional.of("seen"), "tester");
        assertThat(store.audits().production().orElseThrow().runId()).contains("base");
        store.audits().revoke("new data", "tester");
        assertThat(store.audits().production().orElseThrow().runId()).isEmpty();
        assertThat(Stores.text(file, "SELECT sequence, run_id, accepted_caution, revoked_reason FROM promotion ORDER BY sequence"))
                .isEqualTo("1 | base | seen | NULL\n2 | NULL | NULL | new data");
    }

    @Test
    void noRecordCanBeChangedOrRemoved() {
        String id = store.audits().record(validation()).auditId();
        store.audits().signOff(id, "First", true, "fine");
        store.audits().promote("base", id, Optional.empty(), "tester");
        Map<String, String> before = Stores.contents(file);
        for (String table : List.of("audit_record", "audit_figure", "validation_finding", "validation_evidence", "alert", "sign_off",
                "promotion", "external_return_v1", "scaled_weight_v1", "exposure_rebalance_v1", "exposure_day_v1")) {
            String column = table.endsWith("_v1") ? "artifact_id" : "audit_id";
            assertThatThrownBy(() -> Stores.execute(file, "UPDATE " + table + " SET " + column + " = " + column + " WHERE false"))
                    .hasStackTraceContaining(table + " is append-only");
            assertThatThrownBy(() -> Stores.execute(file, "DELETE FROM " + table + " WHERE false")).hasStackTraceContaining(table + " is append-only");
        }
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void aQuartersRecordIsFoundForItsBookOnly() {
        SmallRun other = SmallRun.in(folder.resolve("other"));
        other.write("meta.json", "{\"strategy_profile\": \"other\"}\n");
        Plimsoll.open(file.toString()).run(RunRequest.of(other.folder()).withRunId("other"));
        AuditInfo record = store.audits().record(draft("revalidation", "base", Optional.of("2020Q1"), Map.of("as_of", "2020-03-31")));
        store.audits().record(draft("revalidation", "other", Optional.of("2020Q1"), Map.of("as_of", "2020-03-31")));
        assertThat(store.audits().revalidation("2020Q1", "scaled").map(AuditInfo::auditId)).contains(record.auditId());
        assertThat(store.audits().revalidation("2020Q2", "scaled")).isEmpty();
        assertThat(store.audits().revalidation("2019Q4", "scaled")).isEmpty();
    }

    @Test
    void theLookBeforeIsTheOneWithTheLatestEarlierDataOfTheSameBook() {
        SmallRun other = SmallRun.in(folder.resolve("other"));
        other.write("meta.json", "{\"strategy_profile\": \"other\"}\n");
        Plimsoll.open(file.toString()).run(RunRequest.of(other.folder()).withRunId("other"));
        String april = store.audits().record(draft("monitoring", "base", Optional.empty(), Map.of("as_of", "2020-04-30"))).auditId();
        String march = store.audits().record(draft("monitoring", "base", Optional.empty(), Map.of("as_of", "2020-03-31"))).auditId();
        store.audits().record(draft("monitoring", "other", Optional.empty(), Map.of("as_of", "2020-04-29")));
        assertThat(store.audits().monitoringBefore(LocalDate.parse("2020-05-01"), "base").map(AuditInfo::auditId)).contains(april);
        assertThat(store.audits().monitoringBefore(LocalDate.parse("2020-04-30"), "base").map(AuditInfo::auditId)).contains(march);
        assertThat(store.audits().monitoringBefore(LocalDate.parse("2020-03-31"), "base")).isEmpty();
    }

    private Store on(String instant) {
        return Store.at(file, Duration.ofSeconds(9), Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private String due() {
        return Stores.text(file, "SELECT what, run_id, quarter, due_on, days_overdue = date_diff('day', due_on, CAST(now() AS DATE)), remedy "
                + "FROM audit.due WHERE due_on < '2021-01-01' ORDER BY due_on, what");
    }

    @Test
    void whatIsDueIsTheNextReviewEachQuarterAndAnAcceptedCaution() {
        assertThat(due()).as("nothing is in production").isEmpty();
        String audit = on("2020-02-10T12:00:00Z").audits().record(validation()).auditId();
        on("2020-02-10T12:00:00Z").audits().promote("base", audit, Optional.of("seen"), "tester");
        assertThat(due()).isEqualTo("""
                QUARTER_WITHOUT_REVALIDATION | base | 2020Q1 | 2020-04-01 | true | plimsoll revalidate --quarter 2020Q1 on the book's inputs.
                CAUTION_NOT_REVIEWED | base | NULL | 2020-05-10 | true | Accepted with: seen. Look again and sign off.
                NEXT_REVIEW | base | NULL | 2020-05-10 | true | Production is reviewed every three months: revalidate the last quarter \
                that ended.
                QUARTER_WITHOUT_REVALIDATION | base | 2020Q2 | 2020-07-01 | true | plimsoll revalidate --quarter 2020Q2 on the book's inputs.
                QUARTER_WITHOUT_REVALIDATION | base | 2020Q3 | 2020-10-01 | true | plimsoll revalidate --quarter 2020Q3 on the book's inputs.""");

        on("2020-04-03T00:00:00Z").audits().signOff(audit, "A. Risk", true, "looked again");
        on("2020-08-03T00:00:00Z").audits().record(draft("revalidation", "scaled", Optional.of("2020Q2"), Map.of("as_of", "2020-06-30")));
        assertThat(due().lines().map(line -> line.substring(0, line.indexOf(" | true")))).containsExactly(
                "QUARTER_WITHOUT_REVALIDATION | base | 2020Q1 | 2020-04-01", "QUARTER_WITHOUT_REVALIDATION | base | 2020Q3 | 2020-10-01",
                "NEXT_REVIEW | base | NULL | 2020-11-03");

        store.audits().revoke("bad data", "tester");
        assertThat(due()).isEmpty();
    }
}
