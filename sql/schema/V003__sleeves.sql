-- V003__sleeves.sql: schema version 3. Never edit once released; write V004 instead.
-- Changes from 2: artifacts of sleeve backtests: positions, contributions, feasibility, the constraint ledger, attribution.
-- Runs need no allocator any more: their allocator_version is then none. Old files keep working; nothing is filled in behind.

COMMENT ON COLUMN run.kind IS 'What was run: allocator, import, sleeves, step4 or allocation. Unit: none (name).';
COMMENT ON COLUMN run.allocator_version IS 'v1.0 for the frozen rules, else the research version the user gave; none where no allocator ran. Unit: none (version label).';
COMMENT ON COLUMN run.window_start IS 'First day asked for: the configured start, else the first date of the inputs. Unit: calendar day.';
COMMENT ON COLUMN run.window_end IS 'Last day asked for: the configured end, else the last date of the inputs. Unit: calendar day.';

CREATE TYPE projection AS ENUM ('sequential', 'exact');
CREATE TYPE projection_status AS ENUM ('not_needed', 'settled', 'optimal', 'not_converged', 'empty_set');
CREATE TYPE constraint_name AS ENUM ('bounds', 'gross_cap', 'net_cap', 'turnover_cap');

-- Artifacts: sleeves

CREATE TABLE sleeve_position_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    sleeve      VARCHAR NOT NULL,
    asset       VARCHAR NOT NULL,
    position    DOUBLE CHECK (isfinite(position))
);
COMMENT ON TABLE sleeve_position_v1 IS 'Positions of each sleeve in risk units: as delivered in role input, after its overlays in role output.';
COMMENT ON COLUMN sleeve_position_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sleeve_position_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN sleeve_position_v1.sleeve IS 'Sleeve: a strategy with positions and a risk budget of its own. Unit: none (name).';
COMMENT ON COLUMN sleeve_position_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN sleeve_position_v1.position IS 'Position, negative = short; NULL = none, counts as 0. Unit: risk units (multiplied with the budget they become a fraction of equity).';

CREATE TABLE overlay_scalar_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    series      VARCHAR NOT NULL,
    scalar      DOUBLE CHECK (isfinite(scalar)) CHECK (scalar >= 0)
);
COMMENT ON TABLE overlay_scalar_v1 IS 'Scalars that a macro overlay multiplies positions with, as delivered.';
COMMENT ON COLUMN overlay_scalar_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN overlay_scalar_v1.date IS 'Day from whose close the scalar is known. Unit: calendar day.';
COMMENT ON COLUMN overlay_scalar_v1.series IS 'Series of scalars: the name of its file without ending. Unit: none (name).';
COMMENT ON COLUMN overlay_scalar_v1.scalar IS 'What positions are multiplied with from then on; NULL = the scalar before goes on. Unit: multiple, 0 or more.';

CREATE TABLE sleeve_contribution_v1 (
    artifact_id  VARCHAR NOT NULL,
    date         DATE NOT NULL,
    asset        VARCHAR NOT NULL,
    sleeve       VARCHAR NOT NULL,
    contribution DOUBLE NOT NULL CHECK (isfinite(contribution))
);
COMMENT ON TABLE sleeve_contribution_v1 IS 'Budget times position after overlays: what each sleeve contributes to each asset before projection. For each date and asset the rows sum to the unconstrained weight.';
COMMENT ON COLUMN sleeve_contribution_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sleeve_contribution_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN sleeve_contribution_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN sleeve_contribution_v1.sleeve IS 'Sleeve: a strategy with positions and a risk budget of its own. Unit: none (name).';
COMMENT ON COLUMN sleeve_contribution_v1.contribution IS 'Budget times position, negative = short. Unit: decimal fraction of equity (0.25 = 25 %).';

