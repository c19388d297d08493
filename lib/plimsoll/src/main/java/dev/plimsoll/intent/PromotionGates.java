package dev.plimsoll.intent;

import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.PromotionBounds.StressScenario;
import dev.plimsoll.intent.PromotionDecision.PromotionCheck;
import dev.plimsoll.intent.PromotionDecision.PromotionGate;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Judges whether a candidate strategy makes the portfolio better without making it narrower or too large for a bad market.
 *
 * <p>Under stress means: the trades approved in the market as it is are held against the participation cap (times the capacity multiplier)
 * and the slippage budget in the market as it would be. A figure that cannot be known there does not pass.
 */
public final class PromotionGates {

    private PromotionGates() {
    }

    /**
     * Judges a candidate.
     *
     * @param without the portfolio without it
     * @param with the portfolio with it
     * @param request a request in which the candidate takes part
     * @param config how to allocate
     * @param bounds what it is judged by
     * @return every gate with its figures
     * @throws dev.plimsoll.error.DataException as {@link Allocation#run}
     */
    public static PromotionDecision judge(PortfolioFigures without, PortfolioFigures with, AllocationRequest request,
            AllocationConfig config, PromotionBounds bounds) {
        List<PromotionCheck> checks = new ArrayList<>();
        checks.add(notBelow(PromotionGate.SHARPE, without.sharpe(), with.sharpe()));
        checks.add(notBelow(PromotionGate.CALMAR, without.calmar(), with.calmar()));
        BigDecimal rise = with.sharpe().subtract(without.sharpe()).max(with.calmar().subtract(without.calmar()));
        checks.add(new PromotionCheck(PromotionGate.IMPROVEMENT, rise.signum() > 0, Optional.empty(), Optional.of(rise),
                Optional.of(BigDecimal.ZERO), Optional.empty()));
        checks.add(new PromotionCheck(PromotionGate.CONCENTRATION,
                with.concentration().subtract(without.concentration()).compareTo(bounds.maxConcentrationRise()) <= 0,
                Optional.of(without.concentration()), Optional.of(with.concentration()), Optional.of(bounds.maxConcentrationRise()),
                Optional.empty()));
        Map<String, BigDecimal> traded = new TreeMap<>(Panel.CODE_POINT_ORDER);
        AllocationResult result = Allocation.run(request, config);
        for (AllocationDecision decision : result.decisions()) {
            if (decision.status() != Status.REJECTED) {
                traded.merge(decision.key().symbol(), decision.approvedNotional().orElseThrow(), BigDecimal::add);
            }
        }
        Prices prices = new Prices(OneSpelling.of(request, config).request());
        Capacity capacity = config.capacity();
        BigDecimal multiplier = config.enabled() ? config.ofLimit(result.regime().capacity()) : BigDecimal.ONE;
        checks.add(stressed(PromotionGate.STRESS_PARTICIPATION, traded, prices, bounds.stress(),
                capacity.participationCapPctAdv().map(multiplier::multiply),
                (notional, quote) -> quote.advNotional().filter(adv -> adv.signum() > 0).map(adv -> Decimals.divide(notional, adv))));
        checks.add(stressed(PromotionGate.STRESS_SLIPPAGE, traded, prices, bounds.stress(), capacity.slippageBudgetBps(),
                (notional, quote) -> Slippage.bps(notional, quote, capacity.slippageVolatilityCoefficient())));
        return new PromotionDecision(checks);
    }

    private static PromotionCheck notBelow(PromotionGate gate, BigDecimal without, BigDecimal with) {
        return new PromotionCheck(gate, with.compareTo(without) >= 0, Optional.of(without), Optional.of(with), Optional.of(without),
                Optional.empty());
    }

    /** The worst symbol: the first whose figure is not known, else the one with the largest. */
    private static PromotionCheck stressed(PromotionGate gate, Map<String, BigDecimal> traded, Prices prices, StressScenario stress,
            Optional<BigDecimal> limit, BiFunction<BigDecimal, MarketQuote, Optional<BigDecimal>> figure) {
        Optional<String> subject = Optional.empty();
        BigDecimal worst = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> trade : traded.entrySet()) {
            Optional<BigDecimal> value = prices.quote(trade.getKey()).map(stress::applied)
                    .flatMap(quote -> figure.apply(trade.getValue(), quote));
            if (value.isEmpty()) {
                return new PromotionCheck(gate, limit.isEmpty(), Optional.empty(), value, limit, Optional.of(trade.getKey()));
            }
            if (value.get().compareTo(worst) > 0) {
                worst = value.get();
                subject = Optional.of(trade.getKey());
            }
        }
        BigDecimal largest = worst;
        return new PromotionCheck(gate, limit.filter(bound -> largest.compareTo(bound) > 0).isEmpty(), Optional.empty(),
                Optional.of(largest), limit, subject);
    }
}
