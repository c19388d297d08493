package dev.plimsoll.cli;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One stage of the allocator: what it makes of files, or of a stored run, is written into files. */
abstract class StageCommand extends BaseCommand {

    @Mixin
    private DecimalOption decimal;

    @Option(names = "--to", order = INPUTS, required = true, paramLabel = "DIR",
            description = "Folder to write to; made when it is not there.")
    private Path folder;

    @Option(names = "--format", order = INPUTS, paramLabel = "csv|parquet", defaultValue = "csv",
            description = "Format of the table (default: csv).")
    private String format;

    @Option(names = "--store", order = LATE, paramLabel = "FILE", description = StoreCommand.WHICH)
    private String store;

    @Option(names = "--lock-wait", order = LATE, paramLabel = "SECONDS", defaultValue = "75", description = StoreCommand.PATIENCE)
    private double lockWait;

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

    /** What a stored run's stages gave, computed again. */
    final AllocatorResult chain(String run) {
        return StoreCommand.lab(console, store, lockWait).chain(run);
    }

    record Stage(Artifact artifact, Map<String, Object> meta) {
    }

    /** The first stage. */
    @Command(name = "state",
            description = "Write the state features of a run directory, or of a stored run, into files; no store is changed.",
            footer = {"", "Those of a stored run are computed again from its inputs and compared with what it stored.", "", "Examples:",
                "  plimsoll state --inputs runs/core_v9 --to out", "  plimsoll state --run core_v9_2025 --to out"})
    static final class StateCommand extends StageCommand {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Source source;

        @Option(names = "--execution-lag", paramLabel = "auto|0|1",
                description = "Rows until a weight earns, where a book is simulated from weights (default: auto, which is 1).")
        private String executionLag;

        @Option(names = "--start", paramLabel = "DATE", description = "First day to use (default: all).")
        private LocalDate start;

        @Option(names = "--end", paramLabel = "DATE", description = "Last day to use (default: all).")
        private LocalDate end;

        private static final class Source {
            @Option(names = "--inputs", paramLabel = "DIR", description = "The run directory.")
            private Path inputs;

            @Option(names = "--run", paramLabel = "RUN", description = "Id of a stored run.")
            private String run;
        }

        @Override
        Stage compute(TableReader reader) {
            StateFeatures state = source.run == null ? ofDirectory(reader) : ofRun();
            return new Stage(AllocatorArtifacts.of(state), AllocatorMeta.of(state.meta()));
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
            return chain(source.run).state();
        }
    }

    /** The second stage. */
    @Command(name = "regime",
            description = "Classify state features from a file, or of a stored run, into regimes; no store is changed.",
            footer = {"", "A threshold other than v1's needs a research version. Of a stored run only the state is taken,",
                "not its thresholds.", "", "Examples:",
                "  plimsoll regime --state out/allocator_state_v1.csv --to out", "  plimsoll regime --run core_v9_2025 --to out",
                "  plimsoll regime --state out/allocator_state_v1.csv --to dd8 --threshold dd_enter=-0.08 \\",
                "      --research-version v2-dd8"})
    static final class RegimeCommand extends StageCommand {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Source source;

        @Option(names = "--threshold", paramLabel = "NAME=VALUE", description = "Another value for a threshold; may be repeated.")
        private Map<String, Double> thresholds = new LinkedHashMap<>();

        @Option(names = "--research-version", paramLabel = "ID", description = "Label for thresholds that are not v1's, such as v2-dd8.")
        private Optional<String> researchVersion;

        private static final class Source {
            @Option(names = "--state", paramLabel = "FILE", description = "State features, CSV or Parquet.")
            private Path state;

            @Option(names = "--run", paramLabel = "RUN", description = "Id of a stored run.")
            private String run;
        }

        @Override
        Stage compute(TableReader reader) {
            AllocatorConfig v1 = AllocatorConfig.v1();
            // All changes at once: one after another, a pair that is valid together could be refused halfway.
            AllocatorConfig config = FrozenV1.versioned(new AllocatorConfig(v1.version(), RegimeThresholds.v1().withValues(thresholds),
                    v1.profile(), Optional.empty()), researchVersion);
            StateFeatures state = source.run == null ? StageFiles.state(source.state, reader) : chain(source.run).state();
            RegimePath path = RegimeClassifier.classify(state, config.thresholds());
            return new Stage(AllocatorArtifacts.of(path), AllocatorMeta.of(config.version(), path.meta()));
        }
    }

    /** The third stage. */
    @Command(name = "risk",
            description = "Turn regimes from a file, or of a stored run, into risk scalars; no store is changed.",
            footer = {"", "Anything but profile L with its alpha and no override is marked as research in the meta.", "", "Examples:",
                "  plimsoll risk --run core_v9_2025 --to out",
                "  plimsoll risk --regime out/allocator_regime_v1.csv --to out --profile M --half-life 5"})
    static final class RiskCommand extends StageCommand {

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Source source;

        @Option(names = "--profile", paramLabel = "L|M|H", defaultValue = "L",
                description = "Risk profile (default: L, which is v1): low, institutional, conservative; medium, balanced; high, "
                        + "aggressive.")
        private String profile;

        @ArgGroup(exclusive = true)
        private Smoothing smoothing;

        @Option(names = "--override-regime", paramLabel = "REGIME", description = "Use this regime on every day.")
        private Optional<String> override;

        private static final class Source {
            @Option(names = "--regime", paramLabel = "FILE", description = "Regimes, CSV or Parquet with date and regime.")
            private Path regime;

            @Option(names = "--run", paramLabel = "RUN", description = "Id of a stored run.")
            private String run;
        }

        private static final class Smoothing {
            @Option(names = "--alpha", paramLabel = "A", description = "Share of the gap closed per day, above 0, to 1.")
            private Double alpha;

            @Option(names = "--half-life", paramLabel = "DAYS", description = "Days in which half the gap closes; replaces alpha.")
            private Double halfLife;
        }

        @Override
        Stage compute(TableReader reader) {
            RiskProfile effective = RiskProfile.parse(profile);
            if (smoothing != null) {
                effective = smoothing.alpha != null ? effective.withAlpha(smoothing.alpha) : effective.withHalfLife(smoothing.halfLife);
            }
            Optional<Regime> everyDay = override.map(RiskCommand::regime);
            RegimePath path = source.run == null ? StageFiles.regime(source.regime, reader) : chain(source.run).regime();
            RiskPath risk = RiskTransformer.transform(path.dates(), path.regimes(), effective, everyDay);
            boolean v1 = effective.sameConstants(RiskProfile.v1()) && everyDay.isEmpty();
            return new Stage(AllocatorArtifacts.of(risk), AllocatorMeta.of(v1 ? AllocatorConfig.v1().version() : "research", risk.meta()));
        }

        private static Regime regime(String label) {
            try {
                return Regime.parse(label.strip().toUpperCase(Locale.ROOT));
            } catch (DataException e) {
                throw new UsageException("--override-regime: " + e.getMessage(), e);
            }
        }
    }
}
