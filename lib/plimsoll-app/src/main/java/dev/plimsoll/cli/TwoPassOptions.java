package dev.plimsoll.cli;

import dev.plimsoll.RunRequest;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.error.UsageException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that audit in two passes have in common. */
final class TwoPassOptions {

    @Mixin
    private SourceOptions source;

    @Option(names = "--scaled-inputs", paramLabel = "DIR",
            description = "A scaled run made elsewhere; without it pass 2 is computed from the baseline's weights.")
    private Path scaledInputs;

    @Option(names = "--core-weight", paramLabel = "C",
            description = "Share of the book that its weights stand for, above 0, to 1; for books with other components.")
    private Double coreWeight;

    @Option(names = "--execution-lag", paramLabel = "auto|0|1",
            description = "Rows until a weight earns (auto = the lag that explains the given returns; 1 for simulated books).")
    private String executionLag;

    @Option(names = "--baseline-run-id", paramLabel = "ID", description = "Id of pass 1 (default: made from the run key).")
    private String baselineRunId;

    @Option(names = "--scaled-run-id", paramLabel = "ID", description = "Id of pass 2 (default: made from the run key).")
    private String scaledRunId;

    @Option(names = "--start", paramLabel = "DATE", description = "First day to use (default: all).")
    private LocalDate start;

    @Option(names = "--end", paramLabel = "DATE", description = "Last day to use (default: all).")
    private LocalDate end;

    @Option(names = "--strict", description = "Refuse what the sanity report finds in the inputs instead of warning; nothing is stored.")
    private boolean strict;

    @Mixin
    private DecimalOption decimal;

    TwoPassRequest request() {
        if (scaledInputs != null && !source.hasDirectory()) {
            throw new UsageException("--scaled-inputs goes with --inputs: a scaled run made elsewhere is compared with its baseline's run "
                    + "directory. Give that, or leave --scaled-inputs out.");
        }
        RunRequest.Exposure exposure = RunRequest.Exposure.off()
                .withCoreWeight(coreWeight == null ? OptionalDouble.empty() : OptionalDouble.of(coreWeight));
        return new TwoPassRequest(RunOptions.plain(source.source(decimal.sign()),
                Optional.ofNullable(baselineRunId), Optional.ofNullable(executionLag), Optional.ofNullable(start),
                Optional.ofNullable(end), exposure).withStrict(strict), Optional.ofNullable(scaledInputs), Optional.ofNullable(scaledRunId));
    }
}
