package dev.plimsoll;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.RunDirectoryWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample market as a run directory, with a meta that says what it is. */
final class SampleDirectory {

    private SampleDirectory() {
    }

    static List<Path> write(long seed, Path folder) {
        SampleMarket market = SampleMarket.simulate(seed);
        RunInputs inputs = RunInputs.given(market.assetReturns(), market.portfolioReturns(), market.equity(),
                Optional.of(market.weights()), Optional.of(market.trendUnitReturns()), Optional.of(market.sleeveReturns()));
        RunDirectoryWriter writer = RunDirectoryWriter.at(folder, RunDirectoryWriter.Format.CSV);
        for (Artifact artifact : InputArtifacts.artifactsOf(inputs)) {
            writer.write(artifact.table(), Map.of());
        }
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("strategy_profile", "sample");
        meta.put("description", "Simulated market; no real prices.");
        meta.put("seed", seed);
        writer.writeJson("meta.json", meta);
        return writer.written();
    }
}
