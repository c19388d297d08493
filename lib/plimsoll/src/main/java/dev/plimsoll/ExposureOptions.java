package dev.plimsoll;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.StrategiesFile;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a run's weights are scaled, from where, and how its given returns follow from its weights.
 *
 * @param mode off = baseline; compute = by the run's own scalars; precomputed = by those of a stored run
 * @param precomputedRunId that run, in mode precomputed only
 * @param missingScalar scalar at rebalances before the stored run's first, above 0, to 1
 * @param coreWeight share of the book its weights stand for, above 0, to 1; empty = all of it
 * @param purpose whether this is production, research, or named by hand
 * @param maxScalarAge calendar days from the stored run's last daily scalar to a rebalance, beyond which production stops; 0 or more
 */
public record ExposureOptions(AllocatorMode mode, Optional<String> precomputedRunId, double missingScalar, OptionalDouble coreWeight,
        RunPurpose purpose, int maxScalarAge) {

    /**
     * Checks that the options belong together.
     *
     * @throws UsageException naming what is out of range or lacks
     */
    public ExposureOptions {
        if ((mode == AllocatorMode.PRECOMPUTED) != precomputedRunId.isPresent()) {
            throw new UsageException(precomputedRunId.isPresent()
                    ? "The precomputed run " + precomputedRunId.get() + " is given with mode " + mode + "; expected mode precomputed."
                    : "Mode precomputed needs the run whose scalars are to be applied; name it with --precomputed-run-id.");
        }
        if (maxScalarAge < 0) {
            throw new UsageException("max_scalar_age is " + maxScalarAge + "; expected calendar days, 0 or more.");
        }
        if (!(missingScalar > 0 && missingScalar <= 1)) {
            throw new UsageException("apply_missing_scalar_as is " + missingScalar + "; expected a scalar above 0, to 1.");
        }
        coreWeight.ifPresent(c -> {
            if (!(c > 0 && c <= 1)) {
                throw new UsageException("The core weight is " + c + "; expected a share above 0, to 1.");
            }
        });
    }

    /**
     * Options named by hand.
     *
     * @throws UsageException naming what is out of range or lacks
     */
    public ExposureOptions(AllocatorMode mode, Optional<String> precomputedRunId, double missingScalar, OptionalDouble coreWeight) {
        this(mode, precomputedRunId, missingScalar, coreWeight, RunPurpose.STATED, StrategiesFile.DEFAULT_MAX_SCALAR_AGE);
    }

    /**
     * What a strategies file says. Enabled, it is production: only the promoted baseline is applied.
     *
     * @param file the file
     * @return its mode, run and limits
     * @throws UsageException when it is enabled with mode precomputed and names no run
     */
    public static ExposureOptions of(StrategiesFile file) {
        AllocatorMode mode = file.effectiveMode();
        return new ExposureOptions(mode, mode == AllocatorMode.PRECOMPUTED ? file.precomputedRunId() : Optional.empty(),
                file.missingScalar(), OptionalDouble.empty(), mode == AllocatorMode.OFF ? RunPurpose.STATED : RunPurpose.PRODUCTION,
                file.maxScalarAge());
    }

    /**
     * These options for research, whatever they were for: any baseline may be applied, and the run cannot be promoted.
     *
     * @return the changed options
     */
    public ExposureOptions forResearch() {
        return new ExposureOptions(mode, precomputedRunId, missingScalar, coreWeight, RunPurpose.RESEARCH, maxScalarAge);
    }

    /**
     * A baseline whose weights are the whole book.
     *
     * @return mode off, core weight not given
     */
    public static ExposureOptions off() {
        return new ExposureOptions(AllocatorMode.OFF, Optional.empty(), 1.0, OptionalDouble.empty());
    }

    /**
     * These options with a core weight.
     *
     * @param share above 0, to 1; empty = not given
     * @return the changed options
     */
    public ExposureOptions withCoreWeight(OptionalDouble share) {
        return new ExposureOptions(mode, precomputedRunId, missingScalar, share, purpose, maxScalarAge);
    }
}
