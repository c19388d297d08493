package dev.plimsoll.store;

import java.util.Optional;

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
