-- V006__evidence.sql: schema version 6. Never edit once released; write V007 instead.
-- Changes from 5: the hash chain over everything recorded, receipts of replays, no-lookahead certificates, incidents of the file.
-- Everything an older file holds is chained when it is brought to this version: from then on a change shows.

CREATE TABLE chain (
    sequence      INTEGER PRIMARY KEY CHECK (sequence >= 1),
    subject       VARCHAR NOT NULL CHECK (subject IN ('migration', 'views', 'run', 'audit', 'sign_off', 'promotion', 'replay',
        'lookahead', 'incident')),
    subject_id    VARCHAR NOT NULL,
    recorded_at   TIMESTAMPTZ NOT NULL,
    record        VARCHAR NOT NULL,
    previous_hash VARCHAR NOT NULL CHECK (length(previous_hash) = 64),
    record_hash   VARCHAR NOT NULL UNIQUE CHECK (length(record_hash) = 64),
    UNIQUE (subject, subject_id)
);
COMMENT ON TABLE chain IS 'The hash chain: one record per transaction that recorded something, over the rows it wrote. A changed, removed, added or moved row breaks it.';
COMMENT ON COLUMN chain.sequence IS 'Place in the chain. Unit: whole number from 1, without gaps.';
COMMENT ON COLUMN chain.subject IS 'What was recorded. Unit: none (name).';
COMMENT ON COLUMN chain.subject_id IS 'Which one: run id, audit id, schema version, hash of the view set, or sequence in the table of that name. Unit: none (identifier).';
COMMENT ON COLUMN chain.recorded_at IS 'When the store knew it; never before the record above, even when the clock went back. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN chain.record IS 'What is hashed: format, sequence, subject, subject_id, recorded_at in microseconds since 1970, then table, row count and hash of the rows for each table of the subject; one line each. Unit: none (text).';
COMMENT ON COLUMN chain.previous_hash IS 'Hash of the record above; 64 zeros in the first. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN chain.record_hash IS 'Hash of previous_hash, a line feed and record; the last one is the head of the chain. Unit: SHA-256, 64 hexadecimal digits.';

