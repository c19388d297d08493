-- What did each sleeve want in each asset, what did all together come to, and what was held in the end? One row per sleeves run,
-- rebalance, asset and sleeve.
CREATE OR REPLACE VIEW audit.sleeve_contribution AS
WITH budget AS (
    SELECT
        run_id,
        CAST(config -> '$.sleeves.budgets' AS MAP(VARCHAR, DOUBLE)) AS by_sleeve
    FROM main.run_config
),
held AS (
    SELECT
        run_artifact.run_id,
        weight.date,
        weight.asset,
        weight.weight
    FROM main.run_artifact
    JOIN main.weight_v1 AS weight USING (artifact_id)
    WHERE run_artifact.role = 'output'
)
SELECT
    run_artifact.run_id,
    contribution.date,
    contribution.asset,
    contribution.sleeve,
    budget.by_sleeve[contribution.sleeve] AS budget,
    contribution.contribution,
    sum(contribution.contribution)
        OVER (PARTITION BY run_artifact.run_id, contribution.date, contribution.asset ORDER BY contribution.sleeve
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS unconstrained_weight,
    held.weight
FROM main.run_artifact
JOIN main.sleeve_contribution_v1 AS contribution USING (artifact_id)
JOIN budget USING (run_id)
JOIN held
    ON held.run_id = run_artifact.run_id
    AND held.date = contribution.date
    AND held.asset = contribution.asset
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.sleeve_contribution IS
    'One row per sleeves run, rebalance, asset and sleeve: budget, contribution, their sum over sleeves, and the weight held.';
COMMENT ON COLUMN audit.sleeve_contribution.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.sleeve_contribution.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.sleeve_contribution.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_contribution.sleeve IS 'Sleeve. Unit: none (name).';
COMMENT ON COLUMN audit.sleeve_contribution.budget IS 'Risk budget of the sleeve. Unit: decimal fraction of risk, 0 to 1.';
COMMENT ON COLUMN audit.sleeve_contribution.contribution IS 'Budget times position after overlays, negative = short. Unit: decimal fraction of equity (0.25 = 25 %).';
COMMENT ON COLUMN audit.sleeve_contribution.unconstrained_weight IS 'Sum of the contributions of all sleeves to the asset. Unit: decimal fraction of equity (0.25 = 25 %).';
COMMENT ON COLUMN audit.sleeve_contribution.weight IS 'Weight held after projection. Unit: decimal fraction of equity (0.25 = 25 %).';
