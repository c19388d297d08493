package dev.plimsoll.store;

import java.util.List;

/**
 * A run as it stands in the store now, changed or not, read in one go.
 *
 * @param info the run
 * @param config its configuration, canonical JSON
 * @param configIsIntact whether that has the hash recorded with it
 * @param rows its artifacts' rows, by role and kind
 */
public record RunAsStored(RunInfo info, String config, boolean configIsIntact, List<RowsAsStored> rows) {

    public RunAsStored {
        rows = List.copyOf(rows);
    }

    /**
     * Artifacts that the run has in a role.
     *
     * @param role the role
     * @return in the order of their kinds
     */
    public List<RowsAsStored> rows(RunDraft.Role role) {
        return rows.stream().filter(row -> row.artifact().role() == role).toList();
    }
}
