package dev.plimsoll.cli;

import static java.util.Locale.ROOT;
import static java.util.Optional.empty;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.risk.RiskTransformer;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.store.kind.Artifact;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One stage of the allocator: what it makes of files, or of a stored run, is written into files. */
abstract class StageCommand extends StoreCommand {

    @Mixin
    private DecimalOption decimal;

    @Option(names = "--to", order = INPUTS, required = true, paramLabel = "DIR")
    private Path folder;

    @Option(names = "--format", order = INPUTS, paramLabel = "csv|parquet", defaultValue = "csv")
    private String format;

    @Override
    final int run() {
        TableReader reader = new TableReader(decimal.sign());
        Stage stage = compute(reader);
        RunDirectoryWriter writer = RunDirectoryWriter.at(folder, RunDirectoryWriter.Format.parse(format));
        writer.write(stage.artifact.table(), stage.meta);
        record Document(String kind, String artifactId, List<Path> files, Map<String, Object> meta, List<Note> notes) {
        }
        return answer(Doc.of(stage.artifact.kind() + ": " + stage.artifact.table().rows() + " rows written to " + writer.written().get(0),
                        Block.Facts.of("content", stage.artifact.id()))
                        .with(reader.notes().stream().map(note -> new Block.Text("Note: " + note)).toList()),
                () -> new Document(stage.artifact.kind(), stage.artifact.id(), writer.written(), stage.meta, reader.notes()));
    }

    abstract Stage compute(TableReader reader);

    /** A stored run, whose stages are computed again, in place of a file. */
    static class Source {
        @Option(names = "--run", paramLabel = "RUN")
        String run;
    }

    record Stage(Artifact artifact, Map<String, Object> meta) {
    }

    /** The first stage. */
    static final class StateCommand extends StageCommand {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Inputs source;

        @Mixin
        private BookWindow window;

        private static final class Inputs extends Source {
            @Option(names = "--inputs", paramLabel = "DIR")
            private Path inputs;
        }

        @Override
        Stage compute(TableReader reader) {
            StateFeatures state = source.run != null ? lab().chain(ofRun()).state() : StateFeatures.compute(RunDirectoryReader
                    .at(source.inputs, reader).read(window.execution(ExecutionOptions.standard()), window.days()).inputs());
            return new Stage(AllocatorArtifacts.of(state), AllocatorMeta.of(state.meta()));
        }

        private String ofRun() {
            if (Stream.of(window.lag, window.start, window.end).anyMatch(Optional::isPresent)) {
                throw new UsageException("--execution-lag, --start and --end go with --inputs; run " + source.run
                        + " has its own. Leave them out, or give its directory with --inputs.");
            }
            return source.run;
        }
    }

    /** The second stage. */
    static final class RegimeCommand extends StageCommand {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private States source;

        @Option(names = "--threshold", paramLabel = "NAME=VALUE")
        private Map<String, Double> thresholds = new LinkedHashMap<>();

        @Option(names = "--research-version", paramLabel = "ID")
        private Optional<String> researchVersion;

        private static final class States extends Source {
            @Option(names = "--state", paramLabel = "FILE")
            private Path state;
        }

        @Override
        Stage compute(TableReader reader) {
            AllocatorConfig v1 = AllocatorConfig.v1();
            // All changes at once: one after another, a pair that is valid together could be refused halfway.
            AllocatorConfig config = FrozenV1.versioned(new AllocatorConfig(v1.version(), RegimeThresholds.v1().withValues(thresholds),
                    v1.profile(), empty()), researchVersion);
            StateFeatures state = source.run == null ? StageFiles.state(source.state, reader) : lab().chain(source.run).state();
            RegimePath path = RegimeClassifier.classify(state, config.thresholds());
            return new Stage(AllocatorArtifacts.of(path), AllocatorMeta.of(config.version(), path.meta()));
        }
    }

    /** The third stage. */
    static final class RiskCommand extends StageCommand {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Regimes source;

        @Option(names = "--profile", paramLabel = "L|M|H", defaultValue = "L")
        private String profile;

        @ArgGroup(exclusive = true)
        private Smoothing smoothing;

        @Option(names = "--override-regime", paramLabel = "REGIME")
        private Optional<String> override;

        private static final class Regimes extends Source {
            @Option(names = "--regime", paramLabel = "FILE")
            private Path regime;
        }

        private static final class Smoothing {
            @Option(names = "--alpha", paramLabel = "A")
            private Double alpha;

            @Option(names = "--half-life", paramLabel = "DAYS")
            private Double halfLife;
        }

        @Override
        Stage compute(TableReader reader) {
            RiskProfile effective = RiskProfile.parse(profile);
            if (smoothing != null) {
                effective = smoothing.alpha != null ? effective.withAlpha(smoothing.alpha) : effective.withHalfLife(smoothing.halfLife);
            }
            Optional<Regime> everyDay = override.map(RiskCommand::regime);
            RegimePath path = source.run == null ? StageFiles.regime(source.regime, reader) : lab().chain(source.run).regime();
            RiskPath risk = RiskTransformer.transform(path, effective, everyDay);
            boolean v1 = effective.sameConstants(RiskProfile.v1()) && everyDay.isEmpty();
            return new Stage(AllocatorArtifacts.of(risk), AllocatorMeta.of(v1 ? AllocatorConfig.v1().version() : "research", risk.meta()));
        }

        private static Regime regime(String label) {
            try {
                return Regime.parse(label.strip().toUpperCase(ROOT));
            } catch (DataException e) {
                throw new UsageException("--override-regime: " + e.getMessage(), e);
            }
        }
    }
}
