package dev.plimsoll.intent;

import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The one price of each symbol: the market's, else that of its latest intent. */
final class Prices {

    private static final Comparator<TradeIntent> AGE =
            Comparator.comparing(TradeIntent::eventTs).thenComparing(TradeIntent::intentId, Panel.CODE_POINT_ORDER);

    private final Map<String, MarketQuote> quotes = new HashMap<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();

    Prices(AllocationRequest request) {
        for (MarketQuote quote : request.market()) {
            quotes.put(quote.symbol(), quote);
            quote.price().filter(Prices::isPrice).ifPresent(price -> prices.put(quote.symbol(), price));
        }
        Map<String, TradeIntent> latest = new HashMap<>();
        for (TradeIntent intent : request.intents()) {
            if (!prices.containsKey(intent.symbol()) && intent.price().filter(Prices::isPrice).isPresent()) {
                latest.merge(intent.symbol(), intent, (a, b) -> AGE.compare(a, b) >= 0 ? a : b);
            }
        }
        latest.forEach((symbol, intent) -> prices.put(symbol, intent.price().orElseThrow()));
    }

    Optional<BigDecimal> of(String symbol) {
        return Optional.ofNullable(prices.get(symbol));
    }

    Optional<BigDecimal> ofMarket(String symbol) {
        return quote(symbol).flatMap(MarketQuote::price).filter(Prices::isPrice);
    }

    Optional<MarketQuote> quote(String symbol) {
        return Optional.ofNullable(quotes.get(symbol));
    }

    private static boolean isPrice(BigDecimal price) {
        return price.signum() > 0;
    }
}
