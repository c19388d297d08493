package dev.plimsoll.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.EvidenceRows;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database itself promises, seen through plain JDBC on a store that holds a row in every table. */
class SchemaTest {

    private static final String REASONS = """
            allocator_reject_zero_qty, allocator_reject_no_price, allocator_clip_symbol_capacity, \
            allocator_reject_symbol_capacity, allocator_clip_gross_exposure, allocator_reject_gross_exposure, \
            allocator_clip_net_exposure, allocator_reject_net_exposure, allocator_clip_strategy_budget, \
            allocator_reject_strategy_budget, allocator_clip_symbol_budget, allocator_reject_symbol_budget, \
            allocator_clip_correlation_capacity, allocator_reject_correlation_capacity, allocator_clip_participation, \
            allocator_reject_participation, allocator_clip_slippage, allocator_reject_slippage, allocator_clip_turnover, \
            allocator_reject_turnover, allocator_clip_concentration, allocator_reject_concentration, \
            allocator_reject_qty_below_min, allocator_regime_low_confidence, allocator_disabled_passthrough, \
            risk_reject_kill_switch, risk_reject_global_notional, risk_reject_symbol_exposure, risk_reject_strategy_contribution, \
            risk_reject_gross_exposure, risk_reject_net_exposure, risk_reject_buying_power, risk_reject_price_band, \
            risk_reject_shorts_not_allowed""";

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void recordARunWithARowForEveryTable() {
        file = folder.resolve("store.duckdb");
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        String audit = store.audits().record(Drafts.audit("first", "second")).auditId();
        store.audits().signOff(audit, "Reviewer", true, "seen");
        store.audits().promote("first", audit, Optional.empty(), "tester");
        EvidenceRows.sweep(store);
        EvidenceRows.insert(file);
    }

    @Test
    void everyTableButTheGuardHasRows() {
        Map<String, Long> counts = Stores.counts(file);
        assertThat(counts.remove("append_only_guard")).isZero();
        assertThat(counts).hasSizeGreaterThan(20).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
    }

