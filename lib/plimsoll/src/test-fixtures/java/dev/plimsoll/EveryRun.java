package dev.plimsoll;

import static dev.plimsoll.With.with;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.kind.allocation.AdmissionRequest;
import dev.plimsoll.kind.allocation.AllocationBatchRequest;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A store with a small run of every kind and mode; its tables hold every kind of artifact there is. */
final class EveryRun {

    /** Ids of the runs. */
    static final List<String> IDS = List.of("baseline", "imported", "compute", "precomputed", "simulated", "delivered", "sleeves", "step4",
            "allocation", "admission");

    static final int DAYS = 400;

    private static final String REQUEST = """
            {"as_of": "2026-02-12T14:3%d:00Z", "account": {"equity": "100000"},
             "positions": [{"symbol": "AAPL", "qty": "10", "market_value": "1850"}],
             "intents": [
               {"intent_id": "i1", "strategy_id": "tsmom", "strategy_family": "trend", "symbol": "AAPL", "side": "buy", "qty": "6%d",
                "price": "185", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:00Z", "order_type": "market", "time_in_force": "day"},
               {"intent_id": "i2", "strategy_id": "pairs", "strategy_family": "carry", "symbol": "MSFT", "side": "sell", "qty": "20",
                "price": "410", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:00Z", "order_type": "limit", "time_in_force": "day"}],
             "market": [{"symbol": "AAPL", "price": "185", "spread_bps": "1.5", "volatility": "0.25", "adv_notional": "10000000000"},
               {"symbol": "MSFT", "price": "410", "spread_bps": "1.5", "volatility": "0.22", "adv_notional": "9000000000"}],
             "regime": {"label": "trend", "confidence": "0.9"}, "kill_switch": false}
            """;

    private EveryRun() {
    }

    /** Made once per test run; every test gets a copy. */
    private static final class Template {
        static final byte[] BYTES = Stores.made(EveryRun::fill);
    }

    /** Makes such a store. */
    static Path at(Path file) {
        return Stores.write(file, Template.BYTES);
    }

    private static Path fill(Path folder) throws IOException {
        Path file = Stores.fresh(folder.resolve("store.duckdb"));
        Plimsoll lab = Plimsoll.open(file.toString());
        allocator(lab, folder);
        lab.sleeves(SleeveBacktestRequest.of(sleeves(folder.resolve("sleeves"))).withRunId("sleeves"));
        SamplePairs.write(folder, coins -> coins);
        lab.step4(Step4Request.of(new Step4Request.Sleeve("stocks", folder.resolve("stocks.csv")),
                new Step4Request.Sleeve("coins", folder.resolve("coins.csv")))
                .withConfig(with(Step4File.defaults(), "bootstrapSamples", 3, "bootstrapBlockMonths", 6)).withRunId("step4"));
        lab.allocate(AllocationBatchRequest.of(List.of(request(0), request(1), request(2)), config()).withRunId("allocation"));
        lab.admit(AdmissionRequest.of("tsmom", "simulated", "baseline", request(3), config()).withRunId("admission"));
        return file;
    }

    static AllocationRequest request(int n) {
        return AllocationRequestFile.parse(String.format(Locale.ROOT, REQUEST, n, n), "request " + n);
    }

    static AllocationConfig config() {
        return AllocationConfigFile.parse("enabled: true\nbudgets: {families: {trend: 20000, carry: 10000}}\n"
                + "limits: {max_symbol_pct_equity: 0.10, max_gross: 150000}\n", "config");
    }

