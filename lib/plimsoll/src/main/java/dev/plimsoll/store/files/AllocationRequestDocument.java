package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.Decimals;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.TradeIntent;
import dev.plimsoll.store.artifact.CanonicalJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request as the document that {@link AllocationRequestFile} reads back: missing values left out, numbers as decimal text. */
public final class AllocationRequestDocument {

    /** How canonical JSON writes control characters, besides escaped backslashes. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\[ubfnrt]");

    private AllocationRequestDocument() {
    }

    /**
     * The document as it is stored.
     *
     * @param request a request
     * @return canonical JSON, the same for equal requests
     */
    public static String canonical(AllocationRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as_of", request.asOf().toString());
        json.put("account", account(request.account()));
        json.put("positions", request.positions().stream().map(AllocationRequestDocument::position).toList());
        json.put("intents", request.intents().stream().map(AllocationRequestDocument::intent).toList());
        json.put("market", request.market().stream().map(AllocationRequestDocument::quote).toList());
        Map<String, Object> regime = new LinkedHashMap<>();
        text(regime, "label", request.regime().label());
        number(regime, "confidence", request.regime().confidence());
        json.put("regime", regime);
        json.put("kill_switch", request.killSwitch());
        if (!request.provenance().isEmpty()) {
            json.put("provenance", request.provenance());
        }
        if (!request.fills().isEmpty()) {
            json.put("fills", request.fills().stream().map(AllocationRequestDocument::fill).toList());
        }
        return CanonicalJson.write(json);
    }

    /**
     * Checks the texts of a request that is to be stored; those that are stored already are read as they are.
     *
     * @param request a request
     * @throws DataException when one was decoded wrongly or has a control character; begins with its path
     */
    public static void requireTexts(AllocationRequest request) {
        String json = canonical(request);
        if (StoredText.fault(json, false).isPresent() || ESCAPE.matcher(json).find()) {
            requireTexts("", Json.parseExact(json, "the request"));
        }
    }

    private static void requireTexts(String path, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> requireTexts(path.isEmpty() ? name.toString() : path + "." + name, member));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                requireTexts(path + "[" + i + "]", items.get(i));
            }
        } else if (value instanceof String text) {
            StoredText.fault(text, false).ifPresent(why -> {
                throw new DataException(path + ": found \"" + PlainText.excerpt(text) + "\", which cannot be stored: " + why
                        + ". Write what is meant.");
            });
        }
    }

    private static Map<String, Object> account(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        number(json, "equity", account.equity());
        number(json, "cash", account.cash());
        number(json, "buying_power", account.buyingPower());
        return json;
    }

    private static Map<String, Object> position(Position position) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("symbol", position.symbol());
        json.put("qty", Decimals.text(position.qty()));
        number(json, "market_value", position.marketValue());
        return json;
    }

    private static Map<String, Object> intent(TradeIntent intent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("intent_id", intent.intentId());
        json.put("strategy_id", intent.strategyId());
        text(json, "strategy_family", intent.strategyFamily());
        json.put("symbol", intent.symbol());
        json.put("side", intent.side().text());
        json.put("qty", Decimals.text(intent.qty()));
        number(json, "price", intent.price());
        number(json, "confidence", intent.confidence());
        text(json, "horizon", intent.horizon());
        json.put("timeframe", intent.timeframe());
        json.put("event_ts", intent.eventTs().toString());
        json.put("order_type", intent.orderType().text());
        json.put("time_in_force", intent.timeInForce().text());
        text(json, "correlation_group", intent.correlationGroup());
        return json;
    }

    private static Map<String, Object> fill(Fill fill) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strategy_id", fill.strategyId());
        json.put("symbol", fill.symbol());
        json.put("side", fill.side().text());
        json.put("qty", Decimals.text(fill.qty()));
        json.put("price", Decimals.text(fill.price()));
        json.put("fill_ts", fill.fillTs().toString());
        return json;
    }

    private static Map<String, Object> quote(MarketQuote quote) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("symbol", quote.symbol());
        number(json, "price", quote.price());
        number(json, "spread_bps", quote.spreadBps());
        number(json, "volatility", quote.volatility());
        number(json, "adv_notional", quote.advNotional());
        return json;
    }

    private static void text(Map<String, Object> json, String key, Optional<String> value) {
        value.ifPresent(text -> json.put(key, text));
    }

    private static void number(Map<String, Object> json, String key, Optional<BigDecimal> value) {
        value.ifPresent(number -> json.put(key, Decimals.text(number)));
    }
}