CREATE TABLE replay_receipt (
    sequence         INTEGER PRIMARY KEY CHECK (sequence >= 1),
    run_id           VARCHAR NOT NULL REFERENCES run (run_id),
    verdict          VARCHAR NOT NULL CHECK (verdict IN ('IDENTICAL', 'DIFFERENT', 'INPUT_DAMAGED', 'FAILED')),
    artifacts        INTEGER NOT NULL CHECK (artifacts >= 0),
    identical        INTEGER NOT NULL CHECK (identical >= 0),
    stage            VARCHAR,
    date             DATE,
    row_key          VARCHAR,
    column_name      VARCHAR,
    stored_value     VARCHAR,
    computed_value   VARCHAR,
    ulp_distance     DOUBLE CHECK (isfinite(ulp_distance)) CHECK (ulp_distance >= 0),
    error_message    VARCHAR,
    environment_then JSON NOT NULL,
    environment_now  JSON NOT NULL,
    chain_head       VARCHAR NOT NULL CHECK (length(chain_head) = 64),
    author           VARCHAR NOT NULL,
    library_version  VARCHAR NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    CHECK (identical <= artifacts),
    CHECK ((verdict IN ('INPUT_DAMAGED', 'FAILED')) = (error_message IS NOT NULL))
);
COMMENT ON TABLE replay_receipt IS 'One row per replay: a run computed again from its stored inputs and configuration, and held against what is stored.';
COMMENT ON COLUMN replay_receipt.sequence IS 'Order of recording. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN replay_receipt.run_id IS 'The run replayed. Unit: none (identifier).';
COMMENT ON COLUMN replay_receipt.verdict IS 'IDENTICAL = every byte the same; DIFFERENT = not; INPUT_DAMAGED = stored inputs are not those recorded, so nothing was computed; FAILED = the computation ended in an error. Unit: none (name).';
COMMENT ON COLUMN replay_receipt.artifacts IS 'Artifacts compared. Unit: count.';
COMMENT ON COLUMN replay_receipt.identical IS 'Artifacts that are the same. Unit: count.';
COMMENT ON COLUMN replay_receipt.stage IS 'Kind of the first artifact, in the order of the data flow, that differs; NULL when none does. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN replay_receipt.date IS 'Day of the first difference; NULL when nothing differs or the rows have no date. Unit: calendar day.';
COMMENT ON COLUMN replay_receipt.row_key IS 'Key of the row of the first difference, as column=value pairs; NULL when nothing differs. Unit: none (text).';
COMMENT ON COLUMN replay_receipt.column_name IS 'Column of the first difference; NULL when nothing differs or a whole row is on one side only. Unit: none (name).';
COMMENT ON COLUMN replay_receipt.stored_value IS 'Value stored there; NULL when missing or nothing differs. Unit: as the column, as text that reads back exactly.';
COMMENT ON COLUMN replay_receipt.computed_value IS 'Value computed there; NULL when missing or nothing differs. Unit: as the column, as text that reads back exactly.';
COMMENT ON COLUMN replay_receipt.ulp_distance IS 'How many doubles lie between the two, plus one; NULL unless both are doubles. Unit: units in the last place.';
COMMENT ON COLUMN replay_receipt.error_message IS 'Why nothing could be compared; NULL unless the verdict is INPUT_DAMAGED or FAILED. Unit: none (text).';
COMMENT ON COLUMN replay_receipt.environment_then IS 'Environment of the run, as in run_environment. Unit: none (JSON object).';
COMMENT ON COLUMN replay_receipt.environment_now IS 'Environment of the replay, with the number of threads. Unit: none (JSON object).';
COMMENT ON COLUMN replay_receipt.chain_head IS 'Head of the hash chain before this record. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN replay_receipt.author IS 'Who started it. Unit: none (name).';
COMMENT ON COLUMN replay_receipt.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN replay_receipt.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';

CREATE TABLE replay_artifact (
    sequence             INTEGER NOT NULL REFERENCES replay_receipt (sequence),
    position             INTEGER NOT NULL CHECK (position >= 1),
    kind                 VARCHAR NOT NULL,
    recorded_artifact_id VARCHAR CHECK (length(recorded_artifact_id) = 64),
    computed_artifact_id VARCHAR CHECK (length(computed_artifact_id) = 64),
    identical            BOOLEAN NOT NULL,
    first_block          INTEGER CHECK (first_block >= 0),
    date                 DATE,
    row_key              VARCHAR,
    column_name          VARCHAR,
    stored_value         VARCHAR,
    computed_value       VARCHAR,
    ulp_distance         DOUBLE CHECK (isfinite(ulp_distance)) CHECK (ulp_distance >= 0),
    rows_differing       BIGINT NOT NULL CHECK (rows_differing >= 0),
    PRIMARY KEY (sequence, position)
);
COMMENT ON TABLE replay_artifact IS 'What a replay found for each artifact the run made.';
COMMENT ON COLUMN replay_artifact.sequence IS 'The replay. Unit: whole number from 1.';
COMMENT ON COLUMN replay_artifact.position IS 'Order in the data flow. Unit: whole number from 1.';
COMMENT ON COLUMN replay_artifact.kind IS 'Kind of artifact. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN replay_artifact.recorded_artifact_id IS 'Content hash the run recorded; NULL when it recorded none of the kind. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN replay_artifact.computed_artifact_id IS 'Content hash computed again; NULL when none came out. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN replay_artifact.identical IS 'True when hash recorded, rows stored and rows computed are all the same. Unit: none (flag).';
COMMENT ON COLUMN replay_artifact.first_block IS 'First block of 64 rows that differs; NULL when none does. Unit: whole number from 0.';
COMMENT ON COLUMN replay_artifact.date IS 'Day of the first difference; NULL when nothing differs or the rows have no date. Unit: calendar day.';
COMMENT ON COLUMN replay_artifact.row_key IS 'Key of the row of the first difference, as column=value pairs; NULL when nothing differs. Unit: none (text).';
COMMENT ON COLUMN replay_artifact.column_name IS 'Column of the first difference; NULL when nothing differs or a whole row is on one side only. Unit: none (name).';
COMMENT ON COLUMN replay_artifact.stored_value IS 'Value stored there; NULL when missing or nothing differs. Unit: as the column, as text that reads back exactly.';
COMMENT ON COLUMN replay_artifact.computed_value IS 'Value computed there; NULL when missing or nothing differs. Unit: as the column, as text that reads back exactly.';
COMMENT ON COLUMN replay_artifact.ulp_distance IS 'How many doubles lie between the two, plus one; NULL unless both are doubles. Unit: units in the last place.';
COMMENT ON COLUMN replay_artifact.rows_differing IS 'Rows that differ or are on one side only. Unit: rows.';

