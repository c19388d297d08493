-- V004__step4.sql: schema version 4. Never edit once released; write V005 instead.
-- Changes from 3: artifacts of Step 4: sleeve months, features, candidates, model fits, paths, figures, scores, gates, promotion.
-- Old files keep working; nothing is filled in behind.

-- Artifacts: Step 4. A is the first sleeve of the run, B the second; run_config names them under $.sleeves.

CREATE TABLE sleeve_month_v1 (
    artifact_id VARCHAR NOT NULL,
    sleeve      VARCHAR NOT NULL,
    month_end   DATE NOT NULL,
    ret         DOUBLE CHECK (isfinite(ret)) CHECK (ret > -1),
    equity      DOUBLE CHECK (isfinite(equity)),
    pnl         DOUBLE CHECK (isfinite(pnl)),
    trades      DOUBLE CHECK (isfinite(trades))
);
COMMENT ON TABLE sleeve_month_v1 IS 'Monthly returns of the two sleeves as their files give them, all months, before they are aligned.';
COMMENT ON COLUMN sleeve_month_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sleeve_month_v1.sleeve IS 'The sleeve, as the run names it. Unit: none (name).';
COMMENT ON COLUMN sleeve_month_v1.month_end IS 'Last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN sleeve_month_v1.ret IS 'Simple return of the month; NULL = missing, counts as 0. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN sleeve_month_v1.equity IS 'Equity after the month, as given and used for nothing; NULL = not given. Unit: unit of the file.';
COMMENT ON COLUMN sleeve_month_v1.pnl IS 'Profit of the month, as given and used for nothing; NULL = not given. Unit: unit of the file.';
COMMENT ON COLUMN sleeve_month_v1.trades IS 'Trades of the month, as given and used for nothing; NULL = not given. Unit: trades.';

CREATE TABLE step4_feature_v1 (
    artifact_id VARCHAR NOT NULL,
    month_end   DATE NOT NULL,
    feature     VARCHAR NOT NULL,
    value       DOUBLE CHECK (isfinite(value))
);
COMMENT ON TABLE step4_feature_v1 IS 'What is known of the sleeves when a month begins: figures of the months before it.';
COMMENT ON COLUMN step4_feature_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_feature_v1.month_end IS 'Last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN step4_feature_v1.feature IS 'ret_<sleeve>_mom_<months>, ret_<sleeve>_vol_<months>, or spread_ (A less B). Unit: none (name).';
COMMENT ON COLUMN step4_feature_v1.value IS 'Momentum: sum of returns; volatility: their sample standard deviation; NULL = too few months before. Unit: decimal fraction (0.01 = 1 %).';

