-- V001__foundation.sql: schema version 1. Never edit once released; write V002 instead.
-- Changes from 0: everything. The catalogue of runs and artifacts, and one table for each artifact of the allocator's chain.
--
-- Rules every table here keeps:
--   a missing value is NULL; NaN and infinity are refused by CHECK (isfinite(...)), as NaN would pass a plain comparison;
--   nothing is ever updated or deleted: two triggers per table fail before a row is touched;
--   data tables are keyed by artifact_id, the content hash, and carry no PRIMARY KEY (it halves the write rate): the writer
--   checks key order and row counts before commit.

CREATE SCHEMA audit;

CREATE TYPE regime AS ENUM ('NORMAL', 'ELEVATED', 'STRESS', 'CRISIS');
CREATE TYPE regime_decision AS ENUM ('FIRST_DAY', 'UPGRADE', 'DOWNGRADE', 'HOLD_MIN_DAYS', 'HOLD_EXIT_SCORE', 'STAY');
CREATE TYPE target_rule AS ENUM ('NONE', 'SCORE_1', 'DD_STRESS', 'SCORE_2', 'SCORE_3', 'DD_CRISIS');
CREATE TYPE run_status AS ENUM ('COMPLETE', 'FAILED');
CREATE TYPE artifact_role AS ENUM ('input', 'output', 'given');

-- Catalogue: what this file is

CREATE TABLE schema_version (
    version         INTEGER PRIMARY KEY CHECK (version >= 1),
    script          VARCHAR NOT NULL,
    sha256          VARCHAR NOT NULL,
    applied_at      TIMESTAMPTZ NOT NULL,
    library_version VARCHAR NOT NULL
);
COMMENT ON TABLE schema_version IS 'Which migrations made this file; one row per script, appended in the transaction that applied it.';
COMMENT ON COLUMN schema_version.version IS 'Schema version the script leads to. Unit: whole number from 1, ascending.';
COMMENT ON COLUMN schema_version.script IS 'File name of the script in sql/schema. Unit: none (name).';
COMMENT ON COLUMN schema_version.sha256 IS 'Hash of the script''s text as applied. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN schema_version.applied_at IS 'When it was applied. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN schema_version.library_version IS 'Version of the library that applied it. Unit: none (semantic version).';

CREATE TABLE view_set (
    sha256          VARCHAR PRIMARY KEY,
    installed_at    TIMESTAMPTZ NOT NULL,
    library_version VARCHAR NOT NULL
);
COMMENT ON TABLE view_set IS 'Which sets of audit views were installed in this file; the views themselves live in schema audit.';
COMMENT ON COLUMN view_set.sha256 IS 'Hash over names and texts of all view scripts. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN view_set.installed_at IS 'When the set was installed. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN view_set.library_version IS 'Version of the library that installed it. Unit: none (semantic version).';

CREATE TABLE append_only_guard (
    message VARCHAR
);
COMMENT ON TABLE append_only_guard IS 'Always empty: the append-only triggers name it as their target, and fail before a row could reach it.';
COMMENT ON COLUMN append_only_guard.message IS 'Never stored. Unit: none (text).';

CREATE TABLE artifact_schema (
    kind              VARCHAR NOT NULL,
    version           INTEGER NOT NULL CHECK (version >= 1),
    table_name        VARCHAR NOT NULL UNIQUE,
    columns           VARCHAR NOT NULL,
    definition_sha256 VARCHAR NOT NULL,
    frozen_on         DATE NOT NULL,
    PRIMARY KEY (kind, version)
);
COMMENT ON TABLE artifact_schema IS 'Registry of artifact kinds: which table holds a kind and version, and the frozen definition its hashes rest on.';
COMMENT ON COLUMN artifact_schema.kind IS 'Kind of artifact, part of every content hash. Unit: none (name).';
COMMENT ON COLUMN artifact_schema.version IS 'Version of the kind''s schema, part of every content hash. Unit: whole number from 1.';
COMMENT ON COLUMN artifact_schema.table_name IS 'Table in schema main that holds the rows. Unit: none (name).';
COMMENT ON COLUMN artifact_schema.columns IS 'Columns after artifact_id in canonical order, as name:type, key columns marked *, optional ones marked ?. Unit: none (comma-separated list).';
COMMENT ON COLUMN artifact_schema.definition_sha256 IS 'Hash of kind, version and columns, so that a changed definition shows. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN artifact_schema.frozen_on IS 'Day from which the definition never changes. Unit: calendar day.';

-- Catalogue: runs and what they were made of

