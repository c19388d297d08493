package dev.plimsoll.cli;

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
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.store.Store;
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
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the allocator on a directory, or on a table of assets and weights, and stores everything. */
@Command(name = "run",
        description = "Run state, regime and risk on a run directory, or on two files, and store every artifact.",
        footer = {"", "A run directory has asset_returns.csv, and weights.csv or both portfolio_returns.csv and",
            "equity_curve.csv; optional: trend_unit_returns.csv, sleeve_returns.csv, meta.json. Parquet works,",
            "too.", "", "Examples:",
            "  plimsoll run --inputs runs/core_v9 --run-id core_v9_2025",
            "  plimsoll run --prices prices.csv --weights weights.csv"})
final class RunCommand extends RecordingCommand {

    @Mixin
    private SourceOptions source;

    @Mixin
    private Options options;

    @Option(names = "--mode", order = ORIGIN, paramLabel = "off|compute|precomputed",
            description = "off = baseline (default); precomputed = scale by a stored run's scalars; compute = by its own (research).")
    private String mode;

    @Option(names = "--precomputed-run-id", order = ORIGIN, paramLabel = "ID", description = "Baseline run whose applied scalars are used.")
    private Optional<String> precomputedRunId;

    @Option(names = "--core-weight", order = ORIGIN, paramLabel = "C",
            description = "Share of the book that its weights stand for, above 0, to 1; for books with other components.")
    private Double coreWeight;

    @Option(names = "--strategies", order = ORIGIN, paramLabel = "FILE",
            description = "YAML like configs/strategies.yaml, whose section allocator_v1 sets mode and run; options given here win.")
    private Optional<Path> strategies;

    @Option(names = "--research", order = ORIGIN,
            description = "Marks the run as research: any baseline may be applied, promoted or not, and the run cannot be promoted.")
    private boolean research;

    @Override
    int run() {
        Plimsoll lab = lab();
        RunReport report = lab.run(options.request(source.source(options.tables.sign()), exposure(strategies.map(lab::strategies)), this));
        return answer(report, () -> Document.of(report));
    }

    private Exposure exposure(Optional<StrategiesFile> file) {
        Optional<String> scalars = precomputedRunId;
        AllocatorMode effective = mode != null ? AllocatorMode.parse(mode) : scalars.isPresent() ? AllocatorMode.PRECOMPUTED
                : file.map(StrategiesFile::effectiveMode).orElse(AllocatorMode.OFF);
        if (effective == AllocatorMode.PRECOMPUTED && scalars.isEmpty()) {
            scalars = file.flatMap(StrategiesFile::precomputedRunId);
        }
        if (coreWeight != null && !(coreWeight > 0 && coreWeight <= 1)) {
            throw new UsageException("--core-weight " + coreWeight + " is out of range; expected a share above 0, to 1.");
        }
        boolean isProduction = effective != AllocatorMode.OFF && file.map(StrategiesFile::enabled).orElse(false);
        Purpose purpose = research ? Purpose.RESEARCH : isProduction ? Purpose.PRODUCTION : Purpose.STATED;
        return new Exposure(effective, scalars, file.map(StrategiesFile::missingScalar).orElse(1.0),
                coreWeight == null ? OptionalDouble.empty() : OptionalDouble.of(coreWeight), purpose,
                file.map(StrategiesFile::maxScalarAge).orElse(StrategiesFile.DEFAULT_MAX_SCALAR_AGE));
    }

    /** What both commands that run the allocator once have in common. */
    static final class Options {

        @Option(names = "--run-id", paramLabel = "ID",
                description = "Id of the run (default: <profile or kind>_<start>_<end>_<first 8 of the run key>).")
        private Optional<String> runId;

        @Option(names = "--profile", paramLabel = "L|M|H",
                description = "Risk profile; L is v1, M and H are research and need --research-version.")
        private String profile;

        @Option(names = "--research-version", paramLabel = "ID", description = "Label for constants that are not v1's, such as v2-dd8.")
        private Optional<String> researchVersion;

        @Option(names = "--execution-lag", paramLabel = "auto|0|1",
                description = "Rows until a weight earns, where a book is simulated from weights (auto = 1).")
        private String executionLag;

        @Option(names = "--start", paramLabel = "DATE", description = "First day to use (default: all).")
        private Optional<LocalDate> start;

        @Option(names = "--end", paramLabel = "DATE", description = "Last day to use (default: all).")
        private Optional<LocalDate> end;

        @Option(names = "--config", paramLabel = "FILE", description = "YAML like configs/allocator-v1.yaml; what it leaves out is v1.")
        private Path config;

        @Mixin
        private DecimalOption.Strict tables;

        private RunRequest request(RunSource source, Exposure exposure, RecordingCommand origin) {
            ConfigFile file = config == null ? ConfigFile.v1() : ConfigFile.read(config);
            AllocatorConfig allocator = file.allocator();
            if (profile != null) {
                allocator = new AllocatorConfig(allocator.version(), allocator.thresholds(), RiskProfile.parse(profile),
                        allocator.overrideRegime());
            }
            ConfigFile effective = new ConfigFile(allocator,
                    executionLag == null ? file.execution() : file.execution().withLag(executionLag));
            return new RunRequest(source, runId, effective, researchVersion, start, end, origin.supersedes, origin.reason, origin.author,
                    exposure, tables.strict);
        }
    }

    /** Imports a directory with the artifacts it delivers. */
    @Command(name = "import",
            description = "Store a run directory with the allocator artifacts it delivers, compute them again, and say whether they agree.",
            footer = {"", "Exit code 0: all delivered artifacts agree, or none were delivered; 1: some do not (the run is",
                "stored all the same, with both versions and the comparison in import_check).", "", "Example:",
                "  plimsoll import reports/runs/baseline_2025 --run-id baseline_2025"})
    static final class ImportCommand extends RecordingCommand {

        @Parameters(paramLabel = "DIR", description = "The run directory.")
        private Path inputs;

        @Mixin
        private Options options;

        @Override
        int run() {
            RunReport report = lab().importDirectory(options.request(new RunSource.Directory(inputs, options.tables.sign()),
                    Exposure.off(), this));
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
                        Double.isNaN(check.maxAbsDiff()) ? null : (Double) check.maxAbsDiff(), check.firstDifference(), check.agrees());
            }
        }
    }
}