CREATE TABLE lookahead_certificate (
    sequence        INTEGER PRIMARY KEY CHECK (sequence >= 1),
    run_id          VARCHAR NOT NULL REFERENCES run (run_id),
    verdict         VARCHAR NOT NULL CHECK (verdict IN ('CLEAN', 'LOOKAHEAD')),
    cuts            INTEGER NOT NULL CHECK (cuts >= 1),
    seed            BIGINT NOT NULL,
    rows_compared   BIGINT NOT NULL CHECK (rows_compared >= 0),
    rows_differing  BIGINT NOT NULL CHECK (rows_differing >= 0),
    chain_head      VARCHAR NOT NULL CHECK (length(chain_head) = 64),
    author          VARCHAR NOT NULL,
    library_version VARCHAR NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    CHECK ((verdict = 'CLEAN') = (rows_differing = 0))
);
COMMENT ON TABLE lookahead_certificate IS 'One row per no-lookahead test of a run: all inputs after a date are changed, the run is computed again, and its rows up to that date must stay the same to the byte.';
COMMENT ON COLUMN lookahead_certificate.sequence IS 'Order of recording. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN lookahead_certificate.run_id IS 'The run tested. Unit: none (identifier).';
COMMENT ON COLUMN lookahead_certificate.verdict IS 'CLEAN = no row up to a cut changed; LOOKAHEAD = at least one did. Unit: none (name).';
COMMENT ON COLUMN lookahead_certificate.cuts IS 'Cuts tried. Unit: count.';
COMMENT ON COLUMN lookahead_certificate.seed IS 'Seed of the cuts and changes. Unit: none (number).';
COMMENT ON COLUMN lookahead_certificate.rows_compared IS 'Rows compared over all cuts and artifacts. Unit: rows.';
COMMENT ON COLUMN lookahead_certificate.rows_differing IS 'Rows that changed although they are not after the cut. Unit: rows.';
COMMENT ON COLUMN lookahead_certificate.chain_head IS 'Head of the hash chain before this record. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN lookahead_certificate.author IS 'Who started it. Unit: none (name).';
COMMENT ON COLUMN lookahead_certificate.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN lookahead_certificate.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';