CREATE TABLE run (
    run_id             VARCHAR PRIMARY KEY CHECK (length(run_id) BETWEEN 1 AND 200),
    kind               VARCHAR NOT NULL,
    profile            VARCHAR,
    allocator_version  VARCHAR NOT NULL,
    window_start       DATE NOT NULL,
    window_end         DATE NOT NULL,
    mode               VARCHAR NOT NULL CHECK (mode IN ('off', 'compute', 'precomputed')),
    precomputed_run_id VARCHAR,
    supersedes         VARCHAR,
    reason             VARCHAR,
    author             VARCHAR NOT NULL,
    created_at         TIMESTAMPTZ NOT NULL,
    run_key            VARCHAR NOT NULL,
    CHECK (window_start <= window_end),
    CHECK ((mode = 'precomputed') = (precomputed_run_id IS NOT NULL))
);
COMMENT ON TABLE run IS 'One row per run, recorded once and never changed; what became of it stands in run_outcome.';
COMMENT ON COLUMN run.run_id IS 'Name of the run, given by the user or made from kind, window and run key. Unit: none (identifier, 1 to 200 characters).';
COMMENT ON COLUMN run.kind IS 'What was run: allocator or import. Unit: none (name).';
COMMENT ON COLUMN run.profile IS 'Strategy profile named by the inputs'' meta.json; NULL = none named. Unit: none (name).';
COMMENT ON COLUMN run.allocator_version IS 'v1.0 for the frozen rules, else the research version the user gave. Unit: none (version label).';
COMMENT ON COLUMN run.window_start IS 'First day asked for: the configured start, else the first date of asset returns. Unit: calendar day.';
COMMENT ON COLUMN run.window_end IS 'Last day asked for: the configured end, else the last date of asset returns. Unit: calendar day.';
COMMENT ON COLUMN run.mode IS 'Whether and from where weights were scaled; off = baseline. Unit: none (one of off, compute, precomputed).';
COMMENT ON COLUMN run.precomputed_run_id IS 'Run whose applied scalars were used in mode precomputed; NULL otherwise. Unit: none (identifier).';
COMMENT ON COLUMN run.supersedes IS 'Run this one corrects or replaces; NULL = none. Unit: none (identifier).';
COMMENT ON COLUMN run.reason IS 'Why the run was made, in the author''s words; NULL = not given. Unit: none (text).';
COMMENT ON COLUMN run.author IS 'Who started the run: the account''s name unless given. Unit: none (name).';
COMMENT ON COLUMN run.created_at IS 'When the run was recorded; part of no hash. Unit: instant, UTC, microseconds.';
COMMENT ON COLUMN run.run_key IS 'Hash of input artifacts, config, library version and artifact schema versions: equal keys must give equal content. Unit: SHA-256, 64 hexadecimal digits.';

CREATE TABLE run_outcome (
    run_id         VARCHAR PRIMARY KEY REFERENCES run (run_id),
    status         run_status NOT NULL,
    content_sha256 VARCHAR,
    error_type     VARCHAR,
    error_message  VARCHAR,
    error_trace    VARCHAR,
    CHECK ((status = 'COMPLETE') = (content_sha256 IS NOT NULL)),
    CHECK ((status = 'FAILED') = (error_message IS NOT NULL))
);
COMMENT ON TABLE run_outcome IS 'How each run ended; recorded with the run itself, so there is no state RUNNING.';
COMMENT ON COLUMN run_outcome.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN run_outcome.status IS 'COMPLETE with all its artifacts, or FAILED with its error. Unit: none (ENUM).';
COMMENT ON COLUMN run_outcome.content_sha256 IS 'Hash over the ids of all its artifacts with their roles; NULL for a FAILED run. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN run_outcome.error_type IS 'Class of the error; NULL unless FAILED. Unit: none (class name).';
COMMENT ON COLUMN run_outcome.error_message IS 'The error in words; NULL unless FAILED. Unit: none (text).';
COMMENT ON COLUMN run_outcome.error_trace IS 'Stack trace of the error; NULL unless FAILED. Unit: none (text).';

CREATE TABLE run_parent (
    run_id        VARCHAR NOT NULL REFERENCES run (run_id),
    parent_run_id VARCHAR NOT NULL REFERENCES run (run_id),
    relation      VARCHAR NOT NULL,
    PRIMARY KEY (run_id, parent_run_id, relation),
    CHECK (run_id <> parent_run_id)
);
COMMENT ON TABLE run_parent IS 'Which earlier runs a run was made from.';
COMMENT ON COLUMN run_parent.run_id IS 'The later run. Unit: none (identifier).';
COMMENT ON COLUMN run_parent.parent_run_id IS 'The run it was made from. Unit: none (identifier).';
COMMENT ON COLUMN run_parent.relation IS 'What the parent gave, such as supersedes or scalars. Unit: none (name).';

