package dev.plimsoll.kind.allocation;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_DECISION;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_GATE;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_GATE_CHECK;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_METRIC;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_REASON;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_REQUEST;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_SHARE;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_SUMMARY;
import static dev.plimsoll.store.kind.ArtifactSchema.BUDGET_UTILIZATION;
import static dev.plimsoll.store.kind.ArtifactSchema.ORDER_INTENT;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationDecision;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationDecision.StrategyShare;
import dev.plimsoll.intent.AllocationMetrics.Sample;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.TidyRows;
import java.util.List;
import java.util.stream.Stream;

/**
 * Collects the requests of a batch with their results, and makes artifacts of them. Figures with more decimals than the store keeps are
 * rounded half-even: the requests are stored as exact documents, from which every figure can be computed again.
 */
public final class AllocationArtifacts {

    private final TidyRows requests = new TidyRows(ALLOCATION_REQUEST);
    private final TidyRows summaries = new TidyRows(ALLOCATION_SUMMARY);
    private final TidyRows decisions = new TidyRows(ALLOCATION_DECISION);
    private final TidyRows reasons = new TidyRows(ALLOCATION_REASON);
    private final TidyRows shares = new TidyRows(ALLOCATION_SHARE);
    private final TidyRows gates = new TidyRows(ALLOCATION_GATE);
    private final TidyRows gateChecks = new TidyRows(ALLOCATION_GATE_CHECK);
    private final TidyRows orders = new TidyRows(ORDER_INTENT);
    private final TidyRows budgets = new TidyRows(BUDGET_UTILIZATION);
    private final TidyRows metrics = new TidyRows(ALLOCATION_METRIC);
    private int number;

    /** Adds the next request of the batch, which is also given as canonical JSON. */
    public void request(AllocationRequest request, String document) {
        requests.add(++number, request.asOf(), document);
    }

    /**
     * Adds what was decided on the request added last.
     *
     * @throws DataException when a figure is too large for the store; the batch cannot be stored then
     */
    public void result(AllocationResult result) {
        summaries.add(number, result.enabled(), result.regime().label(), result.regime().confidence(), result.regime().lowConfidence(),
                result.regime().budget(), result.regime().capacity());
        result.decisions().forEach(this::decision);
        result.gates().forEach(check -> gates.add(number, gate(check)));
        result.gateChecks().forEach(check -> gateChecks.add(key(check.key().orElseThrow()), gate(check)));
        for (OrderIntent order : result.orders()) {
            orders.add(key(order.key()), order.slice(), order.slices(), order.clientOrderId(), order.side().label(), order.qty(),
                    order.orderType().label(), order.limitPrice());
        }
        for (BudgetUtilization budget : result.budgets()) {
            budgets.add(number, budget.strategyId(), budget.family(), budget.budget(), budget.used(), budget.ratio());
        }
        for (Sample sample : result.metrics().samples()) {
            metrics.add(number, sample.metric().sampleName(), sample.label(), sample.value());
        }
    }

    private void decision(AllocationDecision decision) {
        List<Object> key = key(decision.key());
        decisions.add(key, decision.side().map(Side::label), decision.status().label(), decision.conflict(), decision.requestedQty(),
                decision.allocatedQty(), decision.approvedQty(), decision.orderedQty(), decision.targetDeltaQty(), decision.price(),
                decision.requestedNotional(), decision.approvedNotional());
        for (int i = 0; i < decision.reasons().size(); i++) {
            reasons.add(key, i + 1, decision.reasons().get(i).label());
        }
        for (StrategyShare share : decision.strategies()) {
            shares.add(key, share.strategyId(), share.requestedQty(), share.approvedQty());
        }
    }

    private List<Object> key(DecisionKey key) {
        return List.of(number, key.symbol(), key.timeframe(), key.orderType().label(), key.timeInForce().label());
    }

    private static List<Object> gate(GateCheck check) {
        return List.of(check.gate().label(), check.subject(), check.passed(), check.value(), check.limit(), check.slack());
    }

    public Artifact requests() {
        return requests.artifact();
    }

    /** What was decided on the requests: an artifact of every other kind, in the order of the data flow. */
    public List<Artifact> results() {
        return Stream.of(summaries, decisions, reasons, shares, gates, gateChecks, orders, budgets, metrics).map(TidyRows::artifact)
                .toList();
    }
}
