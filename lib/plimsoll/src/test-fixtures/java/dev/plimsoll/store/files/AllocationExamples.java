package dev.plimsoll.store.files;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One allocation request worked out by hand, and what can be wrong with a request. */
public final class AllocationExamples {

    /** As the format is documented. */
    public static final String REQUEST = """
            {"as_of":"2026-02-12T14:30:00Z",
             "account":{"equity":"100000","cash":"50000","buying_power":"200000"},
             "positions":[{"symbol":"AAPL","qty":"10","market_value":"1850"}],
             "intents":[{"intent_id":"i1","strategy_id":"tsmom","strategy_family":"trend","symbol":"AAPL","side":"buy","qty":"20","price":"185",
               "confidence":"0.8","horizon":"1d","timeframe":"1Min","event_ts":"2026-02-12T14:30:00Z","order_type":"market",
               "time_in_force":"day","correlation_group":"tech"}],
             "market":[{"symbol":"AAPL","price":"185","spread_bps":"2","volatility":"0.25","adv_notional":"5000000000"}],
             "regime":{"label":"trend","confidence":"0.9"}, "kill_switch":false}
            """;

    /** Room for 22 shares of 185 in all, 10 of which are held; a budget of 8,000 that the trend regime makes 10,000. */
    public static final String CONFIG = """
            enabled: true
            budgets: {strategies: {tsmom: 8000}}
            limits: {max_symbol_notional: 4070, max_gross: 100000}
            """;

    /** A change of the request, and the message it must lead to, after the name of the source. */
    public record Bad(String from, String to, String message) {

        public String request() {
            return REQUEST.replace(from, to);
        }
    }

    /** {@link #REQUEST} after a fill of 10 at 184.5 and one of -4 at 186: 10 · 0.5 + 4 · 1 = 9. */
    public static final String WITH_FILLS = REQUEST.replace("\"kill_switch\":false", """
            "kill_switch":false, "fills":[
             {"strategy_id":"tsmom","symbol":"AAPL","side":"buy","qty":"10","price":184.5,"fill_ts":"2026-02-12T14:29:00Z"},
             {"strategy_id":"tsmom","symbol":"AAPL","side":"sell","qty":"4.0","price":"186","fill_ts":"2026-02-12T14:30:00Z"}]""");

    private AllocationExamples() {
    }