CREATE TABLE allocation_feasibility_v1 (
    artifact_id             VARCHAR NOT NULL,
    date                    DATE NOT NULL,
    projection              projection NOT NULL,
    status                  projection_status NOT NULL,
    projection_applied      BOOLEAN NOT NULL,
    initial_bounds          BOOLEAN NOT NULL,
    initial_gross_cap       BOOLEAN NOT NULL,
    initial_net_cap         BOOLEAN NOT NULL,
    initial_turnover_cap    BOOLEAN NOT NULL,
    final_bounds            BOOLEAN NOT NULL,
    final_gross_cap         BOOLEAN NOT NULL,
    final_net_cap           BOOLEAN NOT NULL,
    final_turnover_cap      BOOLEAN NOT NULL,
    conflict                VARCHAR,
    iterations              INTEGER NOT NULL CHECK (iterations >= 0),
    converged               BOOLEAN NOT NULL,
    residual                DOUBLE CHECK (isfinite(residual)),
    distance                DOUBLE NOT NULL CHECK (isfinite(distance)) CHECK (distance >= 0),
    gross                   DOUBLE NOT NULL CHECK (isfinite(gross)) CHECK (gross >= 0),
    net                     DOUBLE NOT NULL CHECK (isfinite(net)),
    turnover                DOUBLE NOT NULL CHECK (isfinite(turnover)) CHECK (turnover >= 0),
    budget_utilisation      DOUBLE NOT NULL CHECK (isfinite(budget_utilisation)) CHECK (budget_utilisation >= 0),
    positions               INTEGER NOT NULL CHECK (positions >= 0),
    slack_bounds            DOUBLE NOT NULL CHECK (isfinite(slack_bounds)),
    slack_gross_cap         DOUBLE NOT NULL CHECK (isfinite(slack_gross_cap)),
    slack_net_cap           DOUBLE NOT NULL CHECK (isfinite(slack_net_cap)),
    slack_turnover_cap      DOUBLE CHECK (isfinite(slack_turnover_cap)),
    multiplier_gross_cap    DOUBLE CHECK (isfinite(multiplier_gross_cap)) CHECK (multiplier_gross_cap >= 0),
    multiplier_net_cap      DOUBLE CHECK (isfinite(multiplier_net_cap)),
    multiplier_turnover_cap DOUBLE CHECK (isfinite(multiplier_turnover_cap)) CHECK (multiplier_turnover_cap >= 0)
);
COMMENT ON TABLE allocation_feasibility_v1 IS 'Which constraints the combined weights broke at each rebalance, what the projection did, and how much room is left after it.';
COMMENT ON COLUMN allocation_feasibility_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocation_feasibility_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN allocation_feasibility_v1.projection IS 'How weights are brought back into the constraints. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_feasibility_v1.status IS 'How the projection ended. Unit: none (ENUM).';
COMMENT ON COLUMN allocation_feasibility_v1.projection_applied IS 'True when the unconstrained weights broke a constraint. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.initial_bounds IS 'True when an unconstrained weight lay outside its bounds. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.initial_gross_cap IS 'True when the unconstrained gross exceeded its cap. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.initial_net_cap IS 'True when the unconstrained absolute net exceeded its cap. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.initial_turnover_cap IS 'True when the unconstrained turnover exceeded its cap. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.final_bounds IS 'True when a final weight lies outside its bounds. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.final_gross_cap IS 'True when the final gross exceeds its cap. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.final_net_cap IS 'True when the final absolute net exceeds its cap. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.final_turnover_cap IS 'True when the final turnover exceeds its cap. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.conflict IS 'Constraints that no weights can satisfy together; NULL = there are such weights, or nobody looked. Unit: none (names joined by +).';
COMMENT ON COLUMN allocation_feasibility_v1.iterations IS 'Passes of the sequential projection, or steps of the exact one. Unit: iterations.';
COMMENT ON COLUMN allocation_feasibility_v1.converged IS 'True when the projection came to its own end, or was not needed. Unit: none (flag).';
COMMENT ON COLUMN allocation_feasibility_v1.residual IS 'Largest residual of the optimality conditions (KKT); NULL unless status is optimal. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN allocation_feasibility_v1.distance IS 'Euclidean distance between unconstrained and final weights. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN allocation_feasibility_v1.gross IS 'Sum of absolute final weights. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN allocation_feasibility_v1.net IS 'Sum of final weights. Unit: decimal fraction of equity.';
COMMENT ON COLUMN allocation_feasibility_v1.turnover IS 'Sum of absolute changes from the weights before, the first from 0. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN allocation_feasibility_v1.budget_utilisation IS 'Sum of the budgets of the sleeves that hold anything. Unit: decimal fraction of risk, 0 to 1.';
COMMENT ON COLUMN allocation_feasibility_v1.positions IS 'Assets with a weight beyond 1e-6. Unit: assets.';
COMMENT ON COLUMN allocation_feasibility_v1.slack_bounds IS 'Smallest room to a bound, negative = broken by so much. Unit: decimal fraction of equity.';
COMMENT ON COLUMN allocation_feasibility_v1.slack_gross_cap IS 'Cap less gross, negative = broken. Unit: decimal fraction of equity.';
COMMENT ON COLUMN allocation_feasibility_v1.slack_net_cap IS 'Cap less absolute net, negative = broken. Unit: decimal fraction of equity.';
COMMENT ON COLUMN allocation_feasibility_v1.slack_turnover_cap IS 'Cap less turnover, negative = broken; NULL = no cap, or no weights before. Unit: decimal fraction of equity.';
COMMENT ON COLUMN allocation_feasibility_v1.multiplier_gross_cap IS 'Price of the gross cap in the exact projection; NULL unless status is optimal. Unit: decimal fraction of equity, 0 or more.';
COMMENT ON COLUMN allocation_feasibility_v1.multiplier_net_cap IS 'Price of the net cap, positive = the net is held down, negative = up; NULL unless status is optimal. Unit: decimal fraction of equity.';
COMMENT ON COLUMN allocation_feasibility_v1.multiplier_turnover_cap IS 'Price of the turnover cap; NULL unless status is optimal. Unit: decimal fraction of equity, 0 or more.';

