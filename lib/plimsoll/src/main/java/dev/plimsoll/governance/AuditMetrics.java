package dev.plimsoll.governance;

import static dev.plimsoll.twopass.Bounds.above;
import static dev.plimsoll.twopass.Bounds.below;
import static java.lang.Double.isFinite;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.error.DataException;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.TwoPassComparison.Delta;
import dev.plimsoll.twopass.Validation.Whipsaw;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.WindowCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of an audit that are followed from one week or quarter to the next.
 *
 * @param asOf last day of the equity
 * @param values by name, in a fixed order: deltas (scaled less baseline) and shares as decimal fractions, counts as they are
 */
public record AuditMetrics(LocalDate asOf, Map<String, Double> values) {

    /**
     * Copies the metrics.
     *
     * @throws DataException when a metric is missing or not a finite number
     */
    public AuditMetrics {
        values.forEach((name, value) -> {
            if (value == null || !isFinite(value)) {
                throw new DataException("The audit figure " + name + " as of " + asOf + " is " + value + "; expected a finite number.");
            }
        });
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private record Values(double baselineCagr, double scaledCagr, double baselineMaxDrawdown, double scaledMaxDrawdown,
            @JsonUnwrapped(suffix = "_delta") Delta delta, double meanAppliedScalar, double minAppliedScalar,
            double transitionsPerYear, int thrashingEpisodes, double normalDays, long stressWindowsCovered, long stressWindowsFlagged) {
    }

    /**
     * The metrics of an audit.
     *
     * @param comparison the two-pass audit
     * @param config windows and bounds
     * @return deltas, scalars, transitions and stress windows
     */
    public static AuditMetrics of(TwoPassComparison comparison, ValidationConfig config) {
        List<WindowCheck> stress = WindowCheck.ofStress(comparison, config);
        Values values = new Values(comparison.baseline().metrics().cagr(), comparison.scaled().metrics().cagr(),
                comparison.baseline().metrics().maxDrawdown(), comparison.scaled().metrics().maxDrawdown(), comparison.delta(),
                comparison.usage().mean(), comparison.usage().min(), comparison.transitionsPerYear(),
                Whipsaw.all(comparison.regime(), config.transitions().thrashingRows()).size(), comparison.normalShare(),
                stress.stream().filter(WindowCheck::covered).count(), stress.stream().filter(WindowCheck::flagged).count());
        return new AuditMetrics(comparison.scaled().equity().dates().last(), Json.numbers(Json.members(values)));
    }

    /** The metrics of a record, as they were when it was made. */
    static AuditMetrics of(AuditInfo record) {
        Map<String, Object> document = Json.parse(record.document(), "audit " + record.auditId());
        return new AuditMetrics(LocalDate.parse((String) document.get("as_of")), document.get("figures") instanceof Map<?, ?> figures
                ? Json.numbers(Json.members(figures)) : Map.of());
    }

    /**
     * What changed since an earlier record.
     *
     * @param before the earlier metrics
     * @return every metric that both have and that differs, in the order of these; a difference up to 1e-12 is none
     */
    public List<Change> since(AuditMetrics before) {
        List<Change> changes = new ArrayList<>();
        values.forEach((name, now) -> {
            Double then = before.values().get(name);
            if (then != null && (below(now, then) || above(now, then))) {
                changes.add(new Change(name, then, now));
            }
        });
        return changes;
    }

    /**
     * A metric then and now.
     *
     * @param name as in {@link AuditMetrics#values()}
     * @param before its earlier value
     * @param after its present value, in the same unit
     */
    public record Change(String name, double before, double after) {

        /**
         * By how much.
         *
         * @return after less before, in the unit of the metric
         */
        public double change() {
            return after - before;
        }
    }
}
