package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics of one allocation.
 *
 * @param samples in the order of {@link Metric}, within it by label in code-point order
 */
public record AllocationMetrics(List<Sample> samples) {

    /**
     * One value.
     *
     * @param metric which metric
     * @param label value of the metric's label; empty text for a metric without one
     * @param value the value
     */
    public record Sample(Metric metric, String label, BigDecimal value) {

        /**
         * Name and label as OpenMetrics writes them.
         *
         * @return such as <code>allocator_reject_total{reason="allocator_reject_no_price"}</code>
         */
        public String key() {
            return metric.label().map(name -> metric.sampleName() + "{" + name + "=\"" + OpenMetrics.escaped(label) + "\"}")
                    .orElse(metric.sampleName());
        }
    }

    public AllocationMetrics {
        samples = List.copyOf(samples);
    }

    /**
     * The values by name and label.
     *
     * @return keys as of {@link Sample#key()}, in order
     */
    public Map<String, BigDecimal> asMap() {
        Map<String, BigDecimal> map = new LinkedHashMap<>();
        samples.forEach(sample -> map.put(sample.key(), sample.value()));
        return map;
    }
}