CREATE TABLE constraint_ledger_v1 (
    artifact_id     VARCHAR NOT NULL,
    date            DATE NOT NULL,
    asset           VARCHAR NOT NULL,
    constraint_name constraint_name NOT NULL,
    moved           DOUBLE NOT NULL CHECK (isfinite(moved))
);
COMMENT ON TABLE constraint_ledger_v1 IS 'How far each constraint moved each asset; for each date and asset the rows sum to final less unconstrained weight. No row = not moved.';
COMMENT ON COLUMN constraint_ledger_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN constraint_ledger_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN constraint_ledger_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN constraint_ledger_v1.constraint_name IS 'The constraint. Unit: none (ENUM).';
COMMENT ON COLUMN constraint_ledger_v1.moved IS 'Change of the weight that this constraint made. Unit: decimal fraction of equity (0.25 = 25 %).';

CREATE TABLE sleeve_attribution_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    component   VARCHAR NOT NULL,
    ret         DOUBLE NOT NULL CHECK (isfinite(ret))
);
COMMENT ON TABLE sleeve_attribution_v1 IS 'Where the log return of each day of the combined book came from: one row per sleeve, one for what the projection changed, one for cost. For each day the rows sum to ln(1 + return).';
COMMENT ON COLUMN sleeve_attribution_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sleeve_attribution_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN sleeve_attribution_v1.component IS 'A sleeve as sleeve:<name>, or projection, or cost. Unit: none (name).';
COMMENT ON COLUMN sleeve_attribution_v1.ret IS 'Part of the log return of the day. Unit: natural logarithm of growth (0.01 = about 1 %).';

-- Append-only, enforced by the database.

