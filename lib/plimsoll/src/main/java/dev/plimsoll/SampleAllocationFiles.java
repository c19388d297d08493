package dev.plimsoll;

import dev.plimsoll.store.files.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A request of four strategies and a configuration under which it is approved, clipped and rejected in part. */
final class SampleAllocationFiles {

    private static final String REQUEST = """
            {
              "as_of": "2026-02-12T14:30:00Z",
              "account": {"equity": "100000", "cash": "50000", "buying_power": "200000"},
              "positions": [
                {"symbol": "AAPL", "qty": "10", "market_value": "1850"},
                {"symbol": "SPY", "qty": "-20", "market_value": "-12000"}
              ],
              "intents": [
                {"intent_id": "i1", "strategy_id": "tsmom", "strategy_family": "trend", "symbol": "AAPL", "side": "buy", "qty": "60",
                 "price": "185", "confidence": "0.8", "horizon": "5d", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:00Z",
                 "order_type": "market", "time_in_force": "day", "correlation_group": "tech"},
                {"intent_id": "i2", "strategy_id": "pairs", "strategy_family": "mean_reversion", "symbol": "AAPL", "side": "sell",
                 "qty": "10", "price": "185.1", "confidence": "0.6", "horizon": "2d", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:30Z",
                 "order_type": "market", "time_in_force": "day", "correlation_group": "tech"},
                {"intent_id": "i3", "strategy_id": "tsmom", "strategy_family": "trend", "symbol": "MSFT", "side": "buy", "qty": "20",
                 "price": "410", "confidence": "0.7", "horizon": "5d", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:00Z",
                 "order_type": "limit", "time_in_force": "day", "correlation_group": "tech"},
                {"intent_id": "i4", "strategy_id": "hedge", "symbol": "SPY", "side": "buy", "qty": "20",
                 "price": "600", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:10Z",
                 "order_type": "market", "time_in_force": "day"},
                {"intent_id": "i5", "strategy_id": "carry", "strategy_family": "carry", "symbol": "BTC", "side": "buy", "qty": "0.05",
                 "price": "68000", "confidence": "0.55", "horizon": "30d", "timeframe": "1Day", "event_ts": "2026-02-12T14:28:00Z",
                 "order_type": "market", "time_in_force": "ioc"},
                {"intent_id": "i6", "strategy_id": "carry", "strategy_family": "carry", "symbol": "NEWCO", "side": "buy", "qty": "100",
                 "timeframe": "1Day", "event_ts": "2026-02-12T14:28:00Z", "order_type": "market", "time_in_force": "day"}
              ],
              "market": [
                {"symbol": "AAPL", "price": "185", "spread_bps": "1.5", "volatility": "0.25", "adv_notional": "10000000000"},
                {"symbol": "MSFT", "price": "410", "spread_bps": "1.5", "volatility": "0.22", "adv_notional": "9000000000"},
                {"symbol": "SPY", "price": "600", "spread_bps": "0.5", "volatility": "0.15", "adv_notional": "30000000000"},
                {"symbol": "BTC", "price": "68000", "spread_bps": "4", "volatility": "0.6", "adv_notional": "20000000000"}
              ],
              "regime": {"label": "trend", "confidence": "0.9"},
              "kill_switch": false
            }
            """;

    private static final String CONFIG = """
            # Under this configuration the sample request is approved, clipped and rejected in part; configs/portfolio-allocation.yaml
            # explains every setting.
            enabled: true
            budgets:
              families: {trend: 20000, carry: 10000}
            limits:
              max_symbol_pct_equity: 0.10
              max_gross: 150000
              turnover_pct_equity: 0.50
            capacity:
              participation_cap_pct_adv: 0.01
              slippage_budget_bps: 10
            lots:
              fractional_symbols: [BTC]
            """;

    private SampleAllocationFiles() {
    }

    static List<Path> write(Path folder) {
        return List.of(WholeFile.write(folder, "request.json", REQUEST.getBytes(StandardCharsets.UTF_8)),
                WholeFile.write(folder, "portfolio-allocation.yaml", CONFIG.getBytes(StandardCharsets.UTF_8)));
    }
}
