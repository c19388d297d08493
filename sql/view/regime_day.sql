-- What were state, regime and scalar on each day of each run, and what decided them? One row per run and day.
CREATE OR REPLACE VIEW audit.regime_day AS
WITH run_output AS (
    -- A run has at most one output of each kind; one row per run keeps its three artifact ids together, and where their rows are.
    SELECT
        run_id,
        max(artifact_id) FILTER (kind = 'allocator_state') AS state_id,
        max(first_row) FILTER (kind = 'allocator_state') AS state_first,
        max(last_row) FILTER (kind = 'allocator_state') AS state_last,
        max(artifact_id) FILTER (kind = 'allocator_regime') AS regime_id,
        max(first_row) FILTER (kind = 'allocator_regime') AS regime_first,
        max(last_row) FILTER (kind = 'allocator_regime') AS regime_last,
        max(artifact_id) FILTER (kind = 'allocator_risk') AS risk_id,
        max(first_row) FILTER (kind = 'allocator_risk') AS risk_first,
        max(last_row) FILTER (kind = 'allocator_risk') AS risk_last
    FROM audit.artifact_rows
    WHERE role = 'output'
    GROUP BY run_id
)
SELECT
    run_output.run_id,
    regime.date,
    regime.regime,
    CAST(enum_code(regime.regime) AS INTEGER) AS severity,
    regime.previous_regime,
    CAST(enum_code(regime.previous_regime) AS INTEGER) AS previous_severity,
    regime.target,
    CAST(enum_code(regime.target) AS INTEGER) AS target_severity,
    regime.target_rule,
    CAST(enum_code(regime.target_rule) AS INTEGER) AS target_rule_rank,
    regime.decision,
    regime.enter_score,
    regime.exit_score,
    regime.days_in_regime,
    regime.previous_days_in_regime,
    regime.enter_vol_fast,
    regime.enter_corr_spike,
    regime.enter_dd_deep,
    regime.enter_dd_worsening,
    regime.exit_vol_fast,
    regime.exit_corr_spike,
    regime.exit_dd_deep,
    regime.exit_dd_worsening,
    state.port_rvol_20d,
    state.port_rvol_60d,
    state.vol_accel,
    state.dd_level,
    state.dd_slope_10d,
    state.corr_20d,
    state.corr_60d,
    state.corr_shock,
    state.trend_breadth_20d,
    state.sleeve_concentration_60d,
    risk.target_scalar,
    risk.smoothed_scalar,
    risk.risk_scalar
-- Id and day are compared together, so that no plan joins days of different runs.
FROM run_output
JOIN main.allocator_regime_v1 AS regime ON regime.artifact_id = run_output.regime_id
    AND regime.rowid BETWEEN run_output.regime_first AND run_output.regime_last
JOIN main.allocator_state_v1 AS state ON ROW(state.artifact_id, state.date) = ROW(run_output.state_id, regime.date)
    AND state.rowid BETWEEN run_output.state_first AND run_output.state_last
JOIN main.allocator_risk_v1 AS risk ON ROW(risk.artifact_id, risk.date) = ROW(run_output.risk_id, regime.date)
    AND risk.rowid BETWEEN run_output.risk_first AND run_output.risk_last;

