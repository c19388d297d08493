package dev.plimsoll.store.artifact;

import dev.plimsoll.walkforward.CandidateMetrics;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.Features;
import dev.plimsoll.walkforward.Performance;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.ArrayList;
import java.util.List;

/** What a run of Step 4 computed, as artifacts: from the features to the figures of the candidates. */
public final class Step4Artifacts {

    private Step4Artifacts() {
    }

    /**
     * The features of the aligned months.
     *
     * @param features missing ones included
     * @return kind step4_feature
     */
    public static Artifact features(Features features) {
        TidyRows rows = new TidyRows(Step4Schemas.FEATURE);
        for (int month = 0; month < features.months().size(); month++) {
            for (int column = 0; column < features.names().size(); column++) {
                rows.add(features.months().date(month), features.names().get(column), features.value(month, column));
            }
        }
        return rows.artifact();
    }

    /**
     * The candidates with their rules.
     *
     * @param result of the run
     * @return kind step4_candidate
     */
    public static Artifact candidates(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.CANDIDATE);
        for (int position = 1; position <= result.candidates().size(); position++) {
            CandidateResult candidate = result.candidates().get(position - 1);
            List<Object> cells = new ArrayList<>(List.of(position));
            cells.addAll(candidate.config().asMap().values());
            cells.add(candidate.error().map(Throwable::getMessage).orElse(null));
            rows.add(cells.toArray());
        }
        return rows.artifact();
    }

    /**
     * What the models said.
     *
     * @param signals of all fits
     * @return kind step4_fit
     */
    public static Artifact fits(List<ModelSignal> signals) {
        TidyRows rows = new TidyRows(Step4Schemas.FIT);
        for (ModelSignal signal : signals) {
            FitKey fit = signal.fit();
            rows.add(fit.family().label(), fit.lookBack(), fit.month(), signal.trainingMonths(),
                    signal.seed().isPresent() ? Long.toString(signal.seed().getAsLong()) : null, signal.weight(), signal.confidence(),
                    signal.note().orElse(null));
        }
        return rows.artifact();
    }

    /**
     * The figures the models' weights rest on.
     *
     * @param signals of all fits
     * @return kind step4_fit_value
     */
    public static Artifact fitValues(List<ModelSignal> signals) {
        TidyRows rows = new TidyRows(Step4Schemas.FIT_VALUE);
        for (ModelSignal signal : signals) {
            FitKey fit = signal.fit();
            signal.values().forEach((name, value) -> rows.add(fit.family().label(), fit.lookBack(), fit.month(), name, value));
        }
        return rows.artifact();
    }

    /**
     * The simulated months.
     *
     * @param result of the run
     * @return kind step4_path
     */
    public static Artifact paths(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.PATH);
        result.candidates().forEach(candidate -> candidate.evaluation().ifPresent(evaluation -> {
            for (PathMonth month : evaluation.path().months()) {
                rows.add(candidate.name(), month.month(), month.returnA(), month.returnB(), month.weightA(), month.weightB(), month.gross(),
                        month.grossReturn(), month.cost(), month.netReturn(), month.turnover());
            }
        }));
        return rows.artifact();
    }

    /**
     * How the candidates did.
     *
     * @param result of the run
     * @return kind step4_performance
     */
    public static Artifact performances(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.PERFORMANCE);
        result.candidates().forEach(candidate -> candidate.evaluation().ifPresent(evaluation -> {
            addPerformance(rows, evaluation.metrics().full(), candidate.name(), "full");
            addPerformance(rows, evaluation.metrics().train(), candidate.name(), "train");
            addPerformance(rows, evaluation.metrics().test(), candidate.name(), "test");
        }));
        return rows.artifact();
    }

    /**
     * What holding the sleeves would have given.
     *
     * @param result of the run
     * @return kind step4_benchmark
     */
    public static Artifact benchmarks(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.BENCHMARK);
        addPerformance(rows, result.benchmarks().a(), "a");
        addPerformance(rows, result.benchmarks().b(), "b");
        addPerformance(rows, result.benchmarks().equal(), "equal_50_50");
        return rows.artifact();
    }

    private static void addPerformance(TidyRows rows, Performance p, String... keys) {
        List<Object> cells = new ArrayList<>(List.of((Object[]) keys));
        cells.addAll(List.of(p.endEquity(), p.cagr(), p.maxDrawdown(), p.calmar(), p.averageMonthlyPnl(), p.medianMonthlyPnl(),
                p.positiveMonthRate(), p.months()));
        rows.add(cells.toArray());
    }

    /**
     * Robustness, activity and averages of the candidates.
     *
     * @param result of the run
     * @return kind step4_metric
     */
    public static Artifact metrics(Step4Result result) {
        TidyRows rows = new TidyRows(Step4Schemas.METRIC);
        result.candidates().forEach(candidate -> candidate.evaluation().ifPresent(evaluation -> {
            CandidateMetrics m = evaluation.metrics();
            rows.add(candidate.name(), m.stressAverageMonthlyPnl(), m.bootstrapP10AverageMonthlyPnl(), m.averageTurnover(),
                    m.averageGross(), m.averageWeightA(), m.weightDeviationA(), m.calmarGap());
        }));
        return rows.artifact();
    }
}
