package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a run gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param version v1.0, or the research version
 * @param result state, regimes, scalars, applied scalars
 * @param warnings what the inputs gave rise to
 * @param checks for an import, whether delivered and computed artifacts agree
 * @param store the store's file
 */
public record RunReport(Recorded recorded, String version, AllocatorResult result, List<RunDraft.Warning> warnings,
        List<RunDraft.ImportCheck> checks, Path store) {

    /**
     * Copies the lists.
     *
     * @param recorded place in the store
     * @param version rule version
     * @param result results
     * @param warnings warnings
     * @param checks import checks
     * @param store the store's file
     */
    public RunReport {
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
    }

    /**
     * Id of the run.
     *
     * @return its name in the store
     */
    public String id() {
        return recorded.runId();
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "run %s (%s): %d days %s..%s, mean scalar %.4f", id(), version,
                result.state().dates().size(), result.state().dates().first(), result.state().dates().last(),
                result.risk().meta().statistics().mean());
    }
}
