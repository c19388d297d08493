package dev.plimsoll;

import static dev.plimsoll.sample.SampleMarket.DEFAULT_SEED;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.Resource;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sample.SamplePair;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.files.MonthlyTable;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Simulated files to try everything on: a market of 13 futures from 2016 to 2025 with stress scripted in 2020-02/04 and over 2022. No
 * real prices; the same seed gives the same files on every machine.
 */
public final class Sample {

    private static final double START_CAPITAL = 10_000;

    private Sample() {
    }

    /**
     * Writes the market as a run directory to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path market() {
        return market(Leftovers.temporaryFolder("market").toString());
    }

    /**
     * Writes the market as a run directory.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder, ready for {@link Plimsoll#run}
     */
    public static Path market(String folder) {
        market(DEFAULT_SEED, Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes the market as a run directory, with a seed of its own.
     *
     * @param seed of the simulation
     * @param folder where to
     * @return the files
     */
    public static List<Path> market(long seed, Path folder) {
        SampleMarket market = SampleMarket.simulate(seed);
        RunInputs inputs = RunInputs.given(market.assetReturns(), market.portfolioReturns(), market.equity(),
                Optional.of(market.weights()), Optional.of(market.trendUnitReturns()), Optional.of(market.sleeveReturns()));
        RunDirectoryWriter writer = RunDirectoryWriter.at(folder, Format.CSV);
        for (Artifact artifact : AllocatorArtifacts.of(inputs)) {
            writer.write(artifact.table(), Map.of());
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("strategy_profile", "sample");
        meta.put("description", "Simulated market; no real prices.");
        meta.put("seed", seed);
        writer.writeJson("meta.json", meta);
        return writer.written();
    }

    /**
     * Writes five sleeves on the market as the directory of a sleeve backtest to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path sleeves() {
        return sleeves(Leftovers.temporaryFolder("sleeves").toString());
    }

    /**
     * Writes five sleeves on the market as the directory of a sleeve backtest.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder, ready for {@link Plimsoll#sleeves}
     */
    public static Path sleeves(String folder) {
        sleeves(DEFAULT_SEED, Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes five sleeves, with a seed of their own.
     *
     * @param seed of the simulation
     * @param folder where to
     * @return the files
     */
    public static List<Path> sleeves(long seed, Path folder) {
        SampleMarket market = SampleMarket.simulate(seed);
        RunDirectoryWriter tables = RunDirectoryWriter.at(folder, Format.CSV);
        tables.write(Artifact.of(ASSET_RETURN, market.assetReturns()).table(), Map.of());
        List<Path> files = new ArrayList<>(tables.written());
        for (Map.Entry<String, Panel> sleeve : market.sleevePositions().entrySet()) {
            RunDirectoryWriter positions = RunDirectoryWriter.at(folder.resolve("positions"), Format.CSV);
            positions.writeAs(sleeve.getKey(), Artifact.of(WEIGHT, sleeve.getValue()).table());
            files.addAll(positions.written());
        }
        files.add(WholeFile.write(folder, "sleeves.yaml", sleeveSettings().getBytes(UTF_8)));
        return files;
    }

    private static String sleeveSettings() {
        StringBuilder yaml = new StringBuilder("# Five simulated sleeves; see configs/sleeves.yaml for every setting.\nbudgets:\n");
        SampleMarket.sleeveBudgets().forEach((sleeve, budget) -> yaml.append("  ").append(sleeve).append(": ").append(budget).append('\n'));
        return yaml.append("""
                constraints:
                  bounds_per_asset: [-1.5, 1.5]
                  gross_cap: 3.0
                  net_cap: 1.0
                  turnover_cap: 1.0
                projection: exact
                overlays:
                  - {kind: volatility, target: 0.10, look_back: 60, cap: 2.0}
                execution:
                  slippage_bp: 1
                """).toString();
    }

    /**
     * Writes two monthly sleeves, {@code stocks.csv} and {@code coins.csv}, for Step 4, to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path pair() {
        return pair(Leftovers.temporaryFolder("pair").toString());
    }

    /**
     * Writes two monthly sleeves, {@code stocks.csv} and {@code coins.csv}, for Step 4.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder
     */
    public static Path pair(String folder) {
        pair(DEFAULT_SEED, Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes two monthly sleeves, with a seed of their own.
     *
     * @param seed of the simulation
     * @param folder where to
     * @return the files: stocks, coins
     */
    public static List<Path> pair(long seed, Path folder) {
        SamplePair pair = SamplePair.simulate(seed);
        return List.of(WholeFile.write(folder, "stocks.csv", monthly(pair.stocks())),
                WholeFile.write(folder, "coins.csv", monthly(pair.coins())));
    }

    private static byte[] monthly(Series returns) {
        return new MonthlyTable(returns.dates(), MonthlyTable.earned(returns.toArray(), START_CAPITAL)).csv();
    }

    /**
     * Writes {@code request.json} and {@code portfolio-allocation.yaml} to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path intents() {
        return intents(Leftovers.temporaryFolder("intents").toString());
    }

    /**
     * Writes {@code request.json}, trade intents of four strategies, and {@code portfolio-allocation.yaml}, under which they are approved,
     * clipped and rejected in part.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder
     */
    public static Path intents(String folder) {
        intents(Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes the same.
     *
     * @param folder where to
     * @return the files: request, configuration
     */
    public static List<Path> intents(Path folder) {
        return Stream.of("request.json", "portfolio-allocation.yaml")
                .map(name -> WholeFile.write(folder, name, Resource.bytes("sample/" + name))).toList();
    }
}
