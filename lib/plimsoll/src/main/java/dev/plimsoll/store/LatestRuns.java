package dev.plimsoll.store;

import java.util.List;

/**
 * The latest runs of a store.
 *
 * @param runs the latest first, up to the number asked for
 * @param total how many runs the store holds
 */
public record LatestRuns(List<RunInfo> runs, int total) {

    /**
     * Keeps a copy of the list.
     *
     * @param runs the latest first
     * @param total how many there are in all
     */
    public LatestRuns {
        runs = List.copyOf(runs);
    }
}
