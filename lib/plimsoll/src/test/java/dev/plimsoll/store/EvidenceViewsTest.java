package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.run.AsOf;
import dev.plimsoll.store.lineage.Lineage;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lineage, knowledge as of a day, comparison and irreproducible runs, on a store with one record a day in January 2026: run
 * {@code base} (1st), run {@code scaled} from its scalars (2nd), an audit of both (3rd), its judgement (4th), a promotion (5th), a second judgement (6th), run
 * {@code better}, which supersedes {@code base} and holds other regimes from the same inputs and settings (7th), a revocation (8th).
 */
class EvidenceViewsTest {

    @TempDir
    private static Path folder;

    private static Path file;
    private static String audit;

    private static Store on(int day) {
        return Store.at(file, Duration.ofSeconds(5), Clock.fixed(Instant.parse("2026-01-0" + day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    private static RunDraft draft(String id, String mode, Optional<String> source, Optional<String> supersedes,
            List<RunArtifact> artifacts) {
        Subject subject = new Subject(RunKind.ALLOCATOR, Optional.of(id), Optional.of("core"), "v1.0", LocalDate.parse("2024-01-02"),
                LocalDate.parse("2024-01-03"), mode, source, supersedes, Optional.empty(), "tester");
        return new RunDraft(subject, Drafts.config(), artifacts, List.of(), List.of());
    }

    @BeforeAll
    static void recordOneThingADay() {
        file = Stores.fresh(folder.resolve("store.duckdb"));
        // The template was made by today's clock; the days of this test come after it, whatever today is.
        Stores.execute(file, "DROP TRIGGER chain_no_update ON chain");
        Stores.execute(file, "UPDATE chain SET recorded_at = TIMESTAMPTZ '2025-12-31 00:00:00Z'");
        on(1).record(draft("base", "off", Optional.empty(), Optional.empty(), Drafts.all()));
        List<RunArtifact> scaled = new ArrayList<>(Drafts.inputs());
        scaled.add(Drafts.input(Drafts.APPLIED));
        scaled.add(Drafts.output(Drafts.SCALED_WEIGHTS, Map.of(), Drafts.WEIGHTS, Drafts.APPLIED));
        on(2).record(draft("scaled", "precomputed", Optional.of("base"), Optional.empty(), scaled));
        audit = on(3).audits().record(Drafts.audit("base", "scaled")).auditId();
        on(4).audits().signOff(audit, "Reviewer", false, "not yet");
        on(5).audits().promote("base", audit, Optional.empty(), "tester");
        on(6).audits().signOff(audit, "Reviewer", true, "now");
        List<RunArtifact> better = new ArrayList<>(Drafts.inputs());
        better.addAll(List.of(Drafts.output(Drafts.STATE, Map.of(), Drafts.ASSETS), Drafts.output(Drafts.CALM, Map.of(), Drafts.STATE),
                Drafts.output(Drafts.RISK, Map.of(), Drafts.CALM), Drafts.output(Drafts.APPLIED, Map.of(), Drafts.RISK)));
        on(7).record(draft("better", "off", Optional.empty(), Optional.of("base"), better));
        on(8).audits().revoke("wrong data", "tester");
    }

    private static String text(String sql) {
        return Stores.text(file, "SET TimeZone = 'UTC'; " + sql);
    }

    @Test
    void runsAsOfShowsWhatWasKnownThenAndNoCorrectionThatCameLater() {
        String columns = "SELECT run_id, status, CAST(known_at AS DATE), superseded_by, in_production, chain_sequence > 7 ";
        assertThat(text(columns + "FROM audit.runs_as_of(TIMESTAMPTZ '2026-01-01 11:59:59Z')")).isEmpty();
        assertThat(text(columns + "FROM audit.runs_as_of(TIMESTAMPTZ '2026-01-01 12:00:00Z')"))
                .isEqualTo("base | COMPLETE | 2026-01-01 | NULL | false | true");
        assertThat(text(columns + "FROM audit.runs_as_of(TIMESTAMPTZ '2026-01-06 23:59:59Z')")).isEqualTo("""
                scaled | COMPLETE | 2026-01-02 | NULL | false | true
                base | COMPLETE | 2026-01-01 | NULL | true | true""");
        assertThat(text(columns + "FROM audit.runs_as_of(TIMESTAMPTZ '2026-01-09 00:00:00Z')")).isEqualTo("""
                better | COMPLETE | 2026-01-07 | NULL | false | true
                scaled | COMPLETE | 2026-01-02 | NULL | false | true
                base | COMPLETE | 2026-01-01 | better | false | true""");
    }

    @Test
    void productionAsOfFollowsThePointer() {
        String sql = "SELECT run_id, verdict, revoked_reason, CAST(known_at AS DATE) FROM audit.production_as_of(TIMESTAMPTZ '%s')";
        assertThat(text(sql.formatted("2026-01-05 11:00:00Z"))).isEmpty();
        assertThat(text(sql.formatted("2026-01-07 23:00:00Z"))).isEqualTo("base | PASS | NULL | 2026-01-05");
        assertThat(text(sql.formatted("2026-01-08 23:00:00Z"))).isEqualTo("NULL | NULL | wrong data | 2026-01-08");
    }

    @Test
    void auditsAsOfCarriesTheJudgementOfThatTime() {
        String sql = "SELECT kind, verdict, judgement, note, CAST(judged_at AS DATE) FROM audit.audits_as_of(TIMESTAMPTZ '%s')";
        assertThat(text(sql.formatted("2026-01-02 23:00:00Z"))).isEmpty();
        assertThat(text(sql.formatted("2026-01-03 23:00:00Z"))).isEqualTo("validation | PASS | NULL | NULL | NULL");
        assertThat(text(sql.formatted("2026-01-05 23:00:00Z"))).isEqualTo("validation | PASS | REJECTED | not yet | 2026-01-04");
        assertThat(text(sql.formatted("2026-01-06 23:00:00Z"))).isEqualTo("validation | PASS | APPROVED | now | 2026-01-06");
    }

    /** The regime of 3 January 2024 was believed to be STRESS until the correction came, and of a day without a row the last one counts. */
    @Test
    void aDayIsSeenAsItWasKnown() {
        String sql = "SELECT profile, run_id, in_production, date, regime, risk_scalar "
                + "FROM audit.regime_day_as_of(DATE '%s', TIMESTAMPTZ '%s')";
        assertThat(text(sql.formatted("2024-01-03", "2025-12-31 23:00:00Z"))).isEmpty();
        assertThat(text(sql.formatted("2024-01-01", "2026-01-09 23:00:00Z"))).isEmpty();
        assertThat(text(sql.formatted("2024-01-03", "2026-01-01 23:00:00Z")))
                .isEqualTo("core | base | false | 2024-01-03 | STRESS | 0.875");
        assertThat(text(sql.formatted("2024-01-02", "2026-01-01 23:00:00Z"))).isEqualTo("core | base | false | 2024-01-02 | NORMAL | 1.0");
        assertThat(text(sql.formatted("2024-05-01", "2026-01-07 23:00:00Z"))).isEqualTo("""
                core | better | false | 2024-01-03 | NORMAL | 0.875
                core | base | true | 2024-01-03 | STRESS | 0.875""");
        assertThat(text(sql.formatted("2024-05-01", "2026-01-08 23:00:00Z")))
                .isEqualTo("core | better | false | 2024-01-03 | NORMAL | 0.875");
    }

    @Test
    void aSessionAsOfAMomentAnswersTheSame() {
        AsOf then = Plimsoll.open(file.toString()).asOf(Instant.parse("2026-01-05T12:00:00.000000999Z"));
        assertThat(then.runs()).extracting(RunInfo::runId).containsExactly("scaled", "base");
        assertThat(then.run("base").runId()).isEqualTo("base");
        assertFails(() -> then.run("better"), InputMissingException.class, "recorded at 2026-01-07T12:00:00Z");
        assertThat(then.production().first("run_id")).isEqualTo("base");
        assertThat(then.audits().first("judgement")).isEqualTo("REJECTED");
        assertThat(then.regimes(LocalDate.parse("2024-01-03")).first("regime")).isEqualTo("STRESS");
        assertThat(Plimsoll.open(file.toString()).asOf(Instant.parse("2026-01-05T11:59:59.999999Z")).production().rows()).isEmpty();
    }

    @Test
    void irreproducibleRunsAreRedRows() {
        assertThat(text("SELECT run_id, first_run_id, differing_kinds, run_key = (SELECT run_key FROM run WHERE run_id = 'base'), "
                + "CAST(created_at AS DATE) FROM audit.irreproducible")).isEqualTo("""
                base | base | NULL | true | 2026-01-01
                better | base | allocator_regime | true | 2026-01-07""");
        assertThat(text("SELECT run_id, CAST(differing_kind_list AS VARCHAR) FROM audit.irreproducible"))
                .isEqualTo("base | NULL\nbetter | [allocator_regime]");
    }

    @Test
    void compareRunsNamesEveryFactSettingAndArtifactThatDiffers() {
        assertThat(text("SELECT part, name, value_a IS NULL, value_b IS NULL FROM audit.compare_runs('base', 'better') WHERE NOT same"))
                .isEqualTo("""
                run | content_sha256 | false | false
                artifact | output allocator_regime v1 | false | false""");
        assertThat(text("SELECT name, value_a, value_b FROM audit.compare_runs('base', 'scaled') WHERE NOT same AND part = 'run' "
                + "AND name = 'mode'")).isEqualTo("mode | off | precomputed");
        assertThat(text("SELECT name, value_a, same FROM audit.compare_runs('base', 'better') WHERE part = 'config' "
                + "AND name IN ('$.mode', '$.allocator.version')"))
                .isEqualTo("$.allocator.version | \"v1.0\" | true\n$.mode | \"off\" | true");
        assertThat(text("SELECT count(*) FROM audit.compare_runs('base', 'base') WHERE NOT same")).isEqualTo("0");
    }

    @Test
    void compareRegimesHasTheDaysThatDifferWithBothDecisions() {
        assertThat(text("FROM audit.compare_regimes('base', 'better')"))
                .isEqualTo("2024-01-03 | STRESS | 2 | NORMAL | 0 | UPGRADE | STAY | SCORE_2 | 3 | NONE | 0 | 2 | 0 | 2 | 1 | 0.875 "
                        + "| 0.875");
    }

    @Test
    void lineageGoesBothWaysOverAnyNumberOfSteps() {
        assertThat(text("SELECT direction, depth, lineage.kind, coalesce(artifact.kind, id), relation "
                + "FROM audit.lineage_of('scaled') AS lineage LEFT JOIN artifact ON artifact_id = id WHERE lineage.kind <> 'artifact' OR artifact.kind LIKE 'allocator%' "
                + "OR artifact.kind = 'scaled_weight' ORDER BY ALL").replace(audit, "AUDIT")).isEqualTo("""
                made_from | 1 | artifact | allocator_risk_applied | input
                made_from | 1 | run | base | scalars
                made_from | 2 | run | better | output
                used_by | 1 | artifact | scaled_weight | output
                used_by | 1 | audit | AUDIT | scaled
                used_by | 2 | promotion | 1 | grounds
                used_by | 2 | sign_off | 1 | judged
                used_by | 2 | sign_off | 2 | judged""");
        assertThat(text("SELECT direction, depth, kind, id, relation FROM audit.lineage WHERE run_id = 'scaled' ORDER BY ALL"))
                .as("the view has the rows of the macro")
                .isEqualTo(text("SELECT direction, depth, kind, id, relation FROM audit.lineage_of('scaled') ORDER BY ALL"));
        assertThat(text("SELECT count(DISTINCT run_id) FROM audit.lineage")).isEqualTo("3");
    }

    @Test
    void theTreeNamesEachThingWhereItIsNearest() {
        Lineage lineage = Store.at(file).lineage("scaled", 20);
        assertThat(lineage.toString().replace(audit.substring(0, 12), "AUDIT").replaceAll(" rows, [0-9a-f]{12}", " rows")).isEqualTo("""
                Lineage of scaled
                run scaled, allocator, 2024-01-02 to 2024-01-03

                Made from
                ├─ input: artifact allocator_risk_applied, 1 rows
                │  ├─ output: run base, allocator, 2024-01-02 to 2024-01-03 (see nearer the run)
                │  └─ output: run better, allocator, 2024-01-02 to 2024-01-03
                │     ├─ input: 6 (see nearer the run)
                │     └─ supersedes: run base, allocator, 2024-01-02 to 2024-01-03 (see nearer the run)
                ├─ input: artifact asset_return, 4 rows, also used by base, better
                ├─ input: artifact equity_curve, 2 rows, also used by base, better
                ├─ input: artifact portfolio_return, 2 rows, also used by base, better
                ├─ input: artifact sleeve_return, 2 rows, also used by base, better
                ├─ input: artifact trend_unit_return, 2 rows, also used by base, better
                ├─ input: artifact weight, 2 rows, also used by base, better
                └─ scalars: run base, allocator, 2024-01-02 to 2024-01-03
                   └─ input: 6 (see nearer the run)

                Used by
                ├─ output: artifact scaled_weight, 2 rows, from allocator_risk_applied, weight
                └─ scaled: audit validation PASS AUDIT
                   ├─ grounds: promotion 1, by tester
                   ├─ judged: sign-off 1, REJECTED by Reviewer
                   └─ judged: sign-off 2, APPROVED by Reviewer""");
    }

    @Test
    void siblingsBeyondTheLimitAreCounted() {
        assertThat(Store.at(file).lineage("better", 2).toString().lines()
                .filter(line -> line.contains("more") && !line.startsWith(" ")).toList())
                .containsExactly("├─ input: … and 4 more", "└─ output: … and 2 more");
    }

    @Test
    void aStoreWithTheViewsOfAnOlderLibraryIsLeftAsItIsAndToldOf() {
        Path old = Stores.fresh(folder.resolve("old.duckdb"));
        Store.at(old).record(Drafts.run("one"));
        Stores.execute(old, "DROP VIEW audit.knowledge");
        Stores.execute(old, "DROP VIEW audit.lineage_edge");
        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> Store.at(old).knownSince(), () -> Store.at(old).lineage("one", 5))) {
            assertFails(call, StoreException.class, "older Plimsoll", "brings it up to date");
        }
    }

    @Test
    void aChainOfRunsIsFollowedToItsEnd() {
        Path chain = Stores.fresh(folder.resolve("chain.duckdb"));
        Store store = Store.at(chain);
        store.record(draft("run 100", "off", Optional.empty(), Optional.empty(), Drafts.inputs()));
        Stores.execute(chain, "INSERT INTO run SELECT run.* REPLACE ('run ' || n AS run_id, 'run ' || n - 1 AS supersedes) "
                + "FROM run, range(101, 150) AS later(n); INSERT INTO run_outcome SELECT outcome.* REPLACE ('run ' || n AS run_id) "
                + "FROM run_outcome AS outcome, range(101, 150) AS later(n); "
                + "INSERT INTO run_parent SELECT 'run ' || n, 'run ' || n - 1, 'supersedes' FROM range(101, 150) AS later(n)");
        assertThat(Stores.text(chain, "SELECT max(depth), arg_max(id, depth), count(*) FROM audit.lineage_of('run 149') WHERE kind = 'run'"))
                .isEqualTo("49 | run 100 | 49");
        assertThat(Stores.text(chain, "SELECT depth, id FROM audit.lineage WHERE run_id = 'run 100' AND direction = 'used_by' "
                + "ORDER BY depth DESC LIMIT 1")).isEqualTo("49 | run 149");
        assertThat(store.lineage("run 149", 5).toString()).contains("supersedes: run run 100, allocator");
    }

    /** Two runs that each made what the other used cannot be made by running, but by content hashing in theory. */
    @Test
    void aCircleEnds() {
        Path circle = Stores.fresh(folder.resolve("circle.duckdb"));
        Store store = Store.at(circle);
        store.record(draft("one", "off", Optional.empty(), Optional.empty(),
                List.of(Drafts.input(Drafts.WEIGHTS), Drafts.output(Drafts.RISK, Map.of(), Drafts.WEIGHTS))));
        store.record(draft("two", "off", Optional.empty(), Optional.empty(),
                List.of(Drafts.input(Drafts.RISK), Drafts.output(Drafts.WEIGHTS, Map.of(), Drafts.RISK))));
        assertThat(Stores.text(circle, "SELECT direction, depth, lineage.kind, coalesce(artifact.kind, id) "
                + "FROM audit.lineage_of('one') AS lineage LEFT JOIN artifact ON artifact_id = id ORDER BY ALL")).isEqualTo("""
                made_from | 1 | artifact | weight
                made_from | 2 | run | two
                made_from | 3 | artifact | allocator_risk
                made_from | 4 | run | one
                used_by | 1 | artifact | allocator_risk
                used_by | 2 | run | two
                used_by | 3 | artifact | weight
                used_by | 4 | run | one""");
        assertThat(store.lineage("one", 5).toString()).contains("run one, allocator, 2024-01-02 to 2024-01-03 (see nearer the run)");
    }
}
