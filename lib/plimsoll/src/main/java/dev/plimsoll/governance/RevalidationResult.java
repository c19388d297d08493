package dev.plimsoll.governance;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.AuditInfo;
import dev.plimsoll.twopass.TwoPassReport;
import dev.plimsoll.twopass.TwoPassResult;
import java.util.Optional;

/**
 * A quarter judged again.
 *
 * @param quarter the quarter
 * @param audit the two-pass audit over all data up to its end; its report has the sections of the revalidation, too
 * @param delta what changed since the quarter before
 * @param decision keep v1, or review
 * @param stability how much hangs on each threshold; made for the last quarter of a year, or when asked for
 * @param record the record in the store
 */
public record RevalidationResult(Quarter quarter, TwoPassResult audit, RevalidationDelta delta, RevalidationDecision decision,
        Optional<ThresholdStability> stability, AuditInfo record) implements Describable {

    /** The report of an audit with the sections of a revalidation. */
    public static TwoPassReport report(TwoPassReport report, RevalidationDelta delta, RevalidationDecision decision,
            Optional<ThresholdStability> stability, boolean toDate) {
        TwoPassReport more = report.withTitle("Quarterly revalidation " + name(delta.quarter(), toDate))
                .withSection(decision.section(toDate)).withSection(delta.describe());
        return stability.map(map -> more.withSection(map.describe())).orElse(more);
    }

    private static String name(Quarter quarter, boolean toDate) {
        return toDate ? quarter + " to date" : quarter.toString();
    }

    /**
     * Whether the quarter was judged as far as the data reach: a look, and not the quarter's revalidation.
     *
     * @return true when it was recorded as a look
     */
    public boolean isToDate() {
        return record.kind().equals("monitoring");
    }

    /**
     * What was judged.
     *
     * @return such as {@code 2025Q3} or {@code 2025Q3 to date}
     */
    public String name() {
        return name(quarter, isToDate());
    }

    @Override
    public Doc describe() {
        Doc doc = Doc.of("Revalidation of " + name() + (record.alreadyStored() ? " (recorded before)" : ""))
                .with(audit.report().warnings().stream().map(warning -> new Block.Text("Warning " + warning)).toList())
                .with(decision.section(isToDate()), audit.report().summary(), audit.report().metrics(), audit.judgement(), delta.describe());
        return stability.map(map -> doc.with(map.describe())).orElse(doc).with(new Block.Text(record.recorded()));
    }
}
