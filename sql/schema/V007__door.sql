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
