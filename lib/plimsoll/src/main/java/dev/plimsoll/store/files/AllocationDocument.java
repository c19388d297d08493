package dev.plimsoll.store.files;

import dev.plimsoll.intent.AllocationDecision;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.Decimals;
import dev.plimsoll.intent.RiskGateChain.GateCheck;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.ReasonCode;
import dev.plimsoll.intent.RegimeRules.RegimeMultipliers;
import dev.plimsoll.intent.TradeIntent.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The result of an allocation for programs. Quantities and money are decimal texts without exponent, null where there is none. */
public final class AllocationDocument {

    private AllocationDocument() {
    }

    /**
     * Makes the document.
     *
     * @param runId run that holds the result
     * @param result what was decided
     * @return members in order, for {@link Json}
     */
    public static Map<String, Object> of(String runId, AllocationResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run_id", runId);
        json.put("decisions", result.decisions().stream().map(AllocationDocument::decision).toList());
        json.put("gates", result.gates().stream().map(AllocationDocument::gate).toList());
        json.put("budget_utilization", result.budgets().stream().map(AllocationDocument::budget).toList());
        json.put("order_intents", result.orders().stream().map(AllocationDocument::order).toList());
        json.put("regime", regime(result.regime()));
        Map<String, Object> metrics = new LinkedHashMap<>();
        result.metrics().asMap().forEach((name, value) -> metrics.put(name, Decimals.text(value)));
        json.put("metrics", metrics);
        return json;
    }

    private static Map<String, Object> decision(AllocationDecision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("symbol", decision.key().symbol());
        json.put("timeframe", decision.key().timeframe());
        json.put("order_type", decision.key().orderType().text());
        json.put("time_in_force", decision.key().timeInForce().text());
        json.put("side", decision.side().map(Side::text).orElse(null));
        json.put("requested_qty", Decimals.text(decision.requestedQty()));
        json.put("approved_qty", Decimals.text(decision.approvedQty()));
        json.put("target_delta_qty", Decimals.text(decision.targetDeltaQty()));
        json.put("requested_notional", text(decision.requestedNotional()));
        json.put("approved_notional", text(decision.approvedNotional()));
        json.put("status", decision.status().text());
        json.put("reason_codes", decision.reasons().stream().map(ReasonCode::code).toList());
        json.put("source_intents", decision.sourceIntents());
        Map<String, Object> strategies = new LinkedHashMap<>();
        decision.strategies().forEach(share -> strategies.put(share.strategyId(), Decimals.text(share.approvedQty())));
        json.put("strategies", strategies);
        return json;
    }

    private static Map<String, Object> gate(GateCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("gate", check.gate().text());
        json.put("passed", check.passed());
        json.put("value", text(check.value()));
        json.put("limit", text(check.limit()));
        json.put("slack", text(check.slack()));
        return json;
    }

    private static Map<String, Object> budget(BudgetUtilization budget) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strategy_id", budget.strategyId());
        json.put("budget", text(budget.budget()));
        json.put("used", Decimals.text(budget.used()));
        json.put("ratio", text(budget.ratio()));
        return json;
    }

    private static Map<String, Object> order(OrderIntent order) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client_order_id", order.clientOrderId());
        json.put("symbol", order.key().symbol());
        json.put("side", order.side().text());
        json.put("qty", Decimals.text(order.qty()));
        json.put("order_type", order.orderType().text());
        json.put("limit_price", text(order.limitPrice()));
        json.put("time_in_force", order.timeInForce().text());
        return json;
    }

    private static Map<String, Object> regime(RegimeMultipliers regime) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", regime.label());
        json.put("confidence", text(regime.confidence()));
        json.put("budget_multiplier", Decimals.text(regime.budget()));
        json.put("capacity_multiplier", Decimals.text(regime.capacity()));
        return json;
    }

    private static String text(Optional<BigDecimal> value) {
        return value.map(Decimals::text).orElse(null);
    }
}
