package dev.plimsoll;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to audit in two passes.
 *
 * @param baseline the baseline's directory, id, window, core weight and execution lag
 * @param scaledInputs directory of a scaled run made elsewhere; empty = pass 2 is computed here
 * @param scaledRunId id for pass 2, or empty for the default one
 */
public record TwoPassRequest(RunRequest baseline, Optional<Path> scaledInputs, Optional<String> scaledRunId) {
}
