-- Which rule has each candidate of Step 4? How the candidates did is in audit.step4_candidate. One row per run, role and candidate.
CREATE OR REPLACE VIEW audit.step4_candidate_rule AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.position,
    row.name,
    row.method,
    row.static_w,
    row.lookback,
    row.dd_penalty,
    row.min_w,
    row.max_w,
    row.smoothing,
    row.max_step,
    row.gross_base,
    row.gross_conf_scale,
    row.max_gross,
    row.target_vol,
    row.vol_lb,
    row.turn_cost_bps,
    row.gross_cost_bps,
    row.error
FROM audit.artifact_rows AS run_artifact
JOIN main.step4_candidate_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'step4_candidate'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.step4_candidate_rule IS 'One row per run, role and candidate: the candidates with every value of their rules, in their order, which breaks ties; and why one failed.';
COMMENT ON COLUMN audit.step4_candidate_rule.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.step4_candidate_rule.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.step4_candidate_rule.position IS 'Place in the order of candidates. Unit: count, from 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.name IS 'Candidate: one rule for weight and leverage. Unit: none (name).';
COMMENT ON COLUMN audit.step4_candidate_rule.method IS 'Family. Unit: none (one of static, heuristic, regime_guard, ml_lr, ml_rf, regime_rf, ml_dual_ridge).';
COMMENT ON COLUMN audit.step4_candidate_rule.static_w IS 'Weight of A of a static candidate, unused in others. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.lookback IS 'Months the model looks back, or trains on at most. Unit: months, from 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.dd_penalty IS 'Weight of the drawdown in the score of the heuristic; risk aversion of ml_dual_ridge. Unit: none (factor).';
COMMENT ON COLUMN audit.step4_candidate_rule.min_w IS 'Lowest weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.max_w IS 'Highest weight of A. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.smoothing IS 'Share of the weight before in the new one. Unit: decimal fraction, 0 to below 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.max_step IS 'Largest change of the weight in a month. Unit: decimal fraction of the portfolio, 0 to 1.';
COMMENT ON COLUMN audit.step4_candidate_rule.gross_base IS 'Leverage without confidence. Unit: multiple of equity (1 = the capital).';
COMMENT ON COLUMN audit.step4_candidate_rule.gross_conf_scale IS 'Leverage that full confidence adds. Unit: multiple of equity.';
COMMENT ON COLUMN audit.step4_candidate_rule.max_gross IS 'Highest leverage. Unit: multiple of equity.';
COMMENT ON COLUMN audit.step4_candidate_rule.target_vol IS 'Volatility of the portfolio above which leverage is cut; 0 = no target. Unit: decimal fraction a month (0.04 = 4 %).';
COMMENT ON COLUMN audit.step4_candidate_rule.vol_lb IS 'Months over which that volatility is measured. Unit: months.';
COMMENT ON COLUMN audit.step4_candidate_rule.turn_cost_bps IS 'Cost per unit of change of the weight. Unit: basis points of equity (12 = 0.12 %).';
COMMENT ON COLUMN audit.step4_candidate_rule.gross_cost_bps IS 'Cost per unit of change of leverage. Unit: basis points of equity.';
COMMENT ON COLUMN audit.step4_candidate_rule.error IS 'Why the candidate could not be evaluated; NULL = it was. Unit: none (text).';
