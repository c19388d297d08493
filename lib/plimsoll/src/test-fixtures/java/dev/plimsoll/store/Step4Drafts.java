package dev.plimsoll.store;

import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import java.util.List;

/** Rows for the tables of Step 4: two months, three candidates of which one failed, two objectives. */
final class Step4Drafts {

    static final Artifact SLEEVE_MONTHS = TextRows.artifact(ArtifactSchema.SLEEVE_MONTH, """
            sleeve  month_end   ret    equity  pnl   trades
            coins   2024-01-31  0.25   12500   2500  3
            coins   2024-02-29  -      -       -     -
            stocks  2024-01-31  0.01   10100   100   0
            stocks  2024-02-29  -0.02  9898    -202  1
            """);
    static final Artifact CANDIDATES = TextRows.artifact(ArtifactSchema.STEP4_CANDIDATE, """
            position  name                   method     static_w  lookback  dd_penalty  min_w  max_w  smoothing  max_step  gross_base  \
            gross_conf_scale  max_gross  target_vol  vol_lb  turn_cost_bps  gross_cost_bps  error
            1         baseline_stocks_only   static     1         6         0           0      1      0          1         1           \
            0                 1          0           12      12             6               -
            2         heuristic_lb3_g1_0     heuristic  0.5       3         1.2         0      0.85   0.2        0.25      1           \
            0.3               1          0           12      12             6               -
            3         ml_lr_lb24_g1_15       ml_lr      0.5       24        0.8         0      1      0.25       0.25      1           \
            0.3               1.15       0.04        12      12             6               not_fitted
            """);
    static final Artifact SCORES = TextRows.artifact(ArtifactSchema.STEP4_SCORE, """
            objective  candidate             score  robust_pass  selected
            calmar     baseline_stocks_only  90     false        false
            calmar     heuristic_lb3_g1_0    70     true         true
            return     baseline_stocks_only  120    false        true
            return     heuristic_lb3_g1_0    100    false        false
            """);
    static final Artifact GATES = TextRows.artifact(ArtifactSchema.STEP4_GATE, """
            objective  candidate             gate                  value  bound    limit_value  slack  passed
            calmar     baseline_stocks_only  test_avg_monthly_pnl  5      above    0            5      true
            calmar     baseline_stocks_only  test_max_drawdown     0.25   at_most  0.2          -0.05  false
            calmar     heuristic_lb3_g1_0    test_avg_monthly_pnl  3      above    0            3      true
            calmar     heuristic_lb3_g1_0    test_max_drawdown     0.125  at_most  0.2          0.075  true
            return     baseline_stocks_only  full_max_drawdown     0.5    at_most  0.4          -0.1   false
            return     baseline_stocks_only  test_max_drawdown     0.5    at_most  0.32         -0.18  false
            return     heuristic_lb3_g1_0    test_avg_monthly_pnl  -3     above    0            -3     false
            return     heuristic_lb3_g1_0    test_max_drawdown     0.125  at_most  0.32         0.195  true
            """);
    static final Artifact PERFORMANCES = TextRows.artifact(ArtifactSchema.STEP4_PERFORMANCE, """
            candidate             period  end_equity  cagr  max_drawdown  calmar  avg_monthly_pnl  median_monthly_pnl  \
            positive_month_rate  n_months
            baseline_stocks_only  full    120         0.5   0.5           1       10               9                   0.5   2
            baseline_stocks_only  test    110         0.25  0.25          1       5                5                   1     1
            baseline_stocks_only  train   100         0     0             0       0                0                   0     0
            heuristic_lb3_g1_0    full    106         0.25  0.125         2       3                3                   1     2
            heuristic_lb3_g1_0    test    103         0.25  0.125         2       3                3                   1     1
            heuristic_lb3_g1_0    train   103         0.25  0             0       3                3                   1     1
            """);
    static final Artifact METRICS = TextRows.artifact(ArtifactSchema.STEP4_METRIC, """
            candidate             stress_1_25_avg_monthly_pnl  bootstrap_p10_avg_monthly_pnl  avg_turnover_abs  avg_gross_leverage  \
            avg_weight_a  weight_std_a  train_test_calmar_gap_abs
            baseline_stocks_only  4                            -1                             0                 1                   \
            1             0             0.5
            heuristic_lb3_g1_0    2                            1                              0.05              1                   \
            0.5           0.125         0.25
            """);
    static final Artifact PROMOTIONS = TextRows.artifact(ArtifactSchema.STEP4_PROMOTION, """
            objective  candidate             max_drawdown_cap  test_max_drawdown  promote_dd_cap  eligible  promotion_score  dynamic  \
            not_dynamic_because  avg_turnover_abs  avg_weight_a  dynamic_score  promoted  promoted_dynamic
            calmar     heuristic_lb3_g1_0    0.2               0.125              0.3             true      80               true     \
            -                    0.05              0.5           60             true      true
            return     baseline_stocks_only  0.32              0.5                0.3             false     95               false    \
            static               0                 1             50             false     false
            """);

    static final List<Artifact> ALL = List.of(SLEEVE_MONTHS,
            TextRows.artifact(ArtifactSchema.STEP4_FEATURE, """
                    month_end   feature           value
                    2024-01-31  ret_stocks_mom_1  -
                    2024-02-29  ret_stocks_mom_1  0.01
                    """),
            CANDIDATES,
            TextRows.artifact(ArtifactSchema.STEP4_FIT, """
                    method     lookback  month_end   training_months  seed         weight  confidence  note
                    heuristic  3         2024-01-31  3                -            0.5     0           -
                    ml_rf      36        2024-02-29  36               42136202402  0.25    0.75        one_class
                    """),
            TextRows.artifact(ArtifactSchema.STEP4_FIT_VALUE, """
                    method  lookback  month_end   name  value
                    ml_rf   36        2024-02-29  p_0   0.75
                    ml_rf   36        2024-02-29  p_10  0.25
                    """),
            TextRows.artifact(ArtifactSchema.STEP4_PATH, """
                    candidate           month_end   ret_a  ret_b  weight_a  weight_b  gross_leverage  ret_gross  cost   ret_net  turnover_abs
                    heuristic_lb3_g1_0  2024-01-31  0.01   0.25   0.5       0.5       1               0.13       0      0.13     0
                    heuristic_lb3_g1_0  2024-02-29  -0.02  0      0.75      0.25      1               -0.015     0.001  -0.016   0.25
                    """),
            PERFORMANCES, METRICS,
            TextRows.artifact(ArtifactSchema.STEP4_BENCHMARK, """
                    benchmark    end_equity  cagr  max_drawdown  calmar  avg_monthly_pnl  median_monthly_pnl  positive_month_rate  n_months
                    a            98          -0.1  0.02          -5      -1               -1                  0.5                  2
                    equal_50_50  110         0.8   0             0       5                5                   1                    2
                    """),
            SCORES, GATES, PROMOTIONS);

    private Step4Drafts() {
    }
}