    public static Stream<Bad> bad() {
        return Stream.of(
                new Bad("\"qty\":\"20\"", "\"qty\":\"-20\"", "intents[0].qty: found -20, expected a quantity above 0"),
                new Bad("\"qty\":\"20\"", "\"qty\":0", "intents[0].qty: found 0, expected a quantity above 0"),
                new Bad("\"qty\":\"20\"", "\"qty\":\"NaN\"", "intents[0].qty: found \"NaN\", expected a finite decimal number"),
                new Bad("\"qty\":\"20\"", "\"qty\":\"Infinity\"", "intents[0].qty: found \"Infinity\", expected a finite decimal number"),
                new Bad("\"qty\":\"20\"", "\"qty\":\"twenty\"", "intents[0].qty: found \"twenty\", expected a finite decimal number"),
                new Bad("\"qty\":\"20\"", "\"qty\":NaN", ", line 4, column "),
                new Bad("\"qty\":\"20\"", "\"qty\":1e2147483648", "intents[0].qty: found 1e2147483648, expected a finite decimal number"),
                new Bad("\"qty\":\"20\"", "\"qty\":-1.5E-99999999999", "intents[0].qty: found -1.5E-99999999999, expected a finite"),
                new Bad("\"equity\":\"100000\"", "\"equity\":1e2147483648", "account.equity: found 1e2147483648, expected a finite"),
                new Bad("\"kill_switch\":false", "\"kill_switch\":1e2147483648", "kill_switch: found 1e2147483648, expected a finite"),
                new Bad("\"kill_switch\":false", "\"provenance\":{\"branch\":\"x\"}", "provenance.branch: unknown key; expected one of repo"),
                new Bad("\"kill_switch\":false", "\"provenance\":{\"head\":5}", "provenance.head: found 5, expected a text in quotes"),
                new Bad("\"qty\":\"20\"", "\"qty\":1e999999999", "intents[0].qty: found 1E+999999999, expected a number below 10^18"),
                new Bad("\"qty\":\"20\"", "\"qty\":true", "intents[0].qty: found true, expected a finite decimal number"),
                new Bad("\"qty\":\"20\"", "\"qty\":[20]", "intents[0].qty: found [20], expected a finite decimal number"),
                new Bad("\"qty\":\"20\",", "", "intents[0].qty: missing, expected a finite decimal number"),
                new Bad("\"side\":\"buy\"", "\"side\":\"hold\"", "intents[0].side: found hold, expected buy or sell"),
                new Bad("\"side\":\"buy\"", "\"side\":1", "intents[0].side: found 1, expected buy or sell"),
                new Bad("\"order_type\":\"market\"", "\"order_type\":\"stop\"", "intents[0].order_type: found stop, expected market or limit"),
                new Bad("\"order_type\":\"market\"", "\"order_type\":\"Market\"", "intents[0].order_type: found Market"),
                new Bad("\"time_in_force\":\"day\"", "\"time_in_force\":\"week\"",
                        "intents[0].time_in_force: found week, expected day or gtc or "),
                new Bad("\"intents\":[", "\"intents\":[{\"intent_id\":\"i1\",\"strategy_id\":\"carry\",\"symbol\":\"AAPL\",\"side\":\"buy\","
                        + "\"qty\":1,\"timeframe\":\"1Min\",\"event_ts\":\"2026-02-12T14:30:00Z\",\"order_type\":\"market\","
                        + "\"time_in_force\":\"day\"},", "intents[1].intent_id: found i1 again, which intents[0] has"),
                new Bad("\"intent_id\":\"i1\"", "\"intent_id\":\" \"", "intents[0].intent_id: found a blank text"),
                new Bad("\"strategy_id\":\"tsmom\",", "", "intents[0].strategy_id: missing, expected a text"),
                new Bad("\"price\":\"185\",\n", "\"price\":\"-1\",\n", "intents[0].price: found -1, expected 0 or more"),
                new Bad("\"confidence\":\"0.8\"", "\"confidence\":\"1.1\"", "intents[0].confidence: found 1.1, expected a number from 0 to 1"),
                new Bad("\"event_ts\":\"2026-02-12T14:30:00Z\"", "\"event_ts\":\"2026-02-12 14:30\"",
                        "intents[0].event_ts: found 2026-02-12 14:30, expected a moment with its zone"),
                new Bad("\"as_of\":\"2026-02-12T14:30:00Z\",", "", "as_of: missing, expected a moment with its zone"),
                new Bad("\"as_of\":\"2026-02-12T14:30:00Z\"", "\"as_of\":\"+12026-02-12T14:30:00Z\"", "as_of: found +12026"),
                new Bad("\"equity\":\"100000\"", "\"equity\":\"1e18\"", "account.equity: found 1E+18, expected a number below 10^18"),
                new Bad("\"buying_power\"", "\"buyingPower\"", "account.buyingPower: unknown key; expected one of equity, cash, buying_power"),
                new Bad("{\"equity\":\"100000\",\"cash\":\"50000\",\"buying_power\":\"200000\"}", "100000",
                        "account: found 100000, expected a mapping of names to values"),
                new Bad("\"market_value\":\"1850\"", "\"market_value\":\"-1850\"",
                        "positions[0].market_value: found -1850, expected the sign of the quantity 10"),
                new Bad("\"positions\":[", "\"positions\":[{\"symbol\":\"AAPL\",\"qty\":1},", "positions[1].symbol: found AAPL again"),
                new Bad("\"positions\":[", "\"positions\":[7,", "positions[0]: found 7"),
                new Bad("\"spread_bps\":\"2\"", "\"spread_bps\":\"10001\"", "market[0].spread_bps: found 10001, expected at most 10000"),
                new Bad("\"volatility\":\"0.25\"", "\"volatility\":\"-0.25\"", "market[0].volatility: found -0.25, expected 0 or more"),
                new Bad("\"confidence\":\"0.9\"", "\"confidence\":\"-0.1\"", "regime.confidence: found -0.1, expected a number from 0 to 1"),
                new Bad("\"label\":\"trend\"", "\"label\":5", "regime.label: found 5, expected a text in quotes"),
                new Bad("\"kill_switch\":false", "\"kill_switch\":\"no\"", "kill_switch: found no, expected true or false"),
                new Bad("\"kill_switch\":false", "\"killswitch\":false", "killswitch: unknown key; expected one of as_of, account"),
                new Bad("\"kill_switch\":false", "\"as_of\":\"2026-02-13T14:30:00Z\"", ", line 8, column "),
                new Bad("\"intents\":[", "\"orders\":[", "orders: unknown key"),
                new Bad("\"intents\":[", "\"intents\":null,\"regime\":[", ", line 8, column "));
    }

