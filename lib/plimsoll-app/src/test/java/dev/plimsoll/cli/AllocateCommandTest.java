package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.WithFolder;
import dev.plimsoll.kind.allocation.AllocationBatchReport;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.AllocationDocument;
import dev.plimsoll.store.files.AllocationExamples;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.SmallRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Allocations on the command line and in the store, from the documented request to the audit's answers. */
class AllocateCommandTest extends WithFolder {

    private Path store;

    @BeforeEach
    void writeTheExample() throws IOException {
        store = folder.resolve("store.duckdb");
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST);
        Files.writeString(folder.resolve("config.yaml"), AllocationExamples.CONFIG);
    }

    private Outcome allocate(Object... more) {
        return Outcome.of(List.of("allocate", "--config", folder.resolve("config.yaml"), "--store", store), more);
    }

    private Outcome allocateFile(Object... more) {
        return allocate(Stream.concat(Stream.of("--request", folder.resolve("request.json")), Arrays.stream(more)).toArray());
    }

    private Outcome allocateLines(List<String> lines, Object... more) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
            return allocate(Stream.concat(Stream.of("--request", "-"), Arrays.stream(more)).toArray());
        } finally {
            System.setIn(before);
        }
    }

    /** 10 of 22 shares are held, so 12 of 20 are left: 12 · 185 = 2,220 of a budget of 8,000 · 1.25; 185 · (1 + 0.5 · 2 bp) = 185.02. */
    @Test
    void theDocumentedRequestGivesTheDocumentedResult() {
        Stores.fresh(store);
        assertThat(allocateFile("--run-id", "example").succeeded().out().replaceAll("pl-[0-9a-f]{32}", "pl-…")).isEqualTo("""
                {
                 "run_id": "example",
                 "decisions": [
                  {
                   "symbol": "AAPL",
                   "timeframe": "1Min",
                   "order_type": "market",
                   "time_in_force": "day",
                   "side": "buy",
                   "requested_qty": "20",
                   "approved_qty": "12",
                   "target_delta_qty": "12",
                   "requested_notional": "3700",
                   "approved_notional": "2220",
                   "status": "clipped",
                   "reason_codes": [
                    "allocator_clip_symbol_capacity"
                   ],
                   "source_intents": [
                    "i1"
                   ],
                   "strategies": {
                    "tsmom": "12"
                   }
                  }
                 ],
                 "gates": [
                  {"gate": "kill_switch", "passed": true, "value": "0", "limit": "0", "slack": "0"},
                  {"gate": "global_notional", "passed": true, "value": "2220", "limit": null, "slack": null},
                  {"gate": "symbol_exposure", "passed": true, "value": "4070", "limit": "4070", "slack": "0"},
                  {"gate": "strategy_contribution", "passed": true, "value": "2220", "limit": null, "slack": null},
                  {"gate": "gross_exposure", "passed": true, "value": "4070", "limit": "100000", "slack": "95930"},
                  {"gate": "net_exposure", "passed": true, "value": "4070", "limit": null, "slack": null},
                  {"gate": "buying_power", "passed": true, "value": "2220", "limit": "200000", "slack": "197780"},
                  {"gate": "price_band", "passed": true, "value": "0", "limit": "0.2", "slack": "0.2"},
                  {"gate": "shorts_not_allowed", "passed": true, "value": "0", "limit": null, "slack": null}
                 ],
                 "budget_utilization": [
                  {
                   "strategy_id": "tsmom",
                   "budget": "10000",
                   "used": "2220",
                   "ratio": "0.222"
                  }
                 ],
                 "order_intents": [
                  {
                   "client_order_id": "pl-…",
                   "symbol": "AAPL",
                   "side": "buy",
                   "qty": "12",
                   "order_type": "limit",
                   "limit_price": "185.02",
                   "time_in_force": "day"
                  }
                 ],
                 "regime": {
                  "label": "trend",
                  "confidence": "0.9",
                  "budget_multiplier": "1",
                  "capacity_multiplier": "1"
                 },
                 "metrics": {
                  "allocator_active_strategies": "1",
                  "allocator_gross_exposure": "4070",
                  "allocator_net_exposure": "4070",
                  "capacity_utilization_ratio{symbol=\\"AAPL\\"}": "1",
                  "strategy_pnl_contribution{strategy_id=\\"tsmom\\"}": "0"
                 }
                }
                """.replaceAll("\\{\"gate\": (.*?), \"passed\": (.*?), \"value\": (.*?), \"limit\": (.*?), \"slack\": (.*?)\\}",
                "{\n   \"gate\": $1,\n   \"passed\": $2,\n   \"value\": $3,\n   \"limit\": $4,\n   \"slack\": $5\n  }"));
    }

    @Test
    void theSameRequestGivesTheSameBytesAndIsStoredOnce() throws IOException {
        Stores.fresh(store);
        Outcome first = allocateFile().succeeded();
        assertThat(allocateFile().succeeded()).isEqualTo(first);
        assertThat(allocateFile("--json").succeeded().out()).isEqualTo(first.out());
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replaceAll("\"(\\d+)\"", "$1.00").replace("\n", " "));
        assertThat(allocateFile().succeeded()).as("the same request, written in another way").isEqualTo(first);
        assertThat(first.json().get("run_id").asString()).startsWith("allocation_20260212_20260212_");
        assertThat(Stores.text(store, "SELECT run_id, kind, allocator_version, window_start, window_end FROM run")).isEqualTo(
                first.json().get("run_id").asString() + " | allocation | none | 2026-02-12 | 2026-02-12");
        assertThat(Stores.text(store, "SELECT content_sha256 FROM run_outcome")).as("the same on every JDK")
                .isEqualTo("22ecf80f66b9c616a0b49fe93d9ca952651c328e4e8a88081758485586e4c77d");
    }

    @Test
    void aBadRequestIsRefusedByItsPathAndNothingIsStored() throws IOException {
        List<AllocationExamples.Bad> all = AllocationExamples.bad().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        for (AllocationExamples.Bad bad : all) {
            Files.writeString(folder.resolve("request.json"), bad.request());
            allocateFile().failedWith(65, "plimsoll allocate: " + folder.resolve("request.json") + ", ",
                    bad.message().replaceFirst("^, ", ""));
        }
        assertThat(store).doesNotExist();
    }

    @Test
    void aShareOfAnEquityThatIsMissingIsRefused() throws IOException {
        Stores.fresh(store);
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("\"equity\":\"100000\",", ""));
        allocateFile("--run-id", "without").succeeded();
        Files.writeString(folder.resolve("config.yaml"), "enabled: true\nlimits: {max_symbol_pct_equity: 0.1}\n");
        allocateFile().failedWith(65, folder.resolve("request.json") + ", account.equity: missing", "limits.max_symbol_pct_equity");
        assertThat(Stores.text(store, "SELECT run_id FROM run")).isEqualTo("without");
    }

    @Test
    void aFigureTooLargeForTheStoreIsRefused() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "enabled: false\n");
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("\"185\"", "\"1e17\"").replace("\"20\"", "1e10")
                .replace(",\"market_value\":\"1850\"", ""));
        allocateFile().failedWith(65, "request.json, The result holds the figure", "expected one below 10^26");
        assertThat(store).doesNotExist();
    }

    @Test
    void whatIsWrongWithTheCallIsSaid() {
        allocateFile("--day", "2020-01-02").failedWith(64, "--regime-from-run and --day belong together");
        Outcome.of("allocate", "--request", folder.resolve("none.json"), "--store", store).failedWith(66, "none.json does not exist");
        allocateLines(List.of("")).failedWith(65, "There is no request to allocate");
        assertThat(store).doesNotExist();
    }

    @Test
    void whereARequestComesFromIsStoredAndShown() throws IOException {
        Stores.fresh(store);
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("\"kill_switch\":false", """
                "kill_switch":false,"provenance":{"repository":"desk/books","base":"a1","head":"b2","designDoc":"docs/d.md",
                "riskConfigPath":"risk.yaml","strategyConfigPath":"tsmom.yaml"}"""));
        allocateFile("--run-id", "said").succeeded();
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST);
        allocateFile("--run-id", "silent").succeeded();
        assertThat(sql("FROM audit.request_provenance ORDER BY run_id")).isEqualTo("""
                said | 1 | 2026-02-12T14:30Z | desk/books | a1 | b2 | docs/d.md | risk.yaml | tsmom.yaml
                silent | 1 | 2026-02-12T14:30Z | NULL | NULL | NULL | NULL | NULL | NULL""");
    }

    @Test
    void fillsGiveTheContributionOfTheirStrategyAndReplay() throws IOException {
        Stores.fresh(store);
        Files.writeString(folder.resolve("request.json"), AllocationExamples.WITH_FILLS);
        assertThat(allocateFile("--run-id", "filled").succeeded().json().get("metrics")
                .get("strategy_pnl_contribution{strategy_id=\"tsmom\"}").asString()).isEqualTo("9");
        assertThat(sql("SELECT label, value::DOUBLE FROM audit.allocation_metric WHERE metric::VARCHAR = 'strategy_pnl_contribution'"))
                .isEqualTo("tsmom | 9.0");
        assertThat(Outcome.of("replay", "filled", "--store", store).succeeded().out()).contains("IDENTICAL");
        String line = AllocationExamples.WITH_FILLS.replace("\n", " ");
        allocateLines(List.of(line, line.replaceFirst("02-12T", "02-13T")), "--run-id", "two").succeeded();
        Outcome.of("certify", "two", "--store", store).succeeded();
    }

    @Test
    void aBadFillIsRefusedByItsPathInAFileAndInALine() throws IOException {
        for (AllocationExamples.Bad bad : AllocationExamples.badFills().toList()) {
            String text = AllocationExamples.WITH_FILLS.replaceFirst("(?s)^(.*)\\Q" + bad.from() + "\\E",
                    "$1" + Matcher.quoteReplacement(bad.to())); // the last of its kind
            Files.writeString(folder.resolve("request.json"), text);
            allocateFile().failedWith(65, "plimsoll allocate: " + folder.resolve("request.json") + ", " + bad.message());
            assertThat(allocateLines(List.of(text.replace("\n", " "))).err()).contains("standard input, line 1, " + bad.message());
        }
        assertThat(store).doesNotExist();
    }

    @Test
    void aTurnoverCapAboveTheWholeEquityLeavesAWarning() throws IOException {
        Stores.fresh(store);
        Path loose = folder.resolve("loose.yaml");
        Files.writeString(loose, "enabled: true\nlimits: {turnover_pct_equity: 1}\n");
        assertThat(Outcome.of("allocate", "--request", folder.resolve("request.json"), "--config", loose, "--store", store).succeeded().err())
                .doesNotContain("Warning");
        Files.writeString(loose, "enabled: true\nlimits: {turnover_pct_equity: 50}\n");
        assertThat(Outcome.of("allocate", "--request", folder.resolve("request.json"), "--config", loose, "--store", store).succeeded().err())
                .contains("Warning: limits.turnover_pct_equity is 50: one request may trade more than the whole equity.");
        assertThat(sql("SELECT code FROM run_warning")).isEqualTo("LOOKS_LIKE_PERCENT");
    }

    @Test
    void linesAreOneRunWithAResultForEach() {
        Stores.fresh(store);
        List<String> lines = AllocationExamples.lines(60);
        Outcome batch = allocateLines(lines, "--run-id", "batch").succeeded();
        assertThat(batch.err()).isEmpty();
        List<String> results = batch.out().lines().toList();
        assertThat(results).hasSize(60).allSatisfy(line -> assertThat(line).startsWith("{\"run_id\":\"batch\",\"decisions\":[{"));
        assertThat(Stores.text(store, "SELECT run_id FROM run")).isEqualTo("batch");
        assertThat(Stores.text(store, "SELECT count(*), min(request), max(request) FROM audit.allocation_decision")).isEqualTo("60 | 1 | 60");
        // Held: 0 to 29 shares in turn, of 22 at most; the request wants 20.
        assertThat(Stores.text(store, "SELECT approved_qty::INTEGER, status, count(*) FROM audit.allocation_decision WHERE request <= 30 "
                + "AND request IN (1, 3, 4, 22, 23, 30) GROUP BY ALL ORDER BY min(request)")).isEqualTo("""
                20 | approved | 2
                19 | clipped | 1
                1 | clipped | 1
                0 | rejected | 2""");
        assertThat(allocateLines(lines, "--run-id", "batch", "--progress", "on").succeeded().out()).isEqualTo(batch.out());
        Outcome alone = allocateLines(List.of(lines.get(17)), "--run-id", "alone").succeeded();
        assertThat(alone.out().replace("alone", "batch").strip()).as("a request's result does not depend on the others")
                .isEqualTo(results.get(17));
        AllocationBatchReport again = Plimsoll.open(store.toString()).allocation("batch");
        assertThat(again.results().stream().map(result -> Json.line(AllocationDocument.of("batch", result))).toList())
                .as("decided again from the store").isEqualTo(results);
    }

    @Test
    void aBadLineRefusesTheWholeBatch() {
        List<String> lines = new ArrayList<>(AllocationExamples.lines(3));
        lines.set(1, lines.get(1).replace("\"side\":\"buy\"", "\"side\":\"hold\""));
        lines.add("{");
        Outcome refused = allocateLines(lines);
        assertThat(refused.code()).isEqualTo(65);
        assertThat(refused.err()).isEqualTo("plimsoll allocate: 2 of 4 requests are refused, so nothing of the batch was stored; the first: "
                + "standard input, line 2, intents[0].side: found hold, expected buy or sell.\n");
        List<String> results = refused.out().lines().toList();
        assertThat(results).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("{\"error\":{\"message\":").endsWith(",\"exit_code\":65}}"));
        assertThat(results.get(0)).contains("Not stored, as other requests of the batch are refused").isEqualTo(results.get(2));
        assertThat(results.get(1)).contains("standard input, line 2, intents[0].side");
        assertThat(results.get(3)).contains("standard input, line 4, column 2: not valid JSON");
        assertThat(store).doesNotExist();
    }

    @Test
    void anAuditAsksWhyATradeWasClippedOrRejected() throws IOException {
        Stores.fresh(store);
        Files.writeString(folder.resolve("config.yaml"), AllocationExamples.CONFIG + "gate: {price_band_pct: 0.1}\n");
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("\"intents\":[", """
                "intents":[{"intent_id":"i2","strategy_id":"pairs","symbol":"MSFT","side":"sell","qty":"3","price":"410","timeframe":"1Min",
                "event_ts":"2026-02-12T14:29:00.25Z","order_type":"limit","time_in_force":"ioc"},""").replace("\"market\":[", """
                "market":[{"symbol":"MSFT","price":"300"},"""));
        allocateFile("--run-id", "a").succeeded();
        assertThat(sql("""
                SELECT request, as_of, symbol, order_type, time_in_force, side, status, reason_codes, requested_qty::INTEGER,
                    allocated_qty::INTEGER, approved_qty::INTEGER, ordered_qty::INTEGER, target_delta_qty::INTEGER, strategies, rejected_by,
                    gate_slacks, enabled, regime, regime_confidence::DOUBLE
                FROM audit.allocation_decision WHERE run_id = 'a' ORDER BY symbol""")).isEqualTo("""
                1 | 2026-02-12T14:30Z | AAPL | market | day | buy | clipped | allocator_clip_symbol_capacity | 20 | 12 | 12 | 12 | 12 \
                | tsmom 12 of 20 | NULL | buying_power 197780, gross_exposure 95930, price_band 0.1, symbol_exposure 0 | true | trend | 0.9
                1 | 2026-02-12T14:30Z | MSFT | limit | ioc | sell | rejected | risk_reject_price_band | 3 | 3 | 0 | 0 | 0 \
                | pairs 0 of -3 | price_band | buying_power 196880, gross_exposure 95030, price_band -0.266666666667, symbol_exposure 3170 \
                | true | trend | 0.9""");
        assertThat(sql("SELECT reason_code_list::VARCHAR, strategy_list[1].strategy_id, strategy_list[1].approved_qty::INTEGER, "
                + "strategy_list[1].requested_qty::INTEGER, len(gate_slack_list), gate_slack_list[3].gate, gate_slack_list[3].slack::DOUBLE "
                + "FROM audit.allocation_decision WHERE run_id = 'a' ORDER BY symbol")).isEqualTo("""
                [allocator_clip_symbol_capacity] | tsmom | 12 | 20 | 4 | price_band | 0.1
                [risk_reject_price_band] | pairs | 0 | -3 | 4 | price_band | -0.266666666667""");
        assertThat(sql("SELECT request, gate, subject, passed, value::DOUBLE, limit_value::DOUBLE, slack::DOUBLE FROM audit.allocation_gate "
                + "WHERE limit_value IS NOT NULL ORDER BY gate")).isEqualTo("""
                1 | buying_power | NULL | true | 2220.0 | 200000.0 | 197780.0
                1 | gross_exposure | NULL | true | 4070.0 | 100000.0 | 95930.0
                1 | kill_switch | NULL | true | 0.0 | 0.0 | 0.0
                1 | price_band | AAPL | true | 0.0 | 0.1 | 0.1
                1 | symbol_exposure | AAPL | true | 4070.0 | 4070.0 | 0.0""");
        assertThat(sql("SELECT symbol, gate, passed FROM audit.allocation_gate_check WHERE NOT passed")).isEqualTo("MSFT | price_band | false");
        assertThat(sql("SELECT symbol, slice, slices, side, qty::INTEGER, order_type, placed_type, limit_price::DOUBLE FROM audit.order_intent"))
                .isEqualTo("AAPL | 1 | 1 | buy | 12 | market | limit | 185.02");
        assertThat(sql("SELECT strategy_id, family, budget::INTEGER, used::INTEGER, ratio::DOUBLE FROM audit.budget_utilization ORDER BY 1"))
                .isEqualTo("pairs | NULL | NULL | 0 | NULL\ntsmom | trend | 10000 | 2220 | 0.222");
        assertThat(sql("SELECT metric, label, value::INTEGER FROM audit.allocation_metric WHERE metric::VARCHAR LIKE 'allocator%' ORDER BY 1"))
                .isEqualTo("""
                allocator_active_strategies |  | 1
                allocator_gross_exposure |  | 4070
                allocator_net_exposure |  | 4070
                allocator_reject_total | risk_reject_price_band | 1""");
        assertThat(sql("SELECT intent_id, strategy_id, strategy_family, symbol, side, qty::INTEGER, confidence::DOUBLE, event_ts, "
                + "correlation_group FROM audit.trade_intent ORDER BY intent_id")).isEqualTo("""
                i1 | tsmom | trend | AAPL | buy | 20 | 0.8 | 2026-02-12T14:30Z | tech
                i2 | pairs | NULL | MSFT | sell | 3 | NULL | 2026-02-12T14:29:00.250Z | NULL""");
    }

    private String sql(String query) {
        return Plimsoll.open(store.toString()).sql(query).rows().stream()
                .map(row -> String.join(" | ", row.stream().map(cell -> cell == null ? "NULL" : cell.toString()).toList()))
                .reduce((a, b) -> a + "\n" + b).orElse("");
    }

    @Test
    void theRegimeOfAStoredRunTakesThePlaceOfTheRequests() throws IOException {
        Stores.fresh(store);
        SmallRun.in(folder.resolve("inputs"));
        Outcome.of("run", "--inputs", folder.resolve("inputs"), "--run-id", "small", "--store", store).succeeded();
        Map<String, String> days = Map.of("NORMAL", "calm", "ELEVATED", "mixed", "STRESS", "rough", "CRISIS", "storm");
        Files.writeString(folder.resolve("config.yaml"), AllocationExamples.CONFIG + """
                regime:
                  from_allocator: {NORMAL: Calm, ELEVATED: mixed, STRESS: rough, CRISIS: storm}
                  budget_multipliers: {default: 0.5, trend: 1}
                """);
        String regime = sql("SELECT regime FROM audit.regime_day WHERE run_id = 'small' AND date = '2020-04-01'");
        JsonNode result = allocateFile("--regime-from-run", "small", "--day", "2020-04-01", "--run-id", "driven").succeeded().json();
        assertThat(result.get("regime").get("label").asString()).isEqualTo(days.get(regime));
        assertThat(result.get("regime").get("confidence").isNull()).isTrue();
        assertThat(result.get("regime").get("budget_multiplier").asString()).isEqualTo("0.5");
        assertThat(result.get("decisions").get(0).get("approved_qty").asString()).as("4,070 · 0.5 is 11 shares, 10 are held").isEqualTo("1");
        assertThat(sql("SELECT config ->> '$.regime_from_run' FROM main.run_config WHERE run_id = 'driven'")).isEqualTo(
                "{\"day\":\"2020-04-01\",\"label\":\"" + days.get(regime) + "\",\"regime\":\"" + regime + "\",\"run_id\":\"small\"}");
        assertThat(sql("SELECT count(DISTINCT artifact_id) FROM main.run_artifact WHERE artifact_id IN (SELECT artifact_id "
                + "FROM main.allocator_regime_v1)")).as("the regimes are stored once").isEqualTo("1");
        assertThat(sql("SELECT role FROM main.run_artifact JOIN main.artifact USING (artifact_id) WHERE run_id = 'driven' "
                + "AND kind = 'allocator_regime'")).isEqualTo("input");
        assertThat(Plimsoll.open(store.toString()).allocation("driven").results().get(0).regime().label()).isEqualTo(days.get(regime));

        allocateFile("--regime-from-run", "small", "--day", "2019-01-01").failedWith(65, "has no state on 2019-01-01");
        allocateFile("--regime-from-run", "nobody", "--day", "2020-04-01").failedWith(66, "nobody");
        allocateFile("--regime-from-run", "driven", "--day", "2020-04-01").failedWith(64, "Run driven is of kind allocation");
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("2026-02-12T", "2020-03-31T"));
        allocateFile("--regime-from-run", "small", "--day", "2020-04-01").failedWith(65, "as_of: found 2020-03-31T14:30:00Z",
                "on or after 2020-04-01");
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("2026-02-12T", "2020-04-01T"));
        assertThat(allocateFile("--regime-from-run", "small", "--day", "2020-04-01").succeeded().err())
                .isEqualTo("Warning: 1 of 1 requests are of the day whose regime drives them, which is known at that day's close only.\n");
    }

    @Test
    void metricsOfABatchAddUpCountersAndEndWithTheLastGauges() throws IOException {
        Stores.fresh(store);
        List<String> lines = AllocationExamples.lines(25).subList(20, 25);
        allocateLines(lines, "--run-id", "m", "--metrics", folder.resolve("out/metrics.txt")).succeeded();
        String text = Files.readString(folder.resolve("out/metrics.txt"));
        // Held 20, 21, 22, 23, 24 of 22 at most: the last three are rejected, and of the last 24 · 185 = 4,440 are held.
        assertThat(text).contains("\nallocator_reject_total{reason=\"allocator_reject_symbol_capacity\"} 3\n",
                "\nallocator_gross_exposure 4440\n", "\nallocator_active_strategies 0\n").startsWith("# TYPE ").endsWith("# EOF\n");
        assertThat(text).isEqualTo(Plimsoll.open(store.toString()).allocation("m").metrics().openMetrics());
    }

    @Test
    void switchedOffItPassesIntentsThroughAndSaysSo() throws IOException {
        Stores.fresh(store);
        Files.writeString(folder.resolve("config.yaml"), "enabled: false\n");
        Outcome outcome = allocateFile("--run-id", "off").succeeded();
        assertThat(outcome.json().get("decisions").get(0).get("reason_codes").get(0).asString()).isEqualTo("allocator_disabled_passthrough");
        assertThat(outcome.err()).startsWith("Warning: The allocator is switched off");
        assertThat(allocateFile("--run-id", "off", "--quiet").succeeded().err()).isEmpty();
        assertThat(sql("SELECT enabled, reason_codes FROM audit.allocation_decision")).isEqualTo("false | allocator_disabled_passthrough");
    }

    @Test
    void theStoreRoundsWhatTheResultAndTheRequestHoldExactly() throws IOException {
        Stores.fresh(store);
        Files.writeString(folder.resolve("config.yaml"), "enabled: false\n");
        Files.writeString(folder.resolve("request.json"), AllocationExamples.REQUEST.replace("\"20\"", "0.1234567890125"));
        Outcome outcome = allocateFile("--run-id", "fine").succeeded();
        assertThat(outcome.json().get("decisions").get(0).get("requested_qty").asString()).isEqualTo("0.1234567890125");
        assertThat(outcome.json().get("decisions").get(0).get("requested_notional").asString()).isEqualTo("22.8395059673125");
        assertThat(sql("SELECT requested_qty, requested_notional FROM audit.allocation_decision")).as("half-even, to 12 decimals")
                .isEqualTo("0.123456789012 | 22.839505967312");
        assertThat(sql("SELECT document ->> '$.intents[0].qty' FROM main.allocation_request_v1")).isEqualTo("0.1234567890125");
    }

    @Test
    void aRunIsExportedWithPlainDecimalsAndInstants() throws IOException {
        Stores.fresh(store);
        allocateFile("--run-id", "example").succeeded();
        Outcome.of("export", "example", "--to", folder.resolve("csv"), "--store", store).succeeded();
        assertThat(Files.readString(folder.resolve("csv/budget_utilization_v1.csv"))).isEqualTo("""
                request,strategy_id,family,budget,used,ratio
                1,tsmom,trend,10000,2220,0.222
                """);
        assertThat(Files.readString(folder.resolve("csv/allocation_request_v1.csv"))).startsWith(
                "request,as_of,document\n1,2026-02-12T14:30:00Z,\"{\"\"account\"\"");
        Outcome.of("export", "example", "--to", folder.resolve("parquet"), "--format", "parquet", "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT epoch_us(as_of), typeof(ratio), ratio::DOUBLE FROM '" + folder
                + "/parquet/budget_utilization_v1.parquet', '" + folder + "/parquet/allocation_request_v1.parquet'"))
                .isEqualTo("1770906600000000 | DECIMAL(38,12) | 0.222");
    }

    @Test
    void theSampleCanBeAllocated() {
        Stores.fresh(store);
        Outcome.of("sample", "--kind", "allocation", "--out", folder.resolve("sample")).succeeded();
        Outcome result = Outcome.of("allocate", "--request", folder.resolve("sample/request.json"), "--config",
                folder.resolve("sample/portfolio-allocation.yaml"), "--store", store).succeeded();
        List<String> statuses = new ArrayList<>();
        result.json().get("decisions").forEach(decision -> statuses.add(decision.get("symbol").asString() + " "
                + decision.get("status").asString()));
        assertThat(statuses).containsExactly("AAPL clipped", "BTC approved", "MSFT approved", "NEWCO rejected", "SPY approved");
    }
}
