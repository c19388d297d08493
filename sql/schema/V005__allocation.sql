-- V005__allocation.sql: schema version 5. Never edit once released; write V006 instead.
-- Changes from 4: artifacts of portfolio allocations: requests, decisions with their reasons, gates, order intents, budgets, metrics.
-- Old files keep working; nothing is filled in behind.

-- Labels of key columns ascend by code point, which is the canonical order of rows.
CREATE TYPE order_type AS ENUM ('limit', 'market');
CREATE TYPE time_in_force AS ENUM ('cls', 'day', 'fok', 'gtc', 'ioc', 'opg');
CREATE TYPE risk_gate AS ENUM ('buying_power', 'global_notional', 'gross_exposure', 'kill_switch', 'net_exposure', 'price_band',
    'shorts_not_allowed', 'strategy_contribution', 'symbol_exposure');
CREATE TYPE allocation_metric AS ENUM ('allocator_active_strategies', 'allocator_gross_exposure', 'allocator_net_exposure',
    'allocator_reject_total', 'capacity_utilization_ratio', 'strategy_pnl_contribution');
-- The others stand in the order of what happens.
CREATE TYPE order_side AS ENUM ('buy', 'sell');
CREATE TYPE decision_status AS ENUM ('approved', 'clipped', 'rejected');
CREATE TYPE reason_code AS ENUM (
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
    'risk_reject_buying_power', 'risk_reject_price_band', 'risk_reject_shorts_not_allowed');

-- Artifacts: portfolio allocation. Figures with more than 12 decimals are rounded half-even; the requests hold the exact ones.

CREATE TABLE allocation_request_v1 (
    artifact_id VARCHAR NOT NULL,
    request     INTEGER NOT NULL CHECK (request >= 1),
    as_of       TIMESTAMPTZ NOT NULL,
    document    VARCHAR NOT NULL
);
COMMENT ON TABLE allocation_request_v1 IS 'Requests of a batch as they were decided on, each as a document that gives the decision again.';
COMMENT ON COLUMN allocation_request_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_request_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_request_v1.as_of IS 'Moment the request speaks of. Unit: UTC instant to the microsecond.';
COMMENT ON COLUMN allocation_request_v1.document IS 'The whole request: account, positions, intents, market, regime, kill switch. Unit: none (canonical JSON, numbers as decimal text).';

CREATE TABLE allocation_summary_v1 (
    artifact_id         VARCHAR NOT NULL,
    request             INTEGER NOT NULL CHECK (request >= 1),
    enabled             BOOLEAN NOT NULL,
    regime              VARCHAR NOT NULL,
    regime_confidence   DECIMAL(38,12),
    low_confidence      BOOLEAN NOT NULL,
    budget_multiplier   DECIMAL(38,12) NOT NULL CHECK (budget_multiplier >= 0),
    capacity_multiplier DECIMAL(38,12) NOT NULL CHECK (capacity_multiplier >= 0)
);
COMMENT ON TABLE allocation_summary_v1 IS 'What held for all decisions of a request: the regime and its multipliers.';
COMMENT ON COLUMN allocation_summary_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_summary_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_summary_v1.enabled IS 'False when the allocator was switched off and net intents passed through to the risk gate. Unit: none (flag).';
COMMENT ON COLUMN allocation_summary_v1.regime IS 'Normalised label of the regime. Unit: none (name).';
COMMENT ON COLUMN allocation_summary_v1.regime_confidence IS 'How sure the regime is; NULL = not said, not doubted. Unit: probability, 0 to 1.';
COMMENT ON COLUMN allocation_summary_v1.low_confidence IS 'True when the confidence was below the threshold, so that both multipliers were cut. Unit: none (flag).';
COMMENT ON COLUMN allocation_summary_v1.budget_multiplier IS 'Factor on budgets and gross exposure, before tilts of families. Unit: multiple, 0 or more.';
COMMENT ON COLUMN allocation_summary_v1.capacity_multiplier IS 'Factor on symbol capacity and participation. Unit: multiple, 0 or more.';

