package dev.plimsoll.cli;

import dev.plimsoll.FrozenV1;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.artifact.AllocatorMeta;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The second stage on files. */
@Command(name = "regime", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Classify state features from a file into regimes; no store is touched.",
        footer = {"", "A threshold other than v1's needs a research version.", "", "Examples:",
            "  plimsoll regime --state out/allocator_state_v1.csv --to out",
            "  plimsoll regime --state out/allocator_state_v1.csv --to dd8 --threshold dd_enter=-0.08 \\",
            "      --research-version v2-dd8"})
final class RegimeCommand implements Callable<Integer> {

    @Option(names = "--state", required = true, paramLabel = "FILE", description = "State features, CSV or Parquet.")
    private Path state;

    @Option(names = "--threshold", paramLabel = "NAME=VALUE", description = "Another value for a threshold; may be repeated.")
    private Map<String, Double> thresholds = new LinkedHashMap<>();

    @Option(names = "--research-version", paramLabel = "ID", description = "Label for thresholds that are not v1's, such as v2-dd8.")
    private String researchVersion;

    @Mixin
    private DecimalOption decimal;

    @Mixin
    private StageOutput stage;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        AllocatorConfig v1 = AllocatorConfig.v1();
        AllocatorConfig config = FrozenV1.versioned(new AllocatorConfig(v1.version(), effective(), v1.profile(), Optional.empty()),
                Optional.ofNullable(researchVersion));
        TableReader reader = decimal.reader();
        RegimePath path = RegimeClassifier.classify(StageFiles.state(state, reader), config.thresholds());
        stage.write(output.console(), reader.notes(), AllocatorArtifacts.of(path), AllocatorMeta.of(config.version(), path.meta()));
        return 0;
    }

    /** All changes at once: one after another, a pair that is valid together could be refused halfway. */
    private RegimeThresholds effective() {
        return RegimeThresholds.v1().withValues(thresholds);
    }
}
