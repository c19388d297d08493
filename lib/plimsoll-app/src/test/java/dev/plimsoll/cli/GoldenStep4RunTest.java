package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A typical run on a real pair, from files to files, against an independent system. */
class GoldenStep4RunTest {

    private static final String PAIR = "step4/pair_a_spyqqq_btceth/";
    private static final List<String> OBJECTIVES = List.of("return", "balanced", "calmar", "robust");

    /** Read once: the reports are long. */
    private static final Map<String, JsonNode> DOCUMENTS = new HashMap<>();

    @TempDir
    private static Path folder;

    private static Path out;
    private static Path store;
    private static Outcome first;

    private static List<String> command(String threads) {
        return List.of("step4", "run-all", "--sleeve", "spyqqq=" + SharedData.path(PAIR + "sleeve_a_monthly.csv"), "--sleeve",
                "btceth=" + SharedData.path(PAIR + "sleeve_b_monthly.csv"), "--out-dir", out.toString(), "--start-capital", "10000",
                "--train-ratio", "0.6", "--min-history-months", "24", "--bootstrap-samples", "1200", "--bootstrap-block-months", "6",
                "--promote-dd-cap", "0.30", "--threads", threads, "--store", store.toString());
    }

    @BeforeAll
    static void runAll() {
        SharedData.path(PAIR);
        out = folder.resolve("out");
        store = folder.resolve("store.duckdb");
        first = Outcome.of(command("2"), "--json").succeeded();
    }

    /** Pinned, so that every JDK this runs on has to give the same bytes. */
    @Test
    void contentIsTheSameOnEveryMachine() {
        assertThat(first.json().get("content_sha256").asString())
                .isEqualTo("674bc0a915a44e9d54445be518dea8c45e367c2496f055223cb85bc813e877f0");
    }

    private static JsonNode json(String file) {
        return DOCUMENTS.computeIfAbsent(file, name -> new ObjectMapper().readTree(out.resolve(name)));
    }

    /** Names there are those of an older program. */
    private static String name(String golden) {
        return golden.replace("baseline_spy_only", "baseline_spyqqq_only").replace("btc_only", "btceth_only");
    }

    @Test
    void pathsOfDeterministicCandidatesAreThoseOfTheOtherSystem() throws IOException {
        for (String kind : List.of("deterministic/paths", "deterministic/paths_lr_converged")) {
            for (String file : Stores.files(SharedData.path(PAIR + kind))) {
                if (kind.endsWith("paths") && file.startsWith("ml_lr")) {
                    continue; // stopped before the optimum; the converged ones are in the other folder
                }
                double tolerance = file.startsWith("ml_lr") ? 1e-8 : 1e-9;
                List<String> expected = Files.readAllLines(SharedData.path(PAIR + kind + "/" + file));
                List<String> found = Files.readAllLines(out.resolve("paths/" + name(file.replace(".csv", "_path.csv"))));
                assertThat(found.get(0)).isEqualTo(expected.get(0)).startsWith("month_end,ret_spyqqq,ret_btceth,weight_spyqqq,weight_btceth,"
                        + "gross_leverage,ret_gross,cost,ret_net,turnover_abs");
                assertThat(found).hasSameSizeAs(expected);
                for (int row = 1; row < expected.size(); row++) {
                    String[] want = expected.get(row).split(",");
                    String[] have = found.get(row).split(",");
                    assertThat(have[0]).isEqualTo(want[0]);
                    for (int c = 1; c < want.length; c++) {
                        assertThat(Double.parseDouble(have[c])).as("%s row %d column %d", file, row, c)
                                .isCloseTo(Double.parseDouble(want[c]), within(tolerance));
                    }
                }
            }
        }
    }

    @Test
    void metricsScoresAndGatesOfTheReportAreThoseOfTheOtherSystem() {
        int checked = 0;
        for (JsonNode expected : SharedData.json(PAIR + "deterministic/candidates.json")) {
            String name = name(expected.get("name").asString());
            if (name.startsWith("ml_lr")) {
                continue; // of a model that had not converged
            }
            for (String objective : OBJECTIVES) {
                JsonNode found = candidate(objective, name);
                assertThat(found.get("robust_pass").asBoolean()).as(name).isEqualTo(expected.get("robust_pass").get(objective).asBoolean());
                assertThat(found.get("score").asDouble()).as(name).isCloseTo(expected.get("score").get(objective).asDouble(), within(1e-6));
                assertSame(found.get("metrics"), expected.get("metrics"), name);
            }
            assertThat(candidate("return", name).get("config").get("method")).isEqualTo(expected.get("config").get("method"));
            checked++;
        }
        assertThat(checked).isGreaterThanOrEqualTo(15);
    }

