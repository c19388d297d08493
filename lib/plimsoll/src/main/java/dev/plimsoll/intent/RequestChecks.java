package dev.plimsoll.intent;

import static dev.plimsoll.intent.ConfigChecks.aboveZero;
import static dev.plimsoll.intent.ConfigChecks.atLeastZero;
import static dev.plimsoll.intent.ConfigChecks.require;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.OneSpelling.Spellings;
import dev.plimsoll.intent.TradeIntent.OrderType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be wrong with a request; each message begins with the path of the value in the document. */
final class RequestChecks {

    private static final String QUANTITY = "a quantity above 0; side says buy or sell";

    static void check(Account account, List<Position> positions, List<TradeIntent> intents, List<MarketQuote> market,
            RegimeContext regime) {
        bounded("account.equity", account.equity());
        bounded("account.cash", account.cash());
        bounded("account.buying_power", account.buyingPower());
        positions(positions);
        intents(intents);
        market(market);
        share("regime.confidence", regime.confidence());
    }

    private static void positions(List<Position> positions) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < positions.size(); i++) {
            Position position = positions.get(i);
            String path = "positions[" + i + "]";
            once(path + ".symbol", position.symbol(), seen, i, "positions");
            Decimals.bounded(path + ".qty", position.qty());
            bounded(path + ".market_value", position.marketValue());
            BigDecimal value = position.marketValue().orElse(ZERO);
            require(value.signum() == 0 || value.signum() == position.qty().signum(), path + ".market_value", value,
                    "the sign of the quantity " + Decimals.text(position.qty()) + "; a short position is worth less than 0");
        }
    }

    private static void intents(List<TradeIntent> intents) {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> strategies = new HashMap<>();
        Map<String, Integer> groups = new HashMap<>();
        for (int i = 0; i < intents.size(); i++) {
            int row = i;
            TradeIntent intent = intents.get(i);
            String path = "intents[" + i + "]";
            once(path + ".intent_id", intent.intentId(), ids, i, "intents");
            filled(path + ".strategy_id", intent.strategyId());
            filled(path + ".symbol", intent.symbol());
            filled(path + ".timeframe", intent.timeframe());
            intent.strategyFamily().ifPresent(family -> filled(path + ".strategy_family", family));
            intent.correlationGroup().ifPresent(group -> filled(path + ".correlation_group", group));
            aboveZero(path + ".qty", intent.qty(), QUANTITY);
            atLeastZero(path + ".price", intent.price());
            if (intent.orderType() == OrderType.LIMIT && intent.price().filter(price -> price.signum() > 0).isEmpty()) {
                throw new DataException(path + ".price: missing, expected a price above 0, as a limit order needs its limit.");
            }
            share(path + ".confidence", intent.confidence());
            int first = strategies.computeIfAbsent(intent.strategyId(), id -> row);
            same(path + ".strategy_family", intent.strategyFamily(), intents.get(first).strategyFamily(), "strategy " + intent.strategyId(),
                    first);
            if (intent.correlationGroup().isPresent()) {
                int grouped = groups.computeIfAbsent(intent.symbol(), symbol -> row);
                same(path + ".correlation_group", intent.correlationGroup(), intents.get(grouped).correlationGroup(),
                        "symbol " + intent.symbol(), grouped);
            }
        }
    }

    private static void market(List<MarketQuote> market) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < market.size(); i++) {
            MarketQuote quote = market.get(i);
            String path = "market[" + i + "]";
            once(path + ".symbol", quote.symbol(), seen, i, "market");
            atLeastZero(path + ".price", quote.price());
            atLeastZero(path + ".spread_bps", quote.spreadBps());
            quote.spreadBps().ifPresent(spread -> require(spread.compareTo(Decimals.BASIS_POINTS) <= 0, path + ".spread_bps", spread,
                    "at most 10000 basis points, which is the whole price"));
            atLeastZero(path + ".volatility", quote.volatility());
            atLeastZero(path + ".adv_notional", quote.advNotional());
        }
    }

    static void fills(List<Fill> fills) {
        for (int i = 0; i < fills.size(); i++) {
            Fill fill = fills.get(i);
            String path = "fills[" + i + "]";
            filled(path + ".strategy_id", fill.strategyId());
            filled(path + ".symbol", fill.symbol());
            aboveZero(path + ".qty", fill.qty(), QUANTITY);
            aboveZero(path + ".price", fill.price(), "a price above 0");
        }
    }

    private static void filled(String path, String text) {
        if (text.isBlank()) {
            throw new DataException(path + ": found a blank text, expected a name.");
        }
    }

    private static void once(String path, String name, Map<String, Integer> seen, int i, String list) {
        filled(path, name);
        Integer first = seen.putIfAbsent(name, i);
        if (first != null) {
            throw new DataException(path + ": found " + name + " again, which " + list + "[" + first + "] has; expected each once.");
        }
    }

    private static void same(String path, Optional<String> found, Optional<String> expected, String owner, int first) {
        if (!found.map(Spellings::key).equals(expected.map(Spellings::key))) {
            throw new DataException(path + ": found " + found.orElse("none") + ", expected " + expected.orElse("none") + " as for "
                    + owner + " in intents[" + first + "].");
        }
    }

    private static void bounded(String path, Optional<BigDecimal> value) {
        value.ifPresent(given -> Decimals.bounded(path, given));
    }

    private static void share(String path, Optional<BigDecimal> value) {
        bounded(path, value);
        value.ifPresent(given -> require(given.signum() >= 0 && given.compareTo(ONE) <= 0, path, given, "a number from 0 to 1"));
    }
}
