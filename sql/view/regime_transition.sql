-- When did the regime change, from what to what, and which signals made it? One row per change.
CREATE OR REPLACE VIEW audit.regime_transition AS
SELECT
    run_id,
    date,
    previous_regime AS from_regime,
    previous_severity AS from_severity,
    regime AS to_regime,
    severity AS to_severity,
    decision,
    -- An upgrade is made by the ENTER signals that fire (or a deep drawdown alone); a downgrade by EXIT signals falling away.
    CASE decision
        WHEN 'UPGRADE' THEN concat_ws(', ',
            CASE WHEN enter_vol_fast THEN 'vol_fast' END,
            CASE WHEN enter_corr_spike THEN 'corr_spike' END,
            CASE WHEN enter_dd_deep THEN 'dd_deep' END,
            CASE WHEN enter_dd_worsening THEN 'dd_worsening' END)
        ELSE concat('exit score ', exit_score, ' after ', previous_days_in_regime, ' days')
    END AS trigger,
    target_rule,
    target_rule_rank,
    enter_score,
    exit_score,
    previous_days_in_regime AS days_in_from_regime,
    vol_accel,
    corr_shock,
    dd_level,
    dd_slope_10d,
    risk_scalar
FROM audit.regime_day
WHERE regime <> previous_regime;

COMMENT ON VIEW audit.regime_transition IS 'One row per change of regime: from, to, the signals that triggered it and the values they saw.';
COMMENT ON COLUMN audit.regime_transition.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.regime_transition.date IS 'First day in the new regime. Unit: calendar day.';
COMMENT ON COLUMN audit.regime_transition.from_regime IS 'Regime of the day before; compare by from_severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.regime_transition.from_severity IS 'Severity of that regime. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.regime_transition.to_regime IS 'Regime from this day on; compare by to_severity, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN audit.regime_transition.to_severity IS 'Severity of that regime. Unit: whole number, 0 NORMAL, 1 ELEVATED, 2 STRESS, 3 CRISIS.';
COMMENT ON COLUMN audit.regime_transition.decision IS 'UPGRADE = more severe, at once; DOWNGRADE = milder, after the minimum stay. Unit: none (ENUM).';
COMMENT ON COLUMN audit.regime_transition.trigger IS 'For an upgrade the ENTER signals that fire; for a downgrade the EXIT score that let go. Unit: none (text).';
COMMENT ON COLUMN audit.regime_transition.target_rule IS 'The most severe rule that gave the target; compare by target_rule_rank, as DuckDB compares an ENUM with a text as texts. Unit: none (ENUM).';
COMMENT ON COLUMN audit.regime_transition.target_rule_rank IS 'How severe the rule is. Unit: whole number, 0 NONE, 1 SCORE_1, 2 DD_STRESS, 3 SCORE_2, 4 SCORE_3, 5 DD_CRISIS.';
COMMENT ON COLUMN audit.regime_transition.enter_score IS 'How many ENTER signals fire. Unit: signals, 0 to 4.';
COMMENT ON COLUMN audit.regime_transition.exit_score IS 'How many EXIT signals fire. Unit: signals, 0 to 4.';
COMMENT ON COLUMN audit.regime_transition.days_in_from_regime IS 'How long the regime that ends had lasted. Unit: rows, from 1.';
COMMENT ON COLUMN audit.regime_transition.vol_accel IS 'port_rvol_20d / port_rvol_60d. Unit: ratio, 0 or more.';
COMMENT ON COLUMN audit.regime_transition.corr_shock IS 'corr_20d - corr_60d. Unit: correlation difference, -2 to 2.';
COMMENT ON COLUMN audit.regime_transition.dd_level IS 'Drawdown of equity. Unit: decimal fraction (-0.10 = 10 % below the peak), -1 to 0.';
COMMENT ON COLUMN audit.regime_transition.dd_slope_10d IS 'Change of dd_level over ten rows. Unit: decimal fraction per ten rows, -1 to 1.';
COMMENT ON COLUMN audit.regime_transition.risk_scalar IS 'Risk scalar of the day. Unit: decimal fraction of exposure, above 0, to 1.';
