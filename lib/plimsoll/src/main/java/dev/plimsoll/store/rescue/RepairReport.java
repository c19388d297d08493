package dev.plimsoll.store.rescue;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.chain.VerifyReport;
import java.nio.file.Path;
import java.util.List;

/**
 * What repairing a store found and did.
 *
 * @param store its path
 * @param dryRun true when all of it was done to a copy, and nothing to the store
 * @param done what was found and what became of it, a paragraph each, with the names of the files that were kept; none = nothing to repair
 * @param verification what is wrong afterwards: what a repair cannot mend
 */
public record RepairReport(Path store, boolean dryRun, List<String> done, VerifyReport verification) implements Describable {

    public RepairReport {
        done = List.copyOf(done);
    }

    @Override
    public Doc describe() {
        String title = done.isEmpty() ? verification.intact() ? "Nothing to repair: " : "Nothing of this can be repaired: "
                : dryRun ? "Nothing was changed. What a repair would do, told of a copy: " : "Repaired: ";
        return Doc.of(title + store, done.stream().map(Block.Text::new).toArray(Block[]::new)).with(verification.describe().blocks());
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
