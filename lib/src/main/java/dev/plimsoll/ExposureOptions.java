package dev.plimsoll;

import dev.plimsoll.allocator.exposure.AllocatorMode;
import dev.plimsoll.error.UsageException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a run's weights are scaled, from where, and how its given returns follow from its weights.
 *
 * @param mode off = baseline; compute = by the run's own scalars; precomputed = by those of a stored run
 * @param precomputedRunId that run, in mode precomputed only
 * @param missingScalar scalar at rebalances before the stored run's first, above 0, to 1
 * @param coreWeight share of the book its weights stand for, above 0, to 1; empty = all of it
 */
public record ExposureOptions(AllocatorMode mode, Optional<String> precomputedRunId, double missingScalar, OptionalDouble coreWeight) {

    /**
     * Checks that the options belong together.
     *
     * @param mode see the record
     * @param precomputedRunId see the record
     * @param missingScalar see the record
     * @param coreWeight see the record
     * @throws UsageException naming what is out of range or lacks
     */
    public ExposureOptions {
        if ((mode == AllocatorMode.PRECOMPUTED) != precomputedRunId.isPresent()) {
            throw new UsageException(precomputedRunId.isPresent()
                    ? "The precomputed run " + precomputedRunId.get() + " is given with mode " + mode + "; expected mode precomputed."
                    : "Mode precomputed needs the run whose scalars are to be applied; name it with --precomputed-run-id.");
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
        return new ExposureOptions(mode, precomputedRunId, missingScalar, share);
    }
}
