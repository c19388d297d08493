package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sleeves on the command line: what goes in, what is printed, what is stored. */
class SleevesCommandsTest extends WithFolder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path shared;

    /** A store with one small backtest, and the sample's sleeves. */
    private static Path backtested;
    private static Path sample;

    private Path store;
    private Path inputs;

    @BeforeAll
    static void backtestTheSmallSleeves() throws IOException {
        backtested = shared.resolve("store.duckdb");
        Outcome.of("sleeves", "backtest", "--inputs", SmallSleeves.in(shared.resolve("sleeves")), "--run-id", "small",
                "--store", backtested).succeeded();
        sample = shared.resolve("sample");
        Outcome.of("sample", "--kind", "sleeves", "--out", sample).succeeded();
    }

    @BeforeEach
    void writeTheSmallSleeves() throws IOException {
        inputs = SmallSleeves.in(folder.resolve("sleeves"));
        store = folder.resolve("store.duckdb");
    }

    private Outcome backtest(Object... more) {
        return Outcome.of(List.of("sleeves", "backtest", "--inputs", inputs, "--store", store), more);
    }

    private Outcome combine(String request) throws IOException {
        return Outcome.of("sleeves", "combine", "--request", Files.writeString(folder.resolve("request.json"), request));
    }

    @Test
    void combinesTheDocumentedExample() throws IOException {
        JsonNode result = combine(SmallSleeves.REQUEST).succeeded().json();
        assertThat(result.at("/total_weights").propertyNames()).containsExactly("CL", "ES", "GC", "SI");
        assertThat(result.at("/total_weights").valueStream().mapToDouble(JsonNode::doubleValue).toArray())
                .containsExactly(new double[] {0.36, 0.36, 0.04, 0.20}, within(1e-15));
        assertThat(result.at("/per_sleeve_contrib/tsmom/ES").doubleValue()).isEqualTo(0.48);
        assertThat(result.at("/feasibility/projection_applied").booleanValue()).isFalse();
        assertThat(result.at("/feasibility/final_violations").isEmpty()).isTrue();
        assertThat(result.get("n_positions").intValue()).isEqualTo(4);
        assertThat(result.get("gross").doubleValue()).isEqualTo(0.96, within(1e-15));
        assertThat(result.get("net").doubleValue()).isEqualTo(0.96, within(1e-15));
        assertThat(result.has("turnover")).as("without previous weights").isFalse();
    }

    /** With a cap on it or without: from 0.5 in ES and -0.1 in ZN the way is 0.14 + 0.04 + 0.36 + 0.2 + 0.1. */
    @ParameterizedTest
    @CsvSource({"null", "5"})
    void turnoverIsSaidWheneverThereArePreviousWeights(String cap) throws IOException {
        JsonNode result = combine(SmallSleeves.REQUEST.replace("\"prev_weights\": null", "\"prev_weights\": {\"ES\": 0.5, \"ZN\": -0.1}")
                .replace("\"turnover_cap\": null", "\"turnover_cap\": " + cap)).succeeded().json();
        assertThat(result.get("turnover").doubleValue()).isEqualTo(0.84, within(1e-15));
        assertThat(result.get("n_positions").intValue()).isEqualTo(4);
    }

    @Test
    void givesTheExpectedResultOfEveryGoldenCaseInOneCall() throws IOException {
        ArrayNode requests = JSON.createArrayNode();
        List<JsonNode> golden = SharedData.json("sleeve_allocator/cases.json").get("cases").valueStream().toList();
        for (JsonNode one : golden) {
            ObjectNode request = requests.addObject();
            request.set("sleeve_positions", one.get("sleeves"));
            request.set("risk_budgets", one.get("risk_budgets"));
            request.set("prev_weights", one.get("prev_weights"));
            ObjectNode constraints = request.putObject("constraints");
            constraints.putArray("bounds_per_asset").add(one.at("/constraints/lower").doubleValue()).add(one.at("/constraints/upper").doubleValue());
            constraints.set("gross_cap", one.at("/constraints/gross_cap"));
            constraints.set("net_cap", one.at("/constraints/net_cap"));
            constraints.set("turnover_cap", one.at("/constraints/turnover_cap"));
        }
        Outcome outcome = combine(requests.toString());
        assertThat(outcome.code()).as("one of them has an error").isEqualTo(65);
        JsonNode results = outcome.json();
        assertThat(results.size()).isEqualTo(golden.size());
        int errors = 0;
        for (int i = 0; i < golden.size(); i++) {
            JsonNode expected = golden.get(i).get("expected");
            String id = golden.get(i).get("id").stringValue();
            if (expected.has("error")) {
                errors++;
                assertThat(results.get(i).at("/error/message").stringValue()).as(id).contains(expected.get("message_contains").stringValue());
                continue;
            }
            JsonNode weights = results.get(i).get("total_weights");
            assertThat(weights.propertyNames()).as(id).containsExactlyElementsOf(expected.get("total_weights").propertyNames());
            for (String asset : weights.propertyNames()) {
                assertThat(weights.get(asset).doubleValue()).as(id + " " + asset)
                        .isEqualTo(expected.get("total_weights").get(asset).doubleValue(), within(1e-12));
            }
            assertThat(results.get(i).at("/feasibility/initial_violations")).as(id).isEqualTo(expected.get("initial_violations"));
            assertThat(results.get(i).at("/feasibility/projection_applied")).as(id).isEqualTo(expected.get("projection_applied"));
        }
        assertThat(errors).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                                                     | There are no sleeves",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}}                            | There are no risk budgets",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"t\": 1}} | Sleeve s has positions but no risk budget",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": -1, \"t\": 2}} | negative",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 0.9}} | 0.900000",
        "{\"sleeve_positions\": {\"s\": {\"A\": null}}, \"risk_budgets\": {\"s\": 1}} | sleeve_positions.s.A: missing, expected a value",
        "{\"sleeve_positions\": {\"s\": {\"A\": \"1\"}}, \"risk_budgets\": {\"s\": 1}} | sleeve_positions.s.A: found 1, expected a finite number",
        "{\"sleeve_positions\": {\"s\": 1}, \"risk_budgets\": {\"s\": 1}}       | sleeve_positions.s: found 1, expected a mapping",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 1}, \"caps\": {}} | caps: unknown key",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 1}, \"constraints\": {\"bounds_per_asset\": [1, -1]}} | lower <= upper",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 1}, \"constraints\": {\"bounds_per_asset\": [1]}} | two numbers",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 1}, \"constraints\": {\"gross_cap\": 0}} | gross_cap is 0.0",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 1}, \"constraints\": {\"turnover_cap\": -1}} | turnover_cap is -1.0",
        "{\"sleeve_positions\": {\"s\": {\"A\": 1}}, \"risk_budgets\": {\"s\": 1}, \"projection\": \"nearest\"} | sequential or exact",
        "{\"sleeve_positions\":                                                 | line 1",
        "7                                                                      | expected an object",
    })
    void aRequestThatCannotBeIsBadData(String request, String says) throws IOException {
        combine(request).failedWith(65, "request.json", says);
        if (says.equals("line 1")) {
            return;
        }
        Outcome many = combine("[" + request + ", " + SmallSleeves.REQUEST + "]");
        assertThat(many.code()).isEqualTo(65);
        assertThat(many.err()).isEmpty();
        assertThat(many.json().at("/0/error/message").stringValue()).contains(says);
        assertThat(many.json().at("/0/error/exit_code").intValue()).isEqualTo(65);
        assertThat(many.json().at("/1/total_weights/ES").doubleValue()).isEqualTo(0.36, within(1e-15));
    }

    @Test
    void theViewsExplainASmallBacktest() throws IOException {
        Files.writeString(inputs.resolve("sleeves.yaml"), SmallSleeves.SETTINGS + "missing_dates: flat\n");
        backtest("--run-id", "small").succeeded();
        assertThat(Stores.text(store, "SELECT date, asset, sleeve, budget, contribution, round(unconstrained_weight, 9), round(weight, 9) "
                + "FROM audit.sleeve_contribution WHERE run_id = 'small' ORDER BY ALL")).isEqualTo("""
                2024-01-02 | A | carry | 0.5 | 0.2 | 0.3 | 0.3
                2024-01-02 | A | trend | 0.5 | 0.1 | 0.3 | 0.3
                2024-01-02 | B | carry | 0.5 | 0.1 | 0.1 | 0.1
                2024-01-02 | B | trend | 0.5 | 0.0 | 0.1 | 0.1
                2024-01-02 | C | carry | 0.5 | 0.0 | -0.2 | -0.2
                2024-01-02 | C | trend | 0.5 | -0.2 | -0.2 | -0.2
                2024-01-05 | A | carry | 0.5 | 0.4 | 0.8 | 0.363636364
                2024-01-05 | A | trend | 0.5 | 0.4 | 0.8 | 0.363636364
                2024-01-05 | B | carry | 0.5 | 0.4 | 0.4 | 0.290909091
                2024-01-05 | B | trend | 0.5 | 0.0 | 0.4 | 0.290909091
                2024-01-05 | C | carry | 0.5 | 0.0 | -0.2 | -0.145454545
                2024-01-05 | C | trend | 0.5 | -0.2 | -0.2 | -0.145454545
                2024-01-09 | A | carry | 0.5 | 0.0 | 0.0 | 0.0
                2024-01-09 | A | trend | 0.5 | 0.0 | 0.0 | 0.0
                2024-01-09 | B | carry | 0.5 | 0.0 | 0.0 | 0.0
                2024-01-09 | B | trend | 0.5 | 0.0 | 0.0 | 0.0
                2024-01-09 | C | carry | 0.5 | 0.0 | 0.3 | 0.3
                2024-01-09 | C | trend | 0.5 | 0.3 | 0.3 | 0.3""");
        assertThat(Stores.text(store, "SELECT date, projection, status, projection_applied, broken_before, broken_after, conflict, iterations, "
                + "round(distance, 6), round(gross, 6), round(net, 6), round(turnover, 6), positions, round(slack_gross_cap, 6), "
                + "slack_turnover_cap, multiplier_gross_cap FROM audit.feasibility WHERE run_id = 'small' ORDER BY date")).isEqualTo("""
                2024-01-02 | sequential | not_needed | false |  |  | NULL | 0 | 0.0 | 0.6 | 0.2 | 0.6 | 3 | 0.2 | NULL | NULL
                2024-01-05 | sequential | settled | true | bounds+gross_cap+net_cap |  | NULL | 2 | 0.453089 | 0.8 | 0.509091 | 0.309091 | 3 | 0.0 | NULL | NULL
                2024-01-09 | sequential | not_needed | false |  |  | NULL | 0 | 0.0 | 0.3 | 0.3 | 1.1 | 1 | 0.5 | NULL | NULL""");
        assertThat(Stores.text(store, "SELECT date, CAST(broken_before_list AS VARCHAR), CAST(broken_after_list AS VARCHAR) "
                + "FROM audit.feasibility WHERE run_id = 'small' ORDER BY date")).isEqualTo("""
                2024-01-02 | [] | []
                2024-01-05 | [bounds, gross_cap, net_cap] | []
                2024-01-09 | [] | []""");
        assertThat(Stores.text(store, "SELECT date, asset, constraint_name, round(moved, 9) FROM audit.constraint_ledger "
                + "WHERE run_id = 'small' ORDER BY ALL")).isEqualTo("""
                2024-01-05 | A | bounds | -0.3
                2024-01-05 | A | gross_cap | -0.136363636
                2024-01-05 | B | gross_cap | -0.109090909
                2024-01-05 | C | gross_cap | 0.054545455""");
        // 2024-01-03 by hand: carry 0.2 ln 1.02 + 0.1 ln 0.99, trend 0.1 ln 1.02 - 0.2 ln 1. 2024-01-08 by hand: carry 0.4 ln 1.01 +
        // 0.4 ln 0.98, trend 0.4 ln 1.01 - 0.2 ln 1.01, projection -0.436364 ln 1.01 - 0.109091 ln 0.98 + 0.054545 ln 1.01.
        assertThat(Stores.text(store, "SELECT date, component, round(log_return, 9) FROM audit.sleeve_attribution WHERE run_id = 'small' "
                + "AND date IN ('2024-01-03', '2024-01-08') ORDER BY ALL")).isEqualTo("""
                2024-01-03 | cost | 0.0
                2024-01-03 | projection | 0.0
                2024-01-03 | sleeve:carry | 0.002955492
                2024-01-03 | sleeve:trend | 0.001980263
                2024-01-08 | cost | 0.0
                2024-01-08 | projection | -0.001595286
                2024-01-08 | sleeve:carry | -0.004100951
                2024-01-08 | sleeve:trend | 0.001990066""");
    }

    @Test
    void theSumsHoldInTheStoreForBothProjections() throws IOException {
        for (String projection : List.of("sequential", "exact")) {
            Outcome.of("sleeves", "backtest", "--inputs", sample, "--store", store, "--run-id", projection, "--projection",
                    projection).succeeded();
        }
        // Pinned, so that every JDK this runs on has to give the same bytes; SleeveRulesTest pins those of the first rules.
        assertThat(Stores.text(store, "SELECT run_id, content_sha256 FROM run_outcome ORDER BY run_id")).isEqualTo("""
                exact | bf43f1cc1170f1484c9aea5f734f0d8c8e044058068bb7ff1aa508d542d83293
                sequential | c5a5122b590ab37c47023a9ea92815ab9d10a1c99fc35ed2edce856b504c37e3""");
        assertThat(Stores.text(store, "SELECT run_id, count(DISTINCT date), count(DISTINCT asset), count(DISTINCT sleeve) "
                + "FROM audit.sleeve_contribution GROUP BY run_id ORDER BY run_id")).isEqualTo("exact | 490 | 13 | 5\nsequential | 490 | 13 | 5");
        assertThat(Stores.text(store, """
                WITH moved AS (SELECT run_id, date, asset, sum(moved) AS moved FROM audit.constraint_ledger GROUP BY ALL)
                SELECT count(*) FROM (SELECT DISTINCT run_id, date, asset, unconstrained_weight, weight FROM audit.sleeve_contribution)
                LEFT JOIN moved USING (run_id, date, asset)
                WHERE abs(weight - unconstrained_weight - coalesce(moved, 0)) > 1e-12""")).isEqualTo("0");
        assertThat(Stores.text(store, """
                SELECT count(*) FROM (SELECT run_id, date, sum(log_return) AS total FROM audit.sleeve_attribution GROUP BY ALL)
                JOIN main.run_artifact USING (run_id) JOIN main.portfolio_return_v1 USING (artifact_id, date)
                WHERE abs(total - ln(1 + ret)) > 1e-12""")).isEqualTo("0");
        assertThat(Stores.text(store, "SELECT count(*) > 100, max(residual) < 1e-9, min(slack_gross_cap) > -1e-9, min(slack_net_cap) > -1e-9, "
                + "min(slack_turnover_cap) > -1e-9, bool_and(broken_after = '') FROM audit.feasibility WHERE run_id = 'exact' "
                + "AND projection_applied")).isEqualTo("true | true | true | true | true | true");
        assertThat(Stores.text(store, "SELECT kind, count(*) FROM main.run_artifact JOIN main.artifact USING (artifact_id) "
                + "WHERE run_id = 'exact' GROUP BY kind ORDER BY kind")).as("positions before and after overlays").isEqualTo("""
                allocation_feasibility | 1
                asset_return | 1
                constraint_ledger | 1
                equity_curve | 1
                portfolio_return | 1
                sleeve_attribution | 1
                sleeve_contribution | 1
                sleeve_position | 2
                sleeve_return | 1
                trend_unit_return | 1
                weight | 1""");
    }

    @Test
    void theSameBacktestAgainIsAlreadyStoredWhateverTheOrderOfColumnsAndBudgets() throws IOException {
        backtest().succeeded();
        var before = Stores.contents(store);
        Files.writeString(inputs.resolve("sleeves.yaml"), """
                execution: {slippage_bp: 10, lag: 1}
                constraints: {net_cap: 0.6, bounds_per_asset: [-0.5, 0.5], gross_cap: 0.8}
                budgets: {trend: 0.5, carry: 0.5}
                """);
        Files.writeString(inputs.resolve("positions/carry.csv"), "date,B,A\n2024-01-02,0.2,0.4\n2024-01-05,0.8,0.8\n");
        assertThat(backtest("--json").succeeded().json().at("/already_stored").booleanValue()).isTrue();
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Test
    void theAllocatorRunsOnTheBookAsOnADirectoryWithItsTables() throws IOException {
        JsonNode both = Outcome.of("sleeves", "backtest", "--inputs", sample, "--store", store, "--with-allocator", "--json")
                .succeeded().json();
        Path exported = folder.resolve("exported");
        Outcome.of("export", both.at("/run_id").stringValue(), "--to", exported, "--store", store).succeeded();
        Path directory = folder.resolve("directory");
        Files.createDirectories(directory);
        for (String table : List.of("asset_returns.csv", "weights.csv", "sleeve_returns.csv")) {
            Files.copy(exported.resolve(table), directory.resolve(table));
        }
        Path config = Files.writeString(folder.resolve("config.yaml"), "execution: {slippage_bp: 1}\n");
        JsonNode run = Outcome.of("run", "--inputs", directory, "--config", config, "--store", store, "--json").succeeded().json();
        assertThat(run.at("/already_stored").booleanValue()).isTrue();
        assertThat(run.at("/content_sha256")).isEqualTo(both.at("/allocator_run/content_sha256"));
    }

    @Test
    void exportKeepsPositionsBeforeAndAfterOverlaysApart() throws IOException {
        Files.writeString(inputs.resolve("sleeves.yaml"), SmallSleeves.SETTINGS + "overlays: [{kind: macro, scalars: macro}]\n");
        Files.writeString(inputs.resolve("macro.csv"), "date,scalar\n2024-01-01,1\n2024-01-05,0.5\n");
        backtest("--run-id", "small").succeeded();
        Outcome.of("export", "small", "--to", folder.resolve("exported"), "--store", store).succeeded();
        assertThat(Files.readString(folder.resolve("exported/sleeve_position_v1_input.csv"))).contains("2024-01-05,carry,A,0.8\n");
        assertThat(Files.readString(folder.resolve("exported/sleeve_position_v1.csv"))).contains("2024-01-05,carry,A,0.4\n");
        assertThat(Files.readString(folder.resolve("exported/overlay_scalar_v1.csv"))).isEqualTo("date,macro\n2024-01-01,1.0\n2024-01-05,0.5\n");
        assertThat(Stores.text(store, "SELECT DISTINCT contribution FROM audit.sleeve_contribution WHERE date = '2024-01-05' "
                + "AND asset = 'A' AND sleeve = 'carry'")).isEqualTo("0.2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sleeves.yaml         |                                                      | 66 | sleeves.yaml",
        "sleeves.yaml         | budgets: {carry: 0.5}                                | 65 | 0.500000",
        "sleeves.yaml         | budgets: {carry: 1.0}                                | 65 | Sleeve trend has positions but no risk budget",
        "sleeves.yaml         | budget: {carry: 1.0}                                 | 65 | budget: unknown key",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, constraints: {net_cap: 0}} | 64 | net_cap is 0.0",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, projection: near} | 64 | sequential or exact",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, overlays: [{kind: macro}]} | 65 | overlays[0].scalars",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, overlays: [{kind: macro, scalars: macro}]} | 66 | macro.csv",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, overlays: [{kind: macro, scalars: ../macro}]} | 65 | outside the directory",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, overlays: [{kind: volatility, target: 0}]} | 64 | target volatility",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, overlays: [{kind: volatility, sleeves: [value]}]} | 65 | names the sleeve value",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, overlays: [{kind: speed}]} | 65 | macro or volatility",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, missing_dates: zero} | 65 | missing_dates: found zero, expected hold",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, missing_dates: {carry: 0}} | 65 | missing_dates.carry: found 0",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, missing_dates: {value: flat}} | 65 | Sleeve value has a rule for missing dates",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, allow_infeasible: 1} | 65 | allow_infeasible: found 1, expected true or false",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, rules: 1}         | 65 | rules: found 1, expected 2 or nothing",
        "sleeves.yaml         | {budgets: {carry: 0.5, trend: 0.5}, rules: 3}         | 65 | rules: found rules 3, expected 1 or 2",
        "asset_returns.csv    |                                                      | 66 | asset_returns.csv",
        "positions/trend.csv  | 'date,A,D\n2024-01-02,1,1'                          | 65 | asset D has positions but no returns",
        "positions/trend.csv  | 'date,A,C'                                           | 65 | no rows below the header",
    })
    void aDirectoryThatCannotBeIsRefusedAndNothingIsStored(String file, String content, int exit, String says) throws IOException {
        if (content == null) {
            Files.delete(inputs.resolve(file));
        } else {
            Files.writeString(inputs.resolve(file), content.replace("\\n", "\n") + "\n");
        }
        backtest().failedWith(exit, says);
        assertThat(store).doesNotExist();
    }

    @Test
    void aBookThatGoesBrokeIsRefused() throws IOException {
        Files.writeString(inputs.resolve("asset_returns.csv"), Files.readString(inputs.resolve("asset_returns.csv"))
                .replace("2024-01-03,0.02", "2024-01-03,-1.02"));
        backtest().failedWith(65, "asset_returns.csv, line 3, column 2 (A), 2024-01-03");
    }

    @Test
    void aBudgetWithoutPositionsAndAnInfeasibleRebalanceAreWarnings() throws IOException {
        Files.writeString(inputs.resolve("sleeves.yaml"), """
                budgets: {carry: 0.5, trend: 0.25, value: 0.25}
                constraints: {bounds_per_asset: [0.2, 0.5], gross_cap: 0.5}
                """);
        Outcome outcome = backtest("--json").succeeded();
        assertThat(outcome.json().at("/warnings").valueStream().map(w -> w.get("code").stringValue()))
                .containsExactly("BUDGET_WITHOUT_POSITIONS", "INFEASIBLE_REBALANCES");
        assertThat(outcome.err()).contains("value", "3 of 3 rebalances");
    }

    @Test
    void aBacktestSaysWhereItHeldThePreviousWeights() throws IOException {
        String settings = "budgets: {carry: 0.5, trend: 0.5}\nconstraints: {bounds_per_asset: [0.2, 0.5], gross_cap: 0.5}\nprojection: exact\n";
        Files.writeString(inputs.resolve("sleeves.yaml"), settings);
        JsonNode held = backtest("--json", "--run-id", "held").succeeded().json();
        assertThat(held.get("previous_held_on").valueStream().map(JsonNode::stringValue)).containsExactly("2024-01-02", "2024-01-05", "2024-01-09");
        assertThat(held.at("/warnings/0/code").stringValue()).isEqualTo("EXACT_INFEASIBLE_HELD");
        assertThat(held.at("/warnings/0/message").stringValue()).contains("On 3 of 3 rebalances", "2024-01-02, 2024-01-05, 2024-01-09",
                "allow_infeasible: true", "[count=3, first=2024-01-02, worst=0.0333333333333");
        assertThat(backtest("--run-id", "again").succeeded().out()).contains("EXACT_INFEASIBLE_HELD");
        assertThat(held.at("/settings/allow_infeasible").isMissingNode()).isTrue();

        Files.writeString(inputs.resolve("sleeves.yaml"), settings + "allow_infeasible: true\n");
        JsonNode allowed = backtest("--json", "--run-id", "allowed").succeeded().json();
        assertThat(allowed.get("previous_held_on").isEmpty()).isTrue();
        assertThat(allowed.at("/settings/allow_infeasible").booleanValue()).isTrue();
        assertThat(allowed.at("/warnings/0/code").stringValue()).isEqualTo("INFEASIBLE_REBALANCES");
        List.of("held", "allowed").forEach(run -> Outcome.of("replay", run, "--store", store).succeeded());
    }

    @Test
    void anEmptySetIsNamedInTheStore() throws IOException {
        Files.writeString(inputs.resolve("sleeves.yaml"), """
                budgets: {carry: 0.5, trend: 0.5}
                constraints: {bounds_per_asset: [0.2, 0.5], gross_cap: 0.5}
                projection: exact
                """);
        backtest().succeeded();
        assertThat(Stores.text(store, "SELECT DISTINCT status, conflict, converged FROM audit.feasibility"))
                .isEqualTo("empty_set | bounds+gross_cap | false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "why small 2024-01-05            | 65",
        "validate small                  | 64",
        "run --inputs IN --strategies S  | 64",
    })
    void whatNeedsAnAllocatorSaysThatThisRunHasNone(String words, int exit) throws IOException {
        Path strategies = Files.writeString(folder.resolve("strategies.yaml"),
                "allocator_v1: {enabled: true, mode: precomputed, precomputed_run_id: small}\n");
        SmallRun.in(folder.resolve("book"));
        String command = words.replace("IN", folder.resolve("book").toString()).replace(" S", " " + strategies);
        Outcome.of(List.of(command.strip().split(" ")), "--store", backtested).failedWith(exit, "Run small is a run of kind sleeves", "no allocator ran");
    }

    @Test
    void theListOfRunsSaysOfWhatKindEachIs() {
        assertThat(Outcome.of("runs", "--store", backtested).succeeded().out()).containsPattern("small +sleeves +COMPLETE +- +2024-01-02 +2024-01-12");
    }

    @Test
    void chartsAreWrittenWhereTheReportSays() {
        JsonNode files = backtest("--report-dir", folder.resolve("charts"), "--json").succeeded().json().get("files");
        assertThat(files.valueStream().map(f -> Path.of(f.stringValue()).getFileName().toString())).containsExactly(
                "sleeve-contributions.png", "sleeve-contributions.svg", "sleeve-attribution.png", "sleeve-attribution.svg");
        assertThat(Stores.files(folder.resolve("charts"))).hasSize(4);
    }
}
