package dev.plimsoll.intent;

import static dev.plimsoll.intent.Decimals.divide;
import static dev.plimsoll.intent.Decimals.quotientWithin;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Expected slippage of a trade, in basis points of its notional, by the square-root law of market impact (Grinold and Kahn, Active
 * Portfolio Management, 2nd ed. 2000, ch. 16):
 *
 * <pre>  bp(notional) = spread / 2 + coefficient · volatility · 10,000 · √(notional / ADV)</pre>
 *
 * <p>with the spread in basis points, the annualised volatility as decimal fraction (their law has the daily one: the coefficient takes up
 * the factor √252), notional and ADV (a day) in money. Solved for the size it gives
 * notional = ADV · ((bp − spread / 2) / (coefficient · volatility · 10,000))².
 */
public final class Slippage {

    private Slippage() {
    }

    /**
     * Expected slippage of a size.
     *
     * @param notional money traded, 0 or more
     * @param quote the market; spread, volatility and ADV must be there unless the part that needs them is 0
     * @param coefficient weight of the volatility, 0 or more
     * @return basis points; empty when a figure is missing, or ADV is 0
     */
    public static Optional<BigDecimal> bps(BigDecimal notional, MarketQuote quote, BigDecimal coefficient) {
        return quote.spreadBps().map(Slippage::half).flatMap(half -> impact(quote, coefficient).flatMap(impact -> impact.signum() == 0
                ? Optional.of(half) : quote.advNotional().filter(adv -> adv.signum() > 0)
                .map(adv -> half.add(impact.multiply(divide(notional, adv).sqrt(Decimals.CONTEXT))))));
    }

    /**
     * The largest size within a budget.
     *
     * @param quote the market
     * @param budget basis points, 0 or more
     * @param coefficient weight of the volatility, 0 or more
     * @return money, rounded down to DECIMAL128; 0 when half the spread alone exceeds the budget or a figure is missing; empty when the
     *     slippage does not depend on the size
     */
    public static Optional<BigDecimal> largestNotional(MarketQuote quote, BigDecimal budget, BigDecimal coefficient) {
        Optional<BigDecimal> impact = impact(quote, coefficient);
        if (quote.spreadBps().isEmpty() || impact.isEmpty()) {
            return Optional.of(ZERO);
        }
        BigDecimal room = budget.subtract(half(quote.spreadBps().get()));
        if (room.signum() < 0) {
            return Optional.of(ZERO);
        }
        if (impact.get().signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(quotientWithin(quote.advNotional().orElse(ZERO).multiply(square(room)), square(impact.get())));
    }

    /** Whether a size is within a budget: exact, with neither division nor root. A figure that is missing leaves no room. */
    static boolean within(BigDecimal notional, MarketQuote quote, BigDecimal budget, BigDecimal coefficient) {
        Optional<BigDecimal> impact = impact(quote, coefficient);
        if (quote.spreadBps().isEmpty() || impact.isEmpty()) {
            return false;
        }
        BigDecimal room = budget.subtract(half(quote.spreadBps().get()));
        BigDecimal adv = quote.advNotional().orElse(ZERO);
        return room.signum() >= 0 && notional.multiply(square(impact.get())).compareTo(adv.multiply(square(room))) <= 0;
    }

    private static BigDecimal square(BigDecimal value) {
        return value.multiply(value);
    }

    /** coefficient · volatility · 10,000: basis points of a trade as large as a day's volume. */
    private static Optional<BigDecimal> impact(MarketQuote quote, BigDecimal coefficient) {
        return coefficient.signum() == 0 ? Optional.of(ZERO)
                : quote.volatility().map(volatility -> coefficient.multiply(volatility).multiply(Decimals.BASIS_POINTS));
    }

    private static BigDecimal half(BigDecimal spread) {
        return spread.multiply(new BigDecimal("0.5"));
    }
}
