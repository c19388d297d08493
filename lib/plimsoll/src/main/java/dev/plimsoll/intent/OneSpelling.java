package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig.Budgets;
import dev.plimsoll.intent.AllocationConfig.Lots;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request and its configuration with each name as the request gives it first, positions before intents before the market before
 * fills. Rules 1 compare names letter by letter.
 *
 * @param request the request
 * @param config the configuration
 */
record OneSpelling(AllocationRequest request, AllocationConfig config) {

    /** Refuses, naming the path, what is given twice once case and blanks around names do not count. */
    static OneSpelling of(AllocationRequest request, AllocationConfig config) {
        if (config.rules() == 1) {
            return new OneSpelling(request, config);
        }
        Names names = new Names();
        return new OneSpelling(names.spelled(request), names.spelled(config));
    }

    private static final class Names {
        private final Spellings symbols = new Spellings();
        private final Spellings strategies = new Spellings();
        private final Spellings families = new Spellings();
        private final Spellings groups = new Spellings();

        boolean varied() {
            return symbols.varied || strategies.varied || families.varied || groups.varied;
        }

        AllocationRequest spelled(AllocationRequest request) {
            List<Position> positions = request.positions().stream()
                    .map(position -> new Position(symbols.given(position.symbol()), position.qty(), position.marketValue())).toList();
            List<TradeIntent> intents = request.intents().stream()
                    .map(intent -> intent.named(strategies.given(intent.strategyId()), intent.strategyFamily().map(families::given),
                            symbols.given(intent.symbol()), intent.correlationGroup().map(groups::given))).toList();
            List<MarketQuote> market = request.market().stream().map(quote -> new MarketQuote(symbols.given(quote.symbol()),
                    quote.price(), quote.spreadBps(), quote.volatility(), quote.advNotional())).toList();
            List<Fill> fills = request.fills().stream()
                    .map(fill -> fill.named(strategies.given(fill.strategyId()), symbols.given(fill.symbol()))).toList();
            return !varied() ? request : new AllocationRequest(request.asOf(), request.account(), positions, intents, market,
                    request.regime(), request.killSwitch(), request.provenance(), fills);
        }

        AllocationConfig spelled(AllocationConfig config) {
            Map<String, Map<String, BigDecimal>> tilts = new LinkedHashMap<>();
            config.regime().familyTilts().forEach((label, factors) -> tilts.put(label, families.spelled(factors)));
            Budgets budgets = config.budgets();
            Lots lots = config.lots();
            return new AllocationConfig(config.rules(), config.enabled(), config.maxIntentAge(), config.regime().withFamilyTilts(tilts),
                    new Budgets(families.spelled(budgets.families()), strategies.spelled(budgets.strategies()),
                            symbols.spelled(budgets.symbols()), groups.spelled(budgets.correlationGroups())),
                    config.limits(), config.capacity(), new Lots(lots.defaultLot(), symbols.spelled(lots.symbols()),
                            lots.fractionalSymbols().stream().map(symbols::known).collect(Collectors.toSet()), lots.minQty(),
                            lots.oddLotClose()), config.gate(), config.execution());
        }
    }

    /** Names of symbols, families, strategies and correlation groups: compared without case and blanks around, written as first given. */
    static final class Spellings {

        private final Map<String, String> first = new HashMap<>();
        private final Map<String, String> spellings = new HashMap<>();
        private boolean varied;

        /** The same text for names that are the same. */
        static String key(String name) {
            return RegimeRules.normalised(name);
        }

        /** Refuses names of a mapping of the configuration that are the same. */
        static void unlike(String path, Collection<String> names) {
            Map<String, String> seen = new HashMap<>();
            for (String name : names) {
                String other = seen.putIfAbsent(key(name), name);
                if (other != null) {
                    throw new DataException(path + ": found " + other + " and " + name + ", expected each name once; case and blanks around"
                            + " it do not count.");
                }
            }
        }

        /** The name as it was given first, which it is now if it never was. */
        String given(String name) {
            String known = spellings.get(name);
            if (known == null) {
                known = first.computeIfAbsent(key(name), key -> name);
                spellings.put(name, known);
                varied |= !known.equals(name);
            }
            return known;
        }

        /** The name as it was given first, or as it is here. */
        String known(String name) {
            return first.getOrDefault(key(name), name);
        }

        Map<String, BigDecimal> spelled(Map<String, BigDecimal> values) {
            Map<String, BigDecimal> spelled = new LinkedHashMap<>();
            values.forEach((name, value) -> spelled.put(known(name), value));
            return spelled;
        }
    }
}