    private static void allocator(Plimsoll lab, Path folder) throws IOException {
        RunRequest request = RunRequest.of(SampleRuns.write(folder.resolve("book"), DAYS));
        lab.run(request.withRunId("baseline"));
        lab.export("baseline", folder.resolve("exported"), Format.CSV);
        lab.importDirectory(RunRequest.of(folder.resolve("exported")).withRunId("imported"));
        lab.run(request.withRunId("compute").withExposure(new RunRequest.Exposure(AllocatorMode.COMPUTE, Optional.empty(), 1.0,
                OptionalDouble.empty())));
        RunRequest.Exposure scaled = new RunRequest.Exposure(AllocatorMode.PRECOMPUTED, Optional.of("baseline"), 0.5,
                OptionalDouble.empty());
        lab.run(request.withRunId("precomputed").withExposure(scaled));
        lab.run(RunRequest.of(weights(folder.resolve("weights"))).withRunId("simulated"));
        delivered(lab, folder);
    }

    /** A book of weights, without its last strategy. */
    static Path weights(Path folder) throws IOException {
        Path weights = SampleRuns.write(folder, DAYS);
        for (String given : List.of("portfolio_returns.csv", "equity_curve.csv", "trend_unit_returns.csv")) {
            Files.delete(weights.resolve(given));
        }
        Path sleeves = weights.resolve("sleeve_returns.csv");
        Files.write(sleeves, Files.readAllLines(sleeves).stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList());
        return weights;
    }

    /** The scaled run as another program would deliver it. */
    private static void delivered(Plimsoll lab, Path folder) throws IOException {
        Path out = folder.resolve("delivered");
        lab.export("precomputed", out, Format.CSV);
        Files.copy(out.resolve("weights_scaled.csv"), out.resolve("weights.csv"), StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(out.resolve("scaled_weight_v1.csv"));
        Files.deleteIfExists(out.resolve("portfolio_returns_input.csv"));
        Files.deleteIfExists(out.resolve("equity_curve_input.csv"));
        for (String stage : List.of("allocator_state_v1.csv", "allocator_regime_v1.csv", "allocator_risk_v1.csv",
                "allocator_risk_v1_applied.csv", "allocator_risk_v1_applied_input.csv")) {
            Files.deleteIfExists(out.resolve(stage));
        }
        lab.twoPass(new TwoPassRequest(RunRequest.of(folder.resolve("book")).withRunId("delivered baseline"), Optional.of(out),
                Optional.of("delivered")), ValidationConfig.standard());
    }

    static Path sleeves(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("positions"));
        StringBuilder assets = new StringBuilder("date,A,B\n");
        StringBuilder one = new StringBuilder("date,A,B\n");
        StringBuilder two = new StringBuilder("date,B\n");
        StringBuilder slow = new StringBuilder("date,scalar\n");
        LocalDate day = LocalDate.parse("2024-01-01");
        for (int n = 0; n < 60; n++, day = day.plusDays(1)) {
            assets.append(day).append(',').append((n * 7 % 11 - 5) / 100.0).append(',').append(n % 9 == 4 ? "" : (n * 5 % 13 - 6) / 100.0)
                    .append('\n');
            if (n % 4 == 0) {
                one.append(day).append(',').append(n % 3).append(',').append(1 - n % 5 / 2.0).append('\n');
                two.append(day).append(',').append(n % 7 / 2.0 - 1).append('\n');
                slow.append(day).append(',').append(0.5 + n % 6 / 10.0).append('\n');
            }
        }
        Files.writeString(folder.resolve("asset_returns.csv"), assets.toString());
        Files.writeString(folder.resolve("positions/one.csv"), one.toString());
        Files.writeString(folder.resolve("positions/two.csv"), two.toString());
        Files.writeString(folder.resolve("slow.csv"), slow.toString());
        Files.writeString(folder.resolve("sleeves.yaml"), """
                budgets: {one: 0.75, two: 0.25}
                constraints: {gross_cap: 0.6, turnover_cap: 0.5}
                projection: exact
                overlays:
                  - {kind: macro, scalars: slow, sleeves: [one]}
                  - {kind: volatility, target: 0.2, look_back: 5, cap: 3}
                execution: {lag: 1, slippage_bp: 5}
                """);
        return folder;
    }
}