CREATE TABLE run_environment (
    run_id          VARCHAR PRIMARY KEY REFERENCES run (run_id),
    library_version VARCHAR NOT NULL,
    git_commit      VARCHAR,
    git_dirty       BOOLEAN,
    java_version    VARCHAR NOT NULL,
    java_vendor     VARCHAR NOT NULL,
    os              VARCHAR NOT NULL,
    arch            VARCHAR NOT NULL,
    locale          VARCHAR NOT NULL,
    zone            VARCHAR NOT NULL,
    duckdb_version  VARCHAR NOT NULL
);
COMMENT ON TABLE run_environment IS 'Where and with what each run was computed; part of no hash.';
COMMENT ON COLUMN run_environment.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN run_environment.library_version IS 'Version of Plimsoll. Unit: none (semantic version).';
COMMENT ON COLUMN run_environment.git_commit IS 'Commit the library was built from; NULL when built outside a checkout. Unit: 40 hexadecimal digits.';
COMMENT ON COLUMN run_environment.git_dirty IS 'True when the library was built with uncommitted changes; NULL when not known. Unit: none (flag).';
COMMENT ON COLUMN run_environment.java_version IS 'Version of the Java runtime. Unit: none (version).';
COMMENT ON COLUMN run_environment.java_vendor IS 'Maker of the Java runtime. Unit: none (name).';
COMMENT ON COLUMN run_environment.os IS 'Operating system and its version. Unit: none (name).';
COMMENT ON COLUMN run_environment.arch IS 'Processor architecture as Java names it. Unit: none (name).';
COMMENT ON COLUMN run_environment.locale IS 'Default locale of the process. Unit: BCP 47 tag.';
COMMENT ON COLUMN run_environment.zone IS 'Default time zone of the process. Unit: zone id.';
COMMENT ON COLUMN run_environment.duckdb_version IS 'Version of DuckDB that wrote the run. Unit: none (version).';

