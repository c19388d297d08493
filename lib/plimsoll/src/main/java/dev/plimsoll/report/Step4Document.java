package dev.plimsoll.report;

import dev.plimsoll.store.artifact.Step4Choices;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.candidate.CandidateConfig;
import dev.plimsoll.walkforward.measure.Performance.Benchmarks;
import dev.plimsoll.walkforward.measure.CandidateMetrics;
import dev.plimsoll.walkforward.measure.Performance;
import dev.plimsoll.walkforward.selection.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.selection.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.selection.CandidateResult;
import dev.plimsoll.walkforward.selection.Gate;
import dev.plimsoll.walkforward.selection.Objective;
import dev.plimsoll.walkforward.selection.ObjectiveResult;
import dev.plimsoll.walkforward.selection.Promotion.Entry;
import dev.plimsoll.walkforward.selection.Promotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON documents of Step 4. In their keys A and B are the sleeves' names. */
public final class Step4Document {

    private final Step4Result result;
    private final Map<String, Object> meta;
    private final String a;
    private final String b;

    private Step4Document(Step4Result result, Map<String, Object> meta) {
        this.result = result;
        this.meta = meta;
        this.a = result.pair().a().name();
        this.b = result.pair().b().name();
    }

    /**
     * The documents of a run.
     *
     * @param result everything computed
     * @param facts what identifies the run, first in the meta of every document
     * @param settings the settings as files name them
     * @return the documents
     */
    public static Step4Document of(Step4Result result, Map<String, Object> facts, Map<String, Object> settings) {
        Map<String, Object> meta = new LinkedHashMap<>(facts);
        meta.put("sleeves", List.of(result.pair().a().name(), result.pair().b().name()));
        meta.put("first_month_end", result.pair().months().first().toString());
        meta.put("last_month_end", result.pair().months().last().toString());
        meta.put("n_months", result.pair().months().size());
        meta.put("split_index", result.split().index());
        meta.put("split_month_end", result.split().month().toString());
        meta.put("config", settings);
        return new Step4Document(result, meta);
    }

    /**
     * The report of one objective's search.
     *
     * @param objective any
     * @return meta, selected, candidates
     */
    public Map<String, Object> optimization(Objective objective) {
        ObjectiveResult best = result.objective(objective);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meta", meta(best));
        json.put("selected", candidate(best.config(), best.evaluation(), objective));
        List<Object> candidates = new ArrayList<>();
        for (CandidateResult candidate : result.candidates()) {
            candidates.add(candidate.evaluation().map(evaluation -> candidate(candidate.config(), evaluation, objective))
                    .orElseGet(() -> failed(candidate)));
        }
        json.put("candidates", candidates);
        return json;
    }

    /**
     * The summary of one objective's best candidate.
     *
     * @param objective any
     * @param outputs its files by what they are
     * @return meta, selected_candidate, benchmarks, outputs
     */
    public Map<String, Object> summary(Objective objective, Map<String, String> outputs) {
        ObjectiveResult best = result.objective(objective);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meta", meta(best));
        json.put("selected_candidate", candidate(best.config(), best.evaluation(), objective));
        json.put("benchmarks", benchmarks(result.benchmarks()));
        json.put("outputs", outputs);
        return json;
    }

    /**
     * The report of the whole run: each objective's best and what was promoted.
     *
     * @param outputs files of an objective by what they are
     * @param finalOutputs files of the promoted one
     * @param dynamicOutputs files of the one promoted as dynamic; empty when there is none, for which meta.promotion_reason gives the cause
     * @return meta, runs, promoted_objective and the rest
     */
    public Map<String, Object> runReport(Function<Objective, Map<String, String>> outputs, Map<String, String> finalOutputs,
            Optional<Map<String, String>> dynamicOutputs) {
        Promotion promotion = result.promotion();
        Map<String, Object> runMeta = new LinkedHashMap<>(meta);
        runMeta.put("promotion_reason", promotion.reason());
        runMeta.put("failed_candidates", result.candidates().stream().filter(c -> c.error().isPresent())
                .map(CandidateResult::name).toList());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("meta", runMeta);
        json.put("runs", promotion.entries().stream().map(entry -> run(entry, outputs.apply(entry.objective()))).toList());
        json.put("promoted_objective", promotion.promoted().objective().label());
        json.put("promoted_score", promotion.promoted().score());
        json.put("promoted_dynamic_objective", promotion.dynamic().map(entry -> entry.objective().label()).orElse(null));
        json.put("promoted_dynamic_score", promotion.dynamic().map(Entry::dynamicScore).orElse(null));
        json.put("final_outputs", finalOutputs);
        json.put("final_dynamic_outputs", dynamicOutputs.orElse(null));
        return json;
    }

