package dev.plimsoll.cli;

import static java.lang.Double.isNaN;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.RunRequest.Exposure.Purpose;
import dev.plimsoll.RunSource;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.StrategiesFile;
import dev.plimsoll.store.run.RunDraft.ImportCheck;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the allocator on a directory, or on a table of assets and weights, and stores everything. */
final class RunCommand extends RecordingCommand {

    @Mixin
    private SourceOptions source;

    @Mixin
    private Options options;

    @Option(names = "--mode", order = ORIGIN, paramLabel = "off|compute|precomputed")
    private String mode;

    @Option(names = "--precomputed-run-id", order = ORIGIN, paramLabel = "ID")
    private Optional<String> precomputedRunId;

    @Option(names = "--strategies", order = ORIGIN, paramLabel = "FILE")
    private Optional<Path> strategies;

    @Option(names = "--research", order = ORIGIN)
    private boolean research;

    @Override
    int run() {
        Plimsoll lab = lab();
        RunReport report = lab.run(options.request(source.source(options.tables.sign()), exposure(strategies.map(lab::strategies)), label()));
        return answer(report, () -> Document.of(report));
    }

    private Exposure exposure(Optional<StrategiesFile> file) {
        Optional<String> scalars = precomputedRunId;
        AllocatorMode effective = mode != null ? AllocatorMode.parse(mode) : scalars.isPresent() ? AllocatorMode.PRECOMPUTED
                : file.map(StrategiesFile::effectiveMode).orElse(AllocatorMode.OFF);
        if (effective == AllocatorMode.PRECOMPUTED && scalars.isEmpty()) {
            scalars = file.flatMap(StrategiesFile::precomputedRunId);
        }
        boolean isProduction = effective != AllocatorMode.OFF && file.map(StrategiesFile::enabled).orElse(false);
        Purpose purpose = research ? Purpose.RESEARCH : isProduction ? Purpose.PRODUCTION : Purpose.STATED;
        return new Exposure(effective, scalars, file.map(StrategiesFile::missingScalar).orElse(1.0),
                source.coreWeight(), purpose,
                file.map(StrategiesFile::maxScalarAge).orElse(StrategiesFile.DEFAULT_MAX_SCALAR_AGE));
    }

    /** What both commands that run the allocator once have in common. */
    static final class Options {

        @Option(names = "--profile", paramLabel = "L|M|H")
        private String profile;

        @Option(names = "--research-version", paramLabel = "ID")
        private Optional<String> researchVersion;

        @Mixin
        private BookWindow window;

        @Option(names = "--config", paramLabel = "FILE")
        private Path config;

        @Mixin
        private DecimalOption.Strict tables;

        private RunRequest request(RunSource source, Exposure exposure, RunLabel label) {
            ConfigFile file = config == null ? ConfigFile.v1() : ConfigFile.read(config);
            AllocatorConfig allocator = file.allocator();
            if (profile != null) {
                allocator = new AllocatorConfig(allocator.version(), allocator.thresholds(), RiskProfile.parse(profile),
                        allocator.overrideRegime());
            }
            return new RunRequest(source, label, new ConfigFile(allocator, window.execution(file.execution())), researchVersion,
                    window.start, window.end, exposure, tables.strict);
        }
    }

    /** Imports a directory with the artifacts it delivers. */
    static final class ImportCommand extends RecordingCommand {

        @Parameters(paramLabel = "DIR")
        private Path inputs;

        @Mixin
        private Options options;

        @Override
        int run() {
            RunReport report = lab().importDirectory(options.request(new RunSource.Directory(inputs, options.tables.sign()),
                    Exposure.off(), label()));
            answer(report, () -> Document.of(report));
            return report.checks().stream().allMatch(ImportCheck::agrees) ? 0 : 1;
        }
    }

    /** A run's report for {@code --json}. */
    record Document(@JsonUnwrapped Recorded recorded, Path store, String allocatorVersion, List<Warning> warnings,
            Map<String, Object> state, Map<String, Object> regime, Map<String, Object> risk, Optional<Map<String, Object>> applied,
            List<Note> notes, List<Check> checks) {

        static Document of(RunReport report) {
            AllocatorResult result = report.result();
            return new Document(report.recorded(), report.store(), report.version(), report.warnings(),
                    AllocatorMeta.of(result.state().meta()), AllocatorMeta.of(report.version(), result.regime().meta()),
                    AllocatorMeta.of(report.version(), result.risk().meta()),
                    result.applied().map(a -> AllocatorMeta.of(report.version(), a.meta())), report.notes(),
                    report.checks().stream().map(Check::of).toList());
        }

        private record Check(String kind, String column, long rowsGiven, long rowsComputed, long rowsDiffering, Double maxAbsDiff,
                Optional<LocalDate> firstDifference, boolean agrees) {

            static Check of(ImportCheck check) {
                return new Check(check.kind(), check.column(), check.rowsGiven(), check.rowsComputed(), check.rowsDiffering(),
                        isNaN(check.maxAbsDiff()) ? null : (Double) check.maxAbsDiff(), check.firstDifference(), check.agrees());
            }
        }
    }
}