CREATE TABLE step4_candidate_v1 (
    artifact_id      VARCHAR NOT NULL,
    position         INTEGER NOT NULL CHECK (position >= 1),
    name             VARCHAR NOT NULL,
    method           VARCHAR NOT NULL CHECK (method IN ('static', 'heuristic', 'regime_guard', 'ml_lr', 'ml_rf', 'regime_rf', 'ml_dual_ridge')),
    static_w         DOUBLE NOT NULL CHECK (isfinite(static_w)) CHECK (static_w BETWEEN 0 AND 1),
    lookback         INTEGER NOT NULL CHECK (lookback >= 1),
    dd_penalty       DOUBLE NOT NULL CHECK (isfinite(dd_penalty)),
    min_w            DOUBLE NOT NULL CHECK (isfinite(min_w)) CHECK (min_w BETWEEN 0 AND 1),
    max_w            DOUBLE NOT NULL CHECK (isfinite(max_w)) CHECK (max_w BETWEEN 0 AND 1),
    smoothing        DOUBLE NOT NULL CHECK (isfinite(smoothing)) CHECK (smoothing BETWEEN 0 AND 1),
    max_step         DOUBLE NOT NULL CHECK (isfinite(max_step)) CHECK (max_step >= 0),
    gross_base       DOUBLE NOT NULL CHECK (isfinite(gross_base)) CHECK (gross_base >= 0),
    gross_conf_scale DOUBLE NOT NULL CHECK (isfinite(gross_conf_scale)) CHECK (gross_conf_scale >= 0),
    max_gross        DOUBLE NOT NULL CHECK (isfinite(max_gross)) CHECK (max_gross >= 0),
    target_vol       DOUBLE NOT NULL CHECK (isfinite(target_vol)) CHECK (target_vol >= 0),
    vol_lb           INTEGER NOT NULL CHECK (vol_lb >= 1),
    turn_cost_bps    DOUBLE NOT NULL CHECK (isfinite(turn_cost_bps)) CHECK (turn_cost_bps >= 0),
    gross_cost_bps   DOUBLE NOT NULL CHECK (isfinite(gross_cost_bps)) CHECK (gross_cost_bps >= 0),
    error            VARCHAR
);
COMMENT ON TABLE step4_candidate_v1 IS 'The candidates with every value of their rules, in their order, which breaks ties; and why one failed.';
COMMENT ON COLUMN step4_candidate_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_candidate_v1.position IS 'Place in the order of candidates. Unit: count, from 1.';
COMMENT ON COLUMN step4_candidate_v1.name IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_candidate_v1.method IS 'Family. Unit: none (one of static, heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN step4_candidate_v1.static_w IS 'Weight of A of a static candidate, unused in others. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_candidate_v1.lookback IS 'Months the model looks back, or trains on at most. Unit: months, from 1.';
COMMENT ON COLUMN step4_candidate_v1.dd_penalty IS 'Weight of the drawdown in the score of the heuristic; risk aversion of ml_dual_ridge. Unit: none (factor).';
COMMENT ON COLUMN step4_candidate_v1.min_w IS 'Lowest weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_candidate_v1.max_w IS 'Highest weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_candidate_v1.smoothing IS 'Share of the weight before in the new one. Unit: decimal fraction, 0 to below 1.';
COMMENT ON COLUMN step4_candidate_v1.max_step IS 'Largest change of the weight in a month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_candidate_v1.gross_base IS 'Leverage without confidence. Unit: multiple of equity (1 = the capital).';
COMMENT ON COLUMN step4_candidate_v1.gross_conf_scale IS 'Leverage that full confidence adds. Unit: multiple of equity.';
COMMENT ON COLUMN step4_candidate_v1.max_gross IS 'Highest leverage. Unit: multiple of equity.';
COMMENT ON COLUMN step4_candidate_v1.target_vol IS 'Volatility of the portfolio above which leverage is cut; 0 = no target. Unit: decimal fraction a month (0.04 = 4 %).';
COMMENT ON COLUMN step4_candidate_v1.vol_lb IS 'Months over which that volatility is measured. Unit: months.';
COMMENT ON COLUMN step4_candidate_v1.turn_cost_bps IS 'Cost per unit of change of the weight. Unit: basis points of equity (12 = 0.12 %).';
COMMENT ON COLUMN step4_candidate_v1.gross_cost_bps IS 'Cost per unit of change of leverage. Unit: basis points of equity.';
COMMENT ON COLUMN step4_candidate_v1.error IS 'Why the candidate could not be evaluated; NULL = it was. Unit: none (text).';

CREATE TABLE step4_fit_v1 (
    artifact_id     VARCHAR NOT NULL,
    method          VARCHAR NOT NULL CHECK (method IN ('heuristic', 'regime_guard', 'ml_lr', 'ml_rf', 'regime_rf', 'ml_dual_ridge')),
    lookback        INTEGER NOT NULL CHECK (lookback >= 1),
    month_end       DATE NOT NULL,
    training_months INTEGER NOT NULL CHECK (training_months >= 0),
    seed            VARCHAR,
    weight          DOUBLE NOT NULL CHECK (isfinite(weight)) CHECK (weight BETWEEN 0 AND 1),
    confidence      DOUBLE NOT NULL CHECK (isfinite(confidence)) CHECK (confidence BETWEEN 0 AND 1),
    note            VARCHAR
);
COMMENT ON TABLE step4_fit_v1 IS 'What each model said on each simulated month, before bounds, smoothing and the limit of the step. Candidates that differ in leverage only share their fits.';
COMMENT ON COLUMN step4_fit_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_fit_v1.method IS 'Family of the model. Unit: none (one of heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN step4_fit_v1.lookback IS 'Months the model looks back, or trains on at most. Unit: months, from 1.';
COMMENT ON COLUMN step4_fit_v1.month_end IS 'Month the fit is for: its last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN step4_fit_v1.training_months IS 'Months the model learned from, or looked back on. Unit: months.';
COMMENT ON COLUMN step4_fit_v1.seed IS 'Seed of a forest, as decimal digits: the seed of the run, 1 for ml_rf or 2 for regime_rf, look-back, year and month; NULL = no random numbers used. Unit: none (identifier).';
COMMENT ON COLUMN step4_fit_v1.weight IS 'Weight of A the model wants. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_fit_v1.confidence IS 'How sure it is; raises leverage. Unit: decimal fraction, 0 to 1.';
COMMENT ON COLUMN step4_fit_v1.note IS 'What should be known besides, such as one class only; NULL = nothing. Unit: none (text).';

