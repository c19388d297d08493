package dev.plimsoll.bench;

import dev.plimsoll.intent.Allocation;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationConfig.Budgets;
import dev.plimsoll.intent.AllocationConfig.Capacity;
import dev.plimsoll.intent.AllocationConfig.Limits;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.TradeIntent;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.store.files.AllocationConfigFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One allocation of 100 strategies over 500 symbols with every cap set, from a request in memory to a result in memory. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class AllocationBenchmark {

    private static final int STRATEGIES = 100;
    private static final int SYMBOLS = 500;

    /** Every strategy has an opinion on some of the symbols: 5 of them (500 intents), 50 (5,000), or all (50,000). */
    @State(Scope.Benchmark)
    public static class Batch {
        @Param({"5", "50", "500"})
        int symbolsPerStrategy;
        AllocationRequest request;
        AllocationConfig config;

        @Setup
        public void make() {
            SplittableRandom random = new SplittableRandom(7);
            List<TradeIntent> intents = new ArrayList<>();
            for (int strategy = 0; strategy < STRATEGIES; strategy++) {
                for (int i = 0; i < symbolsPerStrategy; i++) {
                    int symbol = (strategy * 37 + i * SYMBOLS / symbolsPerStrategy) % SYMBOLS;
                    intents.add(new TradeIntent("i" + strategy + "-" + i, "strategy-" + strategy, Optional.of("family-" + strategy % 5),
                            "SYM" + symbol, random.nextInt(3) == 0 ? Side.SELL : Side.BUY, BigDecimal.valueOf(1 + random.nextInt(200)),
                            Optional.of(price(symbol)), Optional.of(new BigDecimal("0.8")), Optional.of("1d"), "1Min",
                            Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60)), OrderType.MARKET, TimeInForce.DAY,
                            Optional.of("group-" + symbol % 20)));
                }
            }
            List<MarketQuote> market = new ArrayList<>();
            List<Position> positions = new ArrayList<>();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                market.add(new MarketQuote("SYM" + symbol, Optional.of(price(symbol)), Optional.of(new BigDecimal("2.5")),
                        Optional.of(new BigDecimal("0.25")), Optional.of(BigDecimal.valueOf(1_000_000L + 20_000L * symbol))));
                positions.add(new Position("SYM" + symbol, BigDecimal.valueOf(random.nextInt(400) - 150), Optional.empty()));
            }
            request = new AllocationRequest(Instant.ofEpochSecond(1_700_000_100L),
                    new Account(money(10_000_000), money(5_000_000), money(20_000_000)), positions, intents, market,
                    new RegimeContext(Optional.of("trend"), Optional.of(new BigDecimal("0.9"))), false, Map.of(), List.of());
            Map<String, BigDecimal> families = Map.of("family-0", BigDecimal.valueOf(900_000), "family-1", BigDecimal.valueOf(400_000),
                    "family-2", BigDecimal.valueOf(2_000_000));
            AllocationConfig shipped = AllocationConfigFile.shipped();
            config = new AllocationConfig(shipped.rules(), true, shipped.maxIntentAge(), shipped.regime(),
                    new Budgets(families, Map.of("strategy-7", BigDecimal.valueOf(20_000)),
                            Map.of("SYM3", BigDecimal.valueOf(5_000)), Map.of("group-4", BigDecimal.valueOf(100_000))),
                    new Limits(money(60_000), Optional.of(new BigDecimal("0.01")), money(9_000_000), money(6_000_000),
                            money(8_000_000), Optional.of(new BigDecimal("0.5")), Optional.of(new BigDecimal("0.02")),
                            Optional.of(new BigDecimal("0.6"))),
                    new Capacity(Optional.of(new BigDecimal("0.02")), Optional.of(new BigDecimal("25")), new BigDecimal("0.1")),
                    shipped.lots(), shipped.gate(), shipped.execution());
        }

        private static BigDecimal price(int symbol) {
            return BigDecimal.valueOf(1_000 + 37L * symbol, 2);
        }

        private static Optional<BigDecimal> money(long amount) {
            return Optional.of(BigDecimal.valueOf(amount));
        }
    }

    @Benchmark
    public AllocationResult allocate(Batch batch) {
        return Allocation.run(batch.request, batch.config);
    }
}