CREATE TABLE allocation_decision_v1 (
    artifact_id        VARCHAR NOT NULL,
    request            INTEGER NOT NULL CHECK (request >= 1),
    symbol             VARCHAR NOT NULL,
    timeframe          VARCHAR NOT NULL,
    order_type         order_type NOT NULL,
    time_in_force      time_in_force NOT NULL,
    side               order_side,
    status             decision_status NOT NULL,
    conflict           BOOLEAN NOT NULL,
    requested_qty      DECIMAL(38,12) NOT NULL CHECK (requested_qty >= 0),
    allocated_qty      DECIMAL(38,12) NOT NULL CHECK (allocated_qty >= 0),
    approved_qty       DECIMAL(38,12) NOT NULL CHECK (approved_qty >= 0),
    ordered_qty        DECIMAL(38,12) NOT NULL CHECK (ordered_qty >= 0),
    target_delta_qty   DECIMAL(38,12) NOT NULL,
    price              DECIMAL(38,12) CHECK (price >= 0),
    requested_notional DECIMAL(38,12) CHECK (requested_notional >= 0),
    approved_notional  DECIMAL(38,12) CHECK (approved_notional >= 0)
);
COMMENT ON TABLE allocation_decision_v1 IS 'What became of each net intent.';
COMMENT ON COLUMN allocation_decision_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_decision_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_decision_v1.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN allocation_decision_v1.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN allocation_decision_v1.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_decision_v1.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_decision_v1.side IS 'Direction of the net intent; NULL = buys and sells cancel. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_decision_v1.status IS 'Approved, clipped or rejected in the end. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_decision_v1.conflict IS 'True when some strategies buy and some sell. Unit: none (flag).';
COMMENT ON COLUMN allocation_decision_v1.requested_qty IS 'What the strategies want together. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN allocation_decision_v1.allocated_qty IS 'What the allocator left of it. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN allocation_decision_v1.approved_qty IS 'What the risk gate let pass of that, all or nothing. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN allocation_decision_v1.ordered_qty IS 'What went into order intents. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN allocation_decision_v1.target_delta_qty IS 'Approved quantity with its sign, sell below 0. Unit: units of the symbol.';
COMMENT ON COLUMN allocation_decision_v1.price IS 'Price that all notionals are counted with; NULL = none known. Unit: account currency per unit.';
COMMENT ON COLUMN allocation_decision_v1.requested_notional IS 'Requested quantity times price; NULL without a price. Unit: account currency, unsigned.';
COMMENT ON COLUMN allocation_decision_v1.approved_notional IS 'Approved quantity times price; NULL without a price. Unit: account currency, unsigned.';

CREATE TABLE allocation_reason_v1 (
    artifact_id   VARCHAR NOT NULL,
    request       INTEGER NOT NULL CHECK (request >= 1),
    symbol        VARCHAR NOT NULL,
    timeframe     VARCHAR NOT NULL,
    order_type    order_type NOT NULL,
    time_in_force time_in_force NOT NULL,
    position      INTEGER NOT NULL CHECK (position >= 1),
    reason        reason_code NOT NULL
);
COMMENT ON TABLE allocation_reason_v1 IS 'Why a decision is not what was asked, one row per reason code in the order in which they were found.';
COMMENT ON COLUMN allocation_reason_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_reason_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_reason_v1.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN allocation_reason_v1.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN allocation_reason_v1.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_reason_v1.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_reason_v1.position IS 'Place of the code among those of the decision, from 1. Unit: count.';
COMMENT ON COLUMN allocation_reason_v1.reason IS 'The reason code. Unit: none (ENUM).';

CREATE TABLE allocation_share_v1 (
    artifact_id   VARCHAR NOT NULL,
    request       INTEGER NOT NULL CHECK (request >= 1),
    symbol        VARCHAR NOT NULL,
    timeframe     VARCHAR NOT NULL,
    order_type    order_type NOT NULL,
    time_in_force time_in_force NOT NULL,
    strategy_id   VARCHAR NOT NULL,
    requested_qty DECIMAL(38,12) NOT NULL,
    approved_qty  DECIMAL(38,12) NOT NULL
);
COMMENT ON TABLE allocation_share_v1 IS 'What each strategy asked for and got in each decision.';
COMMENT ON COLUMN allocation_share_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_share_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_share_v1.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN allocation_share_v1.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN allocation_share_v1.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_share_v1.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_share_v1.strategy_id IS 'The strategy. Unit: none (identifier).';
COMMENT ON COLUMN allocation_share_v1.requested_qty IS 'What it asked for, sell below 0. Unit: units of the symbol.';
COMMENT ON COLUMN allocation_share_v1.approved_qty IS 'What it got, sell below 0; 0 when it wanted the other direction. Unit: units of the symbol.';

