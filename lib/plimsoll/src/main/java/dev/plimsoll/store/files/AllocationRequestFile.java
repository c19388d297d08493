package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.intent.TradeIntent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests for an allocation: a JSON document, or JSON lines with a request on each. Numbers may be texts, and are exact. */
public final class AllocationRequestFile {

    private static final String EXAMPLE = "{\"as_of\": \"2026-02-12T14:30:00Z\", \"intents\": [{...}]}";

    private static final String[] PROVENANCE = {"repository", "base", "head", "designDoc", "riskConfigPath", "strategyConfigPath"};

    private AllocationRequestFile() {
    }

    /**
     * A request, or what is wrong with it.
     *
     * @param where what to call it in a message
     * @param request the request, when it is good
     * @param error what is wrong, when it is not
     */
    public record Read(String where, Optional<AllocationRequest> request, Optional<PlimsollException> error) {

        /**
         * A good request.
         *
         * @param where what to call it in a message
         * @param request the request
         * @return it, read
         */
        public static Read good(String where, AllocationRequest request) {
            return new Read(where, Optional.of(request), Optional.empty());
        }
    }

    /**
     * Reads a file.
     *
     * @param file JSON, one request
     * @return the request
     * @throws DataException naming file and path of what is wrong, an intent or fill from after the request's moment included
     */
    public static AllocationRequest read(Path file) {
        AllocationRequest request = parse(TextFile.read(file, "a request in JSON, such as " + EXAMPLE), file.toString());
        try {
            return request.withoutFutureIntents();
        } catch (DataException e) { // begins with the path alone
            throw new DataException(file + ", " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param json one request
     * @param source what to call it in a message
     * @return the request
     * @throws DataException naming source and path of what is wrong
     */
    public static AllocationRequest parse(String json, String source) {
        return of(new ExactFields(new YamlSection(source, "", Json.object(Json.parseExact(json, source), source, EXAMPLE))));
    }

    /**
     * Reads JSON lines from standard input, to its end.
     *
     * @return the requests in order; one that cannot be is an error in its place
     * @throws DataException when it is no UTF-8 text
     */
    public static List<Read> standardInput() {
        return lines(TextFile.standardInput(), "standard input");
    }

    /**
     * Reads JSON lines.
     *
     * @param text a request on each line; blank lines do not count
     * @param source what to call it in a message
     * @return the requests in order; one that cannot be is an error in its place
     */
    public static List<Read> lines(String text, String source) {
        List<Read> requests = new ArrayList<>();
        int line = 0;
        for (String json : text.split("\n", -1)) {
            line++;
            if (!json.isBlank()) {
                requests.add(line(json, source + ", line " + line));
            }
        }
        return requests;
    }

    private static Read line(String json, String where) {
        try {
            return Read.good(where, parse(json, where));
        } catch (DataException e) {
            // The parser counts lines within the line.
            DataException named = new DataException(e.getMessage().replace(where + ", line 1, column", where + ", column"), e);
            return new Read(where, Optional.empty(), Optional.of(named));
        }
    }

    private static AllocationRequest of(ExactFields root) {
        root.section().allow("as_of", "account", "positions", "intents", "market", "regime", "kill_switch", "provenance", "fills");
        if (!root.has("intents")) {
            throw root.missing("intents", "a list of what strategies want");
        }
        ExactFields account = root.part("account");
        account.section().allow("equity", "cash", "buying_power");
        ExactFields regime = root.part("regime");
        regime.section().allow("label", "confidence");
        Instant asOf = root.instant("as_of");
        Account owner = new Account(account.optionalDecimal("equity"), account.optionalDecimal("cash"),
                account.optionalDecimal("buying_power"));
        List<Position> positions = root.parts("positions").stream().map(AllocationRequestFile::position).toList();
        List<TradeIntent> intents = root.parts("intents").stream().map(AllocationRequestFile::intent).toList();
        List<MarketQuote> market = root.parts("market").stream().map(AllocationRequestFile::quote).toList();
        RegimeContext context = new RegimeContext(regime.optionalText("label"), regime.optionalDecimal("confidence"));
        boolean killSwitch = root.flag("kill_switch", false);
        Map<String, String> provenance = provenance(root.part("provenance"));
        List<Fill> fills = root.parts("fills").stream().map(AllocationRequestFile::fill).toList();
        try {
            return new AllocationRequest(asOf, owner, positions, intents, market, context, killSwitch, provenance, fills);
        } catch (DataException e) { // begins with the path alone
            throw new DataException(root.section().source() + ", " + e.getMessage(), e);
        }
    }

    private static Map<String, String> provenance(ExactFields fields) {
        fields.section().allow(PROVENANCE);
        Map<String, String> given = new LinkedHashMap<>();
        for (String key : PROVENANCE) {
            fields.optionalText(key).ifPresent(text -> given.put(key, text));
        }
        return given;
    }

    private static Position position(ExactFields row) {
        row.section().allow("symbol", "qty", "market_value");
        return new Position(row.text("symbol"), row.decimal("qty"), row.optionalDecimal("market_value"));
    }

    private static TradeIntent intent(ExactFields row) {
        row.section().allow("intent_id", "strategy_id", "strategy_family", "symbol", "side", "qty", "price", "confidence", "horizon",
                "timeframe", "event_ts", "order_type", "time_in_force", "correlation_group");
        return new TradeIntent(row.text("intent_id"), row.text("strategy_id"), row.optionalText("strategy_family"), row.text("symbol"),
                Side.parse(row.at("side"), row.text("side")), row.decimal("qty"), row.optionalDecimal("price"),
                row.optionalDecimal("confidence"), row.optionalText("horizon"), row.text("timeframe"), row.instant("event_ts"),
                OrderType.parse(row.at("order_type"), row.text("order_type")),
                TimeInForce.parse(row.at("time_in_force"), row.text("time_in_force")), row.optionalText("correlation_group"));
    }

    private static Fill fill(ExactFields row) {
        row.section().allow("strategy_id", "symbol", "side", "qty", "price", "fill_ts");
        return new Fill(row.text("strategy_id"), row.text("symbol"), Side.parse(row.at("side"), row.text("side")), row.decimal("qty"),
                row.decimal("price"), row.instant("fill_ts"));
    }

    private static MarketQuote quote(ExactFields row) {
        row.section().allow("symbol", "price", "spread_bps", "volatility", "adv_notional");
        return new MarketQuote(row.text("symbol"), row.optionalDecimal("price"), row.optionalDecimal("spread_bps"),
                row.optionalDecimal("volatility"), row.optionalDecimal("adv_notional"));
    }
}