    private Map<String, Object> meta(ObjectiveResult best) {
        Map<String, Object> json = new LinkedHashMap<>(meta);
        json.put("objective", best.objective().label());
        json.put("max_drawdown_cap", best.drawdownCap());
        return json;
    }

    private Map<String, Object> candidate(CandidateConfig config, CandidateEvaluation evaluation, Objective objective) {
        ObjectiveScore score = evaluation.score(objective);
        Map<String, Object> gates = new LinkedHashMap<>();
        score.gates().forEach(gate -> gates.put(gate.name(), gate(gate)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", config.name());
        json.put("config", config.asMap());
        json.put("score", score.score());
        json.put("robust_pass", score.robustPass());
        json.put("gates", gates);
        json.put("metrics", metrics(evaluation.metrics()));
        return json;
    }

    private static Map<String, Object> failed(CandidateResult candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", candidate.name());
        json.put("config", candidate.config().asMap());
        json.put("score", null);
        json.put("robust_pass", false);
        json.put("gates", Map.of());
        json.put("error", candidate.error().orElseThrow().getMessage());
        return json;
    }

    private static Map<String, Object> gate(Gate gate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", gate.value());
        json.put("bound", Step4Choices.label(gate.bound()));
        json.put("limit", gate.limit());
        json.put("slack", gate.slack());
        json.put("passed", gate.passed());
        return json;
    }

    private Map<String, Object> metrics(CandidateMetrics metrics) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("full", performance(metrics.full()));
        json.put("train", performance(metrics.train()));
        json.put("test", performance(metrics.test()));
        json.put("stress_1_25_avg_monthly_pnl", metrics.stressAverageMonthlyPnl());
        json.put("bootstrap_p10_avg_monthly_pnl", metrics.bootstrapP10AverageMonthlyPnl());
        json.put("avg_turnover_abs", metrics.averageTurnover());
        json.put("avg_gross_leverage", metrics.averageGross());
        json.put("avg_weight_" + a, metrics.averageWeightA());
        json.put("weight_std_" + a, metrics.weightDeviationA());
        json.put("train_test_calmar_gap_abs", metrics.calmarGap());
        return json;
    }

    private static Map<String, Object> performance(Performance performance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("end_equity", performance.endEquity());
        json.put("cagr", performance.cagr());
        json.put("max_drawdown", performance.maxDrawdown());
        json.put("calmar", performance.calmar());
        json.put("avg_monthly_pnl", performance.averageMonthlyPnl());
        json.put("median_monthly_pnl", performance.medianMonthlyPnl());
        json.put("positive_month_rate", performance.positiveMonthRate());
        json.put("n_months", performance.months());
        return json;
    }

    private Map<String, Object> benchmarks(Benchmarks benchmarks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(a, performance(benchmarks.a()));
        json.put(b, performance(benchmarks.b()));
        json.put("equal_50_50", performance(benchmarks.equal()));
        json.put("cross_pair_corr_monthly", benchmarks.correlation().isPresent() ? benchmarks.correlation().getAsDouble() : null);
        return json;
    }

    private Map<String, Object> run(Entry entry, Map<String, String> outputs) {
        ObjectiveResult best = result.objective(entry.objective());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("objective", entry.objective().label());
        json.put("candidate", entry.candidate());
        json.put("score", best.score().score());
        json.put("robust_pass", best.score().robustPass());
        json.put("max_drawdown_cap", best.drawdownCap());
        json.put("eligible", entry.eligible());
        json.put("promotion_score", entry.score());
        json.put("dynamic", entry.dynamic());
        json.put("not_dynamic_because", Step4Choices.notDynamicBecause(entry));
        json.put("dynamic_score", entry.dynamicScore());
        json.put("outputs", outputs);
        return json;
    }
}
