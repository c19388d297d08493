package dev.plimsoll.cli;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The second stage on files. */
@Command(name = "regime", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Classify state features from a file, or of a stored run, into regimes; no store is changed.",
        footer = {"", "A threshold other than v1's needs a research version. Of a stored run only the state is taken,",
            "not its thresholds.", "", "Examples:",
            "  plimsoll regime --state out/allocator_state_v1.csv --to out", "  plimsoll regime --run core_v9_2025 --to out",
            "  plimsoll regime --state out/allocator_state_v1.csv --to dd8 --threshold dd_enter=-0.08 \\",
            "      --research-version v2-dd8"})
final class RegimeCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

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

    @Mixin
    private StoreOptions store;

    static final class Source {
        @Option(names = "--state", paramLabel = "FILE", description = "State features, CSV or Parquet.")
        private Path state;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of a stored run.")
        private String run;
    }

    @Override
    public Integer call() {
        AllocatorConfig v1 = AllocatorConfig.v1();
        AllocatorConfig config = FrozenV1.versioned(new AllocatorConfig(v1.version(), effective(), v1.profile(), Optional.empty()),
                Optional.ofNullable(researchVersion));
        TableReader reader = decimal.reader();
        StateFeatures state = source.run == null ? StageFiles.state(source.state, reader) : store.open().chain(source.run).state();
        RegimePath path = RegimeClassifier.classify(state, config.thresholds());
        stage.write(output.console(), reader.notes(), AllocatorArtifacts.of(path), AllocatorMeta.of(config.version(), path.meta()));
        return 0;
    }

    /** All changes at once: one after another, a pair that is valid together could be refused halfway. */
    private RegimeThresholds effective() {
        return RegimeThresholds.v1().withValues(thresholds);
    }
}
