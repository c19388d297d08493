package dev.plimsoll.intent;

import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ZERO;

import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Positions and their exposure while trades are decided one after the other. Sums are exact, so their order does not matter. */
final class Book {

    private final Prices prices;
    private final Map<String, BigDecimal> quantities = new HashMap<>();
    private BigDecimal gross = ZERO;
    private BigDecimal net = ZERO;

    Book(Batch batch) {
        this.prices = batch.prices();
        for (Position position : batch.request().positions()) {
            quantities.put(position.symbol(), position.qty());
            BigDecimal value = prices.of(position.symbol()).map(position.qty()::multiply).orElse(position.marketValue().orElse(ZERO));
            gross = gross.add(value.abs());
            net = net.add(value);
        }
    }

    BigDecimal gross() {
        return gross;
    }

    BigDecimal net() {
        return net;
    }

    /** Signed units. */
    BigDecimal qty(String symbol) {
        return quantities.getOrDefault(symbol, ZERO);
    }

    /** Unsigned money, of a symbol that has a price. */
    BigDecimal notional(String symbol) {
        return qty(symbol).abs().multiply(prices.of(symbol).orElseThrow());
    }

    /** Units of a trade that reduce the position: all of it, up to flat, when it goes against the position, else none. */
    BigDecimal reducing(String symbol, BigDecimal delta) {
        BigDecimal qty = qty(symbol);
        return qty.signum() * delta.signum() < 0 ? qty.abs().min(delta.abs()) : ZERO;
    }

    /** Whether a trade goes against the position and is no smaller than it. */
    boolean closes(String symbol, BigDecimal delta) {
        BigDecimal reducing = reducing(symbol, delta);
        return reducing.signum() > 0 && reducing.compareTo(qty(symbol).abs()) == 0;
    }

    /** Gross exposure if a trade were made. */
    BigDecimal grossAfter(String symbol, BigDecimal delta, BigDecimal price) {
        BigDecimal qty = qty(symbol);
        return gross.add(qty.add(delta).abs().subtract(qty.abs()).multiply(price));
    }

    void trade(String symbol, BigDecimal delta, BigDecimal price) {
        gross = grossAfter(symbol, delta, price);
        net = net.add(delta.multiply(price));
        quantities.put(symbol, qty(symbol).add(delta));
    }

    /** Symbols with a price, in code-point order. */
    List<String> pricedSymbols() {
        return quantities.keySet().stream().filter(symbol -> prices.of(symbol).isPresent()).sorted(CODE_POINT_ORDER).toList();
    }

    /** The one price of each symbol: the market's, else that of its latest intent. */
    static final class Prices {

        private static final Comparator<TradeIntent> AGE =
                Comparator.comparing(TradeIntent::eventTs).thenComparing(TradeIntent::intentId, CODE_POINT_ORDER);

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
}