CREATE TABLE run_config (
    run_id VARCHAR PRIMARY KEY REFERENCES run (run_id),
    config JSON NOT NULL,
    sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE run_config IS 'The full configuration of each run, in canonical form.';
COMMENT ON COLUMN run_config.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN run_config.config IS 'Configuration as canonical JSON (RFC 8785); thresholds and scalars keep the units of their columns. Unit: none (JSON object).';
COMMENT ON COLUMN run_config.sha256 IS 'Hash of the configuration text. Unit: SHA-256, 64 hexadecimal digits.';

CREATE TABLE run_warning (
    run_id   VARCHAR NOT NULL REFERENCES run (run_id),
    position INTEGER NOT NULL CHECK (position >= 1),
    code     VARCHAR NOT NULL,
    message  VARCHAR NOT NULL,
    PRIMARY KEY (run_id, position)
);
COMMENT ON TABLE run_warning IS 'What a run had to say about its inputs without refusing them.';
COMMENT ON COLUMN run_warning.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN run_warning.position IS 'Order of the warning within its run. Unit: whole number from 1.';
COMMENT ON COLUMN run_warning.code IS 'Kind of warning, such as COMMON_DATES_SHORT. Unit: none (code).';
COMMENT ON COLUMN run_warning.message IS 'The warning in words, with figures. Unit: none (text).';

-- Catalogue: artifacts

CREATE TABLE artifact (
    artifact_id    VARCHAR PRIMARY KEY CHECK (length(artifact_id) = 64),
    kind           VARCHAR NOT NULL,
    schema_version INTEGER NOT NULL,
    columns        VARCHAR NOT NULL,
    row_count      BIGINT NOT NULL CHECK (row_count >= 0),
    FOREIGN KEY (kind, schema_version) REFERENCES artifact_schema (kind, version)
);
COMMENT ON TABLE artifact IS 'One row per distinct artifact; runs that made or used the same content share it.';
COMMENT ON COLUMN artifact.artifact_id IS 'Content hash in canonical encoding 1. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN artifact.kind IS 'Kind of artifact. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN artifact.schema_version IS 'Version of the kind''s schema. Unit: whole number from 1.';
COMMENT ON COLUMN artifact.columns IS 'Columns present, in canonical order: an absent optional column is not the same as one of NULLs. Unit: none (comma-separated list).';
COMMENT ON COLUMN artifact.row_count IS 'Rows of the artifact. Unit: rows.';

CREATE TABLE artifact_block (
    artifact_id VARCHAR NOT NULL,
    block       INTEGER NOT NULL CHECK (block >= 0),
    row_count   INTEGER NOT NULL CHECK (row_count BETWEEN 1 AND 64),
    sha256      VARCHAR NOT NULL
);
COMMENT ON TABLE artifact_block IS 'Hash of each block of 64 rows in key order, so that a change can be located without the original.';
COMMENT ON COLUMN artifact_block.artifact_id IS 'The artifact. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN artifact_block.block IS 'Number of the block; its rows are block * 64 onwards. Unit: whole number from 0.';
COMMENT ON COLUMN artifact_block.row_count IS 'Rows of the block; 64 in all but the last. Unit: rows.';
COMMENT ON COLUMN artifact_block.sha256 IS 'Hash of the block''s rows in canonical encoding 1, without the artifact''s header. Unit: SHA-256, 64 hexadecimal digits.';

CREATE TABLE run_artifact (
    run_id      VARCHAR NOT NULL REFERENCES run (run_id),
    role        artifact_role NOT NULL,
    artifact_id VARCHAR NOT NULL REFERENCES artifact (artifact_id),
    meta        JSON,
    PRIMARY KEY (run_id, role, artifact_id)
);
COMMENT ON TABLE run_artifact IS 'Which artifacts a run used or made, with the run''s own facts about each.';
COMMENT ON COLUMN run_artifact.run_id IS 'The run. Unit: none (identifier).';
COMMENT ON COLUMN run_artifact.role IS 'input = used; output = computed here; given = delivered with an import and compared with what was computed. Unit: none (ENUM).';
COMMENT ON COLUMN run_artifact.artifact_id IS 'The artifact. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN run_artifact.meta IS 'Facts and statistics of the artifact in this run, as canonical JSON; NULL = none. Unit: none (JSON object).';

CREATE TABLE artifact_input (
    run_id            VARCHAR NOT NULL REFERENCES run (run_id),
    artifact_id       VARCHAR NOT NULL REFERENCES artifact (artifact_id),
    input_artifact_id VARCHAR NOT NULL REFERENCES artifact (artifact_id),
    PRIMARY KEY (run_id, artifact_id, input_artifact_id)
);
COMMENT ON TABLE artifact_input IS 'Lineage: which artifacts each computed artifact was made from, per run.';
COMMENT ON COLUMN artifact_input.run_id IS 'The run that computed it. Unit: none (identifier).';
COMMENT ON COLUMN artifact_input.artifact_id IS 'The computed artifact. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN artifact_input.input_artifact_id IS 'An artifact it was computed from. Unit: SHA-256, 64 hexadecimal digits.';

CREATE TABLE import_check (
    run_id           VARCHAR NOT NULL REFERENCES run (run_id),
    kind             VARCHAR NOT NULL,
    column_name      VARCHAR NOT NULL,
    rows_given       BIGINT NOT NULL,
    rows_computed    BIGINT NOT NULL,
    rows_differing   BIGINT NOT NULL,
    max_abs_diff     DOUBLE CHECK (isfinite(max_abs_diff)),
    tolerance        DOUBLE CHECK (isfinite(tolerance)),
    first_difference DATE,
    agrees           BOOLEAN NOT NULL,
    PRIMARY KEY (run_id, kind, column_name)
);
COMMENT ON TABLE import_check IS 'For each artifact delivered with an import: does it agree with what was recomputed from the same inputs?';
COMMENT ON COLUMN import_check.run_id IS 'The importing run. Unit: none (identifier).';
COMMENT ON COLUMN import_check.kind IS 'Kind of the artifact compared. Unit: none (name in artifact_schema).';
COMMENT ON COLUMN import_check.column_name IS 'Column compared. Unit: none (name).';
COMMENT ON COLUMN import_check.rows_given IS 'Rows delivered. Unit: rows.';
COMMENT ON COLUMN import_check.rows_computed IS 'Rows computed. Unit: rows.';
COMMENT ON COLUMN import_check.rows_differing IS 'Rows present on one side only, or differing by more than the tolerance. Unit: rows.';
COMMENT ON COLUMN import_check.max_abs_diff IS 'Largest absolute difference over rows both sides have; NULL for labels or when no row is shared. Unit: that of the column.';
COMMENT ON COLUMN import_check.tolerance IS 'Difference up to which values agree; NULL for labels, which must be equal. Unit: that of the column.';
COMMENT ON COLUMN import_check.first_difference IS 'First day that differs; NULL when none does. Unit: calendar day.';
COMMENT ON COLUMN import_check.agrees IS 'True when no row differs. Unit: none (flag).';

-- Artifacts: inputs

CREATE TABLE asset_return_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    asset       VARCHAR NOT NULL,
    ret         DOUBLE CHECK (isfinite(ret)) CHECK (ret > -1)
);
COMMENT ON TABLE asset_return_v1 IS 'Daily return of each asset, as the run was given it.';
COMMENT ON COLUMN asset_return_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN asset_return_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN asset_return_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN asset_return_v1.ret IS 'Simple return of the asset over the day; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %), greater than -1.';

CREATE TABLE portfolio_return_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    ret         DOUBLE CHECK (isfinite(ret)) CHECK (ret > -1)
);
COMMENT ON TABLE portfolio_return_v1 IS 'Daily return of the whole portfolio: given, or simulated from weights.';
COMMENT ON COLUMN portfolio_return_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN portfolio_return_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN portfolio_return_v1.ret IS 'Simple return of the portfolio over the day, net of nothing; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %), greater than -1.';

CREATE TABLE equity_curve_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    equity      DOUBLE CHECK (isfinite(equity)) CHECK (equity > 0)
);
COMMENT ON TABLE equity_curve_v1 IS 'Equity of the portfolio: given, or cumulated from simulated returns.';
COMMENT ON COLUMN equity_curve_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN equity_curve_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN equity_curve_v1.equity IS 'Equity at the close; NULL = missing. Unit: multiple of starting capital, greater than 0.';

CREATE TABLE weight_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    asset       VARCHAR NOT NULL,
    weight      DOUBLE CHECK (isfinite(weight))
);
COMMENT ON TABLE weight_v1 IS 'Target weight of each asset from each rebalance date until the next.';
COMMENT ON COLUMN weight_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN weight_v1.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN weight_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN weight_v1.weight IS 'Weight from this date on, negative = short; NULL = the previous weight goes on. Unit: decimal fraction of equity (0.25 = 25 %).';