    @Test
    void everyTableViewAndMacroIsExplained() {
        assertThat(Stores.text(file, "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND trim(coalesce(comment, '')) = ''"))
                .isEmpty();
        assertThat(Stores.text(file, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND trim(coalesce(comment, '')) = ''"))
                .isEmpty();
        assertThat(Stores.text(file, "SELECT function_name FROM duckdb_functions() WHERE NOT internal "
                + "AND function_type LIKE '%macro' AND trim(coalesce(comment, '')) = ''")).isEmpty();
        assertThat(Stores.text(file, "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND schema_name = 'audit'"))
                .as("the query above sees the macros").contains("why_regime");
    }

    @Test
    void everyColumnOfEveryTableAndViewHasAMeaningAndAUnit() {
        assertThat(Stores.text(file, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal "
                + "AND NOT regexp_full_match(coalesce(comment, ''), '(?s).{6,}\\. Unit: .{3,}\\.')")).isEmpty();
        assertThat(Stores.rows(file, "SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal").size())
                .as("the query above sees tables and views").isGreaterThanOrEqualTo(24 + 3);
    }

    @Test
    void numbersThatMayBeMissingSayWhatMissingMeans() {
        assertThat(Stores.text(file, "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' "
                + "AND data_type = 'DOUBLE' AND is_nullable AND table_name NOT LIKE 'allocator_risk%' AND comment NOT LIKE '%NULL%'"))
                .isEmpty();
    }

    @Test
    void theScriptsAreThoseThatWereReleased() throws IOException {
        Path scripts = Path.of(System.getProperty("plimsoll.root"), "sql", "schema");
        List<String> listed = new ArrayList<>();
        for (String line : Files.readAllLines(scripts.resolve("SHA256SUMS"))) {
            String[] parts = line.split("  ");
            assertThat(Stores.sha256(scripts.resolve(parts[1]))).as(parts[1]).isEqualTo(parts[0]);
            listed.add(parts[1]);
        }
        assertThat(Stores.files(scripts)).filteredOn(name -> name.endsWith(".sql")).containsExactlyElementsOf(listed);
        for (int n = 0; n < listed.size(); n++) {
            assertThat(listed.get(n)).startsWith(String.format("V%03d__", n + 1));
            assertThat(Files.readAllLines(scripts.resolve(listed.get(n))).get(1)).startsWith("-- Changes from " + n + ":");
        }
        assertThat(Stores.text(file, "SELECT sha256, script FROM schema_version ORDER BY version").replace(" | ", "  ") + "\n")
                .isEqualTo(Files.readString(scripts.resolve("SHA256SUMS")));
    }

    @Test
    void everyViewScriptIsInstalledInOrder() throws IOException {
        Path views = Path.of(System.getProperty("plimsoll.root"), "sql", "view");
        assertThat(Stores.files(views)).filteredOn(name -> name.endsWith(".sql"))
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(views.resolve("ORDER")));
    }

    @Test
    void theRegisterOfArtifactKindsIsTheOneInTheCode() {
        StringBuilder expected = new StringBuilder();
        ArtifactSchema.all().forEach(s -> expected.append(String.join(" | ", s.kind(), "" + s.version(), s.table(),
                s.columns().stream().map(SchemaTest::definition).collect(Collectors.joining(",")))).append('\n'));
        assertThat(Stores.text(file, "SELECT kind, version, table_name, columns FROM artifact_schema ORDER BY rowid")
                + "\n").isEqualTo(expected.toString());
        assertThat(Stores.text(file, "SELECT kind FROM artifact_schema "
                + "WHERE definition_sha256 <> sha256(kind || chr(10) || version || chr(10) || columns || chr(10))"))
                .as("hashes recomputed by DuckDB").isEmpty();
    }

    private static String definition(ArtifactColumn column) {
        return column.name() + ":" + column.type().label() + (column.key() ? "*" : column.optional() ? "?" : "");
    }

    @Test
    void theTablesHaveTheColumnsThatTheRegisterSays() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            for (ArtifactSchema schema : ArtifactSchema.all()) {
                List<String> expected = new ArrayList<>(List.of("artifact_id VARCHAR not null"));
                for (ArtifactColumn column : schema.columns()) {
                    expected.add(column.name() + " " + column.type().label() + (column.key() ? " not null" : ""));
                }
                List<String> found = new ArrayList<>();
                for (List<Object> row : Stores.rows(connection, "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
                        + "WHERE schema_name = 'main' AND table_name = '" + schema.table() + "' ORDER BY column_index")) {
                    String name = (String) row.get(0);
                    int at = schema.indexOf(name);
                    boolean free = at >= 0 && !schema.columns().get(at).key() && !schema.columns().get(at).optional();
                    String type = ((String) row.get(1)).replaceAll("^ENUM\\(.*", "ENUM").replace("DECIMAL(38,12)", "DECIMAL")
                            .replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");
                    assertThat(at < 0 || !schema.columns().get(at).optional() || (Boolean) row.get(2))
                            .as("optional column %s.%s takes NULL", schema.table(), name).isTrue();
                    found.add(name + " " + type + ((Boolean) row.get(2) || free ? "" : " not null"));
                }
                assertThat(found).as(schema.table()).isEqualTo(expected);
            }
            assertThat(Stores.text(connection, "SELECT table_name FROM duckdb_columns() WHERE schema_name = 'main' "
                    + "AND column_name = 'artifact_id' AND regexp_matches(table_name, '_v[0-9]+') "
                    + "AND table_name NOT IN (SELECT table_name FROM artifact_schema)")).as("unregistered artifact tables").isEmpty();
        }
    }

    @Test
    void labelsAscendBySeverity() {
        assertThat(Stores.text(file, "SELECT type_name, labels FROM duckdb_types() WHERE logical_type = 'ENUM' AND NOT internal "
                + "AND schema_name = 'main' ORDER BY type_name")).isEqualTo("""
                admission_figure | [cagr, max_drawdown, sharpe, volatility]
                admission_portfolio | [with, without]
                allocation_metric | [allocator_active_strategies, allocator_gross_exposure, allocator_net_exposure, \
                allocator_reject_total, capacity_utilization_ratio, strategy_pnl_contribution]
                artifact_role | [input, output, given]
                constraint_name | [bounds, gross_cap, net_cap, turnover_cap]
                decision_status | [approved, clipped, rejected]
                order_side | [buy, sell]
                order_type | [limit, market]
                projection | [sequential, exact]
                projection_status | [not_needed, settled, optimal, not_converged, empty_set]
                promotion_gate | [calmar, concentration, improvement, sharpe, stress_participation, stress_slippage]
                reason_code | [%1$s]
                reason_code_2 | [%1$s, allocator_clip_lot, allocator_reject_stale_intent]
                regime | [NORMAL, ELEVATED, STRESS, CRISIS]
                regime_decision | [FIRST_DAY, UPGRADE, DOWNGRADE, HOLD_MIN_DAYS, HOLD_EXIT_SCORE, STAY]
                risk_gate | [buying_power, global_notional, gross_exposure, kill_switch, net_exposure, price_band, shorts_not_allowed, \
                strategy_contribution, symbol_exposure]
                run_status | [COMPLETE, FAILED]
                target_rule | [NONE, SCORE_1, DD_STRESS, SCORE_2, SCORE_3, DD_CRISIS]
                time_in_force | [cls, day, fok, gtc, ioc, opg]
                verdict | [PASS, CAUTION, FAIL]""".formatted(REASONS));
    }

    @Test
    void everyTableHasBothTriggers() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            Set<String> expected = new HashSet<>();
            for (String table : Stores.tables(connection)) {
                if (!table.equals("append_only_guard")) {
                    expected.add(table + "_no_update | " + table);
                    expected.add(table + "_no_delete | " + table);
                }
            }
            assertThat(Stores.text(connection, "SELECT trigger_name, table_name FROM duckdb_triggers()").lines())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void noTableCanBeUpdatedDeletedFromTruncatedReplacedOrMerged() throws SQLException {
        Map<String, String> before = Stores.contents(file);
        try (Connection connection = Stores.connect(file)) {
            for (String table : Stores.tables(connection)) {
                if (table.equals("append_only_guard")) {
                    continue;
                }
                String column = (String) Stores.rows(connection, "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' "
                        + "AND table_name = '" + table + "' AND column_index = 1").get(0).get(0);
                for (String sql : List.of(
                        "UPDATE %1$s SET %2$s = %2$s",
                        "UPDATE %1$s SET %2$s = %2$s WHERE false",
                        "DELETE FROM %1$s",
                        "DELETE FROM %1$s WHERE false",
                        "TRUNCATE %1$s",
                        "INSERT OR REPLACE INTO %1$s SELECT * FROM %1$s",
                        "INSERT OR IGNORE INTO %1$s SELECT * FROM %1$s",
                        "INSERT INTO %1$s SELECT * FROM %1$s ON CONFLICT DO NOTHING",
                        "MERGE INTO %1$s USING (SELECT * FROM %1$s) AS s ON %1$s.%2$s = s.%2$s WHEN MATCHED THEN DELETE",
                        "MERGE INTO %1$s USING (SELECT * FROM %1$s) AS s ON %1$s.%2$s = s.%2$s WHEN MATCHED THEN UPDATE",
                        "MERGE INTO %1$s USING (SELECT * FROM %1$s) AS s ON false WHEN NOT MATCHED THEN INSERT")) {
                    String statement = String.format(sql, table, column);
                    assertThatThrownBy(() -> Stores.execute(connection, statement)).as(statement).isInstanceOf(SQLException.class)
                            .message().as(statement).containsAnyOf(table + " is append-only", "not supported on tables with triggers",
                                    "ON CONFLICT", "UNIQUE/PRIMARY KEY", "still referenced by a foreign key");
                }
            }
        }
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void noNumberColumnTakesNanOrInfinity() throws SQLException {
        Map<String, String> before = Stores.contents(file);
        int columns = 0;
        try (Connection connection = Stores.connect(file)) {
            for (List<Object> row : Stores.rows(connection, "SELECT table_name, column_name FROM duckdb_columns() "
                    + "WHERE schema_name = 'main' AND data_type IN ('DOUBLE', 'FLOAT') ORDER BY ALL")) {
                columns++;
                for (String bad : List.of("NaN", "Infinity", "-Infinity")) {
                    String otherKey = switch ((String) row.get(0)) {
                        case "import_check" -> ", 'other' AS column_name";
                        case "audit_figure" -> ", 'other' AS name";
                        case "validation_finding" -> ", 99 AS position";
                        case "replay_artifact" -> ", 99 AS position";
                        case "replay_receipt" -> ", 99 AS sequence";
                        case "sweep_result" -> ", 'other' AS book";
                        default -> "";
                    };
                    String sql = String.format("INSERT INTO %1$s SELECT * REPLACE ('%3$s'::DOUBLE AS %2$s%4$s) FROM %1$s LIMIT 1",
                            row.get(0), row.get(1), bad, otherKey);
                    assertThatThrownBy(() -> Stores.execute(connection, sql)).as(sql).isInstanceOf(SQLException.class)
                            .hasMessageContaining("CHECK constraint failed");
                }
            }
        }
        assertThat(columns).isGreaterThanOrEqualTo(6 + 10 + 3 + 2 + 2);
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void rangesAndReferencesAreKept() throws SQLException {
        try (Connection connection = Stores.connect(file)) {
            for (String sql : List.of(
                    "INSERT INTO asset_return_v1 SELECT * REPLACE (-1 AS ret) FROM asset_return_v1 LIMIT 1",
                    "INSERT INTO equity_curve_v1 SELECT * REPLACE (0 AS equity) FROM equity_curve_v1 LIMIT 1",
                    "INSERT INTO allocator_state_v1 SELECT * REPLACE (0.001 AS dd_level) FROM allocator_state_v1 LIMIT 1",
                    "INSERT INTO allocator_state_v1 SELECT * REPLACE (-0.1 AS vol_accel) FROM allocator_state_v1 LIMIT 1",
                    "INSERT INTO allocator_state_v1 SELECT * REPLACE (1.1 AS trend_breadth_20d) FROM allocator_state_v1 LIMIT 1",
                    "INSERT INTO allocator_regime_v1 SELECT * REPLACE (5 AS enter_score) FROM allocator_regime_v1 LIMIT 1",
                    "INSERT INTO allocator_regime_v1 SELECT * REPLACE ('PANIC' AS regime) FROM allocator_regime_v1 LIMIT 1",
                    "INSERT INTO allocator_risk_v1 SELECT * REPLACE (0 AS risk_scalar) FROM allocator_risk_v1 LIMIT 1",
                    "INSERT INTO allocator_risk_v1 SELECT * REPLACE (1.01 AS risk_scalar) FROM allocator_risk_v1 LIMIT 1",
                    "INSERT INTO allocator_risk_v1_applied SELECT * REPLACE (1.01 AS risk_scalar_applied) "
                            + "FROM allocator_risk_v1_applied LIMIT 1",
                    "INSERT INTO artifact SELECT * REPLACE ('short' AS artifact_id) FROM artifact LIMIT 1",
                    "INSERT INTO artifact SELECT * REPLACE (repeat('0', 64) AS artifact_id, 'unknown' AS kind) FROM artifact LIMIT 1",
                    "INSERT INTO run_outcome VALUES ('nobody', 'FAILED', NULL, 'x', 'x', 'x')",
                    "INSERT INTO run SELECT * FROM run LIMIT 1",
                    "INSERT INTO run SELECT * REPLACE ('x' AS run_id, 'precomputed' AS mode) FROM run LIMIT 1",
                    "INSERT INTO run SELECT * REPLACE ('x' AS run_id, 'scaled' AS mode) FROM run LIMIT 1",
                    "INSERT INTO run SELECT * REPLACE ('x' AS run_id, DATE '1999-01-01' AS window_end) FROM run LIMIT 1",
                    "INSERT INTO run SELECT * REPLACE ('' AS run_id) FROM run LIMIT 1")) {
                assertThatThrownBy(() -> Stores.execute(connection, sql)).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }
}