CREATE TABLE allocation_gate_v1 (
    artifact_id VARCHAR NOT NULL,
    request     INTEGER NOT NULL CHECK (request >= 1),
    gate        risk_gate NOT NULL,
    subject     VARCHAR,
    passed      BOOLEAN NOT NULL,
    value       DECIMAL(38,12),
    limit_value DECIMAL(38,12),
    slack       DECIMAL(38,12)
);
COMMENT ON TABLE allocation_gate_v1 IS 'The book that results from each request against each gate; of several symbols or strategies the one with the least slack.';
COMMENT ON COLUMN allocation_gate_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_gate_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_gate_v1.gate IS 'The gate. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_gate_v1.subject IS 'Symbol or strategy the figures are about; NULL = the whole book or batch. Unit: none (name).';
COMMENT ON COLUMN allocation_gate_v1.passed IS 'True when the resulting book keeps the limit. Unit: none (flag).';
COMMENT ON COLUMN allocation_gate_v1.value IS 'Figure that was looked at; NULL = there was none. Unit: account currency, or of the gate itself: 1 = kill switch on, decimal fraction for the price band, units for shorts.';
COMMENT ON COLUMN allocation_gate_v1.limit_value IS 'Largest figure that passes; NULL = no limit. Unit: as value.';
COMMENT ON COLUMN allocation_gate_v1.slack IS 'Limit less value, negative = broken by so much; NULL = no limit or no figure. Unit: as value.';

CREATE TABLE allocation_gate_check_v1 (
    artifact_id   VARCHAR NOT NULL,
    request       INTEGER NOT NULL CHECK (request >= 1),
    symbol        VARCHAR NOT NULL,
    timeframe     VARCHAR NOT NULL,
    order_type    order_type NOT NULL,
    time_in_force time_in_force NOT NULL,
    gate          risk_gate NOT NULL,
    subject       VARCHAR,
    passed        BOOLEAN NOT NULL,
    value         DECIMAL(38,12),
    limit_value   DECIMAL(38,12),
    slack         DECIMAL(38,12)
);
COMMENT ON TABLE allocation_gate_check_v1 IS 'What the risk gate looked at for each decision, up to the gate that rejected it. Decisions the allocator had rejected have no rows.';
COMMENT ON COLUMN allocation_gate_check_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_gate_check_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_gate_check_v1.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN allocation_gate_check_v1.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN allocation_gate_check_v1.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_gate_check_v1.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_gate_check_v1.gate IS 'The gate. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_gate_check_v1.subject IS 'Symbol or strategy the figures are about; NULL = the whole book or batch. Unit: none (name).';
COMMENT ON COLUMN allocation_gate_check_v1.passed IS 'True when the decision passed the gate. Unit: none (flag).';
COMMENT ON COLUMN allocation_gate_check_v1.value IS 'Figure that was looked at; NULL = there was none. Unit: account currency, or of the gate itself: 1 = kill switch on, decimal fraction for the price band, units for shorts.';
COMMENT ON COLUMN allocation_gate_check_v1.limit_value IS 'Largest figure that passes; NULL = no limit. Unit: as value.';
COMMENT ON COLUMN allocation_gate_check_v1.slack IS 'Limit less value, negative = broken by so much; NULL = no limit or no figure. Unit: as value.';

CREATE TABLE order_intent_v1 (
    artifact_id     VARCHAR NOT NULL,
    request         INTEGER NOT NULL CHECK (request >= 1),
    symbol          VARCHAR NOT NULL,
    timeframe       VARCHAR NOT NULL,
    order_type      order_type NOT NULL,
    time_in_force   time_in_force NOT NULL,
    slice           INTEGER NOT NULL CHECK (slice >= 1),
    slices          INTEGER NOT NULL CHECK (slices >= 1),
    client_order_id VARCHAR NOT NULL,
    side            order_side NOT NULL,
    qty             DECIMAL(38,12) NOT NULL CHECK (qty >= 0),
    placed_type     order_type NOT NULL,
    limit_price     DECIMAL(38,12) CHECK (limit_price >= 0)
);
COMMENT ON TABLE order_intent_v1 IS 'Orders to send, one row per slice.';
COMMENT ON COLUMN order_intent_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN order_intent_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN order_intent_v1.symbol IS 'What is traded. Unit: none (name).';
COMMENT ON COLUMN order_intent_v1.timeframe IS 'Bars that the strategies behind it look at. Unit: none (name).';
COMMENT ON COLUMN order_intent_v1.order_type IS 'How the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN order_intent_v1.time_in_force IS 'How long the order stands. Unit: none (ENUM).';
COMMENT ON COLUMN order_intent_v1.slice IS 'Number of the slice, from 1. Unit: count.';
COMMENT ON COLUMN order_intent_v1.slices IS 'Slices of the decision. Unit: count.';
COMMENT ON COLUMN order_intent_v1.client_order_id IS 'Id of the order, the same for the same decision. Unit: none (identifier).';
COMMENT ON COLUMN order_intent_v1.side IS 'Buy or sell. Unit: none (ENUM).';
COMMENT ON COLUMN order_intent_v1.qty IS 'What to trade. Unit: units of the symbol, unsigned.';
COMMENT ON COLUMN order_intent_v1.placed_type IS 'How the order is placed, which may differ from how the strategies want to trade. Unit: none (ENUM).';
COMMENT ON COLUMN order_intent_v1.limit_price IS 'Limit; NULL for a market order. Unit: account currency per unit.';