CREATE TRIGGER sleeve_position_v1_no_update AFTER UPDATE ON sleeve_position_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_position_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER sleeve_position_v1_no_delete AFTER DELETE ON sleeve_position_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_position_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER overlay_scalar_v1_no_update AFTER UPDATE ON overlay_scalar_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('overlay_scalar_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER overlay_scalar_v1_no_delete AFTER DELETE ON overlay_scalar_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('overlay_scalar_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER sleeve_contribution_v1_no_update AFTER UPDATE ON sleeve_contribution_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_contribution_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER sleeve_contribution_v1_no_delete AFTER DELETE ON sleeve_contribution_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_contribution_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER allocation_feasibility_v1_no_update AFTER UPDATE ON allocation_feasibility_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_feasibility_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER allocation_feasibility_v1_no_delete AFTER DELETE ON allocation_feasibility_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocation_feasibility_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER constraint_ledger_v1_no_update AFTER UPDATE ON constraint_ledger_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('constraint_ledger_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER constraint_ledger_v1_no_delete AFTER DELETE ON constraint_ledger_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('constraint_ledger_v1 is append-only: a record is never removed; write a new one');
CREATE TRIGGER sleeve_attribution_v1_no_update AFTER UPDATE ON sleeve_attribution_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_attribution_v1 is append-only: a record is never changed; write a new one');
CREATE TRIGGER sleeve_attribution_v1_no_delete AFTER DELETE ON sleeve_attribution_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_attribution_v1 is append-only: a record is never removed; write a new one');

-- The registry of artifact kinds. name:type in canonical order; * = part of the key, ? = optional.

INSERT INTO artifact_schema (kind, version, table_name, columns, definition_sha256, frozen_on) VALUES
    ('sleeve_position', 1, 'sleeve_position_v1',
     'date:DATE*,sleeve:VARCHAR*,asset:VARCHAR*,position:DOUBLE',
     '7fd427fc948f30488dc557b1262fb7072a711343949e5cf4ae946cae29ccd466', DATE '2026-11-20'),
    ('overlay_scalar', 1, 'overlay_scalar_v1',
     'date:DATE*,series:VARCHAR*,scalar:DOUBLE',
     '007d3ecd867cdf8d7836553178fedde148a96868ede0b6cb01ec709df4e7b0f0', DATE '2026-11-20'),
    ('sleeve_contribution', 1, 'sleeve_contribution_v1',
     'date:DATE*,asset:VARCHAR*,sleeve:VARCHAR*,contribution:DOUBLE',
     '50dc99b5b80fcae7cecf4e08cb1a373293ff69d3fa6034c09790a5912d7a812e', DATE '2026-11-20'),
    ('allocation_feasibility', 1, 'allocation_feasibility_v1',
     'date:DATE*,projection:ENUM,status:ENUM,projection_applied:BOOLEAN,initial_bounds:BOOLEAN,initial_gross_cap:BOOLEAN,initial_net_cap:BOOLEAN,initial_turnover_cap:BOOLEAN,final_bounds:BOOLEAN,final_gross_cap:BOOLEAN,final_net_cap:BOOLEAN,final_turnover_cap:BOOLEAN,conflict:VARCHAR,iterations:INTEGER,converged:BOOLEAN,residual:DOUBLE,distance:DOUBLE,gross:DOUBLE,net:DOUBLE,turnover:DOUBLE,budget_utilisation:DOUBLE,positions:INTEGER,slack_bounds:DOUBLE,slack_gross_cap:DOUBLE,slack_net_cap:DOUBLE,slack_turnover_cap:DOUBLE,multiplier_gross_cap:DOUBLE,multiplier_net_cap:DOUBLE,multiplier_turnover_cap:DOUBLE',
     '945ae83a6808c9ae037ed7ad6553ba8704a3db2aaa5b460b75b19afc92591c5d', DATE '2026-11-20'),
    ('constraint_ledger', 1, 'constraint_ledger_v1',
     'date:DATE*,asset:VARCHAR*,constraint_name:ENUM*,moved:DOUBLE',
     'f83aba5e6765089247340433ffb13ddbd44f32307b7f881c735c79e3b3bb20bb', DATE '2026-11-20'),
    ('sleeve_attribution', 1, 'sleeve_attribution_v1',
     'date:DATE*,component:VARCHAR*,ret:DOUBLE',
     '6e0667795932108d01d28a518e26b23b08cd3c3ee6a5d3ecab0e7585bf5becf6', DATE '2026-11-20');
