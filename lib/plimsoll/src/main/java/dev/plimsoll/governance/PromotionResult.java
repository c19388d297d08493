package dev.plimsoll.governance;

import dev.plimsoll.doc.Block.Items;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.audit.Audits.Promotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a promotion.
 *
 * @param checklist the conditions, and which of them hold
 * @param promotion the new production pointer, if all hold
 * @param baselineRunId the run whose applied scalars production would use
 * @param strategies the strategies file, which was written if all hold
 */
public record PromotionResult(FreezeChecklist checklist, Optional<Promotion> promotion, String baselineRunId, Path strategies)
        implements Describable {

    @Override
    public Doc describe() {
        Doc conditions = checklist.describe();
        return promotion.map(step -> new Doc("Run " + baselineRunId + " is in production (record " + step.sequence() + ")",
                        conditions.blocks()).with(new Text("Configuration written to " + strategies)))
                .orElseGet(() -> new Doc("Refused: " + checklist.failing().size() + " of " + checklist.items().size()
                        + " conditions do not hold. Nothing was recorded.", conditions.blocks()));
    }

    /**
     * The production pointer taken back.
     *
     * @param record the record
     * @param files strategies files that now say {@code enabled: false}
     */
    public record Revocation(Promotion record, List<Path> files) implements Describable {

        public Revocation {
            files = List.copyOf(files);
        }

        @Override
        public Doc describe() {
            return Doc.of("Production revoked (record " + record.sequence() + "): " + record.revokedReason().orElse(""),
                    new Items(files.stream().map(file -> file + " says enabled: false.").toList()));
        }
    }
}