CREATE TABLE trend_unit_return_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    asset       VARCHAR NOT NULL,
    ret         DOUBLE CHECK (isfinite(ret))
);
COMMENT ON TABLE trend_unit_return_v1 IS 'Return of each asset held with the sign of its trend position.';
COMMENT ON COLUMN trend_unit_return_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN trend_unit_return_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN trend_unit_return_v1.asset IS 'Asset or futures contract series. Unit: none (name).';
COMMENT ON COLUMN trend_unit_return_v1.ret IS 'Sign of the previous day''s weight times the asset''s return; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';

CREATE TABLE sleeve_return_v1 (
    artifact_id VARCHAR NOT NULL,
    date        DATE NOT NULL,
    sleeve      VARCHAR NOT NULL,
    ret         DOUBLE CHECK (isfinite(ret))
);
COMMENT ON TABLE sleeve_return_v1 IS 'Contribution of each sleeve to the portfolio''s daily return.';
COMMENT ON COLUMN sleeve_return_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN sleeve_return_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN sleeve_return_v1.sleeve IS 'Sleeve. Unit: none (name).';
COMMENT ON COLUMN sleeve_return_v1.ret IS 'Return contribution of the sleeve; NULL = missing. Unit: decimal fraction of the day (0.01 = 1 %).';

-- Artifacts: the allocator's chain

CREATE TABLE allocator_state_v1 (
    artifact_id              VARCHAR NOT NULL,
    date                     DATE NOT NULL,
    port_rvol_20d            DOUBLE NOT NULL CHECK (isfinite(port_rvol_20d)) CHECK (port_rvol_20d >= 0),
    port_rvol_60d            DOUBLE NOT NULL CHECK (isfinite(port_rvol_60d)) CHECK (port_rvol_60d >= 0),
    vol_accel                DOUBLE NOT NULL CHECK (isfinite(vol_accel)) CHECK (vol_accel >= 0),
    dd_level                 DOUBLE NOT NULL CHECK (isfinite(dd_level)) CHECK (dd_level BETWEEN -1 AND 0),
    dd_slope_10d             DOUBLE NOT NULL CHECK (isfinite(dd_slope_10d)) CHECK (dd_slope_10d BETWEEN -1 AND 1),
    corr_20d                 DOUBLE NOT NULL CHECK (isfinite(corr_20d)),
    corr_60d                 DOUBLE NOT NULL CHECK (isfinite(corr_60d)),
    corr_shock               DOUBLE NOT NULL CHECK (isfinite(corr_shock)),
    trend_breadth_20d        DOUBLE CHECK (isfinite(trend_breadth_20d)) CHECK (trend_breadth_20d BETWEEN 0 AND 1),
    sleeve_concentration_60d DOUBLE CHECK (isfinite(sleeve_concentration_60d)) CHECK (sleeve_concentration_60d >= 0)
);
COMMENT ON TABLE allocator_state_v1 IS 'State of the portfolio, ten features a day; rows lacking one of the first eight are left out.';
COMMENT ON COLUMN allocator_state_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocator_state_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN allocator_state_v1.port_rvol_20d IS 'Sample standard deviation of portfolio returns over 20 rows times sqrt(252). Unit: decimal fraction a year (0.10 = 10 %), 0 or more.';
COMMENT ON COLUMN allocator_state_v1.port_rvol_60d IS 'The same over 60 rows. Unit: decimal fraction a year (0.10 = 10 %), 0 or more.';
COMMENT ON COLUMN allocator_state_v1.vol_accel IS 'port_rvol_20d / port_rvol_60d; above 1 = volatility rising. Unit: ratio, 0 or more.';
COMMENT ON COLUMN allocator_state_v1.dd_level IS 'Equity / running maximum - 1. Unit: decimal fraction (-0.10 = 10 % below the peak), -1 to 0.';
COMMENT ON COLUMN allocator_state_v1.dd_slope_10d IS 'dd_level minus dd_level ten rows earlier; negative = deepening. Unit: decimal fraction per ten rows, -1 to 1.';
COMMENT ON COLUMN allocator_state_v1.corr_20d IS 'Mean pairwise Pearson correlation of asset returns over 20 rows. Unit: correlation, -1 to 1.';
COMMENT ON COLUMN allocator_state_v1.corr_60d IS 'The same over 60 rows. Unit: correlation, -1 to 1.';
COMMENT ON COLUMN allocator_state_v1.corr_shock IS 'corr_20d - corr_60d; positive = correlations rising. Unit: correlation difference, -2 to 2.';
COMMENT ON COLUMN allocator_state_v1.trend_breadth_20d IS 'Share of assets whose trend unit returns sum to more than 0 over 20 rows; NULL = missing. Unit: share, 0 to 1.';
COMMENT ON COLUMN allocator_state_v1.sleeve_concentration_60d IS 'Sum of squared shares of the sleeves'' absolute 60-row returns; NULL = missing. Unit: Herfindahl index, 0 to 1.';

