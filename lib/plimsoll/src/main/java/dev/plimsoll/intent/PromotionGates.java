package dev.plimsoll.intent;

import static dev.plimsoll.intent.ConfigChecks.atLeastZero;
import static dev.plimsoll.intent.ConfigChecks.share;
import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.util.Optional.empty;

import dev.plimsoll.intent.AllocationConfig.Capacity;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.Book.Prices;
import dev.plimsoll.intent.PromotionGates.PromotionBounds.StressScenario;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionCheck;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionGate;
import dev.plimsoll.timeseries.Labelled;
import java.math.BigDecimal;
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
    public static PromotionDecision judge(AdmissionMetrics without, AdmissionMetrics with, AllocationRequest request,
            AllocationConfig config, PromotionBounds bounds) {
        BigDecimal sharpe = without.exactSharpe();
        BigDecimal calmar = without.calmar();
        BigDecimal rise = with.exactSharpe().subtract(sharpe).max(with.calmar().subtract(calmar));
        BigDecimal concentration = without.concentration();
        boolean spread = with.concentration().subtract(concentration).compareTo(bounds.maxConcentrationRise()) <= 0;
        Map<String, BigDecimal> traded = new TreeMap<>(CODE_POINT_ORDER);
        AllocationResult result = Allocation.run(request, config);
        for (AllocationDecision decision : result.decisions()) {
            if (decision.status() != Status.REJECTED) {
                traded.merge(decision.key().symbol(), decision.approvedNotional().orElseThrow(), BigDecimal::add);
            }
        }
        Prices prices = new Prices(OneSpelling.of(request, config).request());
        Capacity capacity = config.capacity();
        BigDecimal multiplier = config.enabled() ? config.ofLimit(result.regime().capacity()) : ONE;
        return new PromotionDecision(List.of(
                check(PromotionGate.SHARPE, with.exactSharpe().compareTo(sharpe) >= 0, Optional.of(sharpe), with.exactSharpe(), sharpe),
                check(PromotionGate.CALMAR, with.calmar().compareTo(calmar) >= 0, Optional.of(calmar), with.calmar(), calmar),
                check(PromotionGate.IMPROVEMENT, rise.signum() > 0, empty(), rise, ZERO),
                check(PromotionGate.CONCENTRATION, spread, Optional.of(concentration), with.concentration(),
                        bounds.maxConcentrationRise()),
                stressed(PromotionGate.STRESS_PARTICIPATION, traded, prices, bounds.stress(),
                        capacity.participationCapPctAdv().map(multiplier::multiply),
                        (notional, quote) -> quote.advNotional().filter(adv -> adv.signum() > 0).map(adv -> divide(notional, adv))),
                stressed(PromotionGate.STRESS_SLIPPAGE, traded, prices, bounds.stress(), capacity.slippageBudgetBps(),
                        (notional, quote) -> Slippage.bps(notional, quote, capacity.slippageVolatilityCoefficient()))));
    }

    private static PromotionCheck check(PromotionGate gate, boolean passed, Optional<BigDecimal> without, BigDecimal with,
            BigDecimal limit) {
        return new PromotionCheck(gate, passed, without, Optional.of(with), Optional.of(limit), empty());
    }

    /** The worst symbol: the first whose figure is not known, else the one with the largest. */
    private static PromotionCheck stressed(PromotionGate gate, Map<String, BigDecimal> traded, Prices prices, StressScenario stress,
            Optional<BigDecimal> limit, BiFunction<BigDecimal, MarketQuote, Optional<BigDecimal>> figure) {
        Optional<String> subject = empty();
        BigDecimal worst = ZERO;
        for (Map.Entry<String, BigDecimal> trade : traded.entrySet()) {
            Optional<BigDecimal> value = prices.quote(trade.getKey()).map(stress::applied)
                    .flatMap(quote -> figure.apply(trade.getValue(), quote));
            if (value.isEmpty()) {
                return new PromotionCheck(gate, limit.isEmpty(), empty(), value, limit, Optional.of(trade.getKey()));
            }
            if (value.get().compareTo(worst) > 0) {
                worst = value.get();
                subject = Optional.of(trade.getKey());
            }
        }
        BigDecimal largest = worst;
        return new PromotionCheck(gate, limit.filter(bound -> largest.compareTo(bound) > 0).isEmpty(), empty(),
                Optional.of(largest), limit, subject);
    }

    /**
     * Bounds a candidate strategy is judged by.
     *
     * @param maxConcentrationRise most by which the concentration of strategy risk may rise, itself allowed; 0.05 when nothing is said
     * @param stress the market in which its trades must still be within limits
     */
    public record PromotionBounds(BigDecimal maxConcentrationRise, StressScenario stress) {

        /** What holds when nothing is said: 0.05 and the standard stress scenario. */
        public static final PromotionBounds STANDARD = new PromotionBounds(new BigDecimal("0.05"), StressScenario.STANDARD);

        /**
         * Checks the bound.
         *
         * @throws dev.plimsoll.error.DataException when it is not in [0, 1]
         */
        public PromotionBounds {
            share("promotion.max_concentration_rise", maxConcentrationRise);
        }

        /**
         * A market that is worse than today's: each figure times its factor.
         *
         * @param advFactor factor on the average daily volume
         * @param spreadFactor factor on the spread
         * @param volatilityFactor factor on the volatility
         */
        public record StressScenario(BigDecimal advFactor, BigDecimal spreadFactor, BigDecimal volatilityFactor) {

            /** Half the volume, three times the spread, twice the volatility: the scenario that holds when nothing is said. */
            public static final StressScenario STANDARD =
                    new StressScenario(new BigDecimal("0.5"), new BigDecimal("3"), new BigDecimal("2"));

            /**
             * Checks the factors.
             *
             * @throws dev.plimsoll.error.DataException naming the factor that is below 0
             */
            public StressScenario {
                atLeastZero("promotion.stress.adv_factor", advFactor);
                atLeastZero("promotion.stress.spread_factor", spreadFactor);
                atLeastZero("promotion.stress.volatility_factor", volatilityFactor);
            }

            /**
             * A market under stress.
             *
             * @param quote the market as it is
             * @return the market as it would be; prices stay
             */
            public MarketQuote applied(MarketQuote quote) {
                return new MarketQuote(quote.symbol(), quote.price(), quote.spreadBps().map(spreadFactor::multiply),
                        quote.volatility().map(volatilityFactor::multiply), quote.advNotional().map(advFactor::multiply));
            }
        }
    }

    /**
     * Whether a candidate strategy is admitted.
     *
     * @param checks one per {@link PromotionGate}, in its order
     */
    public record PromotionDecision(List<PromotionCheck> checks) {

        public PromotionDecision {
            checks = List.copyOf(checks);
        }

        /**
         * Whether every gate holds.
         *
         * @return true when it is admitted
         */
        public boolean admitted() {
            return checks.stream().allMatch(PromotionCheck::passed);
        }

        /**
         * One gate of a promotion with its figures.
         *
         * @param gate the gate
         * @param passed whether it holds
         * @param without the figure without the candidate; missing where there is no such figure
         * @param with the figure with it; missing where it cannot be known, which does not pass
         * @param limit what the figure, or for the concentration its rise, is held against; missing = no limit is configured
         * @param subject symbol with the worst figure under stress; missing otherwise
         */
        public record PromotionCheck(PromotionGate gate, boolean passed, Optional<BigDecimal> without, Optional<BigDecimal> with,
                Optional<BigDecimal> limit, Optional<String> subject) {
        }

        /** What a candidate strategy must pass to be admitted, in the order of checking. */
        public enum PromotionGate implements Labelled {
            /** The portfolio's Sharpe ratio does not fall. */
            SHARPE,
            /** The portfolio's Calmar ratio does not fall. */
            CALMAR,
            /** One of the two rises: the larger of both rises is above 0. */
            IMPROVEMENT,
            /** The concentration of strategy risk rises by no more than the bound. */
            CONCENTRATION,
            /** In the stress scenario the approved trades keep within the participation cap. */
            STRESS_PARTICIPATION,
            /** In the stress scenario they keep within the slippage budget. */
            STRESS_SLIPPAGE
        }
    }
}
