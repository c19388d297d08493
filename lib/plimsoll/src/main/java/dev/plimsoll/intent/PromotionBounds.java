package dev.plimsoll.intent;

import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Bounds a candidate strategy is judged by.
 *
 * @param maxConcentrationRise most by which the concentration of strategy risk may rise, itself allowed; 0.05 when nothing is said
 * @param stress the market in which its trades must still be within limits
 */
public record PromotionBounds(BigDecimal maxConcentrationRise, StressScenario stress) {

    private static final PromotionBounds STANDARD = new PromotionBounds(new BigDecimal("0.05"), StressScenario.standard());

    /**
     * Checks the bound.
     *
     * @throws dev.plimsoll.error.DataException when it is not in [0, 1]
     */
    public PromotionBounds {
        ConfigChecks.share("promotion.max_concentration_rise", maxConcentrationRise);
    }

    /**
     * What holds when nothing is said.
     *
     * @return 0.05 and the standard stress scenario
     */
    public static PromotionBounds standard() {
        return STANDARD;
    }

    /**
     * A market that is worse than today's: each figure times its factor.
     *
     * @param advFactor factor on the average daily volume
     * @param spreadFactor factor on the spread
     * @param volatilityFactor factor on the volatility
     */
    public record StressScenario(BigDecimal advFactor, BigDecimal spreadFactor, BigDecimal volatilityFactor) {

        private static final StressScenario STANDARD =
                new StressScenario(new BigDecimal("0.5"), new BigDecimal("3"), new BigDecimal("2"));

        /**
         * Checks the factors.
         *
         * @throws dev.plimsoll.error.DataException naming the factor that is below 0
         */
        public StressScenario {
            ConfigChecks.atLeastZero("promotion.stress.adv_factor", advFactor);
            ConfigChecks.atLeastZero("promotion.stress.spread_factor", spreadFactor);
            ConfigChecks.atLeastZero("promotion.stress.volatility_factor", volatilityFactor);
        }

        /**
         * Half the volume, three times the spread, twice the volatility.
         *
         * @return the scenario that holds when nothing is said
         */
        public static StressScenario standard() {
            return STANDARD;
        }

        /**
         * A market under stress.
         *
         * @param quote the market as it is
         * @return the market as it would be; prices stay
         */
        public MarketQuote applied(MarketQuote quote) {
            return new MarketQuote(quote.symbol(), quote.price(), times(quote.spreadBps(), spreadFactor),
                    times(quote.volatility(), volatilityFactor), times(quote.advNotional(), advFactor));
        }

        private static Optional<BigDecimal> times(Optional<BigDecimal> value, BigDecimal factor) {
            return value.map(factor::multiply);
        }
    }
}
