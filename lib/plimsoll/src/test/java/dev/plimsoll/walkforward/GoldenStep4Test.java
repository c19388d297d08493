package dev.plimsoll.walkforward;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.SharedData.Table;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.BlockBootstrap.BlockStarts;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import dev.plimsoll.walkforward.StepFour.Step4Plan;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Step 4 on a real pair gives what an independent system computed; the forests are compared elsewhere. */
class GoldenStep4Test {

    private static SleevePair pair;
    private static Step4Result result;

    @BeforeAll
    static void run() {
        pair = Pairs.golden();
        Step4Config config = Step4File.defaults();
        Step4Plan plan = Pairs.plan(pair, config, candidate -> candidate.family() != Family.ML_RF && candidate.family() != Family.REGIME_RF);
        result = StepFour.run(pair, config, with(plan, "blockStarts", goldenStarts()), 2, Step4Listener.NONE);
    }

    private static BlockStarts goldenStarts() {
        Table table = SharedData.csv(Pairs.GOLDEN + "bootstrap_block_starts.csv");
        int[][] starts = new int[table.rows().size()][table.header().size() - 1];
        for (int sample = 0; sample < starts.length; sample++) {
            for (int block = 0; block < starts[sample].length; block++) {
                starts[sample][block] = Integer.parseInt(table.rows().get(sample)[block + 1]);
            }
        }
        return (samples, blocks, months) -> {
            assertThat(new int[] {samples, blocks, months}).containsExactly(starts.length, starts[0].length, 39);
            return starts;
        };
    }

    private static JsonNode json(String file) {
        return SharedData.json(Pairs.GOLDEN + file);
    }

    /** Names of the reference with its own names of the sleeves. */
    private static String ours(String name) {
        return name.replace("baseline_spy_only", "baseline_spyqqq_only").replace("baseline_btc_only", "baseline_btceth_only")
                .replace("btc_only_levered", "btceth_only_levered");
    }

    /** The reference ended its logistic regressions early; their figures after convergence lie beside. */
    private static JsonNode converged(JsonNode candidate) {
        return candidate.has("lr_converged") ? candidate.get("lr_converged") : candidate;
    }

    private static CandidateEvaluation evaluation(String name) {
        return result.candidate(ours(name)).evaluation().orElseThrow();
    }

    private static void close(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
    }

    private static void closePath(String folder, String name, double tolerance) {
        Table expected = SharedData.csv(Pairs.GOLDEN + folder + "/" + name + ".csv");
        List<PathMonth> months = evaluation(name).path().months();
        assertThat(months.stream().map(month -> month.month() + "T00:00:00+00:00").toList()).isEqualTo(expected.texts("month_end"));
        Map<String, ToDoubleFunction<PathMonth>> columns = Map.of("ret_spyqqq", PathMonth::returnA, "ret_btceth", PathMonth::returnB,
                "weight_spyqqq", PathMonth::weightA, "weight_btceth", PathMonth::weightB, "gross_leverage", PathMonth::gross,
                "ret_gross", PathMonth::grossReturn, "cost", PathMonth::cost, "ret_net", PathMonth::netReturn,
                "turnover_abs", PathMonth::turnover);
        assertThat(columns.keySet()).containsExactlyInAnyOrderElementsOf(expected.header().subList(1, expected.header().size()));
        columns.forEach((column, figure) -> {
            double[] values = expected.numbers(column);
            for (int row = 0; row < values.length; row++) {
                close(name + " " + column + " " + months.get(row).month(), figure.applyAsDouble(months.get(row)), values[row], tolerance);
            }
        });
    }

    @Test
    void monthsAndSplitAreTheSame() {
        JsonNode params = json("params.json");
        assertThat(pair.months().size()).isEqualTo(params.get("overlap_months").asInt());
        assertThat(result.split().index()).isEqualTo(params.get("split_index").asInt());
        assertThat(result.split().month() + "T00:00:00+00:00").isEqualTo(params.get("split_month_end").asString());
        assertThat(evaluation("baseline_equal").path().months()).hasSize(params.get("path_months").asInt());
        params.get("objectives").forEach(objective -> assertThat(result.config().drawdownCaps()
                .of(Objective.valueOf(objective.get("objective").asString().toUpperCase(Locale.ROOT))))
                .isEqualTo(objective.get("max_drawdown_cap").asDouble()));
    }

