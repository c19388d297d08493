package dev.plimsoll.intent;

import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The metrics of an allocation from what it decided. */
final class AllocationFigures {

    private AllocationFigures() {
    }

    static AllocationMetrics of(List<AllocatedIntent> allocated, List<AllocationDecision> decisions, AllocationRequest request,
            AllocationConfig config, RegimeMultipliers multipliers, Prices prices) {
        Book book = new Book(request, prices);
        Map<String, BigDecimal> rejects = new TreeMap<>(Panel.CODE_POINT_ORDER);
        Map<String, BigDecimal> capacities = new TreeMap<>(Panel.CODE_POINT_ORDER);
        Map<String, BigDecimal> drifts = new TreeMap<>(Panel.CODE_POINT_ORDER);
        Map<String, Boolean> active = new TreeMap<>(Panel.CODE_POINT_ORDER);
        for (int i = 0; i < decisions.size(); i++) {
            AllocationDecision decision = decisions.get(i);
            String symbol = decision.key().symbol();
            if (decision.status() == DecisionStatus.REJECTED) {
                decision.reasons().stream().filter(ReasonCode::isReject)
                        .forEach(reason -> rejects.merge(reason.code(), BigDecimal.ONE, BigDecimal::add));
            } else {
                book.trade(symbol, decision.targetDeltaQty(), decision.price().orElseThrow());
            }
            for (NetIntent.StrategyQuantity strategy : allocated.get(i).net().strategies()) {
                BigDecimal qty = decision.strategies().get(strategy.strategyId());
                active.merge(strategy.strategyId(), qty.signum() != 0, Boolean::logicalOr);
                drifts.merge(strategy.strategyId(), drift(qty, decision.price(), strategy.averagePrice()), BigDecimal::add);
            }
        }
        Optional<BigDecimal> capacity = AllocationPass.symbolCapacity(request, config, multipliers).filter(limit -> limit.signum() > 0);
        for (AllocationDecision decision : decisions) {
            if (capacity.isPresent() && decision.price().isPresent()) {
                String symbol = decision.key().symbol();
                capacities.put(symbol, Decimals.divide(book.notional(symbol), capacity.get()));
            }
        }
        List<AllocationMetrics.Sample> samples = new ArrayList<>();
        long strategies = active.values().stream().filter(share -> share).count();
        samples.add(new AllocationMetrics.Sample(Metric.ACTIVE_STRATEGIES, "", BigDecimal.valueOf(strategies)));
        samples.add(new AllocationMetrics.Sample(Metric.GROSS_EXPOSURE, "", book.gross()));
        samples.add(new AllocationMetrics.Sample(Metric.NET_EXPOSURE, "", book.net()));
        add(samples, Metric.REJECTS, rejects);
        add(samples, Metric.CAPACITY_UTILIZATION, capacities);
        add(samples, Metric.PNL_CONTRIBUTION, drifts);
        return new AllocationMetrics(samples);
    }

    private static BigDecimal drift(BigDecimal qty, Optional<BigDecimal> price, Optional<BigDecimal> since) {
        return qty.signum() == 0 || since.isEmpty() ? BigDecimal.ZERO : qty.multiply(price.orElseThrow().subtract(since.get()));
    }

    private static void add(List<AllocationMetrics.Sample> samples, Metric metric, Map<String, BigDecimal> values) {
        values.forEach((label, value) -> samples.add(new AllocationMetrics.Sample(metric, label, value)));
    }
}
