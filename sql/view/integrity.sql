-- Is each run as whole as SQL alone can tell: its chain record and link, its configuration, as many rows as were recorded, and what
-- it refers to? The full check is plimsoll verify, or sql/verify without Plimsoll.
CREATE OR REPLACE VIEW audit.integrity AS
WITH rows_there AS (
    SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.asset_return_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.portfolio_return_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.equity_curve_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.weight_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.trend_unit_return_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.sleeve_return_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocator_state_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocator_regime_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocator_risk_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocator_risk_v1_applied GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.external_return_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.scaled_weight_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.exposure_rebalance_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.exposure_day_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.sleeve_position_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.overlay_scalar_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.sleeve_contribution_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_feasibility_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.constraint_ledger_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.sleeve_attribution_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.sleeve_month_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_feature_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_candidate_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_fit_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_fit_value_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_path_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_performance_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_metric_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_benchmark_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_score_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_gate_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.step4_promotion_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_request_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_summary_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_decision_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_reason_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_share_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_gate_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_gate_check_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.order_intent_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.budget_utilization_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.allocation_metric_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.admission_figure_v1 GROUP BY artifact_id
    UNION ALL SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main.admission_check_v1 GROUP BY artifact_id),
blocks_there AS (
    SELECT artifact_id, count(*) AS blocks, sum(row_count) AS rows FROM main.artifact_block GROUP BY artifact_id),
artifact_there AS (
    SELECT a.artifact_id, a.row_count, coalesce(r.rows, 0) AS rows, (a.row_count + 63) // 64 AS blocks_expected, coalesce(b.blocks, 0) AS blocks,
        a.row_count = coalesce(r.rows, 0) AND a.row_count = coalesce(b.rows, 0) AND (a.row_count + 63) // 64 = coalesce(b.blocks, 0) AS whole,
        p.first_row IS NOT DISTINCT FROM r.first_row AND p.first_row + p.row_count - 1 IS NOT DISTINCT FROM r.last_row AS in_place
    FROM main.artifact AS a LEFT JOIN rows_there AS r USING (artifact_id) LEFT JOIN blocks_there AS b USING (artifact_id)
    LEFT JOIN main.artifact_range AS p USING (artifact_id)),
of_run AS (
    SELECT run_id, count(*) AS artifacts, CAST(sum(row_count) AS BIGINT) AS rows_recorded, CAST(sum(rows) AS BIGINT) AS rows_found,
        CAST(sum(blocks_expected) AS BIGINT) AS blocks_expected, CAST(sum(blocks) AS BIGINT) AS blocks_found, bool_and(whole) AS counts_intact,
        bool_and(in_place) AS ranges_intact
    FROM (SELECT DISTINCT run_id, artifact_id FROM main.run_artifact) JOIN artifact_there USING (artifact_id) GROUP BY run_id),
two_outputs AS (
    SELECT DISTINCT run_id
    FROM main.run_artifact JOIN main.artifact USING (artifact_id)
    WHERE role = 'output' GROUP BY run_id, kind HAVING count(*) > 1),
linked AS (
    SELECT subject, subject_id, sequence, recorded_at, record_hash, record_hash = sha256(previous_hash || chr(10) || record)
        AND previous_hash = coalesce(lag(record_hash) OVER (ORDER BY sequence), repeat('0', 64))
        AND sequence = coalesce(lag(sequence) OVER (ORDER BY sequence), 0) + 1 AS link_intact
    FROM main.chain),
stated AS (
    SELECT run_id, supersedes AS parent_run_id, 'supersedes' AS relation FROM main.run WHERE supersedes IS NOT NULL
    UNION ALL SELECT run_id, precomputed_run_id, 'scalars' FROM main.run WHERE precomputed_run_id IS NOT NULL),
broken AS (
    SELECT run_id, relation || ' ' || parent_run_id || ' is not in run_parent' AS reference
    FROM stated ANTI JOIN main.run_parent USING (run_id, parent_run_id, relation)
    UNION ALL SELECT run_id, relation || ' ' || parent_run_id || ' is in run_parent alone'
    FROM main.run_parent ANTI JOIN stated USING (run_id, parent_run_id, relation) WHERE relation IN ('supersedes', 'scalars')
    UNION ALL SELECT a.baseline_run_id, 'audit ' || a.audit_id || ' based_on ' || a.based_on
        || CASE WHEN b.audit_id IS NULL THEN ' is not there' ELSE ' is a later audit or one of other runs' END
    FROM main.audit_record AS a LEFT JOIN main.audit_record AS b ON b.audit_id = a.based_on
    WHERE a.based_on IS NOT NULL AND (b.audit_id IS NULL OR b.sequence >= a.sequence OR b.baseline_run_id <> a.baseline_run_id
        OR b.scaled_run_id IS DISTINCT FROM a.scaled_run_id)),
