package dev.plimsoll.store;

import dev.plimsoll.store.artifact.TableComparison.CellDifference;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One artifact of a replayed run: as recorded, as stored now, as computed again.
 *
 * @param kind kind of artifact
 * @param recordedId content hash the run recorded; empty when it recorded none of the kind
 * @param computedId content hash computed again; empty when none came out
 * @param identical whether hash recorded, rows stored and rows computed are all the same, and so is what the run says of it, its meta
 * @param firstBlock first block of 64 rows that differs; empty when none does
 * @param first where stored and computed rows differ first, or, where only the metas do, the first member under the row key
 *         {@code meta}; empty when nothing differs
 * @param rowsDiffering rows that differ or are on one side only
 */
public record ReplayedArtifact(String kind, Optional<String> recordedId, Optional<String> computedId, boolean identical,
        OptionalInt firstBlock, Optional<CellDifference> first, long rowsDiffering) {
}
