package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        fills = List.copyOf(fills);
        RequestChecks.check(account, positions, intents, market, regime);
        RequestChecks.fills(fills);
    }

    /**
     * A request that does not say where it comes from and knows no fills.
     *
     * @throws dev.plimsoll.error.DataException as of the other constructor
     */
    public AllocationRequest(Instant asOf, Account account, List<Position> positions, List<TradeIntent> intents, List<MarketQuote> market,
            RegimeContext regime, boolean killSwitch) {
        this(asOf, account, positions, intents, market, regime, killSwitch, Map.of(), List.of());
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
}
