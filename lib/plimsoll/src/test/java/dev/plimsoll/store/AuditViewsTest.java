package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.timeseries.DateIndex;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The audit views and macros on a run of nine designed days, one for each way a regime is kept or left. Thresholds are v1 but for a
 * minimum stay of 3 days: what is shown must come from the run's own configuration.
 */
class AuditViewsTest {

    /** 03 two signals at their very thresholds · 04, 05 too young · 06 EXIT score 2 · 07 EXIT score 1 · 09 below -12 % · 10 at -20 %. */
    private static final Artifact STATE = TextRows.artifact(ArtifactSchema.ALLOCATOR_STATE, """
            date        port_rvol_20d  port_rvol_60d  vol_accel  dd_level  dd_slope_10d  corr_20d  corr_60d  corr_shock
            2024-01-02  0.10           0.10           1.0        0         0             0.25      0.25      0
            2024-01-03  0.13           0.10           1.3        -0.01     0             0.35      0.25      0.1
            2024-01-04  0.10           0.10           1.0        -0.01     0             0.25      0.25      0
            2024-01-05  0.12           0.10           1.2        -0.01     0             0.3125    0.25      0.0625
            2024-01-06  0.12           0.10           1.2        -0.01     0             0.3125    0.25      0.0625
            2024-01-07  0.12           0.10           1.2        -0.01     0             0.25      0.25      0
            2024-01-08  0.10           0.10           1.0        -0.01     0             0.25      0.25      0
            2024-01-09  0.10           0.10           1.0        -0.125    -0.015625     0.25      0.25      0
            2024-01-10  0.10           0.10           1.0        -0.2      -0.0625       0.25      0.25      0
            """);
    private static final Artifact REGIME = TextRows.regimes("""
            2024-01-02  NORMAL  -       false false false false  false false false false  0 0  NORMAL  NONE       FIRST_DAY        1  -
            2024-01-03  STRESS  NORMAL  true  true  false false  true  true  false false  2 2  STRESS  SCORE_2    UPGRADE          1  1
            2024-01-04  STRESS  STRESS  false false false false  false false false false  0 0  NORMAL  NONE       HOLD_MIN_DAYS    2  1
            2024-01-05  STRESS  STRESS  false false false false  true  true  false false  0 2  NORMAL  NONE       HOLD_MIN_DAYS    3  2
            2024-01-06  STRESS  STRESS  false false false false  true  true  false false  0 2  NORMAL  NONE       HOLD_EXIT_SCORE  4  3
            2024-01-07  NORMAL  STRESS  false false false false  true  false false false  0 1  NORMAL  NONE       DOWNGRADE        1  4
            2024-01-08  NORMAL  NORMAL  false false false false  false false false false  0 0  NORMAL  NONE       STAY             2  1
            2024-01-09  STRESS  NORMAL  false false true  false  false false true  false  1 1  STRESS  DD_STRESS  UPGRADE          1  2
            2024-01-10  CRISIS  STRESS  false false true  true   false false true  true   2 2  CRISIS  DD_CRISIS  UPGRADE          1  1
            """);
    private static final Artifact RISK = TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK, """
            date        risk_scalar  regime  target_scalar  smoothed_scalar
            2024-01-02  1            NORMAL  1              1
            2024-01-03  0.875        STRESS  0.5            0.875
            2024-01-04  0.78125      STRESS  0.5            0.78125
            2024-01-05  0.75         STRESS  0.5            0.75
            2024-01-06  0.6875       STRESS  0.5            0.6875
            2024-01-07  0.75         NORMAL  1              0.75
            2024-01-08  0.8125       NORMAL  1              0.8125
            2024-01-09  0.75         STRESS  0.5            0.75
            2024-01-10  0.625        CRISIS  0.25           0.625
            """);

    private static final RegimeThresholds THRESHOLDS = RegimeThresholds.v1().withValue("min_days_in_regime", 3);

    @TempDir
    private static Path folder;

    private static Path file;
    private static Store store;

    @BeforeAll
    static void recordTheRun() {
        file = folder.resolve("store.duckdb");
        store = Store.at(file);
        store.record(Drafts.run("another"));
        AllocatorConfig config = new AllocatorConfig("v2-quick", THRESHOLDS, RiskProfile.v1(), Optional.empty());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("allocator", Json.members(config));
        RunDraft.Subject subject = new RunDraft.Subject(RunKind.ALLOCATOR, Optional.of("designed"), Optional.of("core"), "v2-quick",
                LocalDate.parse("2024-01-01"), LocalDate.parse("2024-01-10"), "off", Optional.empty(), Optional.of("another"),
                Optional.empty(), "tester");
        List<RunArtifact> artifacts = new ArrayList<>(Drafts.inputs());
        artifacts.add(Drafts.output(STATE, Map.of("effective_start_date", "2024-01-02", "effective_end_date", "2024-01-10")));
        artifacts.add(Drafts.output(REGIME, Map.of("regime_day_counts", Map.of("NORMAL", 3, "STRESS", 5, "CRISIS", 1)), STATE));
        artifacts.add(Drafts.output(RISK, Map.of("risk_scalar_stats", Map.of("mean", 0.78125, "min", 0.625)), REGIME));
        artifacts.add(Drafts.output(Drafts.APPLIED, Map.of("applied_stats", Map.of("n_rebalances", 1)), RISK));
        // Delivered artifacts must not show up in the views as if they had been computed.
        artifacts.add(Drafts.given(TextRows.artifact(ArtifactSchema.ALLOCATOR_REGIME, "date regime\n2024-01-02 CRISIS")));
        artifacts.add(Drafts.given(Drafts.GIVEN_RISK));
        store.record(new RunDraft(subject, document, artifacts, List.of(new RunDraft.Warning("A", "one"),
                new RunDraft.Warning("B", "two")), List.of()));
        store.recordFailure(Drafts.run("failed", Drafts.inputs()), new IllegalStateException("boom"));
    }

    private static String text(String sql) {
        return Stores.text(file, sql);
    }

    /** The table above is what the classifier makes of the states above; so the views below show what a real run would. */
    @Test
    void theDesignedDaysAreWhatTheRulesGive() {
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        for (StateFeature feature : StateFeature.values()) {
            if (feature.required()) {
                columns.put(feature, STATE.table().doubles(feature.label()));
            }
        }
        StateFeatures state = StateFeatures.of(DateIndex.ofEpochDays(STATE.table().longs("date")), columns);
        assertThat(AllocatorArtifacts.of(RegimeClassifier.classify(state, THRESHOLDS)).id()).isEqualTo(REGIME.id());
        assertThat(AllocatorArtifacts.of(state).id()).isEqualTo(STATE.id());
    }

    @Test
    void runOverviewHasOneRowPerRunFailedOnesToo() {
        String columns = "SELECT * EXCLUDE (created_at, library_version, git_commit, config_sha256, run_key, content_sha256) FROM ";
        assertThat(text(columns + "audit.run_overview ORDER BY run_id")).as("counted from the rows").isEqualTo("""
                another | allocator | v1.0 | NULL | COMPLETE | 2024-01-02 | 2024-01-03 | off | production | 2 | 2024-01-02 | 2024-01-03 | 1 | 0 | 1 | 0 \
                | 0.9375 | 0.875 | 1 | 0 | NULL | NULL | tester
                designed | allocator | v2-quick | core | COMPLETE | 2024-01-01 | 2024-01-10 | off | production | 9 | 2024-01-02 | 2024-01-10 | 3 | 0 | 5 | 1 \
                | 0.78125 | 0.625 | 1 | 2 | NULL | another | tester
                failed | allocator | v1.0 | NULL | FAILED | 2024-01-02 | 2024-01-03 | off | production | NULL | NULL | NULL | NULL | NULL | NULL | NULL \
                | NULL | NULL | NULL | 0 | boom | NULL | tester""");
        assertThat(text(columns + "(" + NamedQuery.text("recorded_runs").replace(';', ' ') + ") ORDER BY run_id"))
                .as("as each run says").isEqualTo("""
                another | allocator | v1.0 | NULL | COMPLETE | 2024-01-02 | 2024-01-03 | off | production | 2 | NULL | NULL | NULL | NULL | NULL | NULL \
                | NULL | NULL | NULL | 0 | NULL | NULL | tester
                designed | allocator | v2-quick | core | COMPLETE | 2024-01-01 | 2024-01-10 | off | production | 9 | 2024-01-02 | 2024-01-10 | 3 | 0 | 5 | 1 \
                | 0.78125 | 0.625 | 1 | 2 | NULL | another | tester
                failed | allocator | v1.0 | NULL | FAILED | 2024-01-02 | 2024-01-03 | off | production | NULL | NULL | NULL | NULL | NULL | NULL | NULL \
                | NULL | NULL | NULL | 0 | boom | NULL | tester""");
        assertThat(text("SELECT run_id FROM audit.run_overview JOIN run USING (run_id, run_key, created_at) "
                + "JOIN run_config USING (run_id) JOIN run_environment USING (run_id) JOIN run_outcome USING (run_id) "
                + "WHERE config_sha256 = run_config.sha256 AND run_overview.library_version = run_environment.library_version "
                + "AND run_overview.content_sha256 IS NOT DISTINCT FROM run_outcome.content_sha256 ORDER BY run_id").lines())
                .containsExactly("another", "designed", "failed");
    }

    @Test
    void regimeDayJoinsStateDecisionAndScalarOfEachDay() {
        assertThat(text("SELECT date, regime, previous_regime, target, target_rule, decision, enter_score, exit_score, days_in_regime, "
                + "previous_days_in_regime, vol_accel, corr_shock, dd_level, dd_slope_10d, target_scalar, smoothed_scalar, risk_scalar "
                + "FROM audit.regime_day WHERE run_id = 'designed' ORDER BY date")).isEqualTo("""
                2024-01-02 | NORMAL | NULL | NORMAL | NONE | FIRST_DAY | 0 | 0 | 1 | NULL | 1.0 | 0.0 | 0.0 | 0.0 | 1.0 | 1.0 | 1.0
                2024-01-03 | STRESS | NORMAL | STRESS | SCORE_2 | UPGRADE | 2 | 2 | 1 | 1 | 1.3 | 0.1 | -0.01 | 0.0 | 0.5 | 0.875 | 0.875
                2024-01-04 | STRESS | STRESS | NORMAL | NONE | HOLD_MIN_DAYS | 0 | 0 | 2 | 1 | 1.0 | 0.0 | -0.01 | 0.0 | 0.5 | 0.78125 | 0.78125
                2024-01-05 | STRESS | STRESS | NORMAL | NONE | HOLD_MIN_DAYS | 0 | 2 | 3 | 2 | 1.2 | 0.0625 | -0.01 | 0.0 | 0.5 | 0.75 | 0.75
                2024-01-06 | STRESS | STRESS | NORMAL | NONE | HOLD_EXIT_SCORE | 0 | 2 | 4 | 3 | 1.2 | 0.0625 | -0.01 | 0.0 | 0.5 | 0.6875 | 0.6875
                2024-01-07 | NORMAL | STRESS | NORMAL | NONE | DOWNGRADE | 0 | 1 | 1 | 4 | 1.2 | 0.0 | -0.01 | 0.0 | 1.0 | 0.75 | 0.75
                2024-01-08 | NORMAL | NORMAL | NORMAL | NONE | STAY | 0 | 0 | 2 | 1 | 1.0 | 0.0 | -0.01 | 0.0 | 1.0 | 0.8125 | 0.8125
                2024-01-09 | STRESS | NORMAL | STRESS | DD_STRESS | UPGRADE | 1 | 1 | 1 | 2 | 1.0 | 0.0 | -0.125 | -0.015625 | 0.5 | 0.75 | 0.75
                2024-01-10 | CRISIS | STRESS | CRISIS | DD_CRISIS | UPGRADE | 2 | 2 | 1 | 1 | 1.0 | 0.0 | -0.2 | -0.0625 | 0.25 | 0.625 | 0.625\
                """);
        assertThat(text("SELECT run_id, count(*) FROM audit.regime_day GROUP BY run_id ORDER BY run_id"))
                .isEqualTo("another | 2\ndesigned | 9");
        assertThat(text("SELECT enter_vol_fast, enter_corr_spike, enter_dd_deep, enter_dd_worsening, exit_vol_fast, exit_corr_spike, "
                + "exit_dd_deep, exit_dd_worsening FROM audit.regime_day WHERE run_id = 'designed' AND date = '2024-01-10'"))
                .isEqualTo("false | false | true | true | false | false | true | true");
        assertThat(text("SELECT port_rvol_20d, port_rvol_60d, corr_20d, corr_60d, trend_breadth_20d, sleeve_concentration_60d "
                + "FROM audit.regime_day WHERE run_id = 'designed' AND date = '2024-01-03'"))
                .isEqualTo("0.13 | 0.1 | 0.35 | 0.25 | NULL | NULL");
    }

    @Test
    void regimeTransitionNamesTheSignalsOfEachChange() {
        assertThat(text("SELECT * FROM audit.regime_transition WHERE run_id = 'designed' ORDER BY date")).isEqualTo("""
                designed | 2024-01-03 | NORMAL | 0 | STRESS | 2 | UPGRADE | vol_fast, corr_spike | SCORE_2 | 3 | 2 | 2 | 1 | 1.3 | 0.1 \
                | -0.01 | 0.0 | 0.875
                designed | 2024-01-07 | STRESS | 2 | NORMAL | 0 | DOWNGRADE | exit score 1 after 4 days | NONE | 0 | 0 | 1 | 4 | 1.2 | 0.0 \
                | -0.01 | 0.0 | 0.75
                designed | 2024-01-09 | NORMAL | 0 | STRESS | 2 | UPGRADE | dd_deep | DD_STRESS | 2 | 1 | 1 | 2 | 1.0 | 0.0 | -0.125 \
                | -0.015625 | 0.75
                designed | 2024-01-10 | STRESS | 2 | CRISIS | 3 | UPGRADE | dd_deep, dd_worsening | DD_CRISIS | 5 | 2 | 2 | 1 | 1.0 | 0.0 \
                | -0.2 | -0.0625 | 0.625\
                """);
    }

    private static String why(String day) {
        return text("SELECT signal, feature, value, fires_when, enter_threshold, exit_threshold, round(enter_margin, 12), "
                + "round(exit_margin, 12), enter_fired, exit_fired, stress_threshold, crisis_threshold "
                + "FROM audit.why_regime('designed', '" + day + "')");
    }

    private static String decision(String day) {
        return text("SELECT DISTINCT enter_score, exit_score, target, target_rule, decision, previous_regime, previous_days_in_regime, "
                + "min_days_in_regime, regime, days_in_regime, risk_scalar, rule_version FROM audit.why_regime('designed', '" + day + "')");
    }

    /** A margin says how far beyond the threshold the value lies, in the direction that fires: 0 fires. */
    @Test
    void whyRegimeShowsMarginsInTheDirectionThatFires() {
        assertThat(why("2024-01-03")).isEqualTo("""
                vol_fast | vol_accel | 1.3 | >= | 1.3 | 1.15 | 0.0 | 0.15 | true | true | NULL | NULL
                corr_spike | corr_shock | 0.1 | >= | 0.1 | 0.05 | 0.0 | 0.05 | true | true | NULL | NULL
                dd_deep | dd_level | -0.01 | <= | -0.1 | -0.06 | -0.09 | -0.05 | false | false | -0.12 | -0.2
                dd_worsening | dd_slope_10d | 0.0 | <= | -0.06 | -0.03 | -0.06 | -0.03 | false | false | NULL | NULL""");
        assertThat(decision("2024-01-03")).isEqualTo("2 | 2 | STRESS | SCORE_2 | UPGRADE | NORMAL | 1 | 3 | STRESS | 1 | 0.875 | v2-quick");
        assertThat(why("2024-01-10")).isEqualTo("""
                vol_fast | vol_accel | 1.0 | >= | 1.3 | 1.15 | -0.3 | -0.15 | false | false | NULL | NULL
                corr_spike | corr_shock | 0.0 | >= | 0.1 | 0.05 | -0.1 | -0.05 | false | false | NULL | NULL
                dd_deep | dd_level | -0.2 | <= | -0.1 | -0.06 | 0.1 | 0.14 | true | true | -0.12 | -0.2
                dd_worsening | dd_slope_10d | -0.0625 | <= | -0.06 | -0.03 | 0.0025 | 0.0325 | true | true | NULL | NULL""");
        assertThat(decision("2024-01-10")).isEqualTo("2 | 2 | CRISIS | DD_CRISIS | UPGRADE | STRESS | 1 | 3 | CRISIS | 1 | 0.625 | v2-quick");
    }

    @Test
    void whyRegimeShowsWhyARegimeWasHeldOrLeft() {
        assertThat(decision("2024-01-02")).isEqualTo("0 | 0 | NORMAL | NONE | FIRST_DAY | NULL | NULL | 3 | NORMAL | 1 | 1.0 | v2-quick");
        assertThat(decision("2024-01-04"))
                .isEqualTo("0 | 0 | NORMAL | NONE | HOLD_MIN_DAYS | STRESS | 1 | 3 | STRESS | 2 | 0.78125 | v2-quick");
        assertThat(decision("2024-01-06"))
                .isEqualTo("0 | 2 | NORMAL | NONE | HOLD_EXIT_SCORE | STRESS | 3 | 3 | STRESS | 4 | 0.6875 | v2-quick");
        assertThat(decision("2024-01-07")).isEqualTo("0 | 1 | NORMAL | NONE | DOWNGRADE | STRESS | 4 | 3 | NORMAL | 1 | 0.75 | v2-quick");
        assertThat(decision("2024-01-08")).isEqualTo("0 | 0 | NORMAL | NONE | STAY | NORMAL | 1 | 3 | NORMAL | 2 | 0.8125 | v2-quick");
        assertThat(decision("2024-01-09"))
                .isEqualTo("1 | 1 | STRESS | DD_STRESS | UPGRADE | NORMAL | 2 | 3 | STRESS | 1 | 0.75 | v2-quick");
    }

    /** Without rounding the sign alone must decide; and it agrees with the stored flag on every day and signal. */
    @Test
    void aMarginOfZeroOrMoreIsASignalThatFires() {
        for (int day = 2; day <= 10; day++) {
            assertThat(text("SELECT count(*), bool_and((enter_margin >= 0) = enter_fired AND (exit_margin >= 0) = exit_fired) "
                    + "FROM audit.why_regime('designed', DATE '2024-01-" + String.format("%02d", day) + "')")).isEqualTo("4 | true");
        }
    }

    @Test
    void theStoreAnswersWhyWithTheSameRows() {
        SqlResult why = store.why("designed", LocalDate.parse("2024-01-10"));
        assertThat(why.asMaps()).extracting(row -> row.get("signal")).containsExactly("vol_fast", "corr_spike", "dd_deep", "dd_worsening");
        assertThat(why.asMaps().get(2)).containsEntry("value", -0.2).containsEntry("enter_fired", true).containsEntry("regime", "CRISIS")
                .containsEntry("min_days_in_regime", 3);
    }

    @Test
    void aDayWithoutAStateIsRefusedNamingItsNeighbours() {
        assertFails(() -> store.why("designed", LocalDate.parse("2024-01-01")), DataException.class,
                "has no state on 2024-01-01: its first is 2024-01-02");
        assertFails(() -> store.why("designed", LocalDate.parse("2024-02-01")), DataException.class, "its last is 2024-01-10");
        assertFails(() -> store.why("failed", LocalDate.parse("2024-01-03")), DataException.class, "FAILED", "boom");
        assertFails(() -> store.why("nobody", LocalDate.parse("2024-01-03")), InputMissingException.class, "nobody", "designed");
    }
}