CREATE TABLE step4_fit_value_v1 (
    artifact_id VARCHAR NOT NULL,
    method      VARCHAR NOT NULL CHECK (method IN ('heuristic', 'regime_guard', 'ml_lr', 'ml_rf', 'regime_rf', 'ml_dual_ridge')),
    lookback    INTEGER NOT NULL CHECK (lookback >= 1),
    month_end   DATE NOT NULL,
    name        VARCHAR NOT NULL,
    value       DOUBLE NOT NULL CHECK (isfinite(value))
);
COMMENT ON TABLE step4_fit_value_v1 IS 'The figures each model weight rests on, such as probabilities and expected returns.';
COMMENT ON COLUMN step4_fit_value_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_fit_value_v1.method IS 'Family of the model. Unit: none (one of heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN step4_fit_value_v1.lookback IS 'Months the model looks back, or trains on at most. Unit: months, from 1.';
COMMENT ON COLUMN step4_fit_value_v1.month_end IS 'Month the fit is for: its last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN step4_fit_value_v1.name IS 'What the figure is, such as p_10 (probability of weight 1) or mu_a. Unit: none (name).';
COMMENT ON COLUMN step4_fit_value_v1.value IS 'The figure. Unit: as its name says: p_ probability, n_ count, else decimal fraction.';

CREATE TABLE step4_path_v1 (
    artifact_id    VARCHAR NOT NULL,
    candidate      VARCHAR NOT NULL,
    month_end      DATE NOT NULL,
    ret_a          DOUBLE NOT NULL CHECK (isfinite(ret_a)),
    ret_b          DOUBLE NOT NULL CHECK (isfinite(ret_b)),
    weight_a       DOUBLE NOT NULL CHECK (isfinite(weight_a)),
    weight_b       DOUBLE NOT NULL CHECK (isfinite(weight_b)),
    gross_leverage DOUBLE NOT NULL CHECK (isfinite(gross_leverage)) CHECK (gross_leverage >= 0),
    ret_gross      DOUBLE NOT NULL CHECK (isfinite(ret_gross)),
    cost           DOUBLE NOT NULL CHECK (isfinite(cost)) CHECK (cost >= 0),
    ret_net        DOUBLE NOT NULL CHECK (isfinite(ret_net)) CHECK (ret_net > -1),
    turnover_abs   DOUBLE NOT NULL CHECK (isfinite(turnover_abs)) CHECK (turnover_abs >= 0)
);
COMMENT ON TABLE step4_path_v1 IS 'The simulated months of every candidate.';
COMMENT ON COLUMN step4_path_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_path_v1.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_path_v1.month_end IS 'Last calendar day of the month, UTC. Unit: calendar day.';
COMMENT ON COLUMN step4_path_v1.ret_a IS 'Return of A. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN step4_path_v1.ret_b IS 'Return of B. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN step4_path_v1.weight_a IS 'Weight of A, known before the month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_path_v1.weight_b IS '1 less the weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_path_v1.gross_leverage IS 'Leverage, known before the month. Unit: multiple of equity (1 = the capital).';
COMMENT ON COLUMN step4_path_v1.ret_gross IS 'Leverage times the weighted return. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN step4_path_v1.cost IS 'Cost of changing weight and leverage. Unit: decimal fraction (0.01 = 1 %), 0 or more.';
COMMENT ON COLUMN step4_path_v1.ret_net IS 'ret_gross less cost. Unit: decimal fraction (0.01 = 1 %).';
COMMENT ON COLUMN step4_path_v1.turnover_abs IS 'Absolute change of the weight of A; the first month starts from 0.5. Unit: decimal fraction of the portfolio, 0 to 1.';

