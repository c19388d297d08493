package dev.plimsoll.kind.allocation;

import static dev.plimsoll.doc.Num.fixed;

import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.intent.PromotionGates.PromotionDecision;
import dev.plimsoll.run.RunResult;
import dev.plimsoll.store.run.RunDraft.Recorded;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a candidate strategy is admitted, and where that is stored. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param candidate the strategy
 * @param decision every gate with its figures
 * @param store the store's file
 */
public record AdmissionReport(Recorded recorded, String candidate, PromotionDecision decision, Path store) implements RunResult {

    private static final int DECIMALS = 6;

    @Override
    public Doc describe() {
        return Doc.of(candidate + (decision.admitted() ? " is admitted." : " is not admitted."),
                Table.of("", Column.all("gate", "passed", "without", "with", "limit", "subject"), decision.checks().stream()
                        .map(check -> Arrays.asList(check.gate().label(),
                                Tag.of(check.passed(), "yes", "NO"),
                                shown(check.without()), shown(check.with()), shown(check.limit()), check.subject().orElse(null))).toList()),
                new Text(head().title()));
    }

    private static Num shown(Optional<BigDecimal> value) {
        return value.map(number -> fixed(number, DECIMALS)).orElse(null);
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return "admission run " + id() + ": " + candidate + (decision.admitted() ? " is admitted" : " is not admitted");
    }
}
