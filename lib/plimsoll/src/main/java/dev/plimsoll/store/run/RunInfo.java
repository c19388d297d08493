package dev.plimsoll.store.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One run as {@code audit.run_overview} shows it; days and scalars are those that the run recorded of itself.
 *
 * @param runId its id
 * @param kind what was run, as {@link RunKind} names it
 * @param version v1.0, or a research version; none where no allocator ran
 * @param profile strategy profile named by the inputs, if any
 * @param status COMPLETE or FAILED
 * @param windowStart first day asked for
 * @param windowEnd last day asked for
 * @param mode off, compute or precomputed
 * @param stateRows days with a complete state; empty where no allocator ran or it FAILED
 * @param normalDays days in NORMAL
 * @param elevatedDays days in ELEVATED
 * @param stressDays days in STRESS
 * @param crisisDays days in CRISIS
 * @param scalarMean mean daily risk scalar
 * @param scalarMin lowest daily risk scalar
 * @param rebalances rebalances with an applied scalar; empty when the run has no weights
 * @param warnings how many warnings it has
 * @param error why it failed, if it did
 * @param createdAt when it was recorded
 * @param author who started it
 * @param runKey identity of what it was made from
 * @param contentSha256 identity of what it holds; empty for a FAILED run
 */
public record RunInfo(String runId, String kind, @JsonProperty("allocator_version") String version, Optional<String> profile,
        String status, LocalDate windowStart, LocalDate windowEnd, String mode, OptionalInt stateRows, OptionalInt normalDays,
        OptionalInt elevatedDays, OptionalInt stressDays, OptionalInt crisisDays, OptionalDouble scalarMean, OptionalDouble scalarMin,
        OptionalInt rebalances, int warnings, Optional<String> error, Instant createdAt, String author, String runKey, Optional<String> contentSha256) {

    /**
     * Whether this kind of run has the allocator's chain: state, regimes, scalars.
     *
     * @return false for sleeve backtests, Step 4 and others that only have artifacts of their own
     */
    public boolean hasAllocator() {
        return kind.equals(RunKind.ALLOCATOR.toString()) || kind.equals(RunKind.IMPORT.toString());
    }

    /**
     * An artifact as a run in the store has it.
     *
     * @param role input, output or given
     * @param kind kind of artifact
     * @param schemaVersion version of its schema
     * @param artifactId content hash
     * @param columns columns present, comma-separated in canonical order
     * @param rows number of rows
     * @param metaJson facts and statistics in this run as canonical JSON, if any
     */
    public record StoredArtifact(RunDraft.Role role, String kind, int schemaVersion, String artifactId, String columns, long rows,
            Optional<String> metaJson) {
    }

    /**
     * The latest runs of a store.
     *
     * @param runs the latest first, up to the number asked for
     * @param total how many runs the store holds
     */
    public record LatestRuns(List<RunInfo> runs, int total) {
    }
}