    @Test
    void featuresAreTheSame() {
        Table expected = SharedData.csv(Pairs.GOLDEN + "features.csv");
        Features features = result.features();
        assertThat(features.names()).isEqualTo(expected.header().subList(3, expected.header().size()));
        for (int column = 0; column < features.names().size(); column++) {
            double[] values = expected.numbers(column + 3);
            for (int row = 0; row < values.length; row++) {
                double actual = features.value(row, column);
                if (Double.isNaN(values[row])) {
                    assertThat(actual).as("%s row %d", features.names().get(column), row).isNaN();
                } else {
                    close(features.names().get(column) + " row " + row, actual, values[row], 1e-12);
                }
            }
        }
    }

    @Test
    void gridIsTheSame() {
        List<Map<String, Object>> expected = new ArrayList<>();
        json("candidate_grid.json").forEach(node -> {
            Map<String, Object> config = new LinkedHashMap<>();
            node.properties().forEach(entry -> config.put(entry.getKey(), entry.getKey().equals("name") ? ours(entry.getValue().asString())
                    : entry.getValue().isString() ? entry.getValue().asString()
                    : entry.getValue().isInt() ? (Object) entry.getValue().asInt() : entry.getValue().asDouble()));
            expected.add(config);
        });
        List<Map<String, Object>> actual = CandidateConfig.grid(pair).stream().map(Json::members).toList();
        assertThat(actual).hasSize(59).isEqualTo(expected);
        assertThat(actual.get(0).keySet()).containsExactlyElementsOf(expected.get(0).keySet());
    }

    @Test
    void pathsAreTheSame() {
        for (JsonNode candidate : json("deterministic/candidates.json")) {
            String name = candidate.get("name").asString();
            boolean logistic = name.startsWith("ml_lr");
            closePath(logistic ? "deterministic/paths_lr_converged" : "deterministic/paths", name, logistic ? 1e-8 : 1e-9);
        }
    }

    @Test
    void probabilitiesOfConvergedLogisticRegressionsAreTheSame() {
        for (String name : List.of("ml_lr_lb24_g1_0", "ml_lr_lb36_g1_15", "ml_lr_lb48_g1_0", "ml_lr_lb48_g1_3")) {
            Table expected = SharedData.csv(Pairs.GOLDEN + "deterministic/debug/" + name + "_converged.csv");
            List<ModelSignal> signals = signals(Family.ML_LR, name);
            assertThat(signals).hasSameSizeAs(expected.rows());
            for (int row = 0; row < signals.size(); row++) {
                ModelSignal signal = signals.get(row);
                assertThat(signal.fit().month() + "T00:00:00+00:00").isEqualTo(expected.texts("month_end").get(row));
                assertThat(signal.trainingMonths()).isEqualTo((int) expected.numbers("n_train")[row]);
                assertThat(signal.values().get("n_bin_10")).isEqualTo(expected.numbers("n_top_class")[row]);
                close(name + " p_0 " + row, signal.values().get("p_0"), expected.numbers("p_0")[row], 1e-8);
                close(name + " p_10 " + row, signal.values().get("p_10"), expected.numbers("p_10")[row], 1e-8);
            }
        }
    }

    @Test
    void returnsForetoldByRidgeAreTheSame() {
        for (String name : List.of("ml_dual_ridge_lb24_g1_15", "ml_dual_ridge_lb36_g1_0", "ml_dual_ridge_lb48_g1_3")) {
            Table expected = SharedData.csv(Pairs.GOLDEN + "deterministic/debug/" + name + ".csv");
            List<ModelSignal> signals = signals(Family.ML_DUAL_RIDGE, name);
            assertThat(signals).hasSameSizeAs(expected.rows());
            for (int row = 0; row < signals.size(); row++) {
                assertThat(signals.get(row).trainingMonths()).isEqualTo((int) expected.numbers("n_train")[row]);
                close(name + " mu_a " + row, signals.get(row).values().get("mu_a"), expected.numbers("mu_a")[row], 1e-10);
                close(name + " mu_b " + row, signals.get(row).values().get("mu_b"), expected.numbers("mu_b")[row], 1e-10);
            }
        }
    }

