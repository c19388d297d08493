package dev.plimsoll.intent;

import dev.plimsoll.With;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.Fill;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A request and a configuration in a few words; everything not said is the shipped default, switched on, with equity 100,000. */
final class Scene {

    static final Instant AS_OF = Instant.parse("2026-02-12T14:30:00Z");

    private Optional<BigDecimal> equity = dec("100000");
    private Optional<BigDecimal> buyingPower = Optional.empty();
    private final List<Position> positions = new ArrayList<>();
    private final List<TradeIntent> intents = new ArrayList<>();
    private final List<MarketQuote> market = new ArrayList<>();
    private RegimeContext regime = RegimeContext.NONE;
    private boolean killSwitch;
    private AllocationConfig config = With.with(AllocationConfigFile.shipped(), "enabled", true);
    private final List<Fill> fills = new ArrayList<>();

    static Optional<BigDecimal> dec(String text) {
        return text == null ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    Scene equity(String value) {
        equity = dec(value);
        return this;
    }

    Scene buyingPower(String value) {
        buyingPower = dec(value);
        return this;
    }

    Scene held(String symbol, String qty) {
        positions.add(new Position(symbol, new BigDecimal(qty), Optional.empty()));
        return this;
    }

    Scene price(String symbol, String price) {
        return quote(symbol, price, "1", "0.2", "1000000000");
    }

    Scene quote(String symbol, String price, String spread, String volatility, String adv) {
        market.add(new MarketQuote(symbol, dec(price), dec(spread), dec(volatility), dec(adv)));
        return this;
    }

    /** Words: [strategy[/family]] buy|sell quantity symbol [@price] [limit] [time in force] [group=name]; ids are i1, i2, … */
    Scene wants(String words) {
        String strategy = "s1";
        String family = null;
        Side side = null;
        String price = null;
        String group = null;
        OrderType type = OrderType.MARKET;
        TimeInForce tif = TimeInForce.DAY;
        List<String> rest = new ArrayList<>();
        for (String word : words.split(" ")) {
            if (word.equals("buy") || word.equals("sell")) {
                side = Side.valueOf(word.toUpperCase(Locale.ROOT));
                if (!rest.isEmpty()) {
                    String[] parts = rest.get(0).split("/");
                    strategy = parts[0];
                    family = parts.length > 1 ? parts[1] : null;
                    rest.clear();
                }
            } else if (word.startsWith("@")) {
                price = word.substring(1);
            } else if (word.startsWith("group=")) {
                group = word.substring(6);
            } else if (word.equals("limit")) {
                type = OrderType.LIMIT;
            } else if (List.of("gtc", "ioc", "fok", "opg", "cls").contains(word)) {
                tif = TimeInForce.valueOf(word.toUpperCase(Locale.ROOT));
            } else {
                rest.add(word);
            }
        }
        intents.add(new TradeIntent("i" + (intents.size() + 1), strategy, Optional.ofNullable(family), rest.get(1), side,
                new BigDecimal(rest.get(0)), dec(price), dec("0.8"), Optional.of("1d"), "1Min", AS_OF, type, tif,
                Optional.ofNullable(group)));
        return this;
    }

    /** Words: strategy buy|sell quantity symbol @price */
    Scene filled(String words) {
        String[] word = words.split(" ");
        fills.add(new Fill(word[0], word[3], Side.valueOf(word[1].toUpperCase(Locale.ROOT)), new BigDecimal(word[2]), new BigDecimal(word[4].substring(1)),
                AS_OF));
        return this;
    }

    Scene regime(String label, String confidence) {
        regime = new RegimeContext(Optional.ofNullable(label), dec(confidence));
        return this;
    }

    Scene killSwitch() {
        killSwitch = true;
        return this;
    }

    Scene off() {
        config = With.with(config, "enabled", false);
        return this;
    }

    /** Sets one limit by the name of its key. */
    Scene limit(String key, String value) {
        String component = Pattern.compile("_(.)").matcher(key).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        config = With.with(config, "limits", With.with(config.limits(), component, dec(value)));
        return this;
    }

    Scene familyBudget(String family, String budget) {
        return budget("families", config.budgets().families(), family, budget);
    }

    Scene strategyBudget(String strategy, String budget) {
        return budget("strategies", config.budgets().strategies(), strategy, budget);
    }

    Scene symbolBudget(String symbol, String budget) {
        return budget("symbols", config.budgets().symbols(), symbol, budget);
    }

    Scene groupBudget(String group, String budget) {
        return budget("correlationGroups", config.budgets().correlationGroups(), group, budget);
    }

    private Scene budget(String component, Map<String, BigDecimal> budgets, String key, String value) {
        Map<String, BigDecimal> changed = new HashMap<>(budgets);
        changed.put(key, new BigDecimal(value));
        config = With.with(config, "budgets", With.with(config.budgets(), component, changed));
        return this;
    }

    Scene participation(String share) {
        config = With.with(config, "capacity", With.with(config.capacity(), "participationCapPctAdv", dec(share)));
        return this;
    }

    Scene slippage(String bps) {
        config = With.with(config, "capacity", With.with(config.capacity(), "slippageBudgetBps", dec(bps)));
        return this;
    }

    Scene config(UnaryOperator<AllocationConfig> change) {
        config = change.apply(config);
        return this;
    }

    AllocationConfig config() {
        return config;
    }

    AllocationRequest request() {
        return new AllocationRequest(AS_OF, new Account(equity, Optional.empty(), buyingPower), positions, intents, market, regime,
                killSwitch, Map.of(), fills);
    }

    AllocationResult run() {
        return Allocation.run(request(), config);
    }

    /** Each decision as "symbol side approved/requested status codes". */
    List<String> outcome() {
        return run().decisions().stream().map(Scene::text).toList();
    }

    static String text(AllocationDecision d) {
        String codes = String.join(",", d.reasons().stream().map(ReasonCode::label).toList());
        return d.key().symbol() + " " + d.side().map(Side::label).orElse("none") + " " + Decimals.text(d.approvedQty()) + "/"
                + Decimals.text(d.requestedQty()) + " " + d.status().label() + (codes.isEmpty() ? "" : " " + codes);
    }
}
