-- V009__sweep.sql: schema version 9. Never edit once released; write V010 instead.
-- Changes from 8: sweeps: many configurations on many books, of each a receipt; the chain knows them.

-- A CHECK cannot be altered, so the chain is made again with the new subjects. Every record stays as it is.
CREATE TABLE chain_before AS FROM chain;
DROP TABLE chain;
CREATE TABLE chain (
    sequence      INTEGER PRIMARY KEY CHECK (sequence >= 1),
    subject       VARCHAR NOT NULL CHECK (subject IN ('migration', 'views', 'run', 'audit', 'sign_off', 'promotion', 'replay',
        'lookahead', 'incident', 'sweep', 'sweep_batch')),
    subject_id    VARCHAR NOT NULL,
    recorded_at   TIMESTAMPTZ NOT NULL,
    record        VARCHAR NOT NULL,
    previous_hash VARCHAR NOT NULL CHECK (length(previous_hash) = 64),
    record_hash   VARCHAR NOT NULL UNIQUE CHECK (length(record_hash) = 64),
    UNIQUE (subject, subject_id)
);
INSERT INTO chain FROM chain_before ORDER BY sequence;
DROP TABLE chain_before;
COMMENT ON TABLE chain IS 'The hash chain: one record per transaction that recorded something, over the rows it wrote. A changed, removed, added or moved row breaks it.';
COMMENT ON COLUMN chain.sequence IS 'Place in the chain. Unit: whole number from 1, without gaps.';
COMMENT ON COLUMN chain.subject IS 'What was recorded. Unit: none (name).';
COMMENT ON COLUMN chain.subject_id IS 'Which one: run id, audit id, sweep id, schema version, hash of the view set, or sequence in the table of that name. Unit: none (identifier).';
COMMENT ON COLUMN chain.recorded_at IS 'When the store knew it; never before the record above, even when the clock went back. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN chain.record IS 'What is hashed: format, sequence, subject, subject_id, recorded_at in microseconds since 1970, then table, row count and hash of the rows for each table of the subject; one line each. Unit: none (text).';
COMMENT ON COLUMN chain.previous_hash IS 'Hash of the record above; 64 zeros in the first. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN chain.record_hash IS 'Hash of previous_hash, a line feed and record; the last one is the head of the chain. Unit: SHA-256, 64 hexadecimal digits.';