CREATE TABLE step4_performance_v1 (
    artifact_id         VARCHAR NOT NULL,
    candidate           VARCHAR NOT NULL,
    period              VARCHAR NOT NULL CHECK (period IN ('full', 'train', 'test')),
    end_equity          DOUBLE NOT NULL CHECK (isfinite(end_equity)),
    cagr                DOUBLE NOT NULL CHECK (isfinite(cagr)),
    max_drawdown        DOUBLE NOT NULL CHECK (isfinite(max_drawdown)) CHECK (max_drawdown >= 0),
    calmar              DOUBLE NOT NULL CHECK (isfinite(calmar)),
    avg_monthly_pnl     DOUBLE NOT NULL CHECK (isfinite(avg_monthly_pnl)),
    median_monthly_pnl  DOUBLE NOT NULL CHECK (isfinite(median_monthly_pnl)),
    positive_month_rate DOUBLE NOT NULL CHECK (isfinite(positive_month_rate)) CHECK (positive_month_rate BETWEEN 0 AND 1),
    n_months            INTEGER NOT NULL CHECK (n_months >= 0)
);
COMMENT ON TABLE step4_performance_v1 IS 'How each candidate did after costs, over all simulated months and before and after the train/test split.';
COMMENT ON COLUMN step4_performance_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_performance_v1.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_performance_v1.period IS 'Months measured; each period starts from the starting capital. Unit: none (one of full, train, test).';
COMMENT ON COLUMN step4_performance_v1.end_equity IS 'Equity after the last month; the starting capital when there is none. Unit: unit of the starting capital.';
COMMENT ON COLUMN step4_performance_v1.cagr IS 'Yearly growth, 0 without months. Unit: decimal fraction a year.';
COMMENT ON COLUMN step4_performance_v1.max_drawdown IS 'Largest fall from a running maximum that begins with the equity after the first month. Unit: decimal fraction, 0 or more (0.2 = 20 %).';
COMMENT ON COLUMN step4_performance_v1.calmar IS 'Yearly growth by drawdown, 0 when the drawdown is at most 1e-9. Unit: ratio.';
COMMENT ON COLUMN step4_performance_v1.avg_monthly_pnl IS 'Mean change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN step4_performance_v1.median_monthly_pnl IS 'Median change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN step4_performance_v1.positive_month_rate IS 'Share of months with a return above 0. Unit: decimal fraction, 0 to 1.';
COMMENT ON COLUMN step4_performance_v1.n_months IS 'Months measured. Unit: months.';

CREATE TABLE step4_metric_v1 (
    artifact_id                   VARCHAR NOT NULL,
    candidate                     VARCHAR NOT NULL,
    stress_1_25_avg_monthly_pnl   DOUBLE NOT NULL CHECK (isfinite(stress_1_25_avg_monthly_pnl)),
    bootstrap_p10_avg_monthly_pnl DOUBLE NOT NULL CHECK (isfinite(bootstrap_p10_avg_monthly_pnl)),
    avg_turnover_abs              DOUBLE NOT NULL CHECK (isfinite(avg_turnover_abs)) CHECK (avg_turnover_abs >= 0),
    avg_gross_leverage            DOUBLE NOT NULL CHECK (isfinite(avg_gross_leverage)) CHECK (avg_gross_leverage >= 0),
    avg_weight_a                  DOUBLE NOT NULL CHECK (isfinite(avg_weight_a)),
    weight_std_a                  DOUBLE NOT NULL CHECK (isfinite(weight_std_a)) CHECK (weight_std_a >= 0),
    train_test_calmar_gap_abs     DOUBLE NOT NULL CHECK (isfinite(train_test_calmar_gap_abs)) CHECK (train_test_calmar_gap_abs >= 0)
);
COMMENT ON TABLE step4_metric_v1 IS 'Robustness, activity and averages of each candidate over its full path.';
COMMENT ON COLUMN step4_metric_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_metric_v1.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_metric_v1.stress_1_25_avg_monthly_pnl IS 'Mean profit at 1.25 times the cost, not compounded. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN step4_metric_v1.bootstrap_p10_avg_monthly_pnl IS '10 % quantile of the mean profit over resamples of the test months. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN step4_metric_v1.avg_turnover_abs IS 'Mean absolute change of the weight of A in a month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_metric_v1.avg_gross_leverage IS 'Mean leverage. Unit: multiple of equity.';
COMMENT ON COLUMN step4_metric_v1.avg_weight_a IS 'Mean weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_metric_v1.weight_std_a IS 'Population standard deviation of the weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_metric_v1.train_test_calmar_gap_abs IS 'Absolute difference of the Calmar ratios of train and test. Unit: ratio, 0 or more.';

