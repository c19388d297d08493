package dev.plimsoll.cli;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunSource;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.DecimalSign;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that run the allocator have in common. */
final class RunOptions {

    @Option(names = "--run-id", paramLabel = "ID",
            description = "Id of the run (default: <profile or kind>_<start>_<end>_<first 8 of the run key>).")
    private String runId;

    @Option(names = "--profile", paramLabel = "L|M|H",
            description = "Risk profile; L is v1, M and H are research and need --research-version.")
    private String profile;

    @Option(names = "--research-version", paramLabel = "ID", description = "Label for constants that are not v1's, such as v2-dd8.")
    private String researchVersion;

    @Option(names = "--execution-lag", paramLabel = "auto|0|1",
            description = "Rows until a weight earns, where a book is simulated from weights (auto = 1).")
    private String executionLag;

    @Option(names = "--start", paramLabel = "DATE", description = "First day to use (default: all).")
    private LocalDate start;

    @Option(names = "--end", paramLabel = "DATE", description = "Last day to use (default: all).")
    private LocalDate end;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML like configs/allocator-v1.yaml; what it leaves out is v1.")
    private Path config;

    @Option(names = "--strict", description = "Refuse what the sanity report finds in the inputs instead of warning; nothing is stored.")
    private boolean strict;

    @Mixin
    private DecimalOption decimal;

    @Mixin
    private OriginOptions origin;

    DecimalSign decimal() {
        return decimal.sign();
    }

    RunRequest request(RunSource source, RunRequest.Exposure exposure) {
        ConfigFile file = config == null ? ConfigFile.v1() : ConfigFile.read(config);
        AllocatorConfig allocator = file.allocator();
        if (profile != null) {
            allocator = new AllocatorConfig(allocator.version(), allocator.thresholds(), RiskProfile.parse(profile),
                    allocator.overrideRegime());
        }
        ConfigFile effective = new ConfigFile(allocator, executionLag == null ? file.execution() : file.execution().withLag(executionLag));
        return new RunRequest(source, Optional.ofNullable(runId), effective,
                Optional.ofNullable(researchVersion),
                Optional.ofNullable(start), Optional.ofNullable(end), origin.supersedes(), origin.reason(),
                origin.author(), exposure, strict);
    }

    /** A v1 run with nothing but these options. */
    static RunRequest plain(RunSource inputs, Optional<String> runId, Optional<String> executionLag, Optional<LocalDate> start,
            Optional<LocalDate> end, RunRequest.Exposure exposure) {
        ConfigFile v1 = ConfigFile.v1();
        ConfigFile config = new ConfigFile(v1.allocator(), executionLag.map(v1.execution()::withLag).orElse(v1.execution()));
        return new RunRequest(inputs, runId, config, Optional.empty(), start, end, Optional.empty(),
                Optional.empty(), Optional.empty(), exposure);
    }
}
