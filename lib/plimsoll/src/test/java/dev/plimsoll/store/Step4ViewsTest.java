package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.kind.step4.Step4Kind;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views and the named query on Step 4, on a designed run: three candidates, of which one failed, and two objectives. */
class Step4ViewsTest {

    @TempDir
    private static Path folder;

    private static Path file;
    private static Store store;

    @BeforeAll
    static void recordTheRun() {
        file = folder.resolve("store.duckdb");
        store = Store.at(file);
        store.record(Drafts.run("another"));
        RunDraft.Subject subject = new RunDraft.Subject(Step4Kind.NAME, Optional.of("designed"), Optional.empty(), "none",
                LocalDate.parse("2024-01-31"), LocalDate.parse("2024-02-29"), "off", Optional.empty(), Optional.empty(), Optional.empty(),
                "tester");
        List<RunArtifact> artifacts = new ArrayList<>();
        artifacts.add(Drafts.input(Step4Drafts.SLEEVE_MONTHS));
        Step4Drafts.ALL.stream().skip(1).forEach(artifact -> artifacts.add(Drafts.output(artifact,
                artifact == Step4Drafts.PROMOTIONS ? Map.of("reason", "in words") : Map.of(), Step4Drafts.SLEEVE_MONTHS)));
        store.record(new RunDraft(subject, Map.of("mode", "off"), artifacts, List.of(), List.of()));
    }

    /** For calmar the higher score does not pass its gates; for return nothing passes, so the higher score wins. */
    @Test
    void candidatesAreRankedWithTheReasonForTheirPlace() {
        assertThat(Stores.text(file, "SELECT objective, rank, candidate, method, selected, score, behind, robust_pass, failed_gates, outcome "
                + "FROM audit.step4_candidate WHERE run_id = 'designed' ORDER BY objective, rank")).isEqualTo("""
                calmar | 1 | heuristic_lb3_g1_0 | heuristic | true | 70.0 | 0.0 | true | NULL | selected
                calmar | 2 | baseline_stocks_only | static | false | 90.0 | -20.0 | false | test_max_drawdown | does not pass test_max_drawdown
                calmar | NULL | ml_lr_lb24_g1_15 | ml_lr | false | NULL | NULL | NULL | NULL | failed: not_fitted
                return | 1 | baseline_stocks_only | static | true | 120.0 | 0.0 | false | full_max_drawdown, test_max_drawdown | selected
                return | 2 | heuristic_lb3_g1_0 | heuristic | false | 100.0 | 20.0 | false | test_avg_monthly_pnl | lower score
                return | NULL | ml_lr_lb24_g1_15 | ml_lr | false | NULL | NULL | NULL | NULL | failed: not_fitted""");
    }

    @Test
    void gatesNotPassedAreAListToo() {
        assertThat(Stores.text(file, "SELECT objective, candidate, CAST(failed_gate_list AS VARCHAR) FROM audit.step4_candidate "
                + "WHERE failed_gates IS NOT NULL OR failed_gate_list IS NOT NULL ORDER BY ALL")).isEqualTo("""
                calmar | baseline_stocks_only | [test_max_drawdown]
                return | baseline_stocks_only | [full_max_drawdown, test_max_drawdown]
                return | heuristic_lb3_g1_0 | [test_avg_monthly_pnl]""");
    }

    @Test
    void candidatesCarryTheirKeyFigures() {
        assertThat(Stores.text(file, "SELECT test_end_equity, test_calmar, test_max_drawdown, full_max_drawdown, test_avg_monthly_pnl, "
                + "stress_1_25_avg_monthly_pnl, bootstrap_p10_avg_monthly_pnl, train_test_calmar_gap_abs, avg_turnover_abs, "
                + "avg_gross_leverage, avg_weight_a, weight_std_a FROM audit.step4_candidate "
                + "WHERE candidate = 'baseline_stocks_only' AND objective = 'calmar'"))
                .isEqualTo("110.0 | 1.0 | 0.25 | 0.5 | 5.0 | 4.0 | -1.0 | 0.5 | 0.0 | 1.0 | 1.0 | 0.0");
    }

    @Test
    void promotionSaysWhyOneWasPromotedAndTheOthersWereNot() {
        assertThat(Stores.text(file, "SELECT * FROM audit.step4_promotion ORDER BY objective")).isEqualTo("""
                designed | calmar | heuristic_lb3_g1_0 | true | promoted | 80.0 | 0.0 | true | promoted as dynamic | 60.0 | 0.0 | true \
                | 0.125 | 0.3 | 70.0 | true | 0.2 | 0.05 | 0.5 | in words
                designed | return | baseline_stocks_only | false | test drawdown beyond the promotion cap | 95.0 | -15.0 | false \
                | not dynamic: static | 50.0 | 10.0 | false | 0.5 | 0.3 | 120.0 | false | 0.32 | 0.0 | 1.0 | in words""");
    }

    @Test
    void theNamedQueryShowsEachGateWithItsSlackTheWorstFirst() {
        assertThat(named("baseline_stocks_only")).containsExactly(
                "[calmar, does not pass test_max_drawdown, 2, 90.0, -20.0, heuristic_lb3_g1_0, test_max_drawdown, 0.25, at_most, 0.2, -0.05, false]",
                "[calmar, does not pass test_max_drawdown, 2, 90.0, -20.0, heuristic_lb3_g1_0, test_avg_monthly_pnl, 5.0, above, 0.0, 5.0, true]",
                "[return, selected, 1, 120.0, 0.0, baseline_stocks_only, test_max_drawdown, 0.5, at_most, 0.32, -0.18, false]",
                "[return, selected, 1, 120.0, 0.0, baseline_stocks_only, full_max_drawdown, 0.5, at_most, 0.4, -0.1, false]");
        assertThat(named("ml_lr_lb24_g1_15")).containsExactly(
                "[calmar, failed: not_fitted, null, null, null, heuristic_lb3_g1_0, null, null, null, null, null, null]",
                "[return, failed: not_fitted, null, null, null, baseline_stocks_only, null, null, null, null, null, null]");
    }

    private static List<String> named(String candidate) {
        return store.sql(NamedQuery.text("step4_why"), List.of("designed", candidate), 100).rows().stream().map(Object::toString).toList();
    }
}