CREATE TABLE step4_benchmark_v1 (
    artifact_id         VARCHAR NOT NULL,
    benchmark           VARCHAR NOT NULL CHECK (benchmark IN ('a', 'b', 'equal_50_50')),
    end_equity          DOUBLE NOT NULL CHECK (isfinite(end_equity)),
    cagr                DOUBLE NOT NULL CHECK (isfinite(cagr)),
    max_drawdown        DOUBLE NOT NULL CHECK (isfinite(max_drawdown)) CHECK (max_drawdown >= 0),
    calmar              DOUBLE NOT NULL CHECK (isfinite(calmar)),
    avg_monthly_pnl     DOUBLE NOT NULL CHECK (isfinite(avg_monthly_pnl)),
    median_monthly_pnl  DOUBLE NOT NULL CHECK (isfinite(median_monthly_pnl)),
    positive_month_rate DOUBLE NOT NULL CHECK (isfinite(positive_month_rate)) CHECK (positive_month_rate BETWEEN 0 AND 1),
    n_months            INTEGER NOT NULL CHECK (n_months >= 0)
);
COMMENT ON TABLE step4_benchmark_v1 IS 'The sleeves held alone and half and half over the simulated months, without costs.';
COMMENT ON COLUMN step4_benchmark_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_benchmark_v1.benchmark IS 'What is held: sleeve A, sleeve B, or half in each, rebalanced monthly. Unit: none (one of a, b, equal_50_50).';
COMMENT ON COLUMN step4_benchmark_v1.end_equity IS 'Equity after the last month; the starting capital when there is none. Unit: unit of the starting capital.';
COMMENT ON COLUMN step4_benchmark_v1.cagr IS 'Yearly growth, 0 without months. Unit: decimal fraction a year.';
COMMENT ON COLUMN step4_benchmark_v1.max_drawdown IS 'Largest fall from a running maximum that begins with the equity after the first month. Unit: decimal fraction, 0 or more (0.2 = 20 %).';
COMMENT ON COLUMN step4_benchmark_v1.calmar IS 'Yearly growth by drawdown, 0 when the drawdown is at most 1e-9. Unit: ratio.';
COMMENT ON COLUMN step4_benchmark_v1.avg_monthly_pnl IS 'Mean change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN step4_benchmark_v1.median_monthly_pnl IS 'Median change of equity. Unit: unit of the starting capital, a month.';
COMMENT ON COLUMN step4_benchmark_v1.positive_month_rate IS 'Share of months with a return above 0. Unit: decimal fraction, 0 to 1.';
COMMENT ON COLUMN step4_benchmark_v1.n_months IS 'Months measured. Unit: months.';

CREATE TABLE step4_score_v1 (
    artifact_id VARCHAR NOT NULL,
    objective   VARCHAR NOT NULL CHECK (objective IN ('return', 'balanced', 'calmar', 'robust')),
    candidate   VARCHAR NOT NULL,
    score       DOUBLE NOT NULL CHECK (isfinite(score)),
    robust_pass BOOLEAN NOT NULL,
    selected    BOOLEAN NOT NULL
);
COMMENT ON TABLE step4_score_v1 IS 'What each candidate is worth to each objective, and which one was selected. Failed candidates have no row.';
COMMENT ON COLUMN step4_score_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_score_v1.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN step4_score_v1.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_score_v1.score IS 'Higher is better; only scores of one objective compare. Unit: unit of the starting capital.';
COMMENT ON COLUMN step4_score_v1.robust_pass IS 'True when every gate is passed. Unit: none (flag).';
COMMENT ON COLUMN step4_score_v1.selected IS 'True for the best of the objective: the highest score among those that pass, else among all; first in order on a tie. Unit: none (flag).';