COMMENT ON VIEW audit.regime_day IS 'One row per run and day: the state, the signals and scores, the decision, the regime and the risk scalar.';
COMMENT ON COLUMN audit.regime_day.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.regime_day.date IS 'Day; everything in the row is known at its close. Unit: calendar day.';
COMMENT ON COLUMN audit.regime_day.regime IS 'Regime in force at the close; compare by severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.regime_day.severity IS 'Severity of the regime. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.regime_day.previous_regime IS 'Regime of the row before; NULL on the first day; compare by previous_severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.regime_day.previous_severity IS 'Severity of the regime of the row before; NULL on the first day. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.regime_day.target IS 'Regime the ENTER rules alone would give; compare by target_severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.regime_day.target_severity IS 'Severity of the target. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.regime_day.target_rule IS 'The most severe rule that gave the target; compare by target_rule_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM).';
COMMENT ON COLUMN audit.regime_day.target_rule_rank IS 'How severe the rule is. Unit: whole number, 0 NONE, 1 SCORE_1, 2 DD_STRESS, 3 SCORE_2, 4 SCORE_3, 5 DD_CRISIS.';
COMMENT ON COLUMN audit.regime_day.decision IS 'What the walk did with the target. Unit: none (ENUM).';
COMMENT ON COLUMN audit.regime_day.enter_score IS 'How many ENTER signals fire. Unit: signals, 0 to 4.';
COMMENT ON COLUMN audit.regime_day.exit_score IS 'How many EXIT signals fire. Unit: signals, 0 to 4.';
COMMENT ON COLUMN audit.regime_day.days_in_regime IS 'How long the regime has lasted, this day included. Unit: rows, from 1.';
COMMENT ON COLUMN audit.regime_day.previous_days_in_regime IS 'How long the previous regime had lasted when this day was decided. Unit: rows, from 1.';
COMMENT ON COLUMN audit.regime_day.enter_vol_fast IS 'Signal vol_fast with its ENTER threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.enter_corr_spike IS 'Signal corr_spike with its ENTER threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.enter_dd_deep IS 'Signal dd_deep with its ENTER threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.enter_dd_worsening IS 'Signal dd_worsening with its ENTER threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.exit_vol_fast IS 'Signal vol_fast with its EXIT threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.exit_corr_spike IS 'Signal corr_spike with its EXIT threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.exit_dd_deep IS 'Signal dd_deep with its EXIT threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.exit_dd_worsening IS 'Signal dd_worsening with its EXIT threshold. Unit: none (flag).';
COMMENT ON COLUMN audit.regime_day.port_rvol_20d IS 'Annualised portfolio volatility over 20 rows. Unit: decimal fraction a year (0.10 = 10 %), 0 or more.';
COMMENT ON COLUMN audit.regime_day.port_rvol_60d IS 'Annualised portfolio volatility over 60 rows. Unit: decimal fraction a year (0.10 = 10 %), 0 or more.';
COMMENT ON COLUMN audit.regime_day.vol_accel IS 'port_rvol_20d / port_rvol_60d. Unit: ratio, 0 or more.';
COMMENT ON COLUMN audit.regime_day.dd_level IS 'Drawdown of equity. Unit: decimal fraction (-0.10 = 10 % below the peak), -1 to 0.';
COMMENT ON COLUMN audit.regime_day.dd_slope_10d IS 'Change of dd_level over ten rows. Unit: decimal fraction per ten rows, -1 to 1.';
COMMENT ON COLUMN audit.regime_day.corr_20d IS 'Mean pairwise correlation over 20 rows. Unit: correlation, -1 to 1.';
COMMENT ON COLUMN audit.regime_day.corr_60d IS 'Mean pairwise correlation over 60 rows. Unit: correlation, -1 to 1.';
COMMENT ON COLUMN audit.regime_day.corr_shock IS 'corr_20d - corr_60d. Unit: correlation difference, -2 to 2.';
COMMENT ON COLUMN audit.regime_day.trend_breadth_20d IS 'Share of assets with positive trend returns; NULL = missing. Unit: share, 0 to 1.';
COMMENT ON COLUMN audit.regime_day.sleeve_concentration_60d IS 'Concentration of sleeve returns; NULL = missing. Unit: Herfindahl index, 0 to 1.';
COMMENT ON COLUMN audit.regime_day.target_scalar IS 'Scalar of the regime before smoothing. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN audit.regime_day.smoothed_scalar IS 'Smoothed target before clipping. Unit: decimal fraction of exposure, above 0.';
COMMENT ON COLUMN audit.regime_day.risk_scalar IS 'Share of the raw exposure the regime permits. Unit: decimal fraction of exposure, above 0, to 1.';
