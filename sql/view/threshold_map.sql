-- How does a value of a constant do, whatever the others are? One row per sweep, constant and value, over all its books and configurations.
CREATE OR REPLACE VIEW audit.threshold_map AS
SELECT
    sweep_id,
    split_part(setting, '=', 1) AS name,
    CAST(split_part(setting, '=', 2) AS DOUBLE) AS value,
    count(run_key) AS runs,
    median(transitions_per_year) AS transitions_per_year,
    median(cagr_delta) AS cagr_delta,
    median(max_drawdown_delta) AS max_drawdown_delta,
    median(sharpe_delta) AS sharpe_delta,
    count(*) FILTER (verdict = 'PASS') AS passed,
    count(*) FILTER (verdict = 'CAUTION') AS cautioned,
    count(*) FILTER (verdict = 'FAIL') AS failed
FROM (SELECT *, unnest(string_split(config, ' ')) AS setting FROM audit.sweep_result)
GROUP BY sweep_id, setting;

COMMENT ON VIEW audit.threshold_map IS
    'One row per sweep, constant and value: medians over all books and over the values of the other constants.';
COMMENT ON COLUMN audit.threshold_map.sweep_id IS 'The sweep. Unit: none (identifier).';
COMMENT ON COLUMN audit.threshold_map.name IS 'The constant. Unit: none (name).';
COMMENT ON COLUMN audit.threshold_map.value IS 'Its value. Unit: of the constant.';
COMMENT ON COLUMN audit.threshold_map.runs IS 'Runs that have it. Unit: count.';
COMMENT ON COLUMN audit.threshold_map.transitions_per_year IS 'Median of the changes of regime. Unit: count a year.';
COMMENT ON COLUMN audit.threshold_map.cagr_delta IS 'Median of what scaling does to CAGR; NULL without two-pass figures. Unit: decimal fraction a year.';
COMMENT ON COLUMN audit.threshold_map.max_drawdown_delta IS 'Median of what scaling does to the maximum drawdown, positive = milder; NULL without two-pass figures. Unit: decimal fraction.';
COMMENT ON COLUMN audit.threshold_map.sharpe_delta IS 'Median of what scaling does to the Sharpe ratio; NULL without two-pass figures. Unit: ratio.';
COMMENT ON COLUMN audit.threshold_map.passed IS 'Runs with the verdict PASS. Unit: count.';
COMMENT ON COLUMN audit.threshold_map.cautioned IS 'Runs with the verdict CAUTION. Unit: count.';
COMMENT ON COLUMN audit.threshold_map.failed IS 'Runs with the verdict FAIL. Unit: count.';
