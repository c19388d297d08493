-- How often did each change of regime happen? Parameter: run id.
SELECT
    from_regime || ' -> ' || to_regime AS transition,
    count(*) AS times
FROM audit.regime_transition
WHERE run_id = ?
GROUP BY from_regime, to_regime, from_severity, to_severity
ORDER BY times DESC, from_severity, to_severity;
