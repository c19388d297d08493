package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The metrics of an allocation, in the order of their output. */
    public enum Metric {
        /** Strategies with a share in an approved trade. */
        ACTIVE_STRATEGIES("allocator_active_strategies", "", false, "Strategies with a share in an approved trade."),
        /** Sum of |quantity| times price of the resulting book. */
        GROSS_EXPOSURE("allocator_gross_exposure", "", false, "Gross exposure of the resulting book, in account currency."),
        /** Sum of quantity times price of the resulting book. */
        NET_EXPOSURE("allocator_net_exposure", "", false, "Net exposure of the resulting book, in account currency, short below 0."),
        /** Decisions rejected, by each of their codes of rejection. */
        REJECTS("allocator_reject", "reason", true, "Rejected decisions by reason code."),
        /** Resulting position of a traded symbol as share of its symbol capacity; only where there is one above 0. */
        CAPACITY_UTILIZATION("capacity_utilization_ratio", "symbol", false, "Resulting position as share of the symbol's capacity."),
        /**
         * Gain of a strategy. Of one with fills in the request, with an intent or without: the sum over its fills of signed units × (market
         * price of the symbol − price of the fill), exact. Of one without: the drift of its approved quantity before the trade, approved
         * signed units × (price of the symbol − the average price of its intents by quantity); intents without a price count as 0.
         */
        PNL_CONTRIBUTION("strategy_pnl_contribution", "strategy_id", false,
                "Gain of the strategy's fills at market prices; without fills, approved quantity times drift of the price since its "
                        + "intents. In account currency.");

        private final String family;
        private final String label;
        private final boolean counter;
        private final String help;

        Metric(String family, String label, boolean counter, String help) {
            this.family = family;
            this.label = label;
            this.counter = counter;
            this.help = help;
        }

        /**
         * Name of the metric family.
         *
         * @return without the suffix of a counter's samples
         */
        public String family() {
            return family;
        }

        /**
         * Name of its samples.
         *
         * @return the family's, with {@code _total} for a counter
         */
        public String sampleName() {
            return counter ? family + "_total" : family;
        }

        /**
         * Name of its label.
         *
         * @return empty when it has none
         */
        public Optional<String> label() {
            return label.isEmpty() ? Optional.empty() : Optional.of(label);
        }

        /**
         * Whether it only counts up.
         *
         * @return true for a counter, false for a gauge
         */
        public boolean isCounter() {
            return counter;
        }

        /**
         * What it says, with its unit.
         *
         * @return one sentence
         */
        public String help() {
            return help;
        }
    }

    /** Metrics as OpenMetrics 1.0 text (https://github.com/prometheus/OpenMetrics), for a scraper or a push gateway. */
    public static final class OpenMetrics {

        private OpenMetrics() {
        }

        /**
         * Writes metrics.
         *
         * @param metrics the metrics of one allocation
         * @return every family with its type and help, its samples in order, {@code # EOF} at the end; lines end with a line feed
         */
        public static String text(AllocationMetrics metrics) {
            StringBuilder out = new StringBuilder();
            for (Metric metric : Metric.values()) {
                out.append("# TYPE ").append(metric.family()).append(metric.isCounter() ? " counter\n" : " gauge\n");
                out.append("# HELP ").append(metric.family()).append(' ').append(metric.help()).append('\n');
                for (AllocationMetrics.Sample sample : metrics.samples()) {
                    if (sample.metric() == metric) {
                        out.append(sample.key()).append(' ').append(Decimals.text(sample.value())).append('\n');
                    }
                }
            }
            return out.append("# EOF\n").toString();
        }

        /** A label's value, in which a backslash, a quote and a line feed are written with a backslash before them. */
        static String escaped(String label) {
            return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }
    }
}