CREATE TABLE step4_gate_v1 (
    artifact_id VARCHAR NOT NULL,
    objective   VARCHAR NOT NULL CHECK (objective IN ('return', 'balanced', 'calmar', 'robust')),
    candidate   VARCHAR NOT NULL,
    gate        VARCHAR NOT NULL,
    value       DOUBLE NOT NULL CHECK (isfinite(value)),
    bound       VARCHAR NOT NULL CHECK (bound IN ('at_most', 'at_least', 'above')),
    limit_value DOUBLE NOT NULL CHECK (isfinite(limit_value)),
    slack       DOUBLE NOT NULL CHECK (isfinite(slack)),
    passed      BOOLEAN NOT NULL
);
COMMENT ON TABLE step4_gate_v1 IS 'Each robustness gate of each candidate and objective: value, limit and how far from it.';
COMMENT ON COLUMN step4_gate_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_gate_v1.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN step4_gate_v1.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_gate_v1.gate IS 'Figure that is held against the limit. Unit: none (name of the figure).';
COMMENT ON COLUMN step4_gate_v1.value IS 'The figure. Unit: that of the figure.';
COMMENT ON COLUMN step4_gate_v1.bound IS 'On which side of the limit the value must lie. Unit: none (one of at_most, at_least, above).';
COMMENT ON COLUMN step4_gate_v1.limit_value IS 'The limit. Unit: that of the figure.';
COMMENT ON COLUMN step4_gate_v1.slack IS 'How far the value is on the right side, negative = failed; 0 passes but for above. Unit: that of the figure.';
COMMENT ON COLUMN step4_gate_v1.passed IS 'True when the value is on the right side. Unit: none (flag).';

CREATE TABLE step4_promotion_v1 (
    artifact_id         VARCHAR NOT NULL,
    objective           VARCHAR NOT NULL CHECK (objective IN ('return', 'balanced', 'calmar', 'robust')),
    candidate           VARCHAR NOT NULL,
    max_drawdown_cap    DOUBLE NOT NULL CHECK (isfinite(max_drawdown_cap)),
    test_max_drawdown   DOUBLE NOT NULL CHECK (isfinite(test_max_drawdown)) CHECK (test_max_drawdown >= 0),
    promote_dd_cap      DOUBLE NOT NULL CHECK (isfinite(promote_dd_cap)),
    eligible            BOOLEAN NOT NULL,
    promotion_score     DOUBLE NOT NULL CHECK (isfinite(promotion_score)),
    dynamic             BOOLEAN NOT NULL,
    not_dynamic_because VARCHAR,
    avg_turnover_abs    DOUBLE NOT NULL CHECK (isfinite(avg_turnover_abs)) CHECK (avg_turnover_abs >= 0),
    avg_weight_a        DOUBLE NOT NULL CHECK (isfinite(avg_weight_a)),
    dynamic_score       DOUBLE NOT NULL CHECK (isfinite(dynamic_score)),
    promoted            BOOLEAN NOT NULL,
    promoted_dynamic    BOOLEAN NOT NULL
);
COMMENT ON TABLE step4_promotion_v1 IS 'The best candidate of each objective in the promotion: whether it may be promoted, its scores, and what was promoted.';
COMMENT ON COLUMN step4_promotion_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN step4_promotion_v1.objective IS 'What the search tries to make large. Unit: none (one of return, balanced, calmar, robust).';
COMMENT ON COLUMN step4_promotion_v1.candidate IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN step4_promotion_v1.max_drawdown_cap IS 'Cap of the drawdown gate of the objective. Unit: decimal fraction, above 0, to 1.';
COMMENT ON COLUMN step4_promotion_v1.test_max_drawdown IS 'Drawdown over the test months. Unit: decimal fraction, 0 or more.';
COMMENT ON COLUMN step4_promotion_v1.promote_dd_cap IS 'Largest test drawdown that may be promoted. Unit: decimal fraction, above 0, to 1.';
COMMENT ON COLUMN step4_promotion_v1.eligible IS 'True when the drawdown is within that cap; when none is, all compete. Unit: none (flag).';
COMMENT ON COLUMN step4_promotion_v1.promotion_score IS 'Score of the promotion, higher is better. Unit: unit of the starting capital.';
COMMENT ON COLUMN step4_promotion_v1.dynamic IS 'True when the candidate truly allocates: not static, moving, using both sleeves. Unit: none (flag).';
COMMENT ON COLUMN step4_promotion_v1.not_dynamic_because IS 'What a candidate lacks to be dynamic; NULL = it is. Unit: none (static, or names of figures beyond their limits, joined by a comma).';
COMMENT ON COLUMN step4_promotion_v1.avg_turnover_abs IS 'Mean absolute change of the weight, at least 0.02 for a dynamic one. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_promotion_v1.avg_weight_a IS 'Mean weight of A, 0.08 to 0.92 for a dynamic one. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN step4_promotion_v1.dynamic_score IS 'Score among the dynamic ones, higher is better; computed for all. Unit: unit of the starting capital.';
COMMENT ON COLUMN step4_promotion_v1.promoted IS 'True for the one promoted. Unit: none (flag).';
COMMENT ON COLUMN step4_promotion_v1.promoted_dynamic IS 'True for the one promoted as dynamic; none when no best candidate is dynamic. Unit: none (flag).';