    /** Signals of a candidate's model in the months that had enough rows to fit it. */
    private static List<ModelSignal> signals(Family family, String candidate) {
        int lookBack = result.candidate(candidate).config().lookBack();
        return result.signals().stream()
                .filter(signal -> signal.fit().family() == family && signal.fit().lookBack() == lookBack && signal.note().isEmpty()).toList();
    }

    @Test
    void metricsAreTheSame() {
        for (JsonNode candidate : json("deterministic/candidates.json")) {
            String name = candidate.get("name").asString();
            closeMetrics(name, evaluation(name).metrics(), converged(candidate).get("metrics"), 1e-6);
        }
    }

    private static void closeMetrics(String name, CandidateMetrics actual, JsonNode expected, double tolerance) {
        closePerformance(name + " full", actual.full(), expected.get("full"), tolerance);
        closePerformance(name + " train", actual.train(), expected.get("train"), tolerance);
        closePerformance(name + " test", actual.test(), expected.get("test"), tolerance);
        figures(actual).forEach((key, value) -> close(name + " " + key, value, expected.get(key).asDouble(), tolerance));
    }

    private static void closePerformance(String what, Performance actual, JsonNode expected, double tolerance) {
        Map<String, Double> figures = figures(actual);
        assertThat(figures.size() + 1).isEqualTo(expected.size());
        figures.forEach((key, value) -> close(what + " " + key, value, expected.get(key).asDouble(), tolerance));
        assertThat(actual.months()).as(what).isEqualTo(expected.get("n_months").asInt());
    }

    private static Map<String, Double> figures(CandidateMetrics metrics) {
        return Map.of("stress_1_25_avg_monthly_pnl", metrics.stressAverageMonthlyPnl(),
                "bootstrap_p10_avg_monthly_pnl", metrics.bootstrapP10AverageMonthlyPnl(), "avg_turnover_abs", metrics.averageTurnover(),
                "avg_gross_leverage", metrics.averageGross(), "avg_weight_spyqqq", metrics.averageWeightA(),
                "weight_std_spyqqq", metrics.weightDeviationA(), "train_test_calmar_gap_abs", metrics.calmarGap());
    }

    private static Map<String, Double> figures(Performance performance) {
        return Map.of("end_equity", performance.endEquity(), "cagr", performance.cagr(), "max_drawdown", performance.maxDrawdown(),
                "calmar", performance.calmar(), "avg_monthly_pnl", performance.averageMonthlyPnl(),
                "median_monthly_pnl", performance.medianMonthlyPnl(), "positive_month_rate", performance.positiveMonthRate());
    }

    @Test
    void scoresAndGatesAreTheSame() {
        for (JsonNode candidate : json("deterministic/candidates.json")) {
            String name = candidate.get("name").asString();
            JsonNode expected = converged(candidate);
            for (Objective objective : Objective.values()) {
                close(name + " " + objective, evaluation(name).score(objective).score(),
                        expected.get("score").get(objective.label()).asDouble(), 1e-6);
                assertThat(evaluation(name).score(objective).robustPass()).as(name + " " + objective)
                        .isEqualTo(expected.get("robust_pass").get(objective.label()).asBoolean());
            }
        }
    }

    @Test
    void benchmarksAreTheSame() {
        JsonNode expected = json("benchmarks.json").get("benchmarks");
        closePerformance("A", result.benchmarks().a(), expected.get("spyqqq"), 1e-6);
        closePerformance("B", result.benchmarks().b(), expected.get("btceth"), 1e-6);
        closePerformance("50/50", result.benchmarks().equal(), expected.get("equal_50_50"), 1e-6);
        close("correlation", result.benchmarks().correlation().orElseThrow(), expected.get("cross_pair_corr_monthly").asDouble(), 1e-12);
    }
}
