-- V002__audit.sql: schema version 2. Never edit once released; write V003 instead.
-- Changes from 1: exposure artifacts of scaled runs, audit records with their figures and findings, alerts, sign-offs, the
-- production pointer. Old files keep working; nothing is filled in behind.

CREATE TYPE verdict AS ENUM ('PASS', 'CAUTION', 'FAIL');

-- Artifacts: exposure

CREATE TABLE external_return_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    ret         DOUBLE NOT NULL CHECK (isfinite(ret))
);
COMMENT ON TABLE external_return_v1 IS 'Part of the given daily return that the weights do not explain, for books that hold more than their weights.';
COMMENT ON COLUMN external_return_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN external_return_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN external_return_v1.ret IS 'Given return less core weight times the return recomputed from weights; 0 where both agree. Unit: decimal fraction of the day (0.01 = 1 %).';

CREATE TABLE scaled_weight_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    asset       VARCHAR NOT NULL,
    weight      DOUBLE CHECK (isfinite(weight))
);
COMMENT ON TABLE scaled_weight_v1 IS 'Weights after scaling: raw weight times the applied scalar, from each rebalance date until the next.';
COMMENT ON COLUMN scaled_weight_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN scaled_weight_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN scaled_weight_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN scaled_weight_v1.weight IS 'Scaled weight, negative = short; NULL = the previous scaled weight goes on. Unit: decimal fraction of equity (0.25 = 25 %).';

CREATE TABLE exposure_rebalance_v1 (
    artifact_id         VARCHAR NOT NULL,
    date                DATE NOT NULL,
    risk_scalar_applied DOUBLE NOT NULL CHECK (isfinite(risk_scalar_applied)) CHECK (risk_scalar_applied > 0 AND risk_scalar_applied <= 1),
    risk_scalar         DOUBLE CHECK (isfinite(risk_scalar)) CHECK (risk_scalar > 0 AND risk_scalar <= 1),
    regime              regime,
    warm_up             BOOLEAN NOT NULL,
    turnover_raw        DOUBLE NOT NULL CHECK (isfinite(turnover_raw)) CHECK (turnover_raw >= 0),
    turnover_scaled     DOUBLE NOT NULL CHECK (isfinite(turnover_scaled)) CHECK (turnover_scaled >= 0)
);
COMMENT ON TABLE exposure_rebalance_v1 IS 'What scaling did at each rebalance of pass 2.';
COMMENT ON COLUMN exposure_rebalance_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN exposure_rebalance_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN exposure_rebalance_v1.risk_scalar_applied IS 'Scalar the raw weights were multiplied with. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN exposure_rebalance_v1.risk_scalar IS 'Scalar of the rebalance date itself; NULL where only the scalars used were delivered. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN exposure_rebalance_v1.regime IS 'Regime in force at the rebalance; NULL before the first state row or where not delivered. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN exposure_rebalance_v1.warm_up IS 'True while there is no state yet and the scalar is 1 for want of one. Unit: none (flag).';
COMMENT ON COLUMN exposure_rebalance_v1.turnover_raw IS 'Sum of absolute changes of raw weights, the first from 0. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN exposure_rebalance_v1.turnover_scaled IS 'The same of scaled weights. Unit: decimal fraction of equity, 0 or more.';

CREATE TABLE exposure_day_v1 (
    artifact_id     VARCHAR NOT NULL,
    date            DATE NOT NULL,
    ret_baseline    DOUBLE CHECK (isfinite(ret_baseline)),
    ret_scaled      DOUBLE CHECK (isfinite(ret_scaled)),
    equity_baseline DOUBLE CHECK (isfinite(equity_baseline)) CHECK (equity_baseline > 0),
    equity_scaled   DOUBLE CHECK (isfinite(equity_scaled)) CHECK (equity_scaled > 0)
);
COMMENT ON TABLE exposure_day_v1 IS 'Return and equity of both passes on each day from the first rebalance on.';
COMMENT ON COLUMN exposure_day_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN exposure_day_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN exposure_day_v1.ret_baseline IS 'Return of pass 1; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';
COMMENT ON COLUMN exposure_day_v1.ret_scaled IS 'Return of pass 2; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';
COMMENT ON COLUMN exposure_day_v1.equity_baseline IS 'Equity of pass 1; NULL = missing. Unit: multiple of starting capital, greater than 0.';
COMMENT ON COLUMN exposure_day_v1.equity_scaled IS 'Equity of pass 2; NULL = missing. Unit: multiple of starting capital, greater than 0.';

-- Audit: what was found, and what was decided on it

