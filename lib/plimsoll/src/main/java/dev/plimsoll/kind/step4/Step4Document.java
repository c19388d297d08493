package dev.plimsoll.kind.step4;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.walkforward.CandidateConfig;
import dev.plimsoll.walkforward.CandidateMetrics;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Performance.Benchmarks;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Promotion.Gate;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON documents of Step 4. In their keys A and B are the sleeves' names. */
public final class Step4Document {

    private final Step4Result result;
    private final Meta meta;
    private final String a;
    private final String b;

    /** The documents of a run, from everything computed and what identifies it. */
    public Step4Document(Step4Result result, Facts facts) {
        SleevePair pair = result.pair();
        this.result = result;
        this.a = pair.a().name();
        this.b = pair.b().name();
        this.meta = new Meta(facts, List.of(a, b), pair.months().first(), pair.months().last(), pair.months().size(),
                result.split().index(), result.split().month(), Json.members(result.config()));
    }

    /** What identifies the run, first in the meta of every document. */
    public record Facts(String runId, String runKey, String contentSha256, String libraryVersion) {
    }

    private record Meta(@JsonUnwrapped Facts facts, List<String> sleeves, LocalDate firstMonthEnd, LocalDate lastMonthEnd,
            @JsonProperty("n_months") int months, int splitIndex, LocalDate splitMonthEnd, Map<String, Object> config) {
    }

    private record ObjectiveMeta(@JsonUnwrapped Meta meta, Objective objective, double maxDrawdownCap) {
    }

    private record RunMeta(@JsonUnwrapped Meta meta, String promotionReason, List<String> failedCandidates) {
    }

    private record Optimization(ObjectiveMeta meta, Candidate selected, List<Candidate> candidates) {
    }

    private record Summary(ObjectiveMeta meta, Candidate selectedCandidate, Map<String, Object> benchmarks, Map<String, String> outputs) {
    }

    private record RunReport(RunMeta meta, List<Run> runs, Objective promotedObjective, double promotedScore,
            Optional<Objective> promotedDynamicObjective, Optional<Double> promotedDynamicScore, Map<String, String> finalOutputs,
            Optional<Map<String, String>> finalDynamicOutputs) {
    }

    private record Run(Objective objective, String candidate, double score, boolean robustPass, double maxDrawdownCap, boolean eligible,
            double promotionScore, boolean dynamic, String notDynamicBecause, double dynamicScore, Map<String, String> outputs) {
    }

    private record Candidate(String name, CandidateConfig config, Double score, boolean robustPass, Map<String, GateCheck> gates,
            @JsonInclude(NON_NULL) Metrics metrics, @JsonInclude(NON_NULL) String error) {
    }

    private record GateCheck(double value, String bound, double limit, double slack, boolean passed) {
    }

    private record Metrics(Performance full, Performance train, Performance test,
            @JsonProperty("stress_1_25_avg_monthly_pnl") double stress, @JsonProperty("bootstrap_p10_avg_monthly_pnl") double bootstrapP10,
            double avgTurnoverAbs, double avgGrossLeverage, @JsonAnyGetter Map<String, Double> weights, double trainTestCalmarGapAbs) {
    }

    /**
     * The report of one objective's search.
     *
     * @param objective any
     * @return meta, selected, candidates
     */
    public Object optimization(Objective objective) {
        ObjectiveResult best = result.objective(objective);
        return new Optimization(meta(best), candidate(best.config(), best.evaluation(), objective), result.candidates().stream()
                .map(candidate -> candidate.evaluation().map(evaluation -> candidate(candidate.config(), evaluation, objective))
                        .orElseGet(() -> failed(candidate))).toList());
    }

    /**
     * The summary of one objective's best candidate.
     *
     * @param objective any
     * @param outputs its files by what they are
     * @return meta, selected_candidate, benchmarks, outputs
     */
    public Object summary(Objective objective, Map<String, String> outputs) {
        ObjectiveResult best = result.objective(objective);
        return new Summary(meta(best), candidate(best.config(), best.evaluation(), objective), benchmarks(result.benchmarks()), outputs);
    }

    /**
     * The report of the whole run: each objective's best and what was promoted.
     *
     * @param outputs files of an objective by what they are
     * @param finalOutputs files of the promoted one
     * @param dynamicOutputs files of the one promoted as dynamic; empty when there is none, for which meta.promotion_reason gives the cause
     * @return meta, runs, promoted_objective and the rest
     */
    public Object runReport(Function<Objective, Map<String, String>> outputs, Map<String, String> finalOutputs,
            Optional<Map<String, String>> dynamicOutputs) {
        Promotion promotion = result.promotion();
        List<String> failed = result.candidates().stream().filter(c -> c.error().isPresent()).map(CandidateResult::name).toList();
        return new RunReport(new RunMeta(meta, promotion.reason(), failed),
                promotion.entries().stream().map(entry -> run(entry, outputs.apply(entry.objective()))).toList(),
                promotion.promoted().objective(), promotion.promoted().score(), promotion.dynamic().map(Promotion.Entry::objective),
                promotion.dynamic().map(Promotion.Entry::dynamicScore), finalOutputs, dynamicOutputs);
    }

    private ObjectiveMeta meta(ObjectiveResult best) {
        return new ObjectiveMeta(meta, best.objective(), best.drawdownCap());
    }

    private Candidate candidate(CandidateConfig config, CandidateEvaluation evaluation, Objective objective) {
        ObjectiveScore score = evaluation.score(objective);
        Map<String, GateCheck> gates = new LinkedHashMap<>();
        for (Gate gate : score.gates()) {
            gates.put(gate.name(), new GateCheck(gate.value(), gate.bound().label(), gate.limit(), gate.slack(), gate.passed()));
        }
        return new Candidate(config.name(), config, score.score(), score.robustPass(), gates, metrics(evaluation.metrics()), null);
    }

    private static Candidate failed(CandidateResult candidate) {
        return new Candidate(candidate.name(), candidate.config(), null, false, Map.of(), null,
                candidate.error().orElseThrow().getMessage());
    }

    private Metrics metrics(CandidateMetrics metrics) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("avg_weight_" + a, metrics.averageWeightA());
        weights.put("weight_std_" + a, metrics.weightDeviationA());
        return new Metrics(metrics.full(), metrics.train(), metrics.test(), metrics.stressAverageMonthlyPnl(),
                metrics.bootstrapP10AverageMonthlyPnl(), metrics.averageTurnover(), metrics.averageGross(), weights, metrics.calmarGap());
    }

    private Map<String, Object> benchmarks(Benchmarks benchmarks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(a, benchmarks.a());
        json.put(b, benchmarks.b());
        json.put("equal_50_50", benchmarks.equal());
        json.put("cross_pair_corr_monthly", benchmarks.correlation());
        return json;
    }

    private Run run(Promotion.Entry entry, Map<String, String> outputs) {
        ObjectiveResult best = result.objective(entry.objective());
        return new Run(entry.objective(), entry.candidate(), best.score().score(), best.score().robustPass(), best.drawdownCap(),
                entry.eligible(), entry.score(), entry.dynamic(), entry.notDynamicBecause().orElse(null), entry.dynamicScore(), outputs);
    }
}
