package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.sweep.Grid;
import dev.plimsoll.sweep.SweepRequest;
import dev.plimsoll.sweep.SweepResult;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries every configuration of a grid on some books. */
@Command(subcommands = SweepCommand.Keep.class)
final class SweepCommand extends StoreCommand {

    @Spec
    private CommandSpec spec;

    @Option(names = "--grid", paramLabel = "FILE")
    private Path grid;

    @Option(names = "--books", arity = "1..*", paramLabel = "DIR")
    private List<Path> books = List.of();

    @Option(names = "--core-weight", paramLabel = "SHARE")
    private Double coreWeight;

    @Option(names = "--figures", paramLabel = "two-pass|none", defaultValue = "two-pass")
    private String figures;

    @Option(names = "--engine", paramLabel = "local", defaultValue = "local")
    private String engine;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--estimate")
    private boolean estimate;

    @Mixin
    private Threads threads;

    @Override
    int run() {
        if (grid == null) {
            throw new ParameterException(spec.commandLine(), "A sweep needs a grid; name its file with --grid.");
        }
        if (!List.of("two-pass", "none").contains(figures)) {
            throw new ParameterException(spec.commandLine(), "--figures " + figures + " is unknown; expected two-pass or none.");
        }
        if (!engine.equals("local")) {
            throw new ParameterException(spec.commandLine(), "--engine " + engine + " is unknown; expected local.");
        }
        SweepRequest request = new SweepRequest(Grid.read(grid), books, figures.equals("two-pass"),
                coreWeight == null ? OptionalDouble.empty() : OptionalDouble.of(coreWeight), threads.number(), resume);
        if (estimate) {
            return answer(lab().estimate(request));
        }
        Plimsoll lab = lab();
        return untilStopped("What was computed is stored; --resume computes what is missing.", () -> {
            SweepResult result;
            try (TerminalBar bar = bar("Runs")) {
                bar.planned(request.grid().configurations().size() * books.size());
                result = lab.sweep(request, receipt -> bar.step());
            }
            answer(result);
            return result.failures().isEmpty() ? 0 : 2;
        });
    }

    /** Makes runs of a sweep whole. */
    @Command(name = "keep")
    static final class Keep extends RecordingCommand {

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "SWEEP")
        private String sweep;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "RUN_KEY")
        private List<String> runKeys;

        @Override
        int run() {
            RunLabel label = label();
            if (label.runId().isPresent() && runKeys.size() > 1) {
                throw new ParameterException(spec.commandLine(), "--run-id names one run, but " + runKeys.size() + " are to be kept. Keep them one by one, or leave it "
                        + "out.");
            }
            Plimsoll lab = lab();
            List<RunReport> reports = runKeys.stream().map(key -> lab.keep(sweep, key, label)).toList();
            reports.forEach(report -> answer(report.describe().text(), () -> RunCommand.Document.of(report)));
            return 0;
        }
    }
}
