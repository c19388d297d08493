-- What was made directly from what? One row per step: from an artifact to the run that used it, from a run to what it made, from a run to
-- the audits, judgements, promotions, replays and tests that rest on it. Inside a run, artifact_input says which output came from which.
CREATE OR REPLACE VIEW audit.lineage_edge AS
SELECT 'artifact' AS from_kind, artifact_id AS from_id, 'run' AS to_kind, run_id AS to_id, CAST(role AS VARCHAR) AS relation
FROM main.run_artifact
WHERE role <> 'output'
UNION ALL
SELECT 'run', run_id, 'artifact', artifact_id, 'output'
FROM main.run_artifact
WHERE role = 'output'
UNION ALL
SELECT 'run', parent_run_id, 'run', run_id, relation
FROM main.run_parent
UNION ALL
SELECT 'run', baseline_run_id, 'audit', audit_id, 'baseline'
FROM main.audit_record
UNION ALL
SELECT 'run', scaled_run_id, 'audit', audit_id, 'scaled'
FROM main.audit_record
WHERE scaled_run_id IS NOT NULL
UNION ALL
SELECT 'audit', based_on, 'audit', audit_id, 'based_on'
FROM main.audit_record
WHERE based_on IS NOT NULL
UNION ALL
SELECT 'audit', previous_audit_id, 'audit', audit_id, 'previous'
FROM main.audit_record
WHERE previous_audit_id IS NOT NULL
UNION ALL
SELECT 'audit', audit_id, 'sign_off', CAST(sequence AS VARCHAR), 'judged'
FROM main.sign_off
UNION ALL
SELECT 'run', run_id, 'promotion', CAST(sequence AS VARCHAR), 'promoted'
FROM main.promotion
WHERE run_id IS NOT NULL
UNION ALL
SELECT 'audit', audit_id, 'promotion', CAST(sequence AS VARCHAR), 'grounds'
FROM main.promotion
WHERE audit_id IS NOT NULL
UNION ALL
SELECT 'run', run_id, 'replay', CAST(sequence AS VARCHAR), 'replayed'
FROM main.replay_receipt
UNION ALL
SELECT 'run', run_id, 'lookahead', CAST(sequence AS VARCHAR), 'tested'
FROM main.lookahead_certificate;

COMMENT ON VIEW audit.lineage_edge IS
    'One row per direct step of provenance: artifact to run that used it, run to artifact it made, run to run, run to audit, audit to judgement and promotion.';
COMMENT ON COLUMN audit.lineage_edge.from_kind IS 'What something was made from: artifact, run or audit. Unit: none (name).';
COMMENT ON COLUMN audit.lineage_edge.from_id IS 'Which one: artifact id, run id or audit id. Unit: none (identifier).';
COMMENT ON COLUMN audit.lineage_edge.to_kind IS 'What was made: artifact, run, audit, sign_off, promotion, replay or lookahead. Unit: none (name).';
COMMENT ON COLUMN audit.lineage_edge.to_id IS 'Which one: id, or sequence in the table of that name. Unit: none (identifier).';
COMMENT ON COLUMN audit.lineage_edge.relation IS 'How: input, given, output, supersedes, scalars, baseline, scaled, based_on, previous, judged, promoted, grounds, replayed or tested. Unit: none (name).';
