package dev.plimsoll.intent;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Sampled;
import dev.plimsoll.intent.AllocationConfig.Budgets;
import dev.plimsoll.intent.AllocationConfig.Capacity;
import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationConfig.Lots;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationResult.BudgetUtilization;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.Book.Prices;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.store.files.AllocationConfigFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold for every request, checked on random ones with plain code of its own. */
@Tag("sampled")
class AllocationPropertiesTest {

    private static final int REQUESTS = Sampled.of(5_000, 20_000, 1_000_000);
    private static final Set<ReasonCode> CAPACITY = Set.of(ReasonCode.ALLOCATOR_CLIP_PARTICIPATION, ReasonCode.ALLOCATOR_REJECT_PARTICIPATION,
            ReasonCode.ALLOCATOR_CLIP_SLIPPAGE, ReasonCode.ALLOCATOR_REJECT_SLIPPAGE, ReasonCode.ALLOCATOR_CLIP_TURNOVER,
            ReasonCode.ALLOCATOR_REJECT_TURNOVER);

    @Test
    void everyRequestIsDecidedWithinItsLimits() {
        RandomRequests random = new RandomRequests(20260212);
        Set<ReasonCode> seen = new HashSet<>();
        int underRules2 = 0; // those of rules 1 are decided beside them; they may be reduced without a code
        for (int i = 0; underRules2 < REQUESTS; i++) {
            AllocationRequest request = random.request(6);
            AllocationConfig config = random.config();
            underRules2 += config.rules() > 1 ? 1 : 0;
            AllocationResult result = Allocation.run(request, config);
            try {
                result.decisions().forEach(decision -> decision(decision, request, config));
                orders(result);
                noOrderCreatesOrWorsensABreach(result, request, config);
                if (config.enabled()) {
                    allocatorKeepsItsCaps(result, request, config);
                }
                if (request.killSwitch()) {
                    assertThat(result.orders()).isEmpty();
                    assertThat(result.decisions()).allMatch(d -> d.approvedQty().signum() == 0);
                }
            } catch (AssertionError e) {
                throw new AssertionError("request " + i + ": " + request + "\n" + AllocationConfigFile.document(config) + "\n" + result.decisions(), e);
            }
            result.decisions().forEach(decision -> seen.addAll(decision.reasons()));
        }
        assertThat(seen).as("the requests reach every reason").containsExactlyInAnyOrder(ReasonCode.values());
    }

    private static void decision(AllocationDecision d, AllocationRequest request, AllocationConfig config) {
        boolean passThrough = !config.enabled();
        check(d.approvedQty().compareTo(d.allocatedQty()) <= 0 && d.allocatedQty().compareTo(d.requestedQty()) <= 0, "never more than asked");
        check(d.approvedQty().signum() == 0 || d.approvedQty().compareTo(d.allocatedQty()) == 0, "the gate takes all or nothing");
        boolean rejected = d.reasons().stream().anyMatch(reason -> reason.isReject() && reason != ReasonCode.ALLOCATOR_REJECT_STALE_INTENT)
                || d.approvedQty().signum() == 0 && d.reasons().contains(ReasonCode.ALLOCATOR_REJECT_STALE_INTENT);
        check((d.status() == Status.REJECTED) == rejected, "rejected with a code, and only then");
        check(d.reasons().size() == new HashSet<>(d.reasons()).size(), "each reason once");
        BigDecimal lot = config.lots().lotOf(d.key().symbol());
        check(config.rules() == 1 || d.approvedQty().compareTo(d.requestedQty()) == 0
                || d.reasons().stream().anyMatch(reason -> reason.isClip() || reason.isReject()), "what is reduced has a code");
        if (d.status() == Status.APPROVED) {
            check(passThrough || config.rules() > 1 ? d.approvedQty().compareTo(d.requestedQty()) == 0
                    : d.requestedQty().subtract(d.approvedQty()).compareTo(lot) < 0, "approved is all that lots allow");
        }
        BigDecimal requested = BigDecimal.ZERO;
        BigDecimal approved = BigDecimal.ZERO;
        for (AllocationDecision.StrategyShare share : d.strategies()) {
            requested = requested.add(share.requestedQty());
            approved = approved.add(share.approvedQty());
            check(share.approvedQty().signum() * d.netQty().signum() >= 0, "every share in the trade's direction");
            check(share.approvedQty().abs().compareTo(share.requestedQty().abs()) <= 0, "no strategy gets more than it asked for");
        }
        check(requested.compareTo(d.netQty()) == 0, "requests add up");
        check(approved.compareTo(d.targetDeltaQty()) == 0, "shares add up");
    }

