package dev.plimsoll.intent;

import static java.util.Collections.unmodifiableMap;
import static java.util.Optional.empty;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationMetrics.Metric;
import dev.plimsoll.intent.TradeIntent.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request for an allocation: what strategies want, and the state of account and market to judge it by. The order of the lists changes
 * nothing in the result, but for the spelling of a name that is given in several.
 *
 * @param asOf the moment it speaks of; part of the client order ids
 * @param account the account
 * @param positions open positions, each symbol once
 * @param intents what strategies want
 * @param market what is known about markets, each symbol once
 * @param regime the regime
 * @param killSwitch true = nothing may be traded, whatever was approved
 * @param provenance where the request comes from, such as {@code repository} and {@code head}; stored with it, decides nothing
 * @param fills recent executions, which decide nothing: the gain of a strategy that has some is computed from them
 */
public record AllocationRequest(Instant asOf, Account account, List<Position> positions, List<TradeIntent> intents,
        List<MarketQuote> market, RegimeContext regime, boolean killSwitch, Map<String, String> provenance, List<Fill> fills) {

    /**
     * Copies the lists and checks everything that can be checked without the configuration.
     *
     * @throws dev.plimsoll.error.DataException its message beginning with the path of the value in the document, such as
     *     {@code intents[2].qty: found -5, expected a quantity above 0.}
     */
    public AllocationRequest {
        positions = List.copyOf(positions);
        intents = List.copyOf(intents);
        market = List.copyOf(market);
        provenance = unmodifiableMap(new LinkedHashMap<>(provenance));
        fills = List.copyOf(fills);
        RequestChecks.check(account, positions, intents, market, regime);
        RequestChecks.fills(fills);
    }

    /**
     * Checks what a new request may not have, but one stored earlier may.
     *
     * @return this request
     * @throws DataException naming the path of the first intent or fill from after the request's moment
     */
    public AllocationRequest withoutFutureIntents() {
        for (int i = 0; i < intents.size(); i++) {
            notLater("intents[" + i + "].event_ts", intents.get(i).eventTs());
        }
        for (int i = 0; i < fills.size(); i++) {
            notLater("fills[" + i + "].fill_ts", fills.get(i).fillTs());
        }
        return this;
    }

    private void notLater(String path, Instant moment) {
        if (moment.isAfter(asOf)) {
            throw new DataException(path + ": found " + moment + ", expected a moment no later than as_of, which is " + asOf + ".");
        }
    }

    /**
     * The account that trades, in its own currency. Each figure may be below zero: a lost account is a fact, not an error.
     *
     * @param equity value of the account; needed when a cap is a percentage of it; at 0 or below such a cap leaves no room
     * @param cash cash, for information
     * @param buyingPower notional that may still be bought or sold short; missing = not checked
     */
    public record Account(Optional<BigDecimal> equity, Optional<BigDecimal> cash, Optional<BigDecimal> buyingPower) {
    }

    /**
     * An open position.
     *
     * @param symbol what is held
     * @param qty units, negative = short, 0 = flat
     * @param marketValue money, of the sign of the quantity; used only where the symbol has no price; missing = 0
     */
    public record Position(String symbol, BigDecimal qty, Optional<BigDecimal> marketValue) {
    }

    /**
     * A recent execution of a strategy. Decides nothing: it is what the strategy's metric {@link Metric#PNL_CONTRIBUTION} is computed from.
     * Checked by the {@link AllocationRequest} it is part of, which knows where it stands.
     *
     * @param strategyId the strategy, with or without an intent in the request
     * @param symbol what was traded; the request's market has a price of it
     * @param side bought or sold
     * @param qty units, above 0
     * @param price price of the execution, in account currency per unit, above 0
     * @param fillTs when it was executed
     */
    public record Fill(String strategyId, String symbol, Side side, BigDecimal qty, BigDecimal price, Instant fillTs) {

        /** The same fill under other spellings of its names. */
        Fill named(String strategy, String traded) {
            return new Fill(strategy, traded, side, qty, price, fillTs);
        }

        /** What it has gained since, in account currency: exact, below 0 for a loss. */
        BigDecimal gain(BigDecimal mark) {
            return (side == Side.BUY ? qty : qty.negate()).multiply(mark.subtract(price));
        }
    }

    /**
     * What is known about the market of one symbol. A figure that a configured cap needs and that is missing leaves that cap no room: what
     * cannot be checked is not traded.
     *
     * @param symbol the symbol
     * @param price money per unit; missing or 0 = none
     * @param spreadBps difference between ask and bid, basis points of the price
     * @param volatility of returns, annualised decimal fraction (0.25 = 25 %)
     * @param advNotional average traded notional a day, money
     */
    public record MarketQuote(String symbol, Optional<BigDecimal> price, Optional<BigDecimal> spreadBps, Optional<BigDecimal> volatility,
            Optional<BigDecimal> advNotional) {
    }

    /**
     * The market regime that holds.
     *
     * @param label its label, in any case and with blanks around; missing or blank = the configured default regime
     * @param confidence how sure, 0 to 1; missing = not doubted
     */
    public record RegimeContext(Optional<String> label, Optional<BigDecimal> confidence) {

        /** Nothing said: a context that leads to the default regime. */
        public static final RegimeContext NONE = new RegimeContext(empty(), empty());
    }
}