-- Append-only, enforced by the database.

CREATE TRIGGER sleeve_month_v1_no_update AFTER UPDATE ON sleeve_month_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_month_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER sleeve_month_v1_no_delete AFTER DELETE ON sleeve_month_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_month_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_feature_v1_no_update AFTER UPDATE ON step4_feature_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_feature_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_feature_v1_no_delete AFTER DELETE ON step4_feature_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_feature_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_candidate_v1_no_update AFTER UPDATE ON step4_candidate_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_candidate_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_candidate_v1_no_delete AFTER DELETE ON step4_candidate_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_candidate_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_fit_v1_no_update AFTER UPDATE ON step4_fit_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_fit_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_fit_v1_no_delete AFTER DELETE ON step4_fit_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_fit_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_fit_value_v1_no_update AFTER UPDATE ON step4_fit_value_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_fit_value_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_fit_value_v1_no_delete AFTER DELETE ON step4_fit_value_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_fit_value_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_path_v1_no_update AFTER UPDATE ON step4_path_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_path_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_path_v1_no_delete AFTER DELETE ON step4_path_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_path_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_performance_v1_no_update AFTER UPDATE ON step4_performance_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_performance_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_performance_v1_no_delete AFTER DELETE ON step4_performance_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_performance_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_metric_v1_no_update AFTER UPDATE ON step4_metric_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_metric_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_metric_v1_no_delete AFTER DELETE ON step4_metric_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_metric_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_benchmark_v1_no_update AFTER UPDATE ON step4_benchmark_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_benchmark_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_benchmark_v1_no_delete AFTER DELETE ON step4_benchmark_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_benchmark_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_score_v1_no_update AFTER UPDATE ON step4_score_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_score_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_score_v1_no_delete AFTER DELETE ON step4_score_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_score_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_gate_v1_no_update AFTER UPDATE ON step4_gate_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_gate_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_gate_v1_no_delete AFTER DELETE ON step4_gate_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_gate_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER step4_promotion_v1_no_update AFTER UPDATE ON step4_promotion_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_promotion_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER step4_promotion_v1_no_delete AFTER DELETE ON step4_promotion_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('step4_promotion_v1 is append-only: a record is never removed; write a new one');

-- The registry of artifact kinds. name:type in canonical order; * = part of the key, ? = optional.