CREATE TABLE allocator_regime_v1 (
    artifact_id             VARCHAR NOT NULL,
    date                    DATE NOT NULL,
    regime                  regime NOT NULL,
    previous_regime         regime,
    enter_vol_fast          BOOLEAN,
    enter_corr_spike        BOOLEAN,
    enter_dd_deep           BOOLEAN,
    enter_dd_worsening      BOOLEAN,
    exit_vol_fast           BOOLEAN,
    exit_corr_spike         BOOLEAN,
    exit_dd_deep            BOOLEAN,
    exit_dd_worsening       BOOLEAN,
    enter_score             INTEGER CHECK (enter_score BETWEEN 0 AND 4),
    exit_score              INTEGER CHECK (exit_score BETWEEN 0 AND 4),
    target                  regime,
    target_rule             target_rule,
    decision                regime_decision,
    days_in_regime          INTEGER CHECK (days_in_regime >= 1),
    previous_days_in_regime INTEGER CHECK (previous_days_in_regime >= 1)
);
COMMENT ON TABLE allocator_regime_v1 IS 'Regime of each day with all that decided it; an imported label file has only date and regime, the rest is NULL.';
COMMENT ON COLUMN allocator_regime_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocator_regime_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN allocator_regime_v1.regime IS 'Regime in force at the close. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN allocator_regime_v1.previous_regime IS 'Regime of the row before; NULL on the first day. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN allocator_regime_v1.enter_vol_fast IS 'Signal vol_fast with its ENTER threshold: vol_accel >= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.enter_corr_spike IS 'Signal corr_spike with its ENTER threshold: corr_shock >= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.enter_dd_deep IS 'Signal dd_deep with its ENTER threshold: dd_level <= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.enter_dd_worsening IS 'Signal dd_worsening with its ENTER threshold: dd_slope_10d <= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.exit_vol_fast IS 'Signal vol_fast with its milder EXIT threshold: vol_accel >= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.exit_corr_spike IS 'Signal corr_spike with its milder EXIT threshold: corr_shock >= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.exit_dd_deep IS 'Signal dd_deep with its milder EXIT threshold: dd_level <= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.exit_dd_worsening IS 'Signal dd_worsening with its milder EXIT threshold: dd_slope_10d <= threshold. Unit: none (flag).';
COMMENT ON COLUMN allocator_regime_v1.enter_score IS 'How many ENTER signals fire. Unit: signals, 0 to 4.';
COMMENT ON COLUMN allocator_regime_v1.exit_score IS 'How many EXIT signals fire. Unit: signals, 0 to 4.';
COMMENT ON COLUMN allocator_regime_v1.target IS 'Regime the ENTER rules alone would give. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN allocator_regime_v1.target_rule IS 'The most severe rule that gave the target. Unit: none (ENUM).';
COMMENT ON COLUMN allocator_regime_v1.decision IS 'What the walk did with the target. Unit: none (ENUM).';
COMMENT ON COLUMN allocator_regime_v1.days_in_regime IS 'How long the regime has lasted, this day included. Unit: rows, from 1.';
COMMENT ON COLUMN allocator_regime_v1.previous_days_in_regime IS 'How long the previous regime had lasted when this day was decided; NULL on the first day. Unit: rows, from 1.';

CREATE TABLE allocator_risk_v1 (
    artifact_id     VARCHAR NOT NULL,
    date            DATE NOT NULL,
    risk_scalar     DOUBLE NOT NULL CHECK (isfinite(risk_scalar)) CHECK (risk_scalar > 0 AND risk_scalar <= 1),
    regime          regime,
    target_scalar   DOUBLE CHECK (isfinite(target_scalar)) CHECK (target_scalar > 0 AND target_scalar <= 1),
    smoothed_scalar DOUBLE CHECK (isfinite(smoothed_scalar)) CHECK (smoothed_scalar > 0)
);
COMMENT ON TABLE allocator_risk_v1 IS 'Risk scalar of each day with how it came about; an imported scalar file has only date and risk_scalar, the rest is NULL.';
COMMENT ON COLUMN allocator_risk_v1.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocator_risk_v1.date IS 'Calendar day the row is about; known at that day''s close. Unit: calendar day.';
COMMENT ON COLUMN allocator_risk_v1.risk_scalar IS 'Share of the raw exposure the regime permits, smoothed and clipped. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN allocator_risk_v1.regime IS 'Regime the scalar rests on: the day''s, or the override. Unit: none (ENUM, ascending severity).';
COMMENT ON COLUMN allocator_risk_v1.target_scalar IS 'Scalar of that regime before smoothing. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN allocator_risk_v1.smoothed_scalar IS 'Exponentially smoothed target before clipping; the recursion runs on it. Unit: decimal fraction of exposure, above 0.';

