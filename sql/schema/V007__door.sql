-- V007__door.sql: schema version 7. Never edit once released; write V008 instead.
-- Changes from 6: reason codes for lots and for stale intents; admissions of strategies.

-- Reason codes: the labels of version 5, then the new ones. Labels are hashed as text, so no stored hash changes.
CREATE TYPE reason_code_2 AS ENUM (
    'allocator_reject_zero_qty', 'allocator_reject_no_price', 'allocator_clip_symbol_capacity',
    'allocator_reject_symbol_capacity', 'allocator_clip_gross_exposure', 'allocator_reject_gross_exposure',
    'allocator_clip_net_exposure', 'allocator_reject_net_exposure', 'allocator_clip_strategy_budget',
    'allocator_reject_strategy_budget', 'allocator_clip_symbol_budget', 'allocator_reject_symbol_budget',
    'allocator_clip_correlation_capacity', 'allocator_reject_correlation_capacity', 'allocator_clip_participation',
    'allocator_reject_participation', 'allocator_clip_slippage', 'allocator_reject_slippage', 'allocator_clip_turnover',
    'allocator_reject_turnover', 'allocator_clip_concentration', 'allocator_reject_concentration',
    'allocator_reject_qty_below_min', 'allocator_regime_low_confidence', 'allocator_disabled_passthrough',
    'risk_reject_kill_switch', 'risk_reject_global_notional', 'risk_reject_symbol_exposure',
    'risk_reject_strategy_contribution', 'risk_reject_gross_exposure', 'risk_reject_net_exposure',
    'risk_reject_buying_power', 'risk_reject_price_band', 'risk_reject_shorts_not_allowed',
    'allocator_clip_lot', 'allocator_reject_stale_intent');
ALTER TABLE allocation_reason_v1 ALTER COLUMN reason SET DATA TYPE reason_code_2;

-- Admissions of candidate strategies. Labels of key columns ascend by code point, which is the canonical order of rows.
CREATE TYPE admission_portfolio AS ENUM ('with', 'without');
CREATE TYPE admission_figure AS ENUM ('cagr', 'max_drawdown', 'sharpe', 'volatility');
CREATE TYPE promotion_gate AS ENUM ('calmar', 'concentration', 'improvement', 'sharpe', 'stress_participation', 'stress_slippage');

CREATE TABLE admission_figure_v1 (
    artifact_id VARCHAR NOT NULL,
    portfolio   admission_portfolio NOT NULL,
    figure      admission_figure NOT NULL,
    strategy_id VARCHAR NOT NULL CHECK ((strategy_id <> '') = (figure = 'volatility')),
    value       DOUBLE NOT NULL CHECK (isfinite(value))
);
COMMENT ON TABLE admission_figure_v1 IS 'How the portfolio did without and with a candidate strategy, measured on two stored runs.';
COMMENT ON COLUMN admission_figure_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN admission_figure_v1.portfolio IS 'Without or with the candidate. Unit: none (ENUM).';
COMMENT ON COLUMN admission_figure_v1.figure IS 'What was measured. Unit: none (ENUM).';
COMMENT ON COLUMN admission_figure_v1.strategy_id IS 'Strategy whose volatility it is; empty for figures of the whole portfolio. Unit: none (identifier).';
COMMENT ON COLUMN admission_figure_v1.value IS 'The figure. Unit: decimal fraction a year for cagr, decimal fraction below 0 for max_drawdown, ratio a year for sharpe, decimal fraction a day for volatility.';

CREATE TABLE admission_check_v1 (
    artifact_id   VARCHAR NOT NULL,
    gate          promotion_gate NOT NULL,
    passed        BOOLEAN NOT NULL,
    without_value DECIMAL(38,12),
    with_value    DECIMAL(38,12),
    limit_value   DECIMAL(38,12),
    subject       VARCHAR
);
COMMENT ON TABLE admission_check_v1 IS 'What each promotion gate said of a candidate strategy, with its figures.';
COMMENT ON COLUMN admission_check_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN admission_check_v1.gate IS 'The gate. Unit: none (ENUM).';
COMMENT ON COLUMN admission_check_v1.passed IS 'True when the gate holds. Unit: none (flag).';
COMMENT ON COLUMN admission_check_v1.without_value IS 'Figure without the candidate; NULL = the gate has none. Unit: of the gate: ratio a year for sharpe and calmar, Herfindahl index from 0 to 1 for concentration.';
COMMENT ON COLUMN admission_check_v1.with_value IS 'Figure with the candidate; NULL = it cannot be known. Unit: of the gate: as without_value; larger rise of both ratios for improvement; share of daily volume or basis points under stress.';
COMMENT ON COLUMN admission_check_v1.limit_value IS 'What the figure, or for concentration its rise, is held against; NULL = no limit. Unit: as with_value.';
COMMENT ON COLUMN admission_check_v1.subject IS 'Symbol with the worst figure under stress; NULL elsewhere. Unit: none (name).';

CREATE TRIGGER admission_figure_v1_no_update AFTER UPDATE ON admission_figure_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('admission_figure_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER admission_figure_v1_no_delete AFTER DELETE ON admission_figure_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('admission_figure_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER admission_check_v1_no_update AFTER UPDATE ON admission_check_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('admission_check_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER admission_check_v1_no_delete AFTER DELETE ON admission_check_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('admission_check_v1 is append-only: a record is never removed; write a new one');

COMMENT ON COLUMN run.kind IS 'What was run: allocator, import, sleeves, step4, allocation or admission. Unit: none (name).';

-- The registry of artifact kinds. name:type in canonical order; * = part of the key, ? = optional.
INSERT INTO artifact_schema (kind, version, table_name, columns, definition_sha256, frozen_on) VALUES
    ('admission_figure', 1, 'admission_figure_v1',
     'portfolio:ENUM*,figure:ENUM*,strategy_id:VARCHAR*,value:DOUBLE',
     '868d8d881dd8487334c14e8412af8938d95386caf4926838fdca43828d5c197c', DATE '2026-11-30'),
    ('admission_check', 1, 'admission_check_v1',
     'gate:ENUM*,passed:BOOLEAN,without_value:DECIMAL,with_value:DECIMAL,limit_value:DECIMAL,subject:VARCHAR',
     'a3b7e5c3269fe4a1364178f66feca7c28f04f7e2955a62a910854ccfc47f753d', DATE '2026-11-30');

COMMENT ON COLUMN sleeve_position_v1.position IS 'Position, negative = short; NULL = none given: the one before holds under rules 2, 0 under rules 1 or missing_dates flat. Unit: risk units (multiplied with the budget they become a fraction of equity).';
