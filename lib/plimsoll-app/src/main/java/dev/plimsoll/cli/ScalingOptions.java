package dev.plimsoll.cli;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.StrategiesFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Whether a run's weights are scaled, and from where. */
final class ScalingOptions {

    @Option(names = "--mode", paramLabel = "off|compute|precomputed",
            description = "off = baseline (default); precomputed = scale by a stored run's scalars; compute = by its own (research).")
    private String mode;

    @Option(names = "--precomputed-run-id", paramLabel = "ID", description = "Baseline run whose applied scalars are used.")
    private String precomputedRunId;

    @Option(names = "--core-weight", paramLabel = "C",
            description = "Share of the book that its weights stand for, above 0, to 1; for books with other components.")
    private Double coreWeight;

    @Option(names = "--strategies", paramLabel = "FILE",
            description = "YAML like configs/strategies.yaml, whose section allocator_v1 sets mode and run; options given here win.")
    private Path strategies;

    @Option(names = "--research",
            description = "Marks the run as research: any baseline may be applied, promoted or not, and the run cannot be promoted.")
    private boolean research;

    /** What to do, with the strategies file as {@code reader} finds it. */
    RunRequest.Exposure options(Function<Path, StrategiesFile> reader) {
        Optional<StrategiesFile> file = Optional.ofNullable(strategies).map(reader);
        Optional<String> source = Optional.ofNullable(precomputedRunId);
        AllocatorMode effective;
        double missing = file.map(StrategiesFile::missingScalar).orElse(1.0);
        if (mode != null || source.isPresent()) {
            effective = mode == null ? AllocatorMode.PRECOMPUTED : AllocatorMode.parse(mode);
            if (effective == AllocatorMode.PRECOMPUTED && source.isEmpty()) {
                source = file.flatMap(StrategiesFile::precomputedRunId);
            }
        } else {
            effective = file.map(StrategiesFile::effectiveMode).orElse(AllocatorMode.OFF);
            source = effective == AllocatorMode.PRECOMPUTED ? file.flatMap(StrategiesFile::precomputedRunId) : Optional.empty();
        }
        if (coreWeight != null && !(coreWeight > 0 && coreWeight <= 1)) {
            throw new UsageException("--core-weight " + coreWeight + " is out of range; expected a share above 0, to 1.");
        }
        RunRequest.Exposure.Purpose purpose = research ? RunRequest.Exposure.Purpose.RESEARCH
                : effective != AllocatorMode.OFF && file.isPresent() && file.get().enabled()
                ? RunRequest.Exposure.Purpose.PRODUCTION : RunRequest.Exposure.Purpose.STATED;
        return new RunRequest.Exposure(effective, source, missing,
                coreWeight == null ? OptionalDouble.empty() : OptionalDouble.of(coreWeight),
                purpose, file.map(StrategiesFile::maxScalarAge).orElse(StrategiesFile.DEFAULT_MAX_SCALAR_AGE));
    }
}