CREATE TABLE lookahead_check (
    sequence       INTEGER NOT NULL REFERENCES lookahead_certificate (sequence),
    cut            VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    rows_compared  BIGINT NOT NULL CHECK (rows_compared >= 0),
    rows_differing BIGINT NOT NULL CHECK (rows_differing >= 0),
    row_key        VARCHAR,
    column_name    VARCHAR,
    PRIMARY KEY (sequence, cut, kind)
);
COMMENT ON TABLE lookahead_check IS 'What a no-lookahead test found for each cut and artifact.';
COMMENT ON COLUMN lookahead_check.sequence IS 'The test. Unit: whole number from 1.';
COMMENT ON COLUMN lookahead_check.cut IS 'Last day, or last request of a batch, whose inputs stayed as they were. Unit: calendar day, or request and its number.';
COMMENT ON COLUMN lookahead_check.kind IS 'Kind of artifact compared. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN lookahead_check.rows_compared IS 'Rows up to the cut. Unit: rows.';
COMMENT ON COLUMN lookahead_check.rows_differing IS 'Rows up to the cut that changed. Unit: rows.';
COMMENT ON COLUMN lookahead_check.row_key IS 'Key of the first row that changed, as column=value pairs; NULL when none did. Unit: none (text).';
COMMENT ON COLUMN lookahead_check.column_name IS 'First column that changed there; NULL when none did. Unit: none (name).';

CREATE TABLE incident (
    sequence        INTEGER PRIMARY KEY CHECK (sequence >= 1),
    code            VARCHAR NOT NULL,
    message         VARCHAR NOT NULL,
    file_name       VARCHAR,
    file_bytes      BIGINT CHECK (file_bytes >= 0),
    file_sha256     VARCHAR CHECK (length(file_sha256) = 64),
    library_version VARCHAR NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE incident IS 'What happened to the file itself that a reader should know: a damaged log put aside, a clock that went back.';
COMMENT ON COLUMN incident.sequence IS 'Order of recording. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN incident.code IS 'Kind of incident, such as WAL_PUT_ASIDE or CLOCK_BACKWARDS. Unit: none (code).';
COMMENT ON COLUMN incident.message IS 'What happened, in words, with figures. Unit: none (text).';
COMMENT ON COLUMN incident.file_name IS 'Name of the file kept as evidence, beside the store; NULL = none. Unit: none (file name).';
COMMENT ON COLUMN incident.file_bytes IS 'Its size; NULL = none. Unit: bytes.';
COMMENT ON COLUMN incident.file_sha256 IS 'Its hash; NULL = none. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN incident.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN incident.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';

-- Append-only: each of these fails before a row is touched.

CREATE TRIGGER chain_no_update AFTER UPDATE ON chain FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('chain is append-only: a record is never changed; write a new one');
CREATE TRIGGER chain_no_delete AFTER DELETE ON chain FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('chain is append-only: a record is never removed; write a new one');
CREATE TRIGGER replay_receipt_no_update AFTER UPDATE ON replay_receipt FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('replay_receipt is append-only: a record is never changed; write a new one');
CREATE TRIGGER replay_receipt_no_delete AFTER DELETE ON replay_receipt FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('replay_receipt is append-only: a record is never removed; write a new one');
CREATE TRIGGER replay_artifact_no_update AFTER UPDATE ON replay_artifact FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('replay_artifact is append-only: a record is never changed; write a new one');
CREATE TRIGGER replay_artifact_no_delete AFTER DELETE ON replay_artifact FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('replay_artifact is append-only: a record is never removed; write a new one');
CREATE TRIGGER lookahead_certificate_no_update AFTER UPDATE ON lookahead_certificate FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('lookahead_certificate is append-only: a record is never changed; write a new one');
CREATE TRIGGER lookahead_certificate_no_delete AFTER DELETE ON lookahead_certificate FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('lookahead_certificate is append-only: a record is never removed; write a new one');
CREATE TRIGGER lookahead_check_no_update AFTER UPDATE ON lookahead_check FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('lookahead_check is append-only: a record is never changed; write a new one');
CREATE TRIGGER lookahead_check_no_delete AFTER DELETE ON lookahead_check FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('lookahead_check is append-only: a record is never removed; write a new one');
CREATE TRIGGER incident_no_update AFTER UPDATE ON incident FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('incident is append-only: a record is never changed; write a new one');
CREATE TRIGGER incident_no_delete AFTER DELETE ON incident FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('incident is append-only: a record is never removed; write a new one');
