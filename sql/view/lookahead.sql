-- Which runs were tested for lookahead, and what was found? One row per run that was tested, from its latest certificate.
CREATE OR REPLACE VIEW audit.lookahead AS
SELECT
    certificate.run_id,
    certificate.verdict,
    certificate.cuts,
    certificate.seed,
    certificate.rows_compared,
    certificate.rows_differing,
    found.cut,
    found.kind,
    found.row_key,
    found.column_name,
    certificate.sequence,
    certificate.author,
    certificate.created_at
FROM main.lookahead_certificate AS certificate
LEFT JOIN (
    SELECT * FROM main.lookahead_check WHERE rows_differing > 0
    QUALIFY row_number() OVER (PARTITION BY sequence ORDER BY cut, kind) = 1) AS found USING (sequence)
QUALIFY certificate.sequence = max(certificate.sequence) OVER (PARTITION BY certificate.run_id);

COMMENT ON VIEW audit.lookahead IS
    'One row per run that was tested for lookahead: verdict of the latest test and, where it is LOOKAHEAD, a row that changed with inputs after it.';
COMMENT ON COLUMN audit.lookahead.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN audit.lookahead.verdict IS 'CLEAN = no row up to a cut changed; LOOKAHEAD = at least one did. Unit: none (name).';
COMMENT ON COLUMN audit.lookahead.cuts IS 'Cuts tried. Unit: count.';
COMMENT ON COLUMN audit.lookahead.seed IS 'Seed of the cuts and changes. Unit: none (number).';
COMMENT ON COLUMN audit.lookahead.rows_compared IS 'Rows up to a cut, over all cuts and artifacts. Unit: rows.';
COMMENT ON COLUMN audit.lookahead.rows_differing IS 'Rows among them that changed. Unit: rows.';
COMMENT ON COLUMN audit.lookahead.cut IS 'First cut where a row changed; NULL when none did. Unit: calendar day, or request and its number.';
COMMENT ON COLUMN audit.lookahead.kind IS 'Artifact of that row, the first by name; NULL when none changed. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN audit.lookahead.row_key IS 'Key of that row; NULL when none changed. Unit: none (text).';
COMMENT ON COLUMN audit.lookahead.column_name IS 'First column that changed there; NULL when none did or the whole row did. Unit: none (name).';
COMMENT ON COLUMN audit.lookahead.sequence IS 'The latest certificate of the run. Unit: whole number from 1.';
COMMENT ON COLUMN audit.lookahead.author IS 'Who started the test. Unit: none (name).';
COMMENT ON COLUMN audit.lookahead.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';
