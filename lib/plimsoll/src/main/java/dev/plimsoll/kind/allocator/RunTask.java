package dev.plimsoll.kind.allocator;

import dev.plimsoll.ExposureOptions;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.error.DataException;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import java.util.Optional;

/**
 * All that a run of the allocator is computed from, whether it was just read from files or is read back from the store.
 *
 * @param name what messages call it
 * @param config constants of the chain, under their version
 * @param execution how its weights are executed
 * @param exposure whether its weights are scaled
 * @param content its inputs
 * @param tolerance largest difference between given and recomputed returns that counts as agreement, decimal
 * @param source applied scalars of the stored run it names, in mode precomputed
 */
public record RunTask(String name, AllocatorConfig config, ExecutionOptions execution, ExposureOptions exposure,
        RunDirectoryReader.Content content, double tolerance, Optional<AppliedScalars> source) {

    public AppliedScalars requireSource() {
        return source.orElseThrow(() -> new DataException(name + " is in mode precomputed but has no applied scalars of another run to "
                + "apply. Name the run they come from."));
    }
}
