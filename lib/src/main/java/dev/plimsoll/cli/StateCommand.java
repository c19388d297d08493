package dev.plimsoll.cli;

import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.artifact.AllocatorMeta;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.TableReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first stage on files. */
@Command(name = "state", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compute the state features of a run directory into files; no store is touched.",
        footer = {"", "Example:", "  plimsoll state --inputs runs/core_v9 --to out"})
final class StateCommand implements Callable<Integer> {

    @Option(names = "--inputs", required = true, paramLabel = "DIR", description = "The run directory.")
    private Path inputs;

    @Option(names = "--execution-lag", paramLabel = "auto|0|1", defaultValue = "auto",
            description = "Rows until a weight earns, where a book is simulated from weights (auto = 1).")
    private String executionLag;

    @Option(names = "--start", paramLabel = "DATE", description = "First day to use (default: all).")
    private LocalDate start;

    @Option(names = "--end", paramLabel = "DATE", description = "Last day to use (default: all).")
    private LocalDate end;

    @Mixin
    private DecimalOption decimal;

    @Mixin
    private StageOutput stage;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        ExecutionOptions options = ExecutionOptions.standard().withLag(executionLag);
        TableReader reader = decimal.reader();
        StateFeatures state = StateFeatures.compute(RunDirectoryReader.at(inputs, reader).read(options, start, end).inputs());
        stage.write(output.console(), reader.notes(), AllocatorArtifacts.of(state), AllocatorMeta.of(state.meta()));
        return 0;
    }
}
