package dev.plimsoll.store.artifact;

import static dev.plimsoll.store.artifact.ArtifactColumn.key;
import static dev.plimsoll.store.artifact.ArtifactColumn.optional;
import static dev.plimsoll.store.artifact.ArtifactColumn.required;
import static dev.plimsoll.store.artifact.ColumnType.BOOLEAN;
import static dev.plimsoll.store.artifact.ColumnType.DATE;
import static dev.plimsoll.store.artifact.ColumnType.DOUBLE;
import static dev.plimsoll.store.artifact.ColumnType.INTEGER;
import static dev.plimsoll.store.artifact.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;

/** Schemas of the artifacts that Step 4 reads and makes. A is the first sleeve of the run, B the second. */
public final class Step4Schemas {

    /** Monthly returns of both sleeves as given, one row per sleeve and month. */
    public static final ArtifactSchema SLEEVE_MONTH = ArtifactSchema.v1("sleeve_month", "sleeve_month_v1",
            key("sleeve", TEXT), key("month_end", DATE), required("ret", DOUBLE), optional("equity", DOUBLE), optional("pnl", DOUBLE),
            optional("trades", DOUBLE));
    /** Features of every aligned month, one row per month and feature. */
    public static final ArtifactSchema FEATURE = ArtifactSchema.v1("step4_feature", "step4_feature_v1",
            key("month_end", DATE), key("feature", TEXT), required("value", DOUBLE));
    /** The candidates, one row each. */
    public static final ArtifactSchema CANDIDATE = ArtifactSchema.v1("step4_candidate", "step4_candidate_v1",
            key("position", INTEGER), required("name", TEXT), required("method", TEXT), required("static_w", DOUBLE),
            required("lookback", INTEGER), required("dd_penalty", DOUBLE), required("min_w", DOUBLE), required("max_w", DOUBLE),
            required("smoothing", DOUBLE), required("max_step", DOUBLE), required("gross_base", DOUBLE),
            required("gross_conf_scale", DOUBLE), required("max_gross", DOUBLE), required("target_vol", DOUBLE),
            required("vol_lb", INTEGER), required("turn_cost_bps", DOUBLE), required("gross_cost_bps", DOUBLE), required("error", TEXT));
    /** What each model said on each simulated month. */
    public static final ArtifactSchema FIT = ArtifactSchema.v1("step4_fit", "step4_fit_v1",
            key("method", TEXT), key("lookback", INTEGER), key("month_end", DATE), required("training_months", INTEGER),
            required("seed", TEXT), required("weight", DOUBLE), required("confidence", DOUBLE), required("note", TEXT));
    /** The figures each fit rests on. */
    public static final ArtifactSchema FIT_VALUE = ArtifactSchema.v1("step4_fit_value", "step4_fit_value_v1",
            key("method", TEXT), key("lookback", INTEGER), key("month_end", DATE), key("name", TEXT), required("value", DOUBLE));
    /** The simulated months of every candidate. */
    public static final ArtifactSchema PATH = ArtifactSchema.v1("step4_path", "step4_path_v1",
            key("candidate", TEXT), key("month_end", DATE), required("ret_a", DOUBLE), required("ret_b", DOUBLE),
            required("weight_a", DOUBLE), required("weight_b", DOUBLE), required("gross_leverage", DOUBLE), required("ret_gross", DOUBLE),
            required("cost", DOUBLE), required("ret_net", DOUBLE), required("turnover_abs", DOUBLE));
    /** Performance of every candidate over full, train and test. */
    public static final ArtifactSchema PERFORMANCE = ArtifactSchema.v1("step4_performance", "step4_performance_v1",
            performance(key("candidate", TEXT), key("period", TEXT)));
    /** Robustness, activity and averages of every candidate. */
    public static final ArtifactSchema METRIC = ArtifactSchema.v1("step4_metric", "step4_metric_v1",
            key("candidate", TEXT), required("stress_1_25_avg_monthly_pnl", DOUBLE), required("bootstrap_p10_avg_monthly_pnl", DOUBLE),
            required("avg_turnover_abs", DOUBLE), required("avg_gross_leverage", DOUBLE), required("avg_weight_a", DOUBLE),
            required("weight_std_a", DOUBLE), required("train_test_calmar_gap_abs", DOUBLE));
    /** Performance of the sleeves held alone and half and half. */
    public static final ArtifactSchema BENCHMARK = ArtifactSchema.v1("step4_benchmark", "step4_benchmark_v1",
            performance(key("benchmark", TEXT)));
    /** What every candidate is worth to every objective, and which is selected. */
    public static final ArtifactSchema SCORE = ArtifactSchema.v1("step4_score", "step4_score_v1",
            key("objective", TEXT), key("candidate", TEXT), required("score", DOUBLE), required("robust_pass", BOOLEAN),
            required("selected", BOOLEAN));
    /** Every gate of every candidate and objective. */
    public static final ArtifactSchema GATE = ArtifactSchema.v1("step4_gate", "step4_gate_v1",
            key("objective", TEXT), key("candidate", TEXT), key("gate", TEXT), required("value", DOUBLE), required("bound", TEXT),
            required("limit_value", DOUBLE), required("slack", DOUBLE), required("passed", BOOLEAN));
    /** The promotion, one row per objective. */
    public static final ArtifactSchema PROMOTION = ArtifactSchema.v1("step4_promotion", "step4_promotion_v1",
            key("objective", TEXT), required("candidate", TEXT), required("max_drawdown_cap", DOUBLE),
            required("test_max_drawdown", DOUBLE), required("promote_dd_cap", DOUBLE), required("eligible", BOOLEAN),
            required("promotion_score", DOUBLE), required("dynamic", BOOLEAN), required("not_dynamic_because", TEXT),
            required("avg_turnover_abs", DOUBLE), required("avg_weight_a", DOUBLE), required("dynamic_score", DOUBLE),
            required("promoted", BOOLEAN), required("promoted_dynamic", BOOLEAN));

    private static final List<ArtifactSchema> ALL = List.of(SLEEVE_MONTH, FEATURE, CANDIDATE, FIT, FIT_VALUE, PATH, PERFORMANCE, METRIC,
            BENCHMARK, SCORE, GATE, PROMOTION);

    private Step4Schemas() {
    }

    private static ArtifactColumn[] performance(ArtifactColumn... keys) {
        List<ArtifactColumn> columns = new ArrayList<>(List.of(keys));
        for (String figure : List.of("end_equity", "cagr", "max_drawdown", "calmar", "avg_monthly_pnl", "median_monthly_pnl",
                "positive_month_rate")) {
            columns.add(required(figure, DOUBLE));
        }
        columns.add(required("n_months", INTEGER));
        return columns.toArray(ArtifactColumn[]::new);
    }

    /**
     * All kinds that Step 4 reads and makes.
     *
     * @return their schemas, in the order of the data flow
     */
    public static List<ArtifactSchema> all() {
        return ALL;
    }
}
