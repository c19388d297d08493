package dev.plimsoll.intent;

import java.time.Instant;
import java.util.List;

/**
 * One request for an allocation: what strategies want, and the state of account and market to judge it by. The order of the lists changes
 * nothing in the result.
 *
 * @param asOf the moment it speaks of; part of the client order ids
 * @param account the account
 * @param positions open positions, each symbol once
 * @param intents what strategies want
 * @param market what is known about markets, each symbol once
 * @param regime the regime
 * @param killSwitch true = nothing may be traded, whatever was approved
 */
public record AllocationRequest(Instant asOf, Account account, List<Position> positions, List<TradeIntent> intents,
        List<MarketQuote> market, RegimeContext regime, boolean killSwitch) {

    /**
     * Copies the lists and checks everything that can be checked without the configuration.
     *
     * @param asOf see the record
     * @param account see the record
     * @param positions see the record
     * @param intents see the record
     * @param market see the record
     * @param regime see the record
     * @param killSwitch see the record
     * @throws dev.plimsoll.error.DataException its message beginning with the path of the value in the document, such as
     *     {@code intents[2].qty: found -5, expected a quantity above 0.}
     */
    public AllocationRequest {
        positions = List.copyOf(positions);
        intents = List.copyOf(intents);
        market = List.copyOf(market);
        RequestChecks.check(account, positions, intents, market, regime);
    }
}
