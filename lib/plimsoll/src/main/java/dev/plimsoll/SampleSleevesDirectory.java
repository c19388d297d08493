package dev.plimsoll;

import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.timeseries.Panel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Five sleeves on the sample market, as the directory of a sleeve backtest. */
final class SampleSleevesDirectory {

    private SampleSleevesDirectory() {
    }

    static List<Path> write(long seed, Path folder) {
        SampleMarket market = SampleMarket.simulate(seed);
        RunDirectoryWriter tables = RunDirectoryWriter.at(folder, RunDirectoryWriter.Format.CSV);
        tables.write(InputArtifacts.panel(ArtifactSchema.ASSET_RETURN, market.assetReturns()).table(), Map.of());
        List<Path> files = new ArrayList<>(tables.written());
        for (Map.Entry<String, Panel> sleeve : market.sleevePositions().entrySet()) {
            RunDirectoryWriter positions = RunDirectoryWriter.at(folder.resolve("positions"), RunDirectoryWriter.Format.CSV);
            positions.writeAs(sleeve.getKey(), InputArtifacts.panel(ArtifactSchema.WEIGHT, sleeve.getValue()).table());
            files.addAll(positions.written());
        }
        files.add(WholeFile.write(folder, "sleeves.yaml", settings().getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static String settings() {
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
}
