package dev.plimsoll.governance;

import dev.plimsoll.error.DataException;
import dev.plimsoll.twopass.ThrashingEpisode;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.TwoPassDelta;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.WindowCheck;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of an audit that are followed from one week or quarter to the next.
 *
 * @param asOf last day of the equity
 * @param values by name, in a fixed order: deltas (scaled less baseline) and shares as decimal fractions, counts as they are
 */
public record AuditFigures(LocalDate asOf, Map<String, Double> values) {

    /**
     * Copies the figures.
     *
     * @throws DataException when a figure is missing or not a finite number
     */
    public AuditFigures {
        values.forEach((name, value) -> {
            if (value == null || !Double.isFinite(value)) {
                throw new DataException("The audit figure " + name + " as of " + asOf + " is " + value + "; expected a finite number.");
            }
        });
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The figures of an audit.
     *
     * @param comparison the two-pass audit
     * @param config windows and bounds
     * @return deltas, scalars, transitions and stress windows
     */
    public static AuditFigures of(TwoPassComparison comparison, ValidationConfig config) {
        TwoPassDelta delta = comparison.delta();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("baseline_cagr", comparison.baseline().metrics().cagr());
        values.put("scaled_cagr", comparison.scaled().metrics().cagr());
        values.put("baseline_max_drawdown", comparison.baseline().metrics().maxDrawdown());
        values.put("scaled_max_drawdown", comparison.scaled().metrics().maxDrawdown());
        values.put("cagr_delta", delta.cagr());
        values.put("ann_vol_delta", delta.annVol());
        values.put("sharpe_delta", delta.sharpe());
        values.put("max_drawdown_delta", delta.maxDrawdown());
        values.put("worst_month_delta", delta.worstMonth());
        values.put("worst_quarter_delta", delta.worstQuarter());
        values.put("mean_applied_scalar", Validation.usage(comparison).mean());
        values.put("min_applied_scalar", Validation.usage(comparison).min());
        values.put("transitions_per_year", comparison.transitionsPerYear());
        values.put("thrashing_episodes",
                (double) ThrashingEpisode.all(comparison.regime(), config.transitions().thrashingRows()).size());
        values.put("normal_days", Validation.normalShare(comparison));
        values.put("stress_windows_covered",
                (double) Validation.stressWindows(comparison, config).stream().filter(WindowCheck::covered).count());
        values.put("stress_windows_flagged",
                (double) Validation.stressWindows(comparison, config).stream().filter(WindowCheck::flagged).count());
        return new AuditFigures(comparison.scaled().equity().dates().last(), values);
    }
}
