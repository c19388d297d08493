package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationMetrics.Metric;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.Book.Prices;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metrics of an allocation from what it decided. */
final class AllocationFigures {

    private AllocationFigures() {
    }

    static AllocationMetrics of(List<AllocatedIntent> allocated, List<AllocationDecision> decisions, AllocationRequest request,
            AllocationConfig config, RegimeMultipliers multipliers, Prices prices) {
        Book book = new Book(request, prices);
        Map<String, BigDecimal> rejects = new HashMap<>();
        Map<String, BigDecimal> capacities = new HashMap<>();
        Map<String, BigDecimal> contributions = new HashMap<>();
        Set<String> active = new HashSet<>();
        for (int i = 0; i < decisions.size(); i++) {
            AllocationDecision decision = decisions.get(i);
            String symbol = decision.key().symbol();
            if (decision.status() == Status.REJECTED) {
                decision.reasons().stream().filter(ReasonCode::isReject)
                        .forEach(reason -> rejects.merge(reason.label(), BigDecimal.ONE, BigDecimal::add));
            } else {
                book.trade(symbol, decision.targetDeltaQty(), decision.price().orElseThrow());
            }
            List<NetIntent.StrategyQuantity> strategies = allocated.get(i).net().strategies();
            for (int s = 0; s < strategies.size(); s++) {
                BigDecimal qty = decision.strategies().get(s).approvedQty();
                if (qty.signum() == 0) {
                    contributions.putIfAbsent(strategies.get(s).strategyId(), BigDecimal.ZERO);
                } else {
                    active.add(strategies.get(s).strategyId());
                    contributions.merge(strategies.get(s).strategyId(), drift(qty, decision.price(), strategies.get(s).averagePrice()),
                            BigDecimal::add);
                }
            }
        }
        contributions.putAll(gains(request, prices));
        Optional<BigDecimal> capacity = AllocationPass.symbolCapacity(request, config, multipliers).filter(limit -> limit.signum() > 0);
        for (AllocationDecision decision : decisions) {
            if (capacity.isPresent() && decision.price().isPresent()) {
                String symbol = decision.key().symbol();
                capacities.put(symbol, Decimals.divide(book.notional(symbol), capacity.get()));
            }
        }
        List<AllocationMetrics.Sample> samples = new ArrayList<>();
        samples.add(new AllocationMetrics.Sample(Metric.ACTIVE_STRATEGIES, "", BigDecimal.valueOf(active.size())));
        samples.add(new AllocationMetrics.Sample(Metric.GROSS_EXPOSURE, "", book.gross()));
        samples.add(new AllocationMetrics.Sample(Metric.NET_EXPOSURE, "", book.net()));
        add(samples, Metric.REJECTS, rejects);
        add(samples, Metric.CAPACITY_UTILIZATION, capacities);
        add(samples, Metric.PNL_CONTRIBUTION, contributions);
        return new AllocationMetrics(samples);
    }

    private static BigDecimal drift(BigDecimal qty, Optional<BigDecimal> price, Optional<BigDecimal> since) {
        return since.isEmpty() ? BigDecimal.ZERO : qty.multiply(price.orElseThrow().subtract(since.get()));
    }

    /** By strategy with fills: what they have gained to the market's prices. */
    private static Map<String, BigDecimal> gains(AllocationRequest request, Prices prices) {
        Map<String, BigDecimal> gains = new HashMap<>();
        for (int i = 0; i < request.fills().size(); i++) {
            Fill fill = request.fills().get(i);
            String path = "fills[" + i + "].symbol";
            BigDecimal mark = prices.ofMarket(fill.symbol()).orElseThrow(() -> new DataException(path + ": found " + fill.symbol()
                    + ", which has no price above 0 in market; expected one, as the fill is valued at it."));
            gains.merge(fill.strategyId(), fill.gain(mark), BigDecimal::add);
        }
        return gains;
    }

    private static void add(List<AllocationMetrics.Sample> samples, Metric metric, Map<String, BigDecimal> values) {
        values.keySet().stream().sorted(Panel.CODE_POINT_ORDER)
                .forEach(label -> samples.add(new AllocationMetrics.Sample(metric, label, values.get(label))));
    }
}
