package dev.plimsoll.store.artifact;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationDecision;
import dev.plimsoll.intent.AllocationMetrics;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.TradeIntent.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects the requests of a batch with their results, and makes artifacts of them. Figures with more decimals than the store keeps are
 * rounded half-even: the requests are stored as exact documents, from which every figure can be computed again.
 */
public final class AllocationArtifacts {

    private static final int MOST_DIGITS = ColumnType.DECIMAL_PRECISION - ColumnType.DECIMAL_SCALE;

    /** By kind: to hash a whole schema for each row is slow. */
    private final Map<String, TidyRows> rows = new LinkedHashMap<>();
    private int requests;

    /** An empty batch. */
    public AllocationArtifacts() {
        AllocationSchemas.own().forEach(schema -> rows.put(schema.kind(), new TidyRows(schema)));
    }

    /**
     * Adds the next request of the batch.
     *
     * @param request the request
     * @param document it as canonical JSON
     */
    public void request(AllocationRequest request, String document) {
        row(AllocationSchemas.ALLOCATION_REQUEST, ++requests, request.asOf(), document);
    }

    /**
     * Adds what was decided on the request added last.
     *
     * @param result the result
     * @throws DataException when a figure is too large for the store; the batch cannot be stored then
     */
    public void result(AllocationResult result) {
        int number = requests;
        row(AllocationSchemas.ALLOCATION_SUMMARY, number, result.enabled(), result.regime().label(),
                decimal(result.regime().confidence()), result.regime().lowConfidence(), decimal(result.regime().budget()),
                decimal(result.regime().capacity()));
        result.decisions().forEach(decision -> decision(number, decision));
        result.gates().forEach(check -> row(AllocationSchemas.ALLOCATION_GATE, joined(new Object[] {number}, gate(check))));
        result.gateChecks().forEach(check ->
                row(AllocationSchemas.ALLOCATION_GATE_CHECK, joined(key(number, check.key().orElseThrow()), gate(check))));
        for (OrderIntent order : result.orders()) {
            row(AllocationSchemas.ORDER_INTENT, joined(key(number, order.key()), order.slice(), order.slices(), order.clientOrderId(),
                    order.side().label(), decimal(order.qty()), order.orderType().label(), decimal(order.limitPrice())));
        }
        for (BudgetUtilization budget : result.budgets()) {
            row(AllocationSchemas.BUDGET_UTILIZATION, number, budget.strategyId(), budget.family().orElse(null), decimal(budget.budget()),
                    decimal(budget.used()), decimal(budget.ratio()));
        }
        for (AllocationMetrics.Sample sample : result.metrics().samples()) {
            row(AllocationSchemas.ALLOCATION_METRIC, number, sample.metric().sampleName(), sample.label(), decimal(sample.value()));
        }
    }

    private void decision(int number, AllocationDecision decision) {
        Object[] key = key(number, decision.key());
        row(AllocationSchemas.ALLOCATION_DECISION, joined(key, decision.side().map(Side::label).orElse(null), decision.status().label(),
                decision.conflict(), decimal(decision.requestedQty()), decimal(decision.allocatedQty()), decimal(decision.approvedQty()),
                decimal(decision.orderedQty()), decimal(decision.targetDeltaQty()), decimal(decision.price()),
                decimal(decision.requestedNotional()), decimal(decision.approvedNotional())));
        for (int i = 0; i < decision.reasons().size(); i++) {
            row(AllocationSchemas.ALLOCATION_REASON, joined(key, i + 1, decision.reasons().get(i).label()));
        }
        for (AllocationDecision.StrategyShare share : decision.strategies()) {
            row(AllocationSchemas.ALLOCATION_SHARE,
                    joined(key, share.strategyId(), decimal(share.requestedQty()), decimal(share.approvedQty())));
        }
    }

    private void row(ArtifactSchema schema, Object... cells) {
        rows.get(schema.kind()).add(cells);
    }

    private static Object[] key(int number, DecisionKey key) {
        return new Object[] {number, key.symbol(), key.timeframe(), key.orderType().label(), key.timeInForce().label()};
    }

    private static Object[] gate(GateCheck check) {
        return new Object[] {check.gate().label(), check.subject().orElse(null), check.passed(), decimal(check.value()),
            decimal(check.limit()), decimal(check.slack())};
    }

    private static Object[] joined(Object[] key, Object... cells) {
        return Stream.concat(Stream.of(key), Stream.of(cells)).toArray();
    }

    static BigDecimal decimal(Optional<BigDecimal> value) {
        return value.map(AllocationArtifacts::decimal).orElse(null);
    }

    private static BigDecimal decimal(BigDecimal value) {
        BigDecimal kept = value.scale() <= ColumnType.DECIMAL_SCALE ? value
                : value.setScale(ColumnType.DECIMAL_SCALE, RoundingMode.HALF_EVEN);
        if (kept.signum() != 0 && kept.precision() - kept.scale() > MOST_DIGITS) {
            throw new DataException("The result holds the figure " + kept + ", expected one below 10^" + MOST_DIGITS
                    + ", as the store keeps. Check quantities and prices.");
        }
        return kept;
    }

    /**
     * The requests.
     *
     * @return their artifact
     */
    public Artifact requests() {
        return rows.get(AllocationSchemas.ALLOCATION_REQUEST.kind()).artifact();
    }

    /**
     * What was decided on them.
     *
     * @return an artifact of every other kind, in the order of the data flow
     */
    public List<Artifact> results() {
        List<Artifact> artifacts = new ArrayList<>();
        rows.forEach((kind, kindRows) -> {
            if (!kind.equals(AllocationSchemas.ALLOCATION_REQUEST.kind())) {
                artifacts.add(kindRows.artifact());
            }
        });
        return artifacts;
    }
}
