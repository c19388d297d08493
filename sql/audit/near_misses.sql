-- On which days did a signal come closest to firing, or fire by the least? Parameter: run id.
-- distance = how far the value is from its ENTER threshold, in units of the threshold; positive = fired.
WITH threshold AS (
    SELECT
        run_id,
        CAST(config ->> '$.allocator.thresholds.vol_accel_enter' AS DOUBLE) AS vol_accel,
        CAST(config ->> '$.allocator.thresholds.corr_shock_enter' AS DOUBLE) AS corr_shock,
        CAST(config ->> '$.allocator.thresholds.dd_enter' AS DOUBLE) AS dd,
        CAST(config ->> '$.allocator.thresholds.dd_slope_enter' AS DOUBLE) AS dd_slope
    FROM main.run_config
    WHERE run_id = ?
),
distance AS (
    SELECT
        day.date,
        day.regime,
        signal.signal,
        signal.value,
        signal.threshold,
        signal.distance
    FROM threshold
    JOIN audit.regime_day AS day USING (run_id),
        LATERAL (VALUES
            ('vol_fast', day.vol_accel, threshold.vol_accel, day.vol_accel / threshold.vol_accel - 1),
            ('corr_spike', day.corr_shock, threshold.corr_shock, day.corr_shock / threshold.corr_shock - 1),
            ('dd_deep', day.dd_level, threshold.dd, day.dd_level / threshold.dd - 1),
            ('dd_worsening', day.dd_slope_10d, threshold.dd_slope, day.dd_slope_10d / threshold.dd_slope - 1)
        ) AS signal (signal, value, threshold, distance)
)
SELECT
    date,
    signal,
    value,
    threshold,
    distance,
    distance >= 0 AS fired,
    regime
FROM distance
ORDER BY abs(distance), date
LIMIT 20;
