package dev.plimsoll.cli;

import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.TableReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first stage on files. */
@Command(name = "state", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Write the state features of a run directory, or of a stored run, into files; no store is changed.",
        footer = {"", "Those of a stored run are computed again from its inputs and compared with what it stored.", "", "Examples:",
            "  plimsoll state --inputs runs/core_v9 --to out", "  plimsoll state --run core_v9_2025 --to out"})
final class StateCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Option(names = "--execution-lag", paramLabel = "auto|0|1",
            description = "Rows until a weight earns, where a book is simulated from weights (default: auto, which is 1).")
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

    @Mixin
    private StoreOptions store;

    static final class Source {
        @Option(names = "--inputs", paramLabel = "DIR", description = "The run directory.")
        private Path inputs;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of a stored run.")
        private String run;
    }

    @Override
    public Integer call() {
        TableReader reader = decimal.reader();
        StateFeatures state = source.run == null ? ofDirectory(reader) : ofRun();
        stage.write(output.console(), reader.notes(), AllocatorArtifacts.of(state), AllocatorMeta.of(state.meta()));
        return 0;
    }

    private StateFeatures ofDirectory(TableReader reader) {
        ExecutionOptions options = ExecutionOptions.standard().withLag(executionLag == null ? "auto" : executionLag);
        return StateFeatures.compute(RunDirectoryReader.at(source.inputs, reader).read(options, start, end).inputs());
    }

    private StateFeatures ofRun() {
        if (executionLag != null || start != null || end != null) {
            throw new UsageException("--execution-lag, --start and --end go with --inputs; run " + source.run
                    + " has its own. Leave them out, or give its directory with --inputs.");
        }
        return store.open().chain(source.run).state();
    }
}
