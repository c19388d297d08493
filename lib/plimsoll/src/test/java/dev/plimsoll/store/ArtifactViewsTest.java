package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of artifact that the registry names has a view of its rows by run. */
class ArtifactViewsTest {

    /** Views that are not called as the kind is, or show more than its rows; they show what runs computed. */
    private static final Map<String, String> OF_OUTPUTS = Map.ofEntries(Map.entry("allocator_state", "regime_day"),
            Map.entry("allocator_regime", "regime_day"), Map.entry("allocator_risk", "regime_day"),
            Map.entry("exposure_rebalance", "exposure_rebalance"), Map.entry("exposure_day", "exposure_day"),
            Map.entry("sleeve_contribution", "sleeve_contribution"), Map.entry("allocation_feasibility", "feasibility"),
            Map.entry("constraint_ledger", "constraint_ledger"), Map.entry("sleeve_attribution", "sleeve_attribution"),
            Map.entry("step4_promotion", "step4_promotion"), Map.entry("allocation_decision", "allocation_decision"),
            Map.entry("allocation_gate", "allocation_gate"), Map.entry("allocation_gate_check", "allocation_gate_check"),
            Map.entry("order_intent", "order_intent"), Map.entry("budget_utilization", "budget_utilization"),
            Map.entry("allocation_metric", "allocation_metric"), Map.entry("admission_check", "admission"));

    @TempDir
    private static Path folder;

    private static Path file;
    private static List<List<Object>> kinds;

    @BeforeAll
    static void recordEveryKindOfArtifact() {
        file = Stores.fresh(folder.resolve("store.duckdb"));
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        kinds = Stores.rows(file, "SELECT kind, table_name, columns FROM artifact_schema ORDER BY rowid");
    }

    private static String view(Object kind) {
        return OF_OUTPUTS.getOrDefault(kind, kind.equals("step4_candidate") ? "step4_candidate_rule" : (String) kind);
    }

    @Test
    void everyKindHasAViewWithTheRowsOfEachRun() {
        for (List<Object> kind : kinds) {
            boolean outputs = OF_OUTPUTS.containsKey(kind.get(0));
            String wanted = Stores.text(file, "SELECT run_id, sum(row_count) FROM run_artifact JOIN artifact USING (artifact_id) WHERE kind = '"
                    + kind.get(0) + "'" + (outputs ? " AND role = 'output'" : "") + " GROUP BY run_id ORDER BY run_id");
            assertThat(wanted).as("runs with a " + kind.get(0)).isNotEmpty();
            if (!List.of("sleeve_contribution", "allocation_decision").contains(view(kind.get(0)))) { // joined with what these drafts lack
                assertThat(Stores.text(file, "SELECT run_id, count(*) FROM audit." + view(kind.get(0)) + " GROUP BY run_id ORDER BY run_id"))
                        .as("rows of " + kind.get(0) + " in audit." + view(kind.get(0))).isEqualTo(wanted);
            }
        }
    }

    /** One shape: run and role, then what the kind has; severity stands beside a regime. */
    @Test
    void aViewOfAKindHasItsColumnsAndRows() {
        for (List<Object> kind : kinds) {
            if (!OF_OUTPUTS.containsKey(kind.get(0))) {
                String view = "audit." + view(kind.get(0));
                assertThat(Stores.rows(file, "SELECT column_name FROM (DESCRIBE FROM " + view + ") WHERE column_name <> 'severity'").stream()
                        .map(row -> row.get(0)).toList()).as(view).isEqualTo(Stores.rows(file, "SELECT unnest(['run_id', 'role'] || "
                                + "[split_part(name, ':', 1) FOR name IN string_split('" + kind.get(2) + "', ',')])").stream()
                                .map(row -> row.get(0)).toList());
                assertThat(Stores.text(file, "SELECT COLUMNS(lambda c: c <> 'severity') FROM " + view + " ORDER BY ALL")).as(view)
                        .isEqualTo(Stores.text(file, "SELECT run_id, role, row.* EXCLUDE (artifact_id) FROM main." + kind.get(1)
                                + " AS row JOIN run_artifact USING (artifact_id) ORDER BY ALL"));
            }
        }
    }

