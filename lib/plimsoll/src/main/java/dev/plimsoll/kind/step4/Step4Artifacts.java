package dev.plimsoll.kind.step4;

import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_MONTH;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_BENCHMARK;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_CANDIDATE;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_FEATURE;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_FIT;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_FIT_VALUE;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_GATE;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_METRIC;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_PATH;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_PERFORMANCE;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_PROMOTION;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_SCORE;
import static dev.plimsoll.store.run.RunDraft.RunArtifact.output;

import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.SleeveFile;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.TidyRows;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.CandidateMetrics;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.Features;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Promotion.Entry;
import dev.plimsoll.walkforward.Promotion.Gate;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Inputs and results of Step 4 as artifacts, and the inputs back. */
final class Step4Artifacts {

    private Step4Artifacts() {
    }

    /** Both sleeves as given; a column that only one of them has is NULL for the other. */
    static Artifact months(SleeveFile a, SleeveFile b) {
        List<ArtifactColumn> columns = SLEEVE_MONTH.columns().stream().filter(column -> !column.optional()
                || a.others().containsKey(column.name()) || b.others().containsKey(column.name())).toList();
        return Artifact.of(SLEEVE_MONTH, columns, rows -> {
            for (SleeveFile months : List.of(a, b)) {
                Series returns = months.sleeve().returns();
                for (int i = 0; i < returns.size(); i++) {
                    int month = i;
                    rows.add(months.sleeve().name(), returns.dates().date(i), returns.value(i),
                            columns.stream().filter(ArtifactColumn::optional).map(column -> months.other(column.name(), month)).toList());
                }
            }
        });
    }

    /** One of the sleeves of kind sleeve_month. */
    static MonthlySleeve sleeve(ArtifactTable table, String name) {
        List<String> sleeves = List.of(table.texts("sleeve"));
        int from = sleeves.indexOf(name);
        int to = sleeves.lastIndexOf(name) + 1;
        return new MonthlySleeve(name, Series.of(DateIndex.ofEpochDays(Arrays.copyOfRange(table.longs("month_end"), from, to)),
                Arrays.copyOfRange(table.doubles("ret"), from, to)));
    }

    /** Everything computed, each with what it was made from. */
    static List<RunArtifact> all(Step4Result result, String months) {
        Artifact features = features(result.features());
        Artifact fits = fits(result.signals());
        Artifact fitValues = fitValues(result.signals());
        Artifact candidates = candidates(result);
        Artifact paths = paths(result);
        Artifact performances = performances(result);
        Artifact metrics = metrics(result);
        Artifact benchmarks = benchmarks(result);
        Artifact scores = scores(result);
        Artifact gates = gates(result);
        Artifact promotion = promotion(result);
        Map<String, Object> split = Map.of("split_index", result.split().index(), "split_month", result.split().month());
        Map<String, Object> correlation = Collections.singletonMap("cross_pair_corr_monthly",
                result.benchmarks().correlation().stream().boxed().findFirst().orElse(null));
        return List.of(output(features, months), output(fits, features.id(), months),
                output(fitValues, features.id(), months), output(candidates, features.id(), months),
                output(paths, fits.id(), candidates.id(), months),
                output(performances, split, List.of(paths.id())), output(metrics, paths.id()),
                output(benchmarks, correlation, List.of(months)),
                output(scores, performances.id(), metrics.id()), output(gates, performances.id(), metrics.id()),
                output(promotion, Map.of("reason", result.promotion().reason()),
                        List.of(scores.id(), gates.id(), performances.id(), metrics.id())));
    }

    /** The features of the aligned months, missing ones included. */
    private static Artifact features(Features features) {
        return Artifact.of(STEP4_FEATURE, rows -> {
            for (int month = 0; month < features.months().size(); month++) {
                for (int column = 0; column < features.names().size(); column++) {
                    rows.add(features.months().date(month), features.names().get(column), features.value(month, column));
                }
            }
        });
    }

    /** The candidates with their rules, and why some failed. */
    private static Artifact candidates(Step4Result result) {
        return Artifact.of(STEP4_CANDIDATE, rows -> {
            int position = 1;
            for (CandidateResult candidate : result.candidates()) {
                rows.add(position++, Json.members(candidate.config()).values(), candidate.error().map(Throwable::getMessage));
            }
        });
    }

    /** What the models said. */
    private static Artifact fits(List<ModelSignal> signals) {
        return Artifact.of(STEP4_FIT, rows -> signals.forEach(signal -> rows.add(key(signal.fit()), signal.trainingMonths(),
                signal.seed().isPresent() ? Long.toString(signal.seed().getAsLong()) : null, signal.weight(), signal.confidence(),
                signal.note())));
    }

