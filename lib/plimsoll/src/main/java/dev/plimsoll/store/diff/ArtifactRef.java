package dev.plimsoll.store.diff;

import dev.plimsoll.store.RunDraft.Role;

/**
 * One artifact's place in a run.
 *
 * @param role input, output or given
 * @param kind kind of artifact
 * @param schemaVersion version of its schema
 */
public record ArtifactRef(Role role, String kind, int schemaVersion) {

    @Override
    public String toString() {
        return role + " " + kind + (schemaVersion == 1 ? "" : " v" + schemaVersion);
    }
}
