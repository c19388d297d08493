package dev.plimsoll.store.files;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.intent.AllocationDecision;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationDecision.StrategyShare;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.ReasonCode;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of an allocation for programs. Quantities and money are decimal texts without exponent, null where there is none. */
public record AllocationDocument(String runId, List<Decision> decisions, List<GateCheck> gates, List<BudgetUtilization> budgetUtilization,
        List<Order> orderIntents, RegimeMultipliers regime, Map<String, BigDecimal> metrics) {

    private record Decision(@JsonUnwrapped DecisionKey key, Optional<Side> side, BigDecimal requestedQty, BigDecimal approvedQty,
            BigDecimal targetDeltaQty, Optional<BigDecimal> requestedNotional, Optional<BigDecimal> approvedNotional,
            Status status, List<ReasonCode> reasonCodes, List<String> sourceIntents, Map<String, BigDecimal> strategies) {

        static Decision of(AllocationDecision decision) {
            Map<String, BigDecimal> strategies = new LinkedHashMap<>();
            for (StrategyShare share : decision.strategies()) {
                strategies.put(share.strategyId(), share.approvedQty());
            }
            return new Decision(decision.key(), decision.side(), decision.requestedQty(), decision.approvedQty(),
                    decision.targetDeltaQty(), decision.requestedNotional(), decision.approvedNotional(), decision.status(),
                    decision.reasons(), decision.sourceIntents(), strategies);
        }
    }

    private record Order(String clientOrderId, String symbol, Side side, BigDecimal qty, OrderType orderType,
            Optional<BigDecimal> limitPrice, TimeInForce timeInForce) {

        static Order of(OrderIntent order) {
            return new Order(order.clientOrderId(), order.key().symbol(), order.side(), order.qty(), order.orderType(),
                    order.limitPrice(), order.timeInForce());
        }
    }

    /**
     * Makes the document.
     *
     * @param runId run that holds the result
     * @param result what was decided
     * @return members in order, for {@link Json}
     */
    public static Map<String, Object> of(String runId, AllocationResult result) {
        return Json.exactMembers(new AllocationDocument(runId, result.decisions().stream().map(Decision::of).toList(), result.gates(),
                result.budgets(), result.orders().stream().map(Order::of).toList(), result.regime(), result.metrics().asMap()));
    }
}