    private static void orders(AllocationResult result) {
        Map<DecisionKey, BigDecimal> ordered = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (OrderIntent order : result.orders()) {
            ordered.merge(order.key(), order.qty(), BigDecimal::add);
            check(ids.add(order.clientOrderId()), "ids differ");
            check(order.qty().signum() > 0 && order.limitPrice().filter(p -> p.signum() <= 0).isEmpty(), "orders are above 0");
            check(order.limitPrice().isPresent() == (order.orderType() == OrderType.LIMIT), "limit orders have a limit");
        }
        for (AllocationDecision d : result.decisions()) {
            BigDecimal sum = ordered.getOrDefault(d.key(), BigDecimal.ZERO);
            check(sum.compareTo(d.orderedQty()) == 0 && sum.compareTo(d.approvedQty()) <= 0, "orders add up");
        }
    }

    /** Trades the approved decisions one after the other and looks at every figure before and after each. */
    private static void noOrderCreatesOrWorsensABreach(AllocationResult result, AllocationRequest request, AllocationConfig config) {
        Map<String, BigDecimal> prices = prices(request, result);
        Map<String, BigDecimal> held = held(request);
        BigDecimal unpriced = unpriced(request, prices, true);
        BigDecimal unpricedNet = unpriced(request, prices, false);
        Limits limits = config.limits();
        BigDecimal traded = BigDecimal.ZERO;
        BigDecimal bought = BigDecimal.ZERO;
        Optional<BigDecimal> symbolLimit = limits.symbolLimit(request.account());
        for (AllocationDecision d : result.decisions()) {
            if (d.approvedQty().signum() == 0) {
                continue;
            }
            String symbol = d.key().symbol();
            BigDecimal price = prices.get(symbol);
            BigDecimal from = held.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal to = from.add(d.targetDeltaQty());
            BigDecimal grossFrom = gross(held, prices).add(unpriced);
            BigDecimal netFrom = net(held, prices).add(unpricedNet).abs();
            held.put(symbol, to);
            notWorse(limits.maxGross(), grossFrom, gross(held, prices).add(unpriced), "gross");
            notWorse(limits.maxNet(), netFrom, net(held, prices).add(unpricedNet).abs(), "net");
            notWorse(symbolLimit, from.abs().multiply(price), to.abs().multiply(price), "symbol");
            BigDecimal size = d.approvedQty().multiply(price);
            notWorse(limits.maxNotional(), traded, traded.add(size), "global");
            traded = traded.add(size);
            BigDecimal shortAdded = to.negate().max(BigDecimal.ZERO).subtract(from.negate().max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
            BigDecimal needs = d.targetDeltaQty().signum() > 0 ? size : shortAdded.multiply(price);
            notWorse(request.account().buyingPower(), bought, bought.add(needs), "buying power");
            bought = bought.add(needs);
            check(config.gate().allowShorts() || shortAdded.signum() == 0, "no shorts");
        }
    }

    private static void allocatorKeepsItsCaps(AllocationResult result, AllocationRequest request, AllocationConfig config) {
        Map<String, BigDecimal> prices = prices(request, result);
        Map<String, BigDecimal> held = held(request);
        Map<String, BigDecimal> traded = new HashMap<>();
        Set<String> increased = new HashSet<>();
        BigDecimal turnover = BigDecimal.ZERO;
        for (AllocationDecision d : result.decisions()) {
            String symbol = d.key().symbol();
            if (!prices.containsKey(symbol)) {
                continue;
            }
            BigDecimal from = held.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal delta = d.netQty().signum() < 0 ? d.allocatedQty().negate() : d.allocatedQty();
            BigDecimal reducible = from.signum() * d.netQty().signum() < 0 ? from.abs().min(d.netQty().abs()) : BigDecimal.ZERO;
            BigDecimal lot = config.lots().lotOf(symbol);
            BigDecimal whole = reducible.divideToIntegralValue(lot).multiply(lot);
            boolean stale = d.reasons().contains(ReasonCode.ALLOCATOR_REJECT_STALE_INTENT) && d.allocatedQty().signum() == 0;
            if (!stale && Collections.disjoint(d.reasons(), CAPACITY) && whole.compareTo(config.lots().minQtyOf(symbol)) >= 0) {
                check(d.allocatedQty().compareTo(whole) >= 0, "what reduces passes every exposure cap");
            }
            boolean closes = config.rules() > 1 && reducible.signum() > 0 && reducible.compareTo(from.abs()) == 0;
            if (!(closes && config.lots().oddLotClose() && d.allocatedQty().compareTo(reducible) == 0)) {
                check(d.allocatedQty().remainder(lot).signum() == 0, "whole lots");
                check(d.allocatedQty().signum() == 0 || d.allocatedQty().compareTo(config.lots().minQtyOf(symbol)) >= 0, "smallest");
            }
            if (!(closes && request.account().equity().orElseThrow().signum() <= 0)) {
                turnover = turnover.add(d.allocatedQty().multiply(prices.get(symbol)));
            }
            if (d.allocatedQty().compareTo(reducible) > 0) {
                increased.add(symbol);
            }
            held.put(symbol, from.add(delta));
            traded.merge(symbol, d.allocatedQty().multiply(prices.get(symbol)), BigDecimal::add);
        }
        BigDecimal all = turnover;
        config.limits().turnoverPctEquity().ifPresent(share -> within(all, share.multiply(request.account().equity().orElseThrow()), "turnover"));
        BigDecimal gross = gross(held, prices).add(unpriced(request, prices, true));
        config.limits().maxConcentrationPctGross().ifPresent(share -> increased.forEach(symbol ->
                within(held.get(symbol).abs().multiply(prices.get(symbol)), share.multiply(gross), "concentration")));
        Prices quotes = new Prices(request);
        traded.forEach((symbol, money) -> {
            Optional<MarketQuote> quote = quotes.quote(symbol);
            BigDecimal adv = quote.flatMap(MarketQuote::advNotional).orElse(BigDecimal.ZERO);
            config.capacity().participationCapPctAdv().ifPresent(share ->
                    within(money, share.multiply(config.ofLimit(result.regime().capacity())).multiply(adv), "participation"));
            if (money.signum() > 0 && config.capacity().slippageBudgetBps().isPresent()) {
                within(Slippage.bps(money, quote.orElseThrow(), config.capacity().slippageVolatilityCoefficient()).orElseThrow(),
                        config.capacity().slippageBudgetBps().get(), "slippage");
            }
        });
        Map<String, BigDecimal> families = new HashMap<>();
        for (BudgetUtilization row : result.budgets()) {
            row.budget().ifPresent(budget -> within(row.used(), budget, "strategy budget"));
            row.family().ifPresent(family -> families.merge(family, row.used(), BigDecimal::add));
        }
        families.forEach((family, used) -> Optional.ofNullable(config.budgets().families().get(family)).ifPresent(budget ->
                within(used, budget.multiply(result.regime().budgetOf(Optional.of(family))), "family budget")));
    }

    /** Caps that may take of a trade that closes a whole position, and gates that may reject it. */
    private static final Set<ReasonCode> OF_A_CLOSE = Set.of(ReasonCode.ALLOCATOR_CLIP_PARTICIPATION,
            ReasonCode.ALLOCATOR_REJECT_PARTICIPATION, ReasonCode.ALLOCATOR_CLIP_SLIPPAGE, ReasonCode.ALLOCATOR_REJECT_SLIPPAGE,
            ReasonCode.ALLOCATOR_CLIP_TURNOVER, ReasonCode.ALLOCATOR_REJECT_TURNOVER, ReasonCode.ALLOCATOR_REJECT_NO_PRICE,
            ReasonCode.RISK_REJECT_KILL_SWITCH, ReasonCode.RISK_REJECT_PRICE_BAND, ReasonCode.RISK_REJECT_GLOBAL_NOTIONAL,
            ReasonCode.RISK_REJECT_NET_EXPOSURE, ReasonCode.RISK_REJECT_BUYING_POWER);

    @Test
    void closingAWholePositionPassesLotsAndTheSmallestQuantity() {
        RandomRequests random = new RandomRequests(16);
        int passed = 0;
        int odd = 0;
        for (int i = 0; i < REQUESTS; i++) {
            AllocationRequest any = random.request(1);
            BigDecimal qty = random.number(0, 100, i % 3).subtract(new BigDecimal(i % 2 == 0 ? "50.5" : "0"));
            if (qty.signum() == 0) {
                continue;
            }
            TradeIntent intent = any.intents().get(0);
            TradeIntent close = new TradeIntent("close", intent.strategyId(), intent.strategyFamily(), intent.symbol(),
                    qty.signum() > 0 ? Side.SELL : Side.BUY, qty.abs(), intent.price(), intent.confidence(), intent.horizon(),
                    intent.timeframe(), any.asOf(), intent.orderType(), intent.timeInForce(), intent.correlationGroup());
            AllocationRequest request = new AllocationRequest(any.asOf(), any.account(),
                    List.of(new Position(intent.symbol(), qty, Optional.empty())), List.of(close), any.market(), any.regime(),
                    any.killSwitch(), Map.of(), List.of());
            AllocationConfig drawn = with(random.config(), "enabled", true, "rules", 2);
            Lots l = drawn.lots();
            AllocationConfig config = with(drawn, "lots", new Lots(l.defaultLot(), l.symbols(), l.fractionalSymbols(), l.minQty(), true));
            AllocationDecision d = Allocation.run(request, config).decisions().get(0);
            Set<ReasonCode> took = new HashSet<>(d.reasons());
            took.remove(ReasonCode.ALLOCATOR_REGIME_LOW_CONFIDENCE);
            boolean clipped = !Collections.disjoint(took, CAPACITY);
            if (clipped) {
                took.remove(ReasonCode.ALLOCATOR_REJECT_QTY_BELOW_MIN); // of what the cap left
            }
            boolean right = OF_A_CLOSE.containsAll(took) && took.isEmpty() == (d.approvedQty().compareTo(qty.abs()) == 0)
                    && (request.account().equity().orElseThrow().signum() > 0
                            || Collections.disjoint(took, Set.of(ReasonCode.ALLOCATOR_CLIP_TURNOVER, ReasonCode.ALLOCATOR_REJECT_TURNOVER)));
            if (!right) {
                throw new AssertionError("request " + i + ": " + request + "\n" + AllocationConfigFile.document(config) + "\n" + d);
            }
            passed += took.isEmpty() ? 1 : 0;
            odd += took.isEmpty() && qty.remainder(config.lots().lotOf(intent.symbol())).signum() != 0 ? 1 : 0;
        }
        assertThat(passed).isGreaterThan(REQUESTS / 10);
        assertThat(odd).as("closed in an odd quantity").isGreaterThan(REQUESTS / 50);
    }

    @Test
    void theOrderOfTheRequestChangesNothing() {
        RandomRequests random = new RandomRequests(77);
        Random shuffler = new Random(5);
        for (int i = 0; i < REQUESTS / 10; i++) {
            AllocationRequest request = random.request(12);
            AllocationConfig config = random.config();
            List<Position> positions = new ArrayList<>(request.positions());
            List<TradeIntent> intents = new ArrayList<>(request.intents());
            List<MarketQuote> market = new ArrayList<>(request.market());
            Collections.shuffle(positions, shuffler);
            Collections.shuffle(intents, shuffler);
            Collections.shuffle(market, shuffler);
            AllocationRequest shuffled = new AllocationRequest(request.asOf(), request.account(), positions, intents, market,
                    request.regime(), request.killSwitch(), Map.of(), List.of());
            assertThat(Allocation.run(shuffled, config).toString()).isEqualTo(Allocation.run(request, config).toString());
        }
    }

    @Test
    void tighteningALimitNeverRaisesWhatASingleIntentGets() {
        RandomRequests random = new RandomRequests(4711);
        for (int i = 0; i < REQUESTS; i++) {
            AllocationRequest request = random.request(1);
            AllocationConfig loose = random.config();
            int which = i % 12;
            BigDecimal factor = new BigDecimal(random.one(5) ? "0" : random.one(2) ? "0.5" : "0.93");
            AllocationConfig tight = tightened(loose, which, factor);
            AllocationDecision before = Allocation.run(request, loose).decisions().get(0);
            AllocationDecision after = Allocation.run(request, tight).decisions().get(0);
            // A gate rejects whole what the allocator, which has no such cap, let pass; a smaller trade may then pass the gate.
            boolean rejectedByGate = before.reasons().stream().anyMatch(reason -> reason.label().startsWith("risk_reject_"));
            if (after.allocatedQty().compareTo(before.allocatedQty()) > 0
                    || !rejectedByGate && after.approvedQty().compareTo(before.approvedQty()) > 0) {
                throw new AssertionError("limit " + which + " times " + factor + ": " + request + "\n" + AllocationConfigFile.document(loose) + "\n" + before
                        + "\n" + after);
            }
        }
    }

    private static AllocationConfig tightened(AllocationConfig c, int which, BigDecimal factor) {
        Limits l = c.limits();
        Budgets b = c.budgets();
        Capacity k = c.capacity();
        return switch (which) {
            case 0 -> with(c, "limits", with(l, "maxSymbolNotional", times(l.maxSymbolNotional(), factor)));
            case 1 -> with(c, "limits", with(l, "maxSymbolPctEquity", times(l.maxSymbolPctEquity(), factor)));
            case 2 -> with(c, "limits", with(l, "maxGross", times(l.maxGross(), factor)));
            case 3 -> with(c, "limits", with(l, "maxNet", times(l.maxNet(), factor)));
            case 4 -> with(c, "limits", with(l, "maxNotional", times(l.maxNotional(), factor), "maxStrategyPctGross",
                    times(l.maxStrategyPctGross(), factor)));
            case 5 -> with(c, "limits", with(l, "maxConcentrationPctGross", times(l.maxConcentrationPctGross(), factor)));
            case 6 -> with(c, "limits", with(l, "turnoverPctEquity", times(l.turnoverPctEquity(), factor)));
            case 7 -> with(c, "budgets", with(b, "families", times(b.families(), factor)));
            case 8 -> with(c, "budgets", with(b, "strategies", times(b.strategies(), factor)));
            case 9 -> with(c, "budgets", with(b, "symbols", times(b.symbols(), factor), "correlationGroups",
                    times(b.correlationGroups(), factor)));
            case 10 -> with(c, "capacity", with(k, "participationCapPctAdv", times(k.participationCapPctAdv(), factor)));
            default -> with(c, "capacity", with(k, "slippageBudgetBps", times(k.slippageBudgetBps(), factor)));
        };
    }

    private static Optional<BigDecimal> times(Optional<BigDecimal> limit, BigDecimal factor) {
        return limit.map(factor::multiply);
    }

    private static Map<String, BigDecimal> times(Map<String, BigDecimal> limits, BigDecimal factor) {
        return limits.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, limit -> limit.getValue().multiply(factor)));
    }

    private static Map<String, BigDecimal> prices(AllocationRequest request, AllocationResult result) {
        Map<String, BigDecimal> prices = new HashMap<>();
        request.market().forEach(quote -> quote.price().filter(p -> p.signum() > 0).ifPresent(p -> prices.put(quote.symbol(), p)));
        result.decisions().forEach(d -> d.price().ifPresent(p -> prices.put(d.key().symbol(), p)));
        return prices;
    }

    private static Map<String, BigDecimal> held(AllocationRequest request) {
        return request.positions().stream().collect(Collectors.toMap(Position::symbol, Position::qty, (a, b) -> b, HashMap::new));
    }

    private static BigDecimal unpriced(AllocationRequest request, Map<String, BigDecimal> prices, boolean unsigned) {
        return request.positions().stream().filter(p -> !prices.containsKey(p.symbol())).map(p -> p.marketValue().orElseThrow())
                .map(v -> unsigned ? v.abs() : v).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal gross(Map<String, BigDecimal> held, Map<String, BigDecimal> prices) {
        return held.keySet().stream().map(symbol -> held.get(symbol).abs().multiply(prices.getOrDefault(symbol, BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal net(Map<String, BigDecimal> held, Map<String, BigDecimal> prices) {
        return held.keySet().stream().map(symbol -> held.get(symbol).multiply(prices.getOrDefault(symbol, BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void notWorse(Optional<BigDecimal> limit, BigDecimal from, BigDecimal to, String what) {
        if (limit.isPresent() && to.compareTo(limit.get()) > 0 && to.compareTo(from) > 0) {
            throw new AssertionError(what + " from " + from + " to " + to + " beyond " + limit);
        }
    }

    private static void within(BigDecimal value, BigDecimal limit, String what) {
        if (value.compareTo(limit.max(BigDecimal.ZERO)) > 0) {
            throw new AssertionError(what + " " + value + " beyond " + limit);
        }
    }

    /** As an assertion, without its cost so many times over. */
    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
