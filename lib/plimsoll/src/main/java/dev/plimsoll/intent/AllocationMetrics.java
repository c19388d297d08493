package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.NetIntent.StrategyQuantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            return metric.label().map(name -> metric.sampleName() + "{" + name + "=\"" + escaped(label) + "\"}")
                    .orElse(metric.sampleName());
        }
    }

    public AllocationMetrics {
        samples = List.copyOf(samples);
    }

    /** The metrics of an allocation from what it decided. */
    static AllocationMetrics of(List<AllocatedIntent> allocated, List<AllocationDecision> decisions, Batch batch) {
        Book book = new Book(batch);
        Map<String, BigDecimal> rejects = new HashMap<>();
        Map<String, BigDecimal> capacities = new HashMap<>();
        Map<String, BigDecimal> contributions = new HashMap<>();
        Set<String> active = new HashSet<>();
        for (int i = 0; i < decisions.size(); i++) {
            AllocationDecision decision = decisions.get(i);
            String symbol = decision.key().symbol();
            if (decision.status() == Status.REJECTED) {
                decision.reasons().stream().filter(ReasonCode::isReject)
                        .forEach(reason -> rejects.merge(reason.label(), ONE, BigDecimal::add));
            } else {
                book.trade(symbol, decision.targetDeltaQty(), decision.price().orElseThrow());
            }
            List<StrategyQuantity> strategies = allocated.get(i).net().strategies();
            for (int s = 0; s < strategies.size(); s++) {
                BigDecimal qty = decision.strategies().get(s).approvedQty();
                if (qty.signum() == 0) {
                    contributions.putIfAbsent(strategies.get(s).strategyId(), ZERO);
                } else {
                    active.add(strategies.get(s).strategyId());
                    contributions.merge(strategies.get(s).strategyId(), drift(qty, decision.price(), strategies.get(s).averagePrice()),
                            BigDecimal::add);
                }
            }
        }
        contributions.putAll(gains(batch));
        Optional<BigDecimal> capacity = batch.symbolCapacity().filter(limit -> limit.signum() > 0);
        for (AllocationDecision decision : decisions) {
            if (capacity.isPresent() && decision.price().isPresent()) {
                String symbol = decision.key().symbol();
                capacities.put(symbol, divide(book.notional(symbol), capacity.get()));
            }
        }
        List<Sample> samples = new ArrayList<>();
        add(samples, Metric.ACTIVE_STRATEGIES, Map.of("", BigDecimal.valueOf(active.size())));
        add(samples, Metric.GROSS_EXPOSURE, Map.of("", book.gross()));
        add(samples, Metric.NET_EXPOSURE, Map.of("", book.net()));
        add(samples, Metric.REJECTS, rejects);
        add(samples, Metric.CAPACITY_UTILIZATION, capacities);
        add(samples, Metric.PNL_CONTRIBUTION, contributions);
        return new AllocationMetrics(samples);
    }

    private static BigDecimal drift(BigDecimal qty, Optional<BigDecimal> price, Optional<BigDecimal> since) {
        return since.isEmpty() ? ZERO : qty.multiply(price.orElseThrow().subtract(since.get()));
    }

    /** By strategy with fills: what they have gained to the market's prices. */
    private static Map<String, BigDecimal> gains(Batch batch) {
        Map<String, BigDecimal> gains = new HashMap<>();
        for (int i = 0; i < batch.request().fills().size(); i++) {
            Fill fill = batch.request().fills().get(i);
            String path = "fills[" + i + "].symbol";
            BigDecimal mark = batch.prices().ofMarket(fill.symbol()).orElseThrow(() -> new DataException(path + ": found " + fill.symbol()
                    + ", which has no price above 0 in market; expected one, as the fill is valued at it."));
            gains.merge(fill.strategyId(), fill.gain(mark), BigDecimal::add);
        }
        return gains;
    }

    private static void add(List<Sample> samples, Metric metric, Map<String, BigDecimal> values) {
        values.keySet().stream().sorted(CODE_POINT_ORDER).forEach(label -> samples.add(new Sample(metric, label, values.get(label))));
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
        ACTIVE_STRATEGIES("allocator_active_strategies", "", "Strategies with a share in an approved trade."),
        /** Sum of |quantity| times price of the resulting book. */
        GROSS_EXPOSURE("allocator_gross_exposure", "", "Gross exposure of the resulting book, in account currency."),
        /** Sum of quantity times price of the resulting book. */
        NET_EXPOSURE("allocator_net_exposure", "", "Net exposure of the resulting book, in account currency, short below 0."),
        /** Decisions rejected, by each of their codes of rejection. */
        REJECTS("allocator_reject", "reason", "Rejected decisions by reason code."),
        /** Resulting position of a traded symbol as share of its symbol capacity; only where there is one above 0. */
        CAPACITY_UTILIZATION("capacity_utilization_ratio", "symbol", "Resulting position as share of the symbol's capacity."),
        /**
         * Gain of a strategy. Of one with fills in the request, with an intent or without: the sum over its fills of signed units × (market
         * price of the symbol − price of the fill), exact. Of one without: the drift of its approved quantity before the trade, approved
         * signed units × (price of the symbol − the average price of its intents by quantity); intents without a price count as 0.
         */
        PNL_CONTRIBUTION("strategy_pnl_contribution", "strategy_id",
                "Gain of the strategy's fills at market prices; without fills, approved quantity times drift of the price since its "
                        + "intents. In account currency.");

        private final String family;
        private final String label;
        private final String help;

        Metric(String family, String label, String help) {
            this.family = family;
            this.label = label;
            this.help = help;
        }

        /**
         * Name of its samples.
         *
         * @return the family's, with {@code _total} for a counter
         */
        public String sampleName() {
            return isCounter() ? family + "_total" : family;
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
            return this == REJECTS;
        }
    }

    /**
     * The metrics as OpenMetrics 1.0 text (https://github.com/prometheus/OpenMetrics), for a scraper or a push gateway.
     *
     * @return every family with its type and help, its samples in order, {@code # EOF} at the end; lines end with a line feed
     */
    public String openMetrics() {
        StringBuilder out = new StringBuilder();
        for (Metric metric : Metric.values()) {
            out.append("# TYPE ").append(metric.family).append(metric.isCounter() ? " counter\n" : " gauge\n");
            out.append("# HELP ").append(metric.family).append(' ').append(metric.help).append('\n');
            for (Sample sample : samples) {
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