    /** As {@link #bad()}, of {@link #WITH_FILLS}. */
    public static Stream<Bad> badFills() {
        return Stream.of(
                new Bad("\"side\":\"sell\"", "\"side\":\"short\"", "fills[1].side: found short, expected buy or sell"),
                new Bad("\"qty\":\"4.0\"", "\"qty\":\"0\"", "fills[1].qty: found 0, expected a quantity above 0"),
                new Bad("\"qty\":\"4.0\"", "\"qty\":-4", "fills[1].qty: found -4, expected a quantity above 0"),
                new Bad("\"qty\":\"4.0\",", "", "fills[1].qty: missing, expected a finite decimal number"),
                new Bad("\"qty\":\"4.0\"", "\"qty\":1e999999999", "fills[1].qty: found 1E+999999999, expected a number below 10^18"),
                new Bad("\"price\":\"186\"", "\"price\":0", "fills[1].price: found 0, expected a price above 0"),
                new Bad("\"price\":\"186\"", "\"price\":\"-186\"", "fills[1].price: found -186, expected a price above 0"),
                new Bad("\"price\":\"186\",", "", "fills[1].price: missing, expected a finite decimal number"),
                new Bad("\"symbol\":\"AAPL\",\"side\":\"sell\"", "\"symbol\":\" \",\"side\":\"sell\"",
                        "fills[1].symbol: found a blank text"),
                new Bad("\"symbol\":\"AAPL\",\"side\":\"sell\"", "\"symbol\":\"MSFT\",\"side\":\"sell\"",
                        "fills[1].symbol: found MSFT, which has no price above 0 in market"),
                new Bad("},\n {\"strategy_id\":\"tsmom\"", "},\n {\"strategy_id\":\"\"", "fills[1].strategy_id: found a blank text"),
                new Bad("\"fill_ts\":\"2026-02-12T14:30:00Z\"", "\"fill_ts\":\"2026-02-12T14:30:01Z\"",
                        "fills[1].fill_ts: found 2026-02-12T14:30:01Z, expected a moment no later than as_of, which is 2026-02-12T14:30:00Z"),
                new Bad("\"fill_ts\":\"2026-02-12T14:30:00Z\"", "\"at\":5", "fills[1].at: unknown key; expected one of strategy_id, symbol"),
                new Bad("\"fills\":[", "\"fills\":[7,", "fills[0]: found 7"));
    }

    /** Requests that differ in the shares held, each on a line of its own. */
    public static List<String> lines(int count) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String request = REQUEST.replace("\"qty\":\"10\",\"market_value\":\"1850\"", "\"qty\":\"" + i % 30 + "\"")
                    .replace("T14:30:00Z\",\n", "T15:" + (10 + i / 60) + ":" + (10 + i % 50) + "." + i + "Z\",\n");
            lines.put(String.join("", Arrays.asList(request.split("\n"))), "");
        }
        return List.copyOf(lines.keySet());
    }
}