    private static void assertSame(JsonNode found, JsonNode expected, String where) {
        assertThat(found.propertyNames()).as(where).containsExactlyElementsOf(expected.propertyNames());
        expected.properties().forEach(entry -> {
            JsonNode value = found.get(entry.getKey());
            if (entry.getValue().isObject()) {
                assertSame(value, entry.getValue(), where + "." + entry.getKey());
            } else {
                assertThat(value.asDouble()).as(where + "." + entry.getKey()).isCloseTo(entry.getValue().asDouble(), within(1e-6));
            }
        });
    }

    private static JsonNode candidate(String objective, String name) {
        for (JsonNode candidate : json(objective + "/optimization/step4_optimization_report.json").get("candidates")) {
            if (candidate.get("name").asString().equals(name)) {
                return candidate;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void theSummaryHasTheBenchmarksOfTheOtherSystem() {
        JsonNode benchmarks = json("balanced/backtest/step4_summary.json").get("benchmarks");
        assertThat(benchmarks.propertyNames()).containsExactly("spyqqq", "btceth", "equal_50_50", "cross_pair_corr_monthly");
        assertSame(benchmarks, SharedData.json(PAIR + "benchmarks.json").get("benchmarks"), "benchmarks");
    }

    @Test
    void theDocumentsHaveTheAgreedKeys() {
        for (String objective : OBJECTIVES) {
            JsonNode report = json(objective + "/optimization/step4_optimization_report.json");
            assertThat(report.propertyNames()).containsExactly("meta", "selected", "candidates");
            assertThat(report.get("candidates")).hasSize(59);
            assertThat(report.get("selected").propertyNames()).containsExactly("name", "config", "score", "robust_pass", "gates", "metrics");
            assertThat(report.get("selected").get("gates").propertyNames()).containsExactly("test_max_drawdown", "full_max_drawdown",
                    "test_avg_monthly_pnl", "stress_1_25_avg_monthly_pnl", "bootstrap_p10_avg_monthly_pnl", "train_test_calmar_gap_abs");
            assertThat(report.get("meta").get("objective").asString()).isEqualTo(objective);
            JsonNode summary = json(objective + "/backtest/step4_summary.json");
            assertThat(summary.propertyNames()).containsExactly("meta", "selected_candidate", "benchmarks", "outputs");
            assertThat(summary.get("selected_candidate")).isEqualTo(report.get("selected"));
            summary.get("outputs").forEach(file -> assertThat(out.resolve(file.asString())).isRegularFile());
        }
        JsonNode run = json("final/step4_run_report.json");
        assertThat(run.propertyNames()).containsExactly("meta", "runs", "promoted_objective", "promoted_score", "promoted_dynamic_objective",
                "promoted_dynamic_score", "final_outputs", "final_dynamic_outputs");
        assertThat(run.get("runs").findValuesAsString("objective")).containsExactlyElementsOf(OBJECTIVES);
        assertThat(run.get("meta").get("split_month_end").asString()).isEqualTo("2022-10-31");
        assertThat(run.get("meta").get("split_index").asInt()).isEqualTo(59);
        assertThat(run.get("meta").get("n_months").asInt()).isEqualTo(98);
        assertThat(run.get("meta").get("run_id").asString()).isEqualTo(first.json().get("run_id").asString());
        Stream.of("final_outputs", "final_dynamic_outputs").flatMap(files -> run.get(files).valueStream())
                .forEach(file -> assertThat(out.resolve(file.asString())).isRegularFile());
    }

    @Test
    void whatIsPromotedIsCopied() throws IOException {
        JsonNode run = json("final/step4_run_report.json");
        for (Map.Entry<String, String> copy : Map.of("final", "promoted_objective", "final_dynamic", "promoted_dynamic_objective").entrySet()) {
            String objective = run.get(copy.getValue()).asString();
            for (String file : List.of("backtest/step4_portfolio_curve.png", "backtest/step4_monthly_table.parquet",
                    "backtest/step4_summary.json", "optimization/step4_optimization_report.json")) {
                assertThat(out.resolve(copy.getKey()).resolve(file)).hasSameBinaryContentAs(out.resolve(objective).resolve(file));
            }
        }
        assertThat(Stores.files(out)).containsExactly("balanced", "calmar", "final", "final_dynamic", "paths", "return", "robust");
        assertThat(Stores.files(out.resolve("paths"))).hasSize(59);
    }

    @Test
    void theMonthlyTableIsThePathOfTheSelectedCandidate() throws IOException {
        for (String objective : OBJECTIVES) {
            String name = json(objective + "/optimization/step4_optimization_report.json").get("selected").get("name").asString();
            String table = "'" + out.resolve(objective + "/backtest/step4_monthly_table.parquet") + "'";
            assertThat(Stores.text(folder.resolve("reader.duckdb"), "SELECT column_name, column_type FROM (DESCRIBE FROM " + table + ")"))
                    .isEqualTo("month_end | TIMESTAMP WITH TIME ZONE\nret | DOUBLE\nequity | DOUBLE\npnl | DOUBLE\nweight_spyqqq | DOUBLE\n"
                            + "weight_btceth | DOUBLE\ngross_leverage | DOUBLE");
            List<String> expected = new ArrayList<>();
            double equity = 10_000;
            for (String line : Files.readAllLines(out.resolve("paths/" + name + "_path.csv")).subList(1, 69)) {
                String[] cells = line.split(",");
                double before = equity;
                equity *= 1 + Double.parseDouble(cells[8]);
                expected.add(String.join(" | ", cells[0], cells[8], "" + equity, "" + (equity - before), cells[3], cells[4], cells[5]));
            }
            assertThat(Stores.text(folder.resolve("reader.duckdb"), "SELECT strftime(month_end AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S+00:00'), "
                    + "* EXCLUDE (month_end) FROM " + table + " ORDER BY ALL")).isEqualTo(String.join("\n", expected));
        }
    }

    @Test
    void theSameRunOnOneThreadIsAlreadyStoredAndWritesTheSameBytes() throws IOException {
        Map<String, String> before = Stores.contents(store);
        byte[] report = Files.readAllBytes(out.resolve("final/step4_run_report.json"));
        byte[] chart = Files.readAllBytes(out.resolve("final/backtest/step4_portfolio_curve.png"));
        Outcome again = Outcome.of(command("1"), "--json").succeeded();
        assertThat(again.json().get("already_stored").asBoolean()).isTrue();
        assertThat(again.json().get("content_sha256")).isEqualTo(first.json().get("content_sha256"));
        assertThat(again.err()).contains("was already stored");
        assertThat(Stores.contents(store)).isEqualTo(before);
        assertThat(Files.readAllBytes(out.resolve("final/step4_run_report.json"))).isEqualTo(report);
        assertThat(Files.readAllBytes(out.resolve("final/backtest/step4_portfolio_curve.png"))).isEqualTo(chart);
    }

    @Test
    void theViewsAgreeWithTheFiles() {
        for (String objective : OBJECTIVES) {
            JsonNode selected = json(objective + "/optimization/step4_optimization_report.json").get("selected");
            assertThat(Stores.text(store, "SELECT candidate, score, robust_pass FROM audit.step4_candidate WHERE objective = '" + objective
                    + "' AND rank = 1 AND selected")).isEqualTo(selected.get("name").asString() + " | " + selected.get("score").asDouble()
                            + " | " + selected.get("robust_pass").asBoolean());
        }
        assertThat(Stores.text(store, "SELECT count(*), count(DISTINCT candidate), count(*) FILTER (selected) FROM audit.step4_candidate"))
                .isEqualTo("236 | 59 | 4");
        JsonNode run = json("final/step4_run_report.json");
        assertThat(Stores.text(store, "SELECT objective, promotion_score, outcome FROM audit.step4_promotion WHERE promoted"))
                .isEqualTo(run.get("promoted_objective").asString() + " | " + run.get("promoted_score").asDouble() + " | promoted");
        assertThat(Stores.text(store, "SELECT DISTINCT reason FROM audit.step4_promotion"))
                .isEqualTo(run.get("meta").get("promotion_reason").asString());
    }

    @Test
    void timingCountsTheFitsOfEachFamily() {
        JsonNode timing = first.json().get("timing");
        assertThat(timing.get("fits").asInt()).isEqualTo(6 * 3 * 68);
        assertThat(timing.get("families").propertyNames()).containsExactly("heuristic", "regime_guard", "ml_lr", "ml_rf", "regime_rf",
                "ml_dual_ridge");
    }
}