CREATE TABLE budget_utilization_v1 (
    artifact_id VARCHAR NOT NULL,
    request     INTEGER NOT NULL CHECK (request >= 1),
    strategy_id VARCHAR NOT NULL,
    family      VARCHAR,
    budget      DECIMAL(38,12) CHECK (budget >= 0),
    used        DECIMAL(38,12) NOT NULL CHECK (used >= 0),
    ratio       DECIMAL(38,12) CHECK (ratio >= 0)
);
COMMENT ON TABLE budget_utilization_v1 IS 'How much of its budget each strategy of a request used.';
COMMENT ON COLUMN budget_utilization_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN budget_utilization_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN budget_utilization_v1.strategy_id IS 'The strategy. Unit: none (identifier).';
COMMENT ON COLUMN budget_utilization_v1.family IS 'Its family; NULL = none. Unit: none (name).';
COMMENT ON COLUMN budget_utilization_v1.budget IS 'Smaller of its own and the family budget, times the multiplier; NULL = no limit. Unit: account currency.';
COMMENT ON COLUMN budget_utilization_v1.used IS 'What its approved trades add to positions. Unit: account currency.';
COMMENT ON COLUMN budget_utilization_v1.ratio IS 'Used divided by budget; NULL without a budget or when it is 0. Unit: decimal fraction (0.25 = 25 %).';

CREATE TABLE allocation_metric_v1 (
    artifact_id VARCHAR NOT NULL,
    request     INTEGER NOT NULL CHECK (request >= 1),
    metric      allocation_metric NOT NULL,
    label       VARCHAR NOT NULL,
    value       DECIMAL(38,12) NOT NULL
);
COMMENT ON TABLE allocation_metric_v1 IS 'Metrics of each request.';
COMMENT ON COLUMN allocation_metric_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_metric_v1.request IS 'Number of the request in its batch, from 1. Unit: count.';
COMMENT ON COLUMN allocation_metric_v1.metric IS 'Name of the metric. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_metric_v1.label IS 'Reason code, symbol or strategy it is about; empty = the request. Unit: none (name).';
COMMENT ON COLUMN allocation_metric_v1.value IS 'The figure. Unit: strategies or rejections as a count, account currency for exposures and contributions, decimal fraction for utilisation.';

-- Append-only, enforced by the database.