INSERT INTO artifact_schema (kind, version, table_name, columns, definition_sha256, frozen_on) VALUES
    ('sleeve_month', 1, 'sleeve_month_v1',
     'sleeve:VARCHAR*,month_end:DATE*,ret:DOUBLE,equity:DOUBLE?,pnl:DOUBLE?,trades:DOUBLE?',
     'c43cee6c53a5d475b1e783752bd4669abceece466c2e2fa45fce05e9dbb240ed', DATE '2026-11-20'),
    ('step4_feature', 1, 'step4_feature_v1',
     'month_end:DATE*,feature:VARCHAR*,value:DOUBLE',
     'f1189e7feeda223d9f1ab8ed22026a9555b9421e2142e4e73c01bd7d0085c8f4', DATE '2026-11-20'),
    ('step4_candidate', 1, 'step4_candidate_v1',
     'position:INTEGER*,name:VARCHAR,method:VARCHAR,static_w:DOUBLE,lookback:INTEGER,dd_penalty:DOUBLE,min_w:DOUBLE,max_w:DOUBLE,smoothing:DOUBLE,max_step:DOUBLE,gross_base:DOUBLE,gross_conf_scale:DOUBLE,max_gross:DOUBLE,target_vol:DOUBLE,vol_lb:INTEGER,turn_cost_bps:DOUBLE,gross_cost_bps:DOUBLE,error:VARCHAR',
     '8d7d09cc723d8c6082ec3e7332f30562938c6e1417d3ec74e013092332be7c0a', DATE '2026-11-20'),
    ('step4_fit', 1, 'step4_fit_v1',
     'method:VARCHAR*,lookback:INTEGER*,month_end:DATE*,training_months:INTEGER,seed:VARCHAR,weight:DOUBLE,confidence:DOUBLE,note:VARCHAR',
     'f858ae60a0ad67b1e229109f5c1ef82638a9d80391323cce4c8af4e08881a3e5', DATE '2026-11-20'),
    ('step4_fit_value', 1, 'step4_fit_value_v1',
     'method:VARCHAR*,lookback:INTEGER*,month_end:DATE*,name:VARCHAR*,value:DOUBLE',
     '8bd648ebb705d54016bab5631c9c474779d16e9dc09c81d2e1cd2c04decd4ae1', DATE '2026-11-20'),
    ('step4_path', 1, 'step4_path_v1',
     'candidate:VARCHAR*,month_end:DATE*,ret_a:DOUBLE,ret_b:DOUBLE,weight_a:DOUBLE,weight_b:DOUBLE,gross_leverage:DOUBLE,ret_gross:DOUBLE,cost:DOUBLE,ret_net:DOUBLE,turnover_abs:DOUBLE',
     'd0bf0541683f7f9160e0b8cdb95bc99d941f495a1601265a132d9e339ab80c5c', DATE '2026-11-20'),
    ('step4_performance', 1, 'step4_performance_v1',
     'candidate:VARCHAR*,period:VARCHAR*,end_equity:DOUBLE,cagr:DOUBLE,max_drawdown:DOUBLE,calmar:DOUBLE,avg_monthly_pnl:DOUBLE,median_monthly_pnl:DOUBLE,positive_month_rate:DOUBLE,n_months:INTEGER',
     'd9ac38dc7348903e84cd88b4b987ba2193df522b9573d6ce0e6baae9c5576feb', DATE '2026-11-20'),
    ('step4_metric', 1, 'step4_metric_v1',
     'candidate:VARCHAR*,stress_1_25_avg_monthly_pnl:DOUBLE,bootstrap_p10_avg_monthly_pnl:DOUBLE,avg_turnover_abs:DOUBLE,avg_gross_leverage:DOUBLE,avg_weight_a:DOUBLE,weight_std_a:DOUBLE,train_test_calmar_gap_abs:DOUBLE',
     'dca6a1eb47a15ef4359db7d7415e60466b62a42e10e838abbb1f8e803cd8bb81', DATE '2026-11-20'),
    ('step4_benchmark', 1, 'step4_benchmark_v1',
     'benchmark:VARCHAR*,end_equity:DOUBLE,cagr:DOUBLE,max_drawdown:DOUBLE,calmar:DOUBLE,avg_monthly_pnl:DOUBLE,median_monthly_pnl:DOUBLE,positive_month_rate:DOUBLE,n_months:INTEGER',
     'b298c778488fead04fd48fe49a5c57097ed7a8dc7e577499da48dbba101aace1', DATE '2026-11-20'),
    ('step4_score', 1, 'step4_score_v1',
     'objective:VARCHAR*,candidate:VARCHAR*,score:DOUBLE,robust_pass:BOOLEAN,selected:BOOLEAN',
     '3fdfef3e213d24e220cdb9c1bba396c51bc7c6138e230b45891b7dcb590d9071', DATE '2026-11-20'),
    ('step4_gate', 1, 'step4_gate_v1',
     'objective:VARCHAR*,candidate:VARCHAR*,gate:VARCHAR*,value:DOUBLE,bound:VARCHAR,limit_value:DOUBLE,slack:DOUBLE,passed:BOOLEAN',
     'dcc1f919a9e27abd87092b85a0b8a234aff8329993ffcc35ff6eda7d1de7383a', DATE '2026-11-20'),
    ('step4_promotion', 1, 'step4_promotion_v1',
     'objective:VARCHAR*,candidate:VARCHAR,max_drawdown_cap:DOUBLE,test_max_drawdown:DOUBLE,promote_dd_cap:DOUBLE,eligible:BOOLEAN,promotion_score:DOUBLE,dynamic:BOOLEAN,not_dynamic_because:VARCHAR,avg_turnover_abs:DOUBLE,avg_weight_a:DOUBLE,dynamic_score:DOUBLE,promoted:BOOLEAN,promoted_dynamic:BOOLEAN',
     '4a07606f229425123eaec0f85df884268c2163c33f2c7a6e45811752fc196f89', DATE '2026-11-20');
