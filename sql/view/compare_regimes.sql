-- On which days were two runs in different regimes, and why? One row per such day, with the decision of both:
--     FROM audit.compare_regimes('baseline', 'other');
CREATE OR REPLACE MACRO audit.compare_regimes(a, b) AS TABLE
SELECT
    date,
    one.regime AS regime_a,
    one.severity AS severity_a,
    two.regime AS regime_b,
    two.severity AS severity_b,
    one.decision AS decision_a,
    two.decision AS decision_b,
    one.target_rule AS target_rule_a,
    one.target_rule_rank AS target_rule_rank_a,
    two.target_rule AS target_rule_b,
    two.target_rule_rank AS target_rule_rank_b,
    one.enter_score AS enter_score_a,
    two.enter_score AS enter_score_b,
    one.exit_score AS exit_score_a,
    two.exit_score AS exit_score_b,
    one.risk_scalar AS risk_scalar_a,
    two.risk_scalar AS risk_scalar_b
FROM (FROM audit.regime_day WHERE run_id = a) AS one
JOIN (FROM audit.regime_day WHERE run_id = b) AS two USING (date)
WHERE one.regime <> two.regime
ORDER BY date;

COMMENT ON MACRO TABLE audit.compare_regimes IS
    'On which days were two runs in different regimes? One row per such day with decision, target rule, scores and risk scalar of both. Compare regimes by severity (0 NORMAL to 3 CRISIS): DuckDB compares an ENUM with a text as texts.';