CREATE TABLE audit_record (
    audit_id          VARCHAR PRIMARY KEY CHECK (length(audit_id) = 64),
    sequence          INTEGER NOT NULL UNIQUE CHECK (sequence >= 1),
    kind              VARCHAR NOT NULL CHECK (kind IN ('two_pass', 'validation', 'monitoring', 'revalidation', 'stability')),
    baseline_run_id   VARCHAR NOT NULL REFERENCES run (run_id),
    scaled_run_id     VARCHAR REFERENCES run (run_id),
    quarter           VARCHAR CHECK (regexp_matches(quarter, '^[0-9]{4}Q[1-4]$')),
    verdict           verdict,
    decision          VARCHAR CHECK (decision IN ('KEEP_V1', 'REVIEW_V2')),
    based_on          VARCHAR,
    previous_audit_id VARCHAR,
    document          JSON NOT NULL,
    author            VARCHAR NOT NULL,
    library_version   VARCHAR NOT NULL,
    created_at        TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE audit_record IS 'One row per audit: two-pass comparison, validation, monitoring, quarterly revalidation. The same content is recorded once.';
COMMENT ON COLUMN audit_record.audit_id IS 'Hash of kind, runs, quarter and document. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit_record.sequence IS 'Order of recording. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN audit_record.kind IS 'What was audited. Unit: none (name).';
COMMENT ON COLUMN audit_record.baseline_run_id IS 'Pass 1. Unit: none (identifier).';
COMMENT ON COLUMN audit_record.scaled_run_id IS 'Pass 2; NULL where an audit is of the baseline alone. Unit: none (identifier).';
COMMENT ON COLUMN audit_record.quarter IS 'Quarter of a revalidation; NULL otherwise. Unit: calendar quarter, such as 2025Q3.';
COMMENT ON COLUMN audit_record.verdict IS 'Overall verdict of a validation or revalidation; NULL where there is none. Unit: none (ENUM, from good to bad).';
COMMENT ON COLUMN audit_record.decision IS 'Decision of a revalidation; NULL otherwise. Unit: none (KEEP_V1 or REVIEW_V2).';
COMMENT ON COLUMN audit_record.based_on IS 'Audit this one rests on: the two-pass of a validation; NULL = none. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit_record.previous_audit_id IS 'Record of the same kind it was compared with: last quarter''s; NULL = none. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit_record.document IS 'All of it as canonical JSON, figures in the units of audit_figure. Unit: none (JSON object).';
COMMENT ON COLUMN audit_record.author IS 'Who started it. Unit: none (name).';
COMMENT ON COLUMN audit_record.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN audit_record.created_at IS 'When it was recorded; part of no hash. Unit: instant, UTC, microseconds.';

CREATE TABLE audit_figure (
    audit_id VARCHAR NOT NULL REFERENCES audit_record (audit_id),
    name     VARCHAR NOT NULL,
    value    DOUBLE CHECK (isfinite(value)),
    PRIMARY KEY (audit_id, name)
);
COMMENT ON TABLE audit_figure IS 'Every figure of an audit, one row each, so that SQL can compare audits.';
COMMENT ON COLUMN audit_figure.audit_id IS 'The audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN audit_figure.name IS 'Path of the figure in the document, such as scaled.cagr. Unit: none (name).';
COMMENT ON COLUMN audit_figure.value IS 'The figure, in the unit its name stands for; NULL = not computable. Unit: as the figure: returns, drawdowns and volatilities are decimal fractions, counts are counts.';

CREATE TABLE validation_finding (
    audit_id VARCHAR NOT NULL REFERENCES audit_record (audit_id),
    question INTEGER NOT NULL CHECK (question BETWEEN 1 AND 4),
    position INTEGER NOT NULL CHECK (position >= 1),
    name     VARCHAR NOT NULL,
    value    DOUBLE CHECK (isfinite(value)),
    unit     VARCHAR NOT NULL,
    bounds   VARCHAR NOT NULL,
    verdict  verdict NOT NULL,
    note     VARCHAR NOT NULL,
    PRIMARY KEY (audit_id, question, position)
);
COMMENT ON TABLE validation_finding IS 'Each figure of a validation held against its bounds.';
COMMENT ON COLUMN validation_finding.audit_id IS 'The validation. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN validation_finding.question IS '1 drawdown, 2 returns preserved, 3 sparse transitions, 4 stress flagged. Unit: number of the question, 1 to 4.';
COMMENT ON COLUMN validation_finding.position IS 'Order within the question. Unit: whole number from 1.';
COMMENT ON COLUMN validation_finding.name IS 'What was measured. Unit: none (name).';
COMMENT ON COLUMN validation_finding.value IS 'The figure; NULL where there is none, such as for a window not covered. Unit: as column unit says.';
COMMENT ON COLUMN validation_finding.unit IS 'Unit of the figure. Unit: none (text).';
COMMENT ON COLUMN validation_finding.bounds IS 'Its bounds in words. Unit: none (text).';
COMMENT ON COLUMN validation_finding.verdict IS 'What this figure alone gives. Unit: none (ENUM, from good to bad).';
COMMENT ON COLUMN validation_finding.note IS 'What a reader should know besides; may be empty. Unit: none (text).';

CREATE TABLE validation_evidence (
    audit_id VARCHAR NOT NULL REFERENCES audit_record (audit_id),
    question INTEGER NOT NULL CHECK (question BETWEEN 1 AND 4),
    position INTEGER NOT NULL CHECK (position >= 1),
    evidence VARCHAR NOT NULL,
    PRIMARY KEY (audit_id, question, position)
);
COMMENT ON TABLE validation_evidence IS 'Rows that show why a question was answered so.';
COMMENT ON COLUMN validation_evidence.audit_id IS 'The validation. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN validation_evidence.question IS 'Question the row belongs to. Unit: number of the question, 1 to 4.';
COMMENT ON COLUMN validation_evidence.position IS 'Order within the question. Unit: whole number from 1.';
COMMENT ON COLUMN validation_evidence.evidence IS 'Dates and values in words. Unit: none (text).';

CREATE TABLE alert (
    audit_id VARCHAR NOT NULL REFERENCES audit_record (audit_id),
    position INTEGER NOT NULL CHECK (position >= 1),
    code     VARCHAR NOT NULL,
    message  VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    PRIMARY KEY (audit_id, position)
);
COMMENT ON TABLE alert IS 'An alert that an audit raised.';
COMMENT ON COLUMN alert.audit_id IS 'The audit. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN alert.position IS 'Order within the audit. Unit: whole number from 1.';
COMMENT ON COLUMN alert.code IS 'Kind of alert, such as DRAWDOWN_WORSE; a stress window not flagged gives one each. Unit: none (code).';
COMMENT ON COLUMN alert.message IS 'The alert in words, with figures. Unit: none (text).';
COMMENT ON COLUMN alert.evidence IS 'Dates and values it rests on. Unit: none (text).';

CREATE TABLE sign_off (
    sequence   INTEGER PRIMARY KEY CHECK (sequence >= 1),
    audit_id   VARCHAR NOT NULL REFERENCES audit_record (audit_id),
    reviewer   VARCHAR NOT NULL CHECK (length(reviewer) > 0),
    decision   VARCHAR NOT NULL CHECK (decision IN ('APPROVED', 'REJECTED')),
    note       VARCHAR NOT NULL,
    chain_head VARCHAR,
    created_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE sign_off IS 'Who judged a validation, and how.';
COMMENT ON COLUMN sign_off.sequence IS 'Order of recording. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN sign_off.audit_id IS 'The validation judged. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sign_off.reviewer IS 'Who judged. Unit: none (name).';
COMMENT ON COLUMN sign_off.decision IS 'The judgement. Unit: none (APPROVED or REJECTED).';
COMMENT ON COLUMN sign_off.note IS 'Why, in the reviewer''s words; may be empty. Unit: none (text).';
COMMENT ON COLUMN sign_off.chain_head IS 'Head of the hash chain then; NULL before the store has one. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sign_off.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';

CREATE TABLE promotion (
    sequence         INTEGER PRIMARY KEY CHECK (sequence >= 1),
    run_id           VARCHAR REFERENCES run (run_id),
    audit_id         VARCHAR REFERENCES audit_record (audit_id),
    accepted_caution VARCHAR,
    revoked_reason   VARCHAR,
    author           VARCHAR NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    CHECK ((run_id IS NULL) = (revoked_reason IS NOT NULL)),
    CHECK ((run_id IS NULL) = (audit_id IS NULL))
);
COMMENT ON TABLE promotion IS 'The production pointer: the last row says which run is in production, or that none is.';
COMMENT ON COLUMN promotion.sequence IS 'Order of recording; the highest counts. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN promotion.run_id IS 'Baseline run whose applied scalars production uses; NULL = revoked. Unit: none (identifier).';
COMMENT ON COLUMN promotion.audit_id IS 'Validation it rests on; NULL for a revocation. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN promotion.accepted_caution IS 'Why a CAUTION was accepted; NULL = there was none. Unit: none (text).';
COMMENT ON COLUMN promotion.revoked_reason IS 'Why production was revoked; NULL for a promotion. Unit: none (text).';
COMMENT ON COLUMN promotion.author IS 'Who did it. Unit: none (name).';
COMMENT ON COLUMN promotion.created_at IS 'When it was recorded. Unit: instant, UTC, microseconds.';

-- Append-only, enforced by the database.

CREATE TRIGGER external_return_v1_no_update AFTER UPDATE ON external_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('external_return_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER external_return_v1_no_delete AFTER DELETE ON external_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('external_return_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER scaled_weight_v1_no_update AFTER UPDATE ON scaled_weight_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('scaled_weight_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER scaled_weight_v1_no_delete AFTER DELETE ON scaled_weight_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('scaled_weight_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER exposure_rebalance_v1_no_update AFTER UPDATE ON exposure_rebalance_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('exposure_rebalance_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER exposure_rebalance_v1_no_delete AFTER DELETE ON exposure_rebalance_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('exposure_rebalance_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER exposure_day_v1_no_update AFTER UPDATE ON exposure_day_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('exposure_day_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER exposure_day_v1_no_delete AFTER DELETE ON exposure_day_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('exposure_day_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER audit_record_no_update AFTER UPDATE ON audit_record FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('audit_record is append-only: a record is never changed; write a new one');
CREATE TRIGGER audit_record_no_delete AFTER DELETE ON audit_record FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('audit_record is append-only: a record is never removed; write a new one');
CREATE TRIGGER audit_figure_no_update AFTER UPDATE ON audit_figure FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('audit_figure is append-only: a record is never changed; write a new one');
CREATE TRIGGER audit_figure_no_delete AFTER DELETE ON audit_figure FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('audit_figure is append-only: a record is never removed; write a new one');
CREATE TRIGGER validation_finding_no_update AFTER UPDATE ON validation_finding FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('validation_finding is append-only: a record is never changed; write a new one');
CREATE TRIGGER validation_finding_no_delete AFTER DELETE ON validation_finding FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('validation_finding is append-only: a record is never removed; write a new one');
CREATE TRIGGER validation_evidence_no_update AFTER UPDATE ON validation_evidence FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('validation_evidence is append-only: a record is never changed; write a new one');
CREATE TRIGGER validation_evidence_no_delete AFTER DELETE ON validation_evidence FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('validation_evidence is append-only: a record is never removed; write a new one');
CREATE TRIGGER alert_no_update AFTER UPDATE ON alert FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('alert is append-only: a record is never changed; write a new one');
CREATE TRIGGER alert_no_delete AFTER DELETE ON alert FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('alert is append-only: a record is never removed; write a new one');
CREATE TRIGGER sign_off_no_update AFTER UPDATE ON sign_off FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sign_off is append-only: a record is never changed; write a new one');
CREATE TRIGGER sign_off_no_delete AFTER DELETE ON sign_off FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sign_off is append-only: a record is never removed; write a new one');
CREATE TRIGGER promotion_no_update AFTER UPDATE ON promotion FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('promotion is append-only: a record is never changed; write a new one');
CREATE TRIGGER promotion_no_delete AFTER DELETE ON promotion FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('promotion is append-only: a record is never removed; write a new one');

-- The registry of artifact kinds. name:type in canonical order; * = part of the key, ? = optional.

INSERT INTO artifact_schema (kind, version, table_name, columns, definition_sha256, frozen_on) VALUES
    ('external_return', 1, 'external_return_v1',
     'date:DATE*,ret:DOUBLE',
     '8fa4ca95156884956a1840cbfab9941a89411d3131968ab0da9eba8fe16c8190', DATE '2026-11-20'),
    ('scaled_weight', 1, 'scaled_weight_v1',
     'date:DATE*,asset:VARCHAR*,weight:DOUBLE',
     '6f7d3bd4b3968a15c0168135fbfc44cb9441dd2b8242dab066177a0d34dfd524', DATE '2026-11-20'),
    ('exposure_rebalance', 1, 'exposure_rebalance_v1',
     'date:DATE*,risk_scalar_applied:DOUBLE,risk_scalar:DOUBLE?,regime:ENUM?,warm_up:BOOLEAN,turnover_raw:DOUBLE,turnover_scaled:DOUBLE',
     '4701718c7ec57d0ed6178488c99f3e2a83a9901fdf02222148568ebad15d638b', DATE '2026-11-20'),
    ('exposure_day', 1, 'exposure_day_v1',
     'date:DATE*,ret_baseline:DOUBLE,ret_scaled:DOUBLE,equity_baseline:DOUBLE,equity_scaled:DOUBLE',
     'd407170bf1f48d2b6feea36748dcef30ac379baec0aa4b1a004f5d4570eca70d', DATE '2026-11-20');