    /** The first row of each. */
    @Test
    void rowsAreThoseThatWereRecorded() {
        StringBuilder rows = new StringBuilder();
        for (List<Object> kind : kinds) {
            if (!OF_OUTPUTS.containsKey(kind.get(0))) {
                rows.append(view(kind.get(0))).append(": ").append(Stores.text(file, "SET TimeZone = 'UTC'; "
                        + "SELECT CAST(COLUMNS(* EXCLUDE (run_id)) AS VARCHAR) FROM audit." + view(kind.get(0)) + " WHERE run_id = 'second' ORDER BY ALL LIMIT 1")).append('\n');
            }
        }
        assertThat(rows.toString()).isEqualTo("""
                asset_return: input | 2024-01-02 | A | 0.01
                portfolio_return: input | 2024-01-02 | 0.01
                equity_curve: input | 2024-01-02 | 1.01
                weight: input | 2024-01-02 | A | 0.5
                trend_unit_return: input | 2024-01-02 | A | 0.0
                sleeve_return: input | 2024-01-02 | carry | 0.004
                allocator_risk_applied: output | 2024-01-02 | 1.0 | 1.0 | NORMAL | 0
                external_return: output | 2024-01-02 | 0.0
                scaled_weight: output | 2024-01-02 | A | 0.25
                sleeve_position: output | 2024-01-02 | carry | A | 1.0
                overlay_scalar: output | 2024-01-02 | macro | 0.75
                sleeve_month: output | coins | 2024-01-31 | 0.25 | 12500.0 | 2500.0 | 3.0
                step4_feature: output | 2024-01-31 | ret_stocks_mom_1 | NULL
                step4_candidate_rule: output | 1 | baseline_stocks_only | static | 1.0 | 6 | 0.0 | 0.0 | 1.0 | 0.0 | 1.0 | 1.0 | 0.0 | 1.0 \
                | 0.0 | 12 | 12.0 | 6.0 | NULL
                step4_fit: output | heuristic | 3 | 2024-01-31 | 3 | NULL | 0.5 | 0.0 | NULL
                step4_fit_value: output | ml_rf | 36 | 2024-02-29 | p_0 | 0.75
                step4_path: output | heuristic_lb3_g1_0 | 2024-01-31 | 0.01 | 0.25 | 0.5 | 0.5 | 1.0 | 0.13 | 0.0 | 0.13 | 0.0
                step4_performance: output | baseline_stocks_only | full | 120.0 | 0.5 | 0.5 | 1.0 | 10.0 | 9.0 | 0.5 | 2
                step4_metric: output | baseline_stocks_only | 4.0 | -1.0 | 0.0 | 1.0 | 1.0 | 0.0 | 0.5
                step4_benchmark: output | a | 98.0 | -0.1 | 0.02 | -5.0 | -1.0 | -1.0 | 0.5 | 2
                step4_score: output | calmar | baseline_stocks_only | 90.0 | false | false
                step4_gate: output | calmar | baseline_stocks_only | test_avg_monthly_pnl | 5.0 | above | 0.0 | 5.0 | true
                allocation_request: output | 1 | 2026-03-29 01:30:00.123456+00 | {"intents":[]}
                allocation_summary: output | 1 | true | trend | 0.900000000000 | false | 1.000000000000 | 0.500000000000
                allocation_reason: output | 1 | AAPL | 1Day | limit | day | 1 | risk_reject_price_band
                allocation_share: output | 1 | AAPL | 1Day | limit | day | tsmom | -5.000000000000 | 0.000000000000
                admission_figure: output | with | volatility | carry | 0.002
                """);
    }
}