CREATE TABLE allocator_risk_v1_applied (
    artifact_id         VARCHAR NOT NULL,
    date                DATE NOT NULL,
    risk_scalar_applied DOUBLE NOT NULL CHECK (isfinite(risk_scalar_applied)) CHECK (risk_scalar_applied > 0 AND risk_scalar_applied <= 1),
    risk_scalar         DOUBLE CHECK (isfinite(risk_scalar)) CHECK (risk_scalar > 0 AND risk_scalar <= 1),
    regime              regime
);
COMMENT ON TABLE allocator_risk_v1_applied IS 'Scalar applied at each rebalance, one rebalance late; an imported file has only the applied scalar, the rest is NULL.';
COMMENT ON COLUMN allocator_risk_v1_applied.artifact_id IS 'Content hash of the artifact this row belongs to. Unit: SHA-256, 64 hexadecimal digits.';
COMMENT ON COLUMN allocator_risk_v1_applied.date IS 'Rebalance date. Unit: calendar day.';
COMMENT ON COLUMN allocator_risk_v1_applied.risk_scalar_applied IS 'Scalar to multiply this rebalance''s weights with: that of the rebalance before, 1 at the first. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN allocator_risk_v1_applied.risk_scalar IS 'Latest daily scalar on or before this rebalance, 1 before the first. Unit: decimal fraction of exposure, above 0, to 1.';
COMMENT ON COLUMN allocator_risk_v1_applied.regime IS 'Regime in force at this rebalance; NULL before the first state row. Unit: none (ENUM, ascending severity).';

-- Append-only, enforced by the database: UPDATE, DELETE and TRUNCATE fail on every table. A correction is a new run.