broken_of_run AS (
    SELECT run_id, list(reference ORDER BY reference) AS broken_references FROM broken GROUP BY run_id)
SELECT r.run_id, l.sequence AS chain_sequence, l.recorded_at, l.record_hash, l.link_intact,
    coalesce(sha256(CAST(c.config AS VARCHAR)) = c.sha256, false) AS config_intact, coalesce(o.artifacts, 0) AS artifacts,
    coalesce(o.rows_recorded, 0) AS rows_recorded, coalesce(o.rows_found, 0) AS rows_found, coalesce(o.blocks_expected, 0) AS blocks_expected,
    coalesce(o.blocks_found, 0) AS blocks_found, coalesce(o.counts_intact, true) AS counts_intact,
    t.run_id IS NULL AS outputs_intact,
    coalesce(l.link_intact, false) AND config_intact AND coalesce(o.counts_intact, true) AND t.run_id IS NULL AND b.run_id IS NULL
        AND coalesce(o.ranges_intact, true) AS intact,
    coalesce(b.broken_references, []) AS broken_references,
    coalesce(o.ranges_intact, true) AS ranges_intact
FROM main.run AS r
LEFT JOIN linked AS l ON l.subject = 'run' AND l.subject_id = r.run_id
LEFT JOIN main.run_config AS c ON c.run_id = r.run_id
LEFT JOIN of_run AS o ON o.run_id = r.run_id
LEFT JOIN two_outputs AS t ON t.run_id = r.run_id
LEFT JOIN broken_of_run AS b ON b.run_id = r.run_id;
COMMENT ON VIEW audit.integrity IS 'Is each run as whole as SQL alone can tell: chain record, configuration, numbers of rows? One row per run; plimsoll verify does the rest.';
COMMENT ON COLUMN audit.integrity.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN audit.integrity.chain_sequence IS 'Place of the run''s record in the hash chain; NULL when it has none. Unit: whole number from 1.';
COMMENT ON COLUMN audit.integrity.recorded_at IS 'When the store knew the run; NULL without a record. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN audit.integrity.record_hash IS 'Hash of the run''s record; NULL without a record. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit.integrity.link_intact IS 'True when the record''s hash is that of its text and of the record before it; NULL without a record. Unit: none (flag).';
COMMENT ON COLUMN audit.integrity.config_intact IS 'True when the configuration has the hash recorded beside it. Unit: none (flag).';
COMMENT ON COLUMN audit.integrity.artifacts IS 'Artifacts the run used or made. Unit: count.';
COMMENT ON COLUMN audit.integrity.rows_recorded IS 'Rows those artifacts had when they were recorded. Unit: rows.';
COMMENT ON COLUMN audit.integrity.rows_found IS 'Rows there are now. Unit: rows.';
COMMENT ON COLUMN audit.integrity.blocks_expected IS 'Blocks of 64 rows that so many rows make. Unit: count.';
COMMENT ON COLUMN audit.integrity.blocks_found IS 'Block hashes there are. Unit: count.';
COMMENT ON COLUMN audit.integrity.counts_intact IS 'True when each artifact has as many rows and blocks as recorded. Unit: none (flag).';
COMMENT ON COLUMN audit.integrity.outputs_intact IS 'True when the run has at most one output of each kind. Unit: none (flag).';
COMMENT ON COLUMN audit.integrity.intact IS 'True when all of the above hold, no reference is broken and every range is right; plimsoll verify also hashes every row again. Unit: none (flag).';
COMMENT ON COLUMN audit.integrity.broken_references IS 'What the run, or an audit of it, refers to and is not there or not as run_parent and audit_record say; empty = nothing. Unit: none (list of texts).';
COMMENT ON COLUMN audit.integrity.ranges_intact IS 'True when the rows of each artifact are where table artifact_range has them; where not, views may leave rows out. Unit: none (flag).';
