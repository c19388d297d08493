-- Which scalars did macro overlays multiply positions with? One row per run, role, day and series.
CREATE OR REPLACE VIEW audit.overlay_scalar AS
SELECT
    run_artifact.run_id,
    run_artifact.role,
    row.date,
    row.series,
    row.scalar
FROM audit.artifact_rows AS run_artifact
JOIN main.overlay_scalar_v1 AS row ON row.artifact_id = run_artifact.artifact_id AND run_artifact.kind = 'overlay_scalar'
    AND row.rowid BETWEEN run_artifact.first_row AND run_artifact.last_row;

COMMENT ON VIEW audit.overlay_scalar IS 'One row per run, role, day and series: scalars that a macro overlay multiplies positions with, as delivered.';
COMMENT ON COLUMN audit.overlay_scalar.run_id IS 'Name of the run. Unit: none (identifier).';
COMMENT ON COLUMN audit.overlay_scalar.role IS 'input = used by the run; output = computed by it; given = delivered with an import. Unit: none (ENUM).';
COMMENT ON COLUMN audit.overlay_scalar.date IS 'Day from whose close the scalar is known. Unit: calendar day.';
COMMENT ON COLUMN audit.overlay_scalar.series IS 'Series of scalars: the name of its file without ending. Unit: none (name).';
COMMENT ON COLUMN audit.overlay_scalar.scalar IS 'What positions are multiplied with from then on; NULL = the scalar before goes on. Unit: multiple, 0 or more.';