CREATE TRIGGER schema_version_no_update AFTER UPDATE ON schema_version FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('schema_version is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER schema_version_no_delete AFTER DELETE ON schema_version FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('schema_version is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER view_set_no_update AFTER UPDATE ON view_set FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('view_set is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER view_set_no_delete AFTER DELETE ON view_set FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('view_set is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER artifact_schema_no_update AFTER UPDATE ON artifact_schema FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_schema is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER artifact_schema_no_delete AFTER DELETE ON artifact_schema FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_schema is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_no_update AFTER UPDATE ON run FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_no_delete AFTER DELETE ON run FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_outcome_no_update AFTER UPDATE ON run_outcome FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_outcome is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_outcome_no_delete AFTER DELETE ON run_outcome FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_outcome is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_parent_no_update AFTER UPDATE ON run_parent FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_parent is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_parent_no_delete AFTER DELETE ON run_parent FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_parent is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_environment_no_update AFTER UPDATE ON run_environment FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_environment is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_environment_no_delete AFTER DELETE ON run_environment FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_environment is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_config_no_update AFTER UPDATE ON run_config FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_config is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_config_no_delete AFTER DELETE ON run_config FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_config is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_warning_no_update AFTER UPDATE ON run_warning FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_warning is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_warning_no_delete AFTER DELETE ON run_warning FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_warning is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER artifact_no_update AFTER UPDATE ON artifact FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER artifact_no_delete AFTER DELETE ON artifact FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER artifact_block_no_update AFTER UPDATE ON artifact_block FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_block is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER artifact_block_no_delete AFTER DELETE ON artifact_block FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_block is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER run_artifact_no_update AFTER UPDATE ON run_artifact FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_artifact is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER run_artifact_no_delete AFTER DELETE ON run_artifact FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('run_artifact is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER artifact_input_no_update AFTER UPDATE ON artifact_input FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_input is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER artifact_input_no_delete AFTER DELETE ON artifact_input FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('artifact_input is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER import_check_no_update AFTER UPDATE ON import_check FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('import_check is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER import_check_no_delete AFTER DELETE ON import_check FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('import_check is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER asset_return_v1_no_update AFTER UPDATE ON asset_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('asset_return_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER asset_return_v1_no_delete AFTER DELETE ON asset_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('asset_return_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER portfolio_return_v1_no_update AFTER UPDATE ON portfolio_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('portfolio_return_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER portfolio_return_v1_no_delete AFTER DELETE ON portfolio_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('portfolio_return_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER equity_curve_v1_no_update AFTER UPDATE ON equity_curve_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('equity_curve_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER equity_curve_v1_no_delete AFTER DELETE ON equity_curve_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('equity_curve_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER weight_v1_no_update AFTER UPDATE ON weight_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('weight_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER weight_v1_no_delete AFTER DELETE ON weight_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('weight_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER trend_unit_return_v1_no_update AFTER UPDATE ON trend_unit_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('trend_unit_return_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER trend_unit_return_v1_no_delete AFTER DELETE ON trend_unit_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('trend_unit_return_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER sleeve_return_v1_no_update AFTER UPDATE ON sleeve_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_return_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER sleeve_return_v1_no_delete AFTER DELETE ON sleeve_return_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('sleeve_return_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER allocator_state_v1_no_update AFTER UPDATE ON allocator_state_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_state_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER allocator_state_v1_no_delete AFTER DELETE ON allocator_state_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_state_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER allocator_regime_v1_no_update AFTER UPDATE ON allocator_regime_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_regime_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER allocator_regime_v1_no_delete AFTER DELETE ON allocator_regime_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_regime_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER allocator_risk_v1_no_update AFTER UPDATE ON allocator_risk_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_risk_v1 is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER allocator_risk_v1_no_delete AFTER DELETE ON allocator_risk_v1 FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_risk_v1 is append-only: a record is never removed; write a new run that supersedes it');
CREATE TRIGGER allocator_risk_v1_applied_no_update AFTER UPDATE ON allocator_risk_v1_applied FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_risk_v1_applied is append-only: a record is never changed; write a new run that supersedes it');
CREATE TRIGGER allocator_risk_v1_applied_no_delete AFTER DELETE ON allocator_risk_v1_applied FOR EACH STATEMENT
    INSERT INTO append_only_guard SELECT error('allocator_risk_v1_applied is append-only: a record is never removed; write a new run that supersedes it');

-- The registry of artifact kinds. name:type in canonical order; * = part of the key, ? = optional.

INSERT INTO artifact_schema (kind, version, table_name, columns, definition_sha256, frozen_on) VALUES
    ('asset_return', 1, 'asset_return_v1',
     'date:DATE*,asset:VARCHAR*,ret:DOUBLE',
     'a2e40986b89564102075cf654479f406ddd06f9785a54e799e9f322759c41d89', DATE '2026-11-20'),
    ('portfolio_return', 1, 'portfolio_return_v1',
     'date:DATE*,ret:DOUBLE',
     '2806e7a4f0426fa1719593cc948bd826846db674d2b239872b0511fdf6cb897a', DATE '2026-11-20'),
    ('equity_curve', 1, 'equity_curve_v1',
     'date:DATE*,equity:DOUBLE',
     '56e309d4f5417ff760de80ad28dc69911a2c7ce929b2ff09d5cc11a0e25976f5', DATE '2026-11-20'),
    ('weight', 1, 'weight_v1',
     'date:DATE*,asset:VARCHAR*,weight:DOUBLE',
     '41ff44c3c0daad55040d9f92de0ab6642439b383ed49d7a349d2862b5cd1aa10', DATE '2026-11-20'),
    ('trend_unit_return', 1, 'trend_unit_return_v1',
     'date:DATE*,asset:VARCHAR*,ret:DOUBLE',
     '082100371df6aab34c0ff1bdb8a78e3a79a8981decae3dd2bd4f71906b10bf00', DATE '2026-11-20'),
    ('sleeve_return', 1, 'sleeve_return_v1',
     'date:DATE*,sleeve:VARCHAR*,ret:DOUBLE',
     '2fc88485255800154be7d866c0f57b84c6231a2c6b3cdc5c61fcffa2073ddf1b', DATE '2026-11-20'),
    ('allocator_state', 1, 'allocator_state_v1',
     'date:DATE*,port_rvol_20d:DOUBLE,port_rvol_60d:DOUBLE,vol_accel:DOUBLE,dd_level:DOUBLE,dd_slope_10d:DOUBLE,corr_20d:DOUBLE,corr_60d:DOUBLE,corr_shock:DOUBLE,trend_breadth_20d:DOUBLE?,sleeve_concentration_60d:DOUBLE?',
     '9b83e2acc3bdb5fc23888d14ea20d558053b52efb3c30915b33fc6e24a48748c', DATE '2026-11-20'),
    ('allocator_regime', 1, 'allocator_regime_v1',
     'date:DATE*,regime:ENUM,previous_regime:ENUM?,enter_vol_fast:BOOLEAN?,enter_corr_spike:BOOLEAN?,enter_dd_deep:BOOLEAN?,enter_dd_worsening:BOOLEAN?,exit_vol_fast:BOOLEAN?,exit_corr_spike:BOOLEAN?,exit_dd_deep:BOOLEAN?,exit_dd_worsening:BOOLEAN?,enter_score:INTEGER?,exit_score:INTEGER?,target:ENUM?,target_rule:ENUM?,decision:ENUM?,days_in_regime:INTEGER?,previous_days_in_regime:INTEGER?',
     '3be204bcd75f32e2f67a7acb748117d2ade999e964837510ab6d494d9723ca9e', DATE '2026-11-20'),
    ('allocator_risk', 1, 'allocator_risk_v1',
     'date:DATE*,risk_scalar:DOUBLE,regime:ENUM?,target_scalar:DOUBLE?,smoothed_scalar:DOUBLE?',
     '26d54d2c82f2c5f33126127487d67faeaf879194d5964aa48a1d75cc5607a61c', DATE '2026-11-20'),
    ('allocator_risk_applied', 1, 'allocator_risk_v1_applied',
     'date:DATE*,risk_scalar_applied:DOUBLE,risk_scalar:DOUBLE?,regime:ENUM?',
     'c55a0e8a7a28e4536fe4ff0b72e56e49af9026f8eceb5dfa18b596af43003839', DATE '2026-11-20');
