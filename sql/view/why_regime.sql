-- Why was the portfolio in this regime on this day? One row per signal:
--     SELECT * FROM audit.why_regime('baseline', DATE '2022-06-13');
-- margin = how far the value lies beyond the threshold, in the direction that fires: 0 or more = fired.
-- The two drawdown levels that lead to STRESS and CRISIS by themselves stand on the row of dd_deep.
CREATE OR REPLACE MACRO audit.why_regime(run, day) AS TABLE
WITH decided AS (
    SELECT
        regime_day.*,
        run_config.config -> '$.allocator.thresholds' AS thresholds,
        run_config.config ->> '$.allocator.version' AS rule_version
    FROM audit.regime_day
    JOIN main.run_config USING (run_id)
    WHERE regime_day.run_id = run AND regime_day.date = CAST(day AS DATE)
),
signal AS (
    SELECT
        decided.*,
        rule.position,
        rule.signal,
        rule.feature,
        rule.value,
        rule.fires_when,
        CAST(decided.thresholds ->> rule.enter_name AS DOUBLE) AS enter_threshold,
        CAST(decided.thresholds ->> rule.exit_name AS DOUBLE) AS exit_threshold,
        CASE rule.fires_when WHEN '>=' THEN 1 ELSE -1 END AS direction,
        rule.enter_fired,
        rule.exit_fired
    FROM decided,
        LATERAL (VALUES
            (1, 'vol_fast', 'vol_accel', decided.vol_accel, '>=', 'vol_accel_enter', 'vol_accel_exit',
                decided.enter_vol_fast, decided.exit_vol_fast),
            (2, 'corr_spike', 'corr_shock', decided.corr_shock, '>=', 'corr_shock_enter', 'corr_shock_exit',
                decided.enter_corr_spike, decided.exit_corr_spike),
            (3, 'dd_deep', 'dd_level', decided.dd_level, '<=', 'dd_enter', 'dd_exit',
                decided.enter_dd_deep, decided.exit_dd_deep),
            (4, 'dd_worsening', 'dd_slope_10d', decided.dd_slope_10d, '<=', 'dd_slope_enter', 'dd_slope_exit',
                decided.enter_dd_worsening, decided.exit_dd_worsening)
        ) AS rule (position, signal, feature, value, fires_when, enter_name, exit_name, enter_fired, exit_fired)
)
SELECT
    run_id,
    date,
    signal,
    feature,
    value,
    fires_when,
    enter_threshold,
    exit_threshold,
    direction * (value - enter_threshold) AS enter_margin,
    direction * (value - exit_threshold) AS exit_margin,
    enter_fired,
    exit_fired,
    CASE WHEN signal = 'dd_deep' THEN CAST(thresholds ->> 'dd_stress_enter' AS DOUBLE) END AS stress_threshold,
    CASE WHEN signal = 'dd_deep' THEN CAST(thresholds ->> 'dd_crisis_enter' AS DOUBLE) END AS crisis_threshold,
    enter_score,
    exit_score,
    target,
    target_severity,
    target_rule,
    target_rule_rank,
    decision,
    previous_regime,
    previous_severity,
    previous_days_in_regime,
    CAST(thresholds ->> 'min_days_in_regime' AS INTEGER) AS min_days_in_regime,
    regime,
    severity,
    days_in_regime,
    risk_scalar,
    rule_version
FROM signal
ORDER BY position;

COMMENT ON MACRO TABLE audit.why_regime IS
    'Why was the portfolio in its regime on a day? One row per signal: value, ENTER and EXIT threshold, signed margin, fired or not, then scores, target, decision, days in regime, rule version. Compare regimes by severity (0 NORMAL to 3 CRISIS): DuckDB compares an ENUM with a text as texts.';
