-- What are the things of a lineage called? One row per thing that audit.lineage_edge may name.
SELECT 'artifact' AS thing, artifact_id AS id, kind || ', ' || row_count || ' rows,' AS label
FROM main.artifact
UNION ALL
SELECT 'run', run_id, kind || CASE status WHEN 'FAILED' THEN ' FAILED' ELSE '' END || ', ' || window_start || ' to ' || window_end
FROM main.run JOIN main.run_outcome USING (run_id)
UNION ALL
SELECT 'audit', audit_id, concat_ws(' ', kind, quarter, verdict, decision)
FROM main.audit_record
UNION ALL
SELECT 'sign_off', CAST(sequence AS VARCHAR), decision || ' by ' || reviewer
FROM main.sign_off
UNION ALL
SELECT 'promotion', CAST(sequence AS VARCHAR), 'by ' || author
FROM main.promotion
UNION ALL
SELECT 'replay', CAST(sequence AS VARCHAR), verdict
FROM main.replay_receipt
UNION ALL
SELECT 'lookahead', CAST(sequence AS VARCHAR), verdict
FROM main.lookahead_certificate