CREATE TABLE sweep (
    sweep_id        VARCHAR PRIMARY KEY,
    grid            JSON NOT NULL,
    figures         VARCHAR NOT NULL CHECK (figures IN ('none', 'two-pass')),
    books           INTEGER NOT NULL CHECK (books >= 1),
    configurations  INTEGER NOT NULL CHECK (configurations >= 1),
    author          VARCHAR NOT NULL,
    library_version VARCHAR NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE sweep IS 'One row per sweep: every configuration of a grid on every one of some books. Its runs are not stored; sweep_result has a receipt of each.';
COMMENT ON COLUMN sweep.sweep_id IS 'Name of the sweep, from the hash of its tasks: the same work is the same sweep. Unit: none (identifier).';
COMMENT ON COLUMN sweep.grid IS 'Values tried, by name of the constant. Unit: none (JSON object of arrays).';
COMMENT ON COLUMN sweep.figures IS 'none = regimes and scalars only; two-pass = also what scaling by them does to the book. Unit: none (name).';
COMMENT ON COLUMN sweep.books IS 'Books it is tried on. Unit: count.';
COMMENT ON COLUMN sweep.configurations IS 'Configurations, each tried on every book. Unit: count.';
COMMENT ON COLUMN sweep.author IS 'Who started it. Unit: none (name).';
COMMENT ON COLUMN sweep.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN sweep.created_at IS 'When it was started. Unit: instant, UTC, microseconds.';

CREATE TABLE sweep_task (
    sweep_id VARCHAR NOT NULL REFERENCES sweep (sweep_id),
    task_key VARCHAR NOT NULL CHECK (length(task_key) = 64),
    book     VARCHAR NOT NULL,
    document JSON NOT NULL,
    PRIMARY KEY (sweep_id, task_key)
);
COMMENT ON TABLE sweep_task IS 'What the work of a sweep is cut into: some configurations on one book.';
COMMENT ON COLUMN sweep_task.sweep_id IS 'The sweep. Unit: none (identifier).';
COMMENT ON COLUMN sweep_task.task_key IS 'Hash of the document. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sweep_task.book IS 'The book: name of its directory. Unit: none (name).';
COMMENT ON COLUMN sweep_task.document IS 'All that the task is computed from: directory and hash of its files, configurations, options. Unit: none (JSON object).';

CREATE TABLE sweep_batch (
    sequence        INTEGER PRIMARY KEY CHECK (sequence >= 1),
    sweep_id        VARCHAR NOT NULL REFERENCES sweep (sweep_id),
    results         INTEGER NOT NULL CHECK (results >= 1),
    sweep_sha256    VARCHAR CHECK (length(sweep_sha256) = 64),
    chain_head      VARCHAR NOT NULL CHECK (length(chain_head) = 64),
    library_version VARCHAR NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE sweep_batch IS 'One row per commit of results of a sweep.';
COMMENT ON COLUMN sweep_batch.sequence IS 'Order of recording, over all sweeps. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN sweep_batch.sweep_id IS 'The sweep. Unit: none (identifier).';
COMMENT ON COLUMN sweep_batch.results IS 'Results recorded with it. Unit: count.';
COMMENT ON COLUMN sweep_batch.sweep_sha256 IS 'Hash of the sorted receipts of the whole sweep, in the batch that finished it; NULL in the others. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sweep_batch.chain_head IS 'Head of the hash chain before this record. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sweep_batch.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN sweep_batch.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';

CREATE TABLE sweep_result (
    sequence             INTEGER NOT NULL REFERENCES sweep_batch (sequence),
    task_key             VARCHAR NOT NULL CHECK (length(task_key) = 64),
    book                 VARCHAR NOT NULL,
    config               VARCHAR NOT NULL,
    allocator_version    VARCHAR,
    run_key              VARCHAR CHECK (length(run_key) = 64),
    content_sha256       VARCHAR CHECK (length(content_sha256) = 64),
    days_normal          INTEGER CHECK (days_normal >= 0),
    days_elevated        INTEGER CHECK (days_elevated >= 0),
    days_stress          INTEGER CHECK (days_stress >= 0),
    days_crisis          INTEGER CHECK (days_crisis >= 0),
    transitions_per_year DOUBLE CHECK (isfinite(transitions_per_year)),
    mean_scalar          DOUBLE CHECK (isfinite(mean_scalar)),
    cagr_delta           DOUBLE CHECK (isfinite(cagr_delta)),
    max_drawdown_delta   DOUBLE CHECK (isfinite(max_drawdown_delta)),
    sharpe_delta         DOUBLE CHECK (isfinite(sharpe_delta)),
    verdict              VARCHAR CHECK (verdict IN ('PASS', 'CAUTION', 'FAIL')),
    note                 VARCHAR,
    error_code           VARCHAR,
    PRIMARY KEY (sequence, book, config),
    CHECK ((run_key IS NULL) = (error_code IS NOT NULL)),
    CHECK ((run_key IS NULL) = (content_sha256 IS NULL)),
    CHECK (error_code IS NULL OR note IS NOT NULL)
);
COMMENT ON TABLE sweep_result IS 'A receipt of each run of a sweep: what it was made from and what it holds, by their hashes, and its figures; or why there is none.';
COMMENT ON COLUMN sweep_result.sequence IS 'The batch that recorded it. Unit: whole number from 1.';
COMMENT ON COLUMN sweep_result.task_key IS 'The task that computed it. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sweep_result.book IS 'The book: name of its directory. Unit: none (name).';
COMMENT ON COLUMN sweep_result.config IS 'The configuration: each constant of the grid with its value. Unit: none (text).';
COMMENT ON COLUMN sweep_result.allocator_version IS 'v1.0, or the research version that the constants make; NULL where there is no run. Unit: none (name).';
COMMENT ON COLUMN sweep_result.run_key IS 'Key that the run has where it is stored; NULL = it could not be computed. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sweep_result.content_sha256 IS 'Content hash that the run has where it is stored; NULL = it could not be computed. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sweep_result.days_normal IS 'Days in NORMAL; NULL = there is no run. Unit: days.';
COMMENT ON COLUMN sweep_result.days_elevated IS 'Days in ELEVATED; NULL = there is no run. Unit: days.';
COMMENT ON COLUMN sweep_result.days_stress IS 'Days in STRESS; NULL = there is no run. Unit: days.';
COMMENT ON COLUMN sweep_result.days_crisis IS 'Days in CRISIS; NULL = there is no run. Unit: days.';
COMMENT ON COLUMN sweep_result.transitions_per_year IS 'Changes of regime per year; NULL = there is no run. Unit: count a year.';
COMMENT ON COLUMN sweep_result.mean_scalar IS 'Mean daily risk scalar; NULL = there is no run. Unit: decimal fraction of exposure.';
COMMENT ON COLUMN sweep_result.cagr_delta IS 'CAGR of the scaled book less that of the raw one; NULL without two-pass figures. Unit: decimal fraction a year.';
COMMENT ON COLUMN sweep_result.max_drawdown_delta IS 'Maximum drawdown of the scaled book less that of the raw one, positive = milder; NULL without two-pass figures. Unit: decimal fraction.';
COMMENT ON COLUMN sweep_result.sharpe_delta IS 'Sharpe ratio of the scaled book less that of the raw one; NULL without two-pass figures. Unit: ratio.';
COMMENT ON COLUMN sweep_result.verdict IS 'PASS, CAUTION or FAIL under the standard bounds; NULL without two-pass figures. Unit: none (name).';
COMMENT ON COLUMN sweep_result.note IS 'Why there is no run, or no two-pass figures; NULL = nothing lacks. Unit: none (text).';
COMMENT ON COLUMN sweep_result.error_code IS 'Who must act that there is a run: USAGE, DATA, INPUT_MISSING, COMPUTATION; NULL = there is one. Unit: none (name).';

CREATE TRIGGER chain_no_update AFTER UPDATE ON chain FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('chain is append-only: a record is never changed; write a new one');
CREATE TRIGGER chain_no_delete AFTER DELETE ON chain FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('chain is append-only: a record is never removed; write a new one');
CREATE TRIGGER sweep_no_update AFTER UPDATE ON sweep FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep is append-only: a record is never changed; write a new one');
CREATE TRIGGER sweep_no_delete AFTER DELETE ON sweep FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep is append-only: a record is never removed; write a new one');
CREATE TRIGGER sweep_task_no_update AFTER UPDATE ON sweep_task FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep_task is append-only: a record is never changed; write a new one');
CREATE TRIGGER sweep_task_no_delete AFTER DELETE ON sweep_task FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep_task is append-only: a record is never removed; write a new one');
CREATE TRIGGER sweep_batch_no_update AFTER UPDATE ON sweep_batch FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep_batch is append-only: a record is never changed; write a new one');
CREATE TRIGGER sweep_batch_no_delete AFTER DELETE ON sweep_batch FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep_batch is append-only: a record is never removed; write a new one');
CREATE TRIGGER sweep_result_no_update AFTER UPDATE ON sweep_result FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep_result is append-only: a record is never changed; write a new one');
CREATE TRIGGER sweep_result_no_delete AFTER DELETE ON sweep_result FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sweep_result is append-only: a record is never removed; write a new one');
