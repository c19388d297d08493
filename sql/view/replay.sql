-- Does each run come out the same when it is computed again, and if not, where does it differ first? One row per run that was replayed, from its latest receipt.
CREATE OR REPLACE VIEW audit.replay AS
SELECT
    receipt.run_id,
    receipt.verdict,
    receipt.artifacts,
    receipt.identical,
    receipt.stage,
    receipt.date,
    receipt.row_key,
    receipt.column_name,
    receipt.stored_value,
    receipt.computed_value,
    receipt.ulp_distance,
    (SELECT string_agg(found.kind || ': ' || found.rows_differing, ', ' ORDER BY found.position) FROM main.replay_artifact AS found
        WHERE found.sequence = receipt.sequence AND NOT found.identical) AS rows_differing,
    receipt.error_message,
    receipt.environment_then ->> '$.library_version' AS library_then,
    receipt.environment_now ->> '$.library_version' AS library_now,
    receipt.environment_then ->> '$.java_version' AS java_then,
    receipt.environment_now ->> '$.java_version' AS java_now,
    receipt.sequence,
    count(*) OVER (PARTITION BY receipt.run_id) AS replays,
    receipt.author,
    receipt.created_at,
    (SELECT list({'kind': found.kind, 'rows_differing': found.rows_differing} ORDER BY found.position) FROM main.replay_artifact AS found
        WHERE found.sequence = receipt.sequence AND NOT found.identical) AS rows_differing_list
FROM main.replay_receipt AS receipt
QUALIFY receipt.sequence = max(receipt.sequence) OVER (PARTITION BY receipt.run_id);

COMMENT ON VIEW audit.replay IS
    'One row per run that was replayed: verdict of the latest replay and, where it is not IDENTICAL, the first difference.';
COMMENT ON COLUMN audit.replay.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN audit.replay.verdict IS 'IDENTICAL, DIFFERENT, INPUT_DAMAGED or FAILED. Unit: none (name).';
COMMENT ON COLUMN audit.replay.artifacts IS 'Artifacts compared. Unit: count.';
COMMENT ON COLUMN audit.replay.identical IS 'Artifacts that are the same. Unit: count.';
COMMENT ON COLUMN audit.replay.stage IS 'First artifact in the order of the data flow that differs; NULL when none does. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN audit.replay.date IS 'Day of the first difference; NULL when nothing differs or the rows have no date. Unit: calendar day.';
COMMENT ON COLUMN audit.replay.row_key IS 'Key of the row of the first difference; meta = every row is the same, but not what the run says of the artifact; NULL when nothing differs. Unit: none (text).';
COMMENT ON COLUMN audit.replay.column_name IS 'Column of the first difference, in a meta the member, such as regime_day_counts.CRISIS; NULL when nothing differs or a whole row does. Unit: none (name).';
COMMENT ON COLUMN audit.replay.stored_value IS 'Value stored there; NULL when missing or nothing differs. Unit: as the column, as text.';
COMMENT ON COLUMN audit.replay.computed_value IS 'Value computed there; NULL when missing or nothing differs. Unit: as the column, as text.';
COMMENT ON COLUMN audit.replay.ulp_distance IS 'How far the two are apart; NULL unless both are doubles. Unit: units in the last place.';
COMMENT ON COLUMN audit.replay.rows_differing IS 'Artifacts that differ, each with its rows that do; NULL when none does. Unit: none (text).';
COMMENT ON COLUMN audit.replay.error_message IS 'Why nothing could be compared; NULL when something was. Unit: none (text).';
COMMENT ON COLUMN audit.replay.library_then IS 'Version of Plimsoll that made the run. Unit: none (semantic version).';
COMMENT ON COLUMN audit.replay.library_now IS 'Version of Plimsoll that replayed it. Unit: none (semantic version).';
COMMENT ON COLUMN audit.replay.java_then IS 'Java that made the run. Unit: none (version).';
COMMENT ON COLUMN audit.replay.java_now IS 'Java that replayed it. Unit: none (version).';
COMMENT ON COLUMN audit.replay.sequence IS 'The latest receipt of the run. Unit: whole number from 1.';
COMMENT ON COLUMN audit.replay.replays IS 'Receipts the run has. Unit: count.';
COMMENT ON COLUMN audit.replay.author IS 'Who started the replay. Unit: none (name).';
COMMENT ON COLUMN audit.replay.created_at IS 'When the receipt was recorded. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN audit.replay.rows_differing_list IS 'The artifacts that differ, one by one; NULL where none does. Unit: list of kind (name) and rows_differing (rows).';
