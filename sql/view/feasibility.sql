-- Where did combined weights break a constraint, what did the projection do, and how much room is left? One row per sleeves run and
-- rebalance.
CREATE OR REPLACE VIEW audit.feasibility AS
SELECT
    run_artifact.run_id,
    feasibility.date,
    feasibility.projection,
    feasibility.status,
    feasibility.projection_applied,
    concat_ws('+',
        CASE WHEN feasibility.initial_bounds THEN 'bounds' END,
        CASE WHEN feasibility.initial_gross_cap THEN 'gross_cap' END,
        CASE WHEN feasibility.initial_net_cap THEN 'net_cap' END,
        CASE WHEN feasibility.initial_turnover_cap THEN 'turnover_cap' END) AS broken_before,
    concat_ws('+',
        CASE WHEN feasibility.final_bounds THEN 'bounds' END,
        CASE WHEN feasibility.final_gross_cap THEN 'gross_cap' END,
        CASE WHEN feasibility.final_net_cap THEN 'net_cap' END,
        CASE WHEN feasibility.final_turnover_cap THEN 'turnover_cap' END) AS broken_after,
    feasibility.conflict,
    feasibility.iterations,
    feasibility.converged,
    feasibility.residual,
    feasibility.distance,
    feasibility.gross,
    feasibility.net,
    feasibility.turnover,
    feasibility.budget_utilisation,
    feasibility.positions,
    feasibility.slack_bounds,
    feasibility.slack_gross_cap,
    feasibility.slack_net_cap,
    feasibility.slack_turnover_cap,
    feasibility.multiplier_gross_cap,
    feasibility.multiplier_net_cap,
    feasibility.multiplier_turnover_cap,
    list_where(['bounds', 'gross_cap', 'net_cap', 'turnover_cap'],
        [feasibility.initial_bounds, feasibility.initial_gross_cap, feasibility.initial_net_cap, feasibility.initial_turnover_cap]) AS broken_before_list,
    list_where(['bounds', 'gross_cap', 'net_cap', 'turnover_cap'],
        [feasibility.final_bounds, feasibility.final_gross_cap, feasibility.final_net_cap, feasibility.final_turnover_cap]) AS broken_after_list
FROM audit.artifact_rows AS run_artifact
JOIN main.allocation_feasibility_v1 AS feasibility ON feasibility.artifact_id = run_artifact.artifact_id
    AND run_artifact.kind = 'allocation_feasibility' AND feasibility.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row
WHERE run_artifact.role = 'output';

COMMENT ON VIEW audit.feasibility IS
    'One row per sleeves run and rebalance: constraints broken before and after projection, distance moved, slack, multipliers.';
COMMENT ON COLUMN audit.feasibility.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.feasibility.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN audit.feasibility.projection IS 'How weights are brought back into the constraints. Unit: none (ENUM).';
COMMENT ON COLUMN audit.feasibility.status IS 'How the projection ended. Unit: none (ENUM).';
COMMENT ON COLUMN audit.feasibility.projection_applied IS 'True when the unconstrained weights broke a constraint. Unit: none (flag).';
COMMENT ON COLUMN audit.feasibility.broken_before IS 'Constraints that the unconstrained weights broke; empty = none. Unit: none (names joined by +).';
COMMENT ON COLUMN audit.feasibility.broken_after IS 'Constraints that the final weights break; empty = none. Unit: none (names joined by +).';
COMMENT ON COLUMN audit.feasibility.conflict IS 'Constraints that no weights can satisfy together; NULL = there are such weights, or nobody looked. Unit: none (names joined by +).';
COMMENT ON COLUMN audit.feasibility.iterations IS 'Passes of the sequential projection, or steps of the exact one. Unit: iterations.';
COMMENT ON COLUMN audit.feasibility.converged IS 'True when the projection came to its own end, or was not needed. Unit: none (flag).';
COMMENT ON COLUMN audit.feasibility.residual IS 'Largest residual of the optimality conditions (KKT); NULL unless status is optimal. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.feasibility.distance IS 'Euclidean distance between unconstrained and final weights. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.feasibility.gross IS 'Sum of absolute final weights. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.feasibility.net IS 'Sum of final weights. Unit: decimal fraction of equity.';
COMMENT ON COLUMN audit.feasibility.turnover IS 'Sum of absolute changes from the weights before, the first from 0. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.feasibility.budget_utilisation IS 'Sum of the budgets of the sleeves that hold anything. Unit: decimal fraction of risk, 0 to 1.';
COMMENT ON COLUMN audit.feasibility.positions IS 'Assets with a weight beyond 1e-6. Unit: assets.';
COMMENT ON COLUMN audit.feasibility.slack_bounds IS 'Smallest room to a bound, negative = broken by so much. Unit: decimal fraction of equity.';
COMMENT ON COLUMN audit.feasibility.slack_gross_cap IS 'Cap less gross, negative = broken. Unit: decimal fraction of equity.';
COMMENT ON COLUMN audit.feasibility.slack_net_cap IS 'Cap less absolute net, negative = broken. Unit: decimal fraction of equity.';
COMMENT ON COLUMN audit.feasibility.slack_turnover_cap IS 'Cap less turnover, negative = broken; NULL = no cap, or no weights before. Unit: decimal fraction of equity.';
COMMENT ON COLUMN audit.feasibility.multiplier_gross_cap IS 'Price of the gross cap in the exact projection; NULL unless status is optimal. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.feasibility.multiplier_net_cap IS 'Price of the net cap, positive = the net is held down, negative = up; NULL unless status is optimal. Unit: decimal fraction of equity.';
COMMENT ON COLUMN audit.feasibility.multiplier_turnover_cap IS 'Price of the turnover cap; NULL unless status is optimal. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN audit.feasibility.broken_before_list IS 'Constraints that the combined weights broke, one by one; empty = none. Unit: none (list of names).';
COMMENT ON COLUMN audit.feasibility.broken_after_list IS 'Constraints that the projected weights break, one by one; empty = none. Unit: none (list of names).';
