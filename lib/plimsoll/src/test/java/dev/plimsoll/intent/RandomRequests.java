package dev.plimsoll.intent;

import static dev.plimsoll.With.with;

import dev.plimsoll.intent.AllocationConfig.Budgets;
import dev.plimsoll.intent.AllocationConfig.Capacity;
import dev.plimsoll.intent.AllocationConfig.GateRules;
import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationConfig.Lots;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.store.files.AllocationConfigFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Small requests of every kind: longs, shorts, conflicts, holes, zero prices, tiny lots, each limit on and off. */
final class RandomRequests {

    private static final String[] SYMBOLS = {"A", "B", "C", "D"};
    private final SplittableRandom random;

    RandomRequests(long seed) {
        random = new SplittableRandom(seed);
    }

    AllocationRequest request(int mostIntents) {
        List<TradeIntent> intents = new ArrayList<>();
        int count = 1 + random.nextInt(mostIntents);
        for (int i = 0; i < count; i++) {
            int strategy = random.nextInt(4);
            int symbol = random.nextInt(SYMBOLS.length);
            OrderType type = one(5) ? OrderType.LIMIT : OrderType.MARKET;
            Optional<BigDecimal> price = type == OrderType.MARKET && one(3) ? Optional.empty()
                    : Optional.of(number(type == OrderType.LIMIT ? 1 : one(10) ? 0 : 60, 140, 1));
            intents.add(new TradeIntent("i" + i, "s" + strategy, strategy == 3 ? Optional.empty() : Optional.of("f" + strategy / 2),
                    SYMBOLS[symbol], one(2) ? Side.BUY : Side.SELL, one(4) ? number(1, 5000, 3) : number(1, 60, 0), price,
                    Optional.empty(), Optional.empty(), one(6) ? "1d" : "1m", Instant.ofEpochSecond(random.nextInt(3)), type,
                    one(4) ? TimeInForce.IOC : TimeInForce.DAY, symbol < 2 ? Optional.of("g") : Optional.empty()));
        }
        List<Position> positions = new ArrayList<>();
        List<MarketQuote> market = new ArrayList<>();
        for (String symbol : SYMBOLS) {
            if (one(2)) {
                BigDecimal qty = number(0, 100, one(4) ? 2 : 0).subtract(BigDecimal.valueOf(one(2) ? 50 : 0));
                positions.add(new Position(symbol, qty, Optional.of(qty.multiply(BigDecimal.TEN))));
            }
            if (!one(8)) {
                market.add(new MarketQuote(symbol, one(10) ? Optional.empty() : Optional.of(one(20) ? BigDecimal.ZERO : number(50, 150, 2)),
                        some(0, 20, 1, 10), some(0, 50, 2, 10).map(v -> v.movePointLeft(2)), some(0, 400000, 0, 10)));
            }
        }
        Account account = new Account(Optional.of(number(0, 20000, 2).subtract(BigDecimal.valueOf(one(20) ? 30000 : 0))), Optional.empty(),
                some(0, 9000, 0, 2));
        RegimeContext regime = new RegimeContext(one(3) ? Optional.empty() : Optional.of(one(2) ? "trend" : "High_Volatility "),
                some(0, 1, 2, 2));
        return new AllocationRequest(Instant.ofEpochSecond(2), account, positions, intents, market, regime, one(50), Map.of(), List.of());
    }

    AllocationConfig config() {
        AllocationConfig config = with(AllocationConfigFile.shipped(), "enabled", !one(10), "rules", one(4) ? 1 : 2, "maxIntentAge",
                one(6) ? Optional.of(BigDecimal.ONE) : Optional.empty());
        Limits limits = new Limits(some(0, 6000, 0, 2), one(2) ? Optional.empty() : some(0, 6, 2, 1).map(v -> v.movePointLeft(1)),
                some(0, 15000, 0, 2), some(0, 8000, 0, 2), some(0, 9000, 0, 3).filter(v -> one(2)), some(0, 1, 2, 3).filter(v -> one(2)),
                some(0, 1, 2, 2), some(0, 1, 2, 2));
        Map<String, BigDecimal> lots = new HashMap<>();
        if (one(3)) {
            lots.put("A", BigDecimal.valueOf(1 + random.nextInt(12)));
        }
        if (one(3)) {
            lots.put("B", number(1, 30, 2).movePointLeft(2).add(new BigDecimal("0.0001")));
        }
        return with(config, "limits", limits, "budgets",
                new Budgets(budgets("f0", "f1"), budgets("s0", "s2", "s3"), budgets("A", "C"), budgets("g")), "capacity",
                new Capacity(some(0, 5, 2, 2).map(v -> v.movePointLeft(2)), some(0, 40, 1, 2), new BigDecimal("0.1")), "lots",
                new Lots(BigDecimal.valueOf(1 + (one(5) ? 4 : 0)), lots, Set.of("B"), BigDecimal.valueOf(random.nextInt(3)),
                        !one(5)), "gate", new GateRules(new BigDecimal("0.2"), !one(4)));
    }

    private Map<String, BigDecimal> budgets(String... names) {
        Map<String, BigDecimal> budgets = new HashMap<>();
        for (String name : names) {
            some(0, 5000, 0, 3).filter(v -> one(2)).map(v -> one(6) ? BigDecimal.ZERO : v).ifPresent(v -> budgets.put(name, v));
        }
        return budgets;
    }

    boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /** At times on a round figure, so that bounds are met exactly. */
    BigDecimal number(int low, int high, int decimals) {
        int range = high - low + 1;
        if (one(4)) {
            return BigDecimal.valueOf(low + random.nextInt(range) / 10 * 10L);
        }
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        return BigDecimal.valueOf(low * scale + random.nextLong(range * scale - scale + 1), decimals);
    }

    private Optional<BigDecimal> some(int low, int high, int decimals, int missingOneIn) {
        return missingOneIn > 1 && one(missingOneIn) ? Optional.empty() : Optional.of(number(low, high, decimals));
    }
}
