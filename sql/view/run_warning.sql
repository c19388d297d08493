-- What did each run have to say about its inputs, with its figures apart? One row per warning.
CREATE OR REPLACE VIEW audit.run_warning AS
SELECT
    run_id,
    position,
    code,
    CASE WHEN tailed THEN parts.words ELSE message END AS message,
    CASE WHEN tailed THEN TRY_CAST(parts.count AS BIGINT) END AS count,
    CASE WHEN tailed THEN TRY_CAST(parts.first AS DATE) END AS first_date,
    CASE WHEN tailed THEN TRY_CAST(parts.worst AS DOUBLE) END AS worst
FROM (
    SELECT
        run_id,
        position,
        code,
        message,
        regexp_matches(message, '^(?s:.*) \[count=[0-9]+, first=[0-9-]+, worst=[-+0-9.eE]+\]$') AS tailed,
        regexp_extract(message, '^((?s:.*)) \[count=([0-9]+), first=([0-9-]+), worst=([-+0-9.eE]+)\]$',
            ['words', 'count', 'first', 'worst']) AS parts
    FROM main.run_warning
);

COMMENT ON VIEW audit.run_warning IS
    'One row per warning of a run; count, first day and worst value are split from the tail of the message, where it has one.';
COMMENT ON COLUMN audit.run_warning.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN audit.run_warning.position IS 'Order of the warning within its run. Unit: whole number from 1.';
COMMENT ON COLUMN audit.run_warning.code IS 'Kind of warning, such as PADDED_DAYS. Unit: none (code).';
COMMENT ON COLUMN audit.run_warning.message IS 'The warning in words, without the tail. Unit: none (text).';
COMMENT ON COLUMN audit.run_warning.count IS 'Rows, cells, assets, gaps or months it concerns, as the message says; NULL for warnings without figures. Unit: whole number from 1.';
COMMENT ON COLUMN audit.run_warning.first_date IS 'First day it concerns; NULL for warnings without figures. Unit: calendar day.';
COMMENT ON COLUMN audit.run_warning.worst IS 'Value furthest from what was expected, to six digits; NULL for warnings without figures. Unit: as the message says.';
