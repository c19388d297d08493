package dev.plimsoll.intent;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.intent.AllocationConfig.ExecutionRules;
import dev.plimsoll.intent.AllocationDecision.DecisionKey;
import dev.plimsoll.intent.AllocationPass.AllocatedIntent;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationResult.OrderIntent;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stage 4: orders for approved trades.
 *
 * <p>Type and limit price: a limit intent keeps its own limit. A market intent stays a market order while the spread is known and below
 * {@code execution.market_when_spread_below_bps}; else it becomes a limit order at
 * price · (1 ± urgency · {@code limit_offset_spreads} · spread / 10,000), towards the other side of the market, urgency as of
 * {@link TimeInForce#urgency()}, an unknown spread counting as 0, and no further from the price than {@code gate.price_band_pct}. It is
 * rounded half-even to cents, or to as many decimals as the market's price has where those are more.
 *
 * <p>Slices: in order, each as large as the participation cap allows in whole lots, the last with the rest. What {@code max_slices} cannot
 * hold is not ordered. Where the daily volume is unknown there is no participation to keep, and one order takes it all; the allocator, if
 * it is switched on, has rejected such a trade.
 */
final class ExecutionPolicyEngine {

    private static final int CENTS = 2;
    private static final String ID_PREFIX = "pl-";
    private static final int ID_BYTES = 16;

    /**
     * Makes orders.
     *
     * @param trades approved trades
     * @param batch time and market, and how orders are made
     * @return orders by trade and slice
     */
    static List<OrderIntent> orders(List<AllocatedIntent> trades, Batch batch) {
        List<OrderIntent> orders = new ArrayList<>();
        for (AllocatedIntent trade : trades) {
            Optional<MarketQuote> quote = batch.prices().quote(trade.key().symbol());
            Optional<BigDecimal> limitPrice = limitPrice(trade, quote, batch.config());
            OrderType type = limitPrice.isPresent() ? OrderType.LIMIT : OrderType.MARKET;
            Side side = trade.delta().signum() > 0 ? Side.BUY : Side.SELL;
            List<BigDecimal> slices = slices(trade, quote, batch);
            for (int i = 0; i < slices.size(); i++) {
                String id = clientOrderId(batch.request().asOf(), trade, side, limitPrice, i + 1, slices.size());
                orders.add(new OrderIntent(id, trade.key(), side, slices.get(i), type, limitPrice, trade.key().timeInForce(), i + 1,
                        slices.size()));
            }
        }
        return orders;
    }

    private static Optional<BigDecimal> limitPrice(AllocatedIntent trade, Optional<MarketQuote> quote, AllocationConfig config) {
        if (trade.net().limitPrice().isPresent()) {
            return trade.net().limitPrice();
        }
        ExecutionRules rules = config.execution();
        Optional<BigDecimal> spread = quote.flatMap(MarketQuote::spreadBps);
        if (spread.filter(bps -> bps.compareTo(rules.marketWhenSpreadBelowBps()) < 0).isPresent()) {
            return Optional.empty();
        }
        BigDecimal price = trade.price().orElseThrow();
        BigDecimal offset = rules.limitOffsetSpreads().multiply(BigDecimal.valueOf(trade.key().timeInForce().urgency()))
                .multiply(spread.orElse(ZERO)).movePointLeft(4).min(config.gate().priceBandPct());
        BigDecimal factor = trade.delta().signum() > 0 ? ONE.add(offset) : ONE.subtract(offset);
        int decimals = Math.max(CENTS, price.stripTrailingZeros().scale());
        BigDecimal tick = ONE.movePointLeft(decimals);
        return Optional.of(price.multiply(factor).setScale(decimals, RoundingMode.HALF_EVEN).max(tick));
    }

    private static List<BigDecimal> slices(AllocatedIntent trade, Optional<MarketQuote> quote, Batch batch) {
        AllocationConfig config = batch.config();
        BigDecimal left = trade.delta().abs();
        Optional<BigDecimal> cap = config.capacity().participationCapPctAdv()
                .map(share -> config.enabled() ? share.multiply(config.ofLimit(batch.multipliers().capacity())) : share);
        Optional<BigDecimal> adv = quote.flatMap(MarketQuote::advNotional);
        if (cap.isEmpty() || adv.isEmpty()) {
            return List.of(left);
        }
        BigDecimal most = cap.get().multiply(adv.get());
        if (left.multiply(trade.price().orElseThrow()).compareTo(most) <= 0) {
            return List.of(left);
        }
        BigDecimal lot = config.lots().lotOf(trade.key().symbol());
        BigDecimal slice = most.divideToIntegralValue(lot.multiply(trade.price().orElseThrow())).multiply(lot);
        List<BigDecimal> slices = new ArrayList<>();
        while (slice.signum() > 0 && left.signum() > 0 && slices.size() < config.execution().maxSlices()) {
            slices.add(left.min(slice));
            left = left.subtract(slice);
        }
        return slices;
    }

    private static String clientOrderId(Instant asOf, AllocatedIntent trade, Side side, Optional<BigDecimal> limitPrice, int slice,
            int slices) {
        DecisionKey key = trade.key();
        Stream<String> fields = Stream.concat(Stream.of(asOf.toString(), key.symbol(), key.timeframe(), key.orderType().label(),
                key.timeInForce().label(), side.label(), Decimals.text(trade.delta().abs()), limitPrice.map(Decimals::text).orElse(""),
                slice + "/" + slices), trade.net().sourceIntents().stream());
        // Each length says where its field ends: two orders never have the same text.
        return id(fields.map(field -> field.length() + ":" + field).collect(Collectors.joining()));
    }

    /** {@value #ID_PREFIX} and the first 128 bits of a text's SHA-256. */
    private static String id(String text) {
        try {
            return ID_PREFIX + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