    /** The figures the models' weights rest on. */
    private static Artifact fitValues(List<ModelSignal> signals) {
        return Artifact.of(STEP4_FIT_VALUE, rows -> signals.forEach(signal ->
                signal.values().forEach((name, value) -> rows.add(key(signal.fit()), name, value))));
    }

    private static List<Object> key(FitKey fit) {
        return List.of(fit.family().label(), fit.lookBack(), fit.month());
    }

    /** The simulated months. */
    private static Artifact paths(Step4Result result) {
        return Artifact.of(STEP4_PATH, rows -> evaluated(result, (candidate, evaluation) -> {
            for (PathMonth month : evaluation.path().months()) {
                rows.add(candidate, month.month(), month.returnA(), month.returnB(), month.weightA(), month.weightB(), month.gross(),
                        month.grossReturn(), month.cost(), month.netReturn(), month.turnover());
            }
        }));
    }

    private static void evaluated(Step4Result result, BiConsumer<String, CandidateEvaluation> each) {
        result.candidates().forEach(candidate -> candidate.evaluation().ifPresent(found -> each.accept(candidate.name(), found)));
    }

    /** How the candidates did. */
    private static Artifact performances(Step4Result result) {
        return Artifact.of(STEP4_PERFORMANCE, rows -> evaluated(result, (candidate, evaluation) -> {
            addPerformance(rows, evaluation.metrics().full(), candidate, "full");
            addPerformance(rows, evaluation.metrics().train(), candidate, "train");
            addPerformance(rows, evaluation.metrics().test(), candidate, "test");
        }));
    }

    /** What holding the sleeves would have given. */
    private static Artifact benchmarks(Step4Result result) {
        return Artifact.of(STEP4_BENCHMARK, rows -> {
            addPerformance(rows, result.benchmarks().a(), "a");
            addPerformance(rows, result.benchmarks().b(), "b");
            addPerformance(rows, result.benchmarks().equal(), "equal_50_50");
        });
    }

    private static void addPerformance(TidyRows rows, Performance p, String... keys) {
        rows.add(List.of(keys), p.endEquity(), p.cagr(), p.maxDrawdown(), p.calmar(), p.averageMonthlyPnl(), p.medianMonthlyPnl(),
                p.positiveMonthRate(), p.months());
    }

    /** Robustness, activity and averages of the candidates. */
    private static Artifact metrics(Step4Result result) {
        return Artifact.of(STEP4_METRIC, rows -> evaluated(result, (candidate, evaluation) -> {
            CandidateMetrics m = evaluation.metrics();
            rows.add(candidate, m.stressAverageMonthlyPnl(), m.bootstrapP10AverageMonthlyPnl(), m.averageTurnover(), m.averageGross(),
                    m.averageWeightA(), m.weightDeviationA(), m.calmarGap());
        }));
    }

    /** Scores of the candidates, and which were selected. */
    private static Artifact scores(Step4Result result) {
        return Artifact.of(STEP4_SCORE, rows -> evaluated(result, (candidate, evaluation) -> {
            for (ObjectiveScore score : evaluation.scores()) {
                rows.add(score.objective().label(), candidate, score.score(), score.robustPass(),
                        result.objective(score.objective()).config().name().equals(candidate));
            }
        }));
    }

    /** Gates of the candidates. */
    private static Artifact gates(Step4Result result) {
        return Artifact.of(STEP4_GATE, rows -> evaluated(result, (candidate, evaluation) -> {
            for (ObjectiveScore score : evaluation.scores()) {
                for (Gate gate : score.gates()) {
                    rows.add(score.objective().label(), candidate, gate.name(), gate.value(), gate.bound().label(), gate.limit(),
                            gate.slack(), gate.passed());
                }
            }
        }));
    }

    private static Artifact promotion(Step4Result result) {
        Promotion promotion = result.promotion();
        return Artifact.of(STEP4_PROMOTION, rows -> {
            for (Entry entry : promotion.entries()) {
                ObjectiveResult best = result.objective(entry.objective());
                CandidateMetrics metrics = best.evaluation().metrics();
                rows.add(entry.objective().label(), entry.candidate(), best.drawdownCap(), entry.drawdown().value(),
                        entry.drawdown().limit(), entry.eligible(), entry.score(), entry.dynamic(), entry.notDynamicBecause(),
                        metrics.averageTurnover(), metrics.averageWeightA(), entry.dynamicScore(), entry.equals(promotion.promoted()),
                        promotion.dynamic().filter(entry::equals).isPresent());
            }
        });
    }
}