CREATE TRIGGER allocation_request_v1_no_update AFTER UPDATE ON allocation_request_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_request_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_request_v1_no_delete AFTER DELETE ON allocation_request_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_request_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_summary_v1_no_update AFTER UPDATE ON allocation_summary_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_summary_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_summary_v1_no_delete AFTER DELETE ON allocation_summary_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_summary_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_decision_v1_no_update AFTER UPDATE ON allocation_decision_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_decision_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_decision_v1_no_delete AFTER DELETE ON allocation_decision_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_decision_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_reason_v1_no_update AFTER UPDATE ON allocation_reason_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_reason_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_reason_v1_no_delete AFTER DELETE ON allocation_reason_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_reason_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_share_v1_no_update AFTER UPDATE ON allocation_share_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_share_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_share_v1_no_delete AFTER DELETE ON allocation_share_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_share_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_gate_v1_no_update AFTER UPDATE ON allocation_gate_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_gate_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_gate_v1_no_delete AFTER DELETE ON allocation_gate_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_gate_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_gate_check_v1_no_update AFTER UPDATE ON allocation_gate_check_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_gate_check_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_gate_check_v1_no_delete AFTER DELETE ON allocation_gate_check_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_gate_check_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER order_intent_v1_no_update AFTER UPDATE ON order_intent_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('order_intent_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER order_intent_v1_no_delete AFTER DELETE ON order_intent_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('order_intent_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER budget_utilization_v1_no_update AFTER UPDATE ON budget_utilization_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('budget_utilization_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER budget_utilization_v1_no_delete AFTER DELETE ON budget_utilization_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('budget_utilization_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_metric_v1_no_update AFTER UPDATE ON allocation_metric_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_metric_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_metric_v1_no_delete AFTER DELETE ON allocation_metric_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_metric_v1 is append-only: a record is never removed; write a new one');

-- The registry of artifact kinds. name:type in canonical order; * = part of the key, ? = optional.

INSERT INTO artifact_schema (kind, version, table_name, columns, definition_sha256, frozen_on) VALUES
    ('allocation_request', 1, 'allocation_request_v1',
     'request:INTEGER*,as_of:TIMESTAMPTZ,document:VARCHAR',
     '4124857ba150e24694c234ab5c88ed9f0f1c0ac79fe0b5aff6321b619cd4cc22', DATE '2026-11-20'),
    ('allocation_summary', 1, 'allocation_summary_v1',
     'request:INTEGER*,enabled:BOOLEAN,regime:VARCHAR,regime_confidence:DECIMAL,low_confidence:BOOLEAN,budget_multiplier:DECIMAL,capacity_multiplier:DECIMAL',
     'acd8ad71e169fa7890bb6cf01cf94e64c95b595c6ed996211570515ba9f63ecf', DATE '2026-11-20'),
    ('allocation_decision', 1, 'allocation_decision_v1',
     'request:INTEGER*,symbol:VARCHAR*,timeframe:VARCHAR*,order_type:ENUM*,time_in_force:ENUM*,side:ENUM,status:ENUM,conflict:BOOLEAN,requested_qty:DECIMAL,allocated_qty:DECIMAL,approved_qty:DECIMAL,ordered_qty:DECIMAL,target_delta_qty:DECIMAL,price:DECIMAL,requested_notional:DECIMAL,approved_notional:DECIMAL',
     'ed0bfd35a21d7c5b3efc7b778692edbf0595655ffd8b21a7df8be76805d256ff', DATE '2026-11-20'),
    ('allocation_reason', 1, 'allocation_reason_v1',
     'request:INTEGER*,symbol:VARCHAR*,timeframe:VARCHAR*,order_type:ENUM*,time_in_force:ENUM*,position:INTEGER*,reason:ENUM',
     '26bdedbfdd8f4582741f06aea4d899291461225ad7379241c2b4131a4bc68458', DATE '2026-11-20'),
    ('allocation_share', 1, 'allocation_share_v1',
     'request:INTEGER*,symbol:VARCHAR*,timeframe:VARCHAR*,order_type:ENUM*,time_in_force:ENUM*,strategy_id:VARCHAR*,requested_qty:DECIMAL,approved_qty:DECIMAL',
     '9bb4775d7bac7d2b76fcc53f44b8f45c4b31c637bbb5fe0549cf5fd89e7add57', DATE '2026-11-20'),
    ('allocation_gate', 1, 'allocation_gate_v1',
     'request:INTEGER*,gate:ENUM*,subject:VARCHAR,passed:BOOLEAN,value:DECIMAL,limit_value:DECIMAL,slack:DECIMAL',
     'be2751673e8487e8a48c78672b8bc6f031102c450ae0a8f29300314dc2c9e33a', DATE '2026-11-20'),
    ('allocation_gate_check', 1, 'allocation_gate_check_v1',
     'request:INTEGER*,symbol:VARCHAR*,timeframe:VARCHAR*,order_type:ENUM*,time_in_force:ENUM*,gate:ENUM*,subject:VARCHAR,passed:BOOLEAN,value:DECIMAL,limit_value:DECIMAL,slack:DECIMAL',
     'c736d473695f315b877513e605f626dfc617e3383aad96caaa88833949f00ac3', DATE '2026-11-20'),
    ('order_intent', 1, 'order_intent_v1',
     'request:INTEGER*,symbol:VARCHAR*,timeframe:VARCHAR*,order_type:ENUM*,time_in_force:ENUM*,slice:INTEGER*,slices:INTEGER,client_order_id:VARCHAR,side:ENUM,qty:DECIMAL,placed_type:ENUM,limit_price:DECIMAL',
     '8e1de43edd05cebca1099b6cfd0035ed108dbdfe640bfc836fa68f3d371035ed', DATE '2026-11-20'),
    ('budget_utilization', 1, 'budget_utilization_v1',
     'request:INTEGER*,strategy_id:VARCHAR*,family:VARCHAR,budget:DECIMAL,used:DECIMAL,ratio:DECIMAL',
     'a42563164212ec9c423412310acfb0c628bab2057c562dfa1e374941330f1e0c', DATE '2026-11-20'),
    ('allocation_metric', 1, 'allocation_metric_v1',
     'request:INTEGER*,metric:ENUM*,label:VARCHAR*,value:DECIMAL',
     'ed7c6105cd7480ac5bc3fb35d861cb88503b0ac9c2f8f50eedaa3856819f7338', DATE '2026-11-20');
