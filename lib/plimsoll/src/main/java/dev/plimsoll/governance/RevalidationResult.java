package dev.plimsoll.governance;

import static dev.plimsoll.doc.Num.plain;
import static dev.plimsoll.twopass.Verdict.FAIL;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Items;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.AuditMetrics.Change;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.TwoPassReport;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationResult;
import dev.plimsoll.twopass.ValidationResult.Answer;
import dev.plimsoll.twopass.ValidationResult.Finding;
import dev.plimsoll.twopass.Verdict;
import java.util.ArrayList;
import java.util.List;
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
public record RevalidationResult(Quarter quarter, TwoPassResult audit, Delta delta, Decision decision,
        Optional<ThresholdStability> stability, AuditInfo record) implements Describable {

    /** The report of an audit with the sections of a revalidation. */
    public static TwoPassReport report(TwoPassReport report, Delta delta, Decision decision,
            Optional<ThresholdStability> stability, boolean toDate) {
        List<Doc> sections = new ArrayList<>(List.of(decision.section(toDate), delta.describe()));
        stability.ifPresent(map -> sections.add(map.describe()));
        return report.with("Quarterly revalidation " + name(delta.quarter(), toDate), sections);
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
                .with(audit.report().warnings().stream().map(warning -> new Text("Warning " + warning)).toList())
                .with(decision.section(isToDate()), audit.report().summary(), audit.report().metrics(), audit.judgement(), delta.describe());
        return stability.map(map -> doc.with(map.describe())).orElse(doc).with(new Text(record.recorded()));
    }

    /**
     * What a quarterly revalidation comes to: any alert or a FAIL asks for a review towards v2, everything else keeps v1.
     *
     * @param outcome the decision
     * @param reasons the failed questions and the alerts behind a review; empty when v1 is kept
     */
    public record Decision(Outcome outcome, List<String> reasons) {

        /** The two decisions; the names are stored. */
        public enum Outcome {
            /** The frozen version stays. */
            KEEP_V1,
            /** A person must look, and research into a second version is warranted. */
            REVIEW_V2
        }

        public Decision {
            reasons = List.copyOf(reasons);
        }

        /**
         * Decides.
         *
         * @param validation the validation of the quarter
         * @param alerts its alerts
         * @return REVIEW_V2 when there is any alert or any FAIL, else KEEP_V1
         */
        public static Decision of(ValidationResult validation, List<Alert> alerts) {
            List<String> reasons = new ArrayList<>();
            for (Answer answer : validation.answers()) {
                for (Finding finding : answer.findings()) {
                    if (finding.verdict() == FAIL) {
                        reasons.add("FAIL in question " + answer.number() + ": " + finding.name()
                                + (finding.note().isEmpty() ? "" : ", " + finding.note()) + " (" + finding.bounds() + ")");
                    }
                }
            }
            if (reasons.isEmpty() && validation.overall() == FAIL) {
                reasons.add("FAIL overall");
            }
            alerts.forEach(alert -> reasons.add("Alert " + alert.code() + ": " + alert.message()));
            return new Decision(reasons.isEmpty() ? Outcome.KEEP_V1 : Outcome.REVIEW_V2, reasons);
        }

        /**
         * The decision and its reasons.
         *
         * @param toDate whether it is one on the quarter so far, which is not recorded as the quarter's
         * @return a section without a title
         */
        public Doc section(boolean toDate) {
            Tag tag = Tag.of(outcome == Outcome.KEEP_V1, outcome.name(), outcome.name());
            Doc doc = Doc.of("", new Block.Verdict(tag, toDate ? "decision so far, not recorded as the quarter's" : "decision"));
            return reasons.isEmpty() ? doc : doc.with(new Items(reasons));
        }
    }

    /**
     * The metrics of a quarter against those recorded for the quarter before. The comparison with the allocator switched off needs no
     * record: it is the two-pass audit of the quarter itself.
     *
     * @param quarter the quarter
     * @param metrics its metrics, over all data up to its end
     * @param previous the quarter compared with, empty when there is no record of it
     * @param changes metrics that differ, none when there is no record
     */
    public record Delta(Quarter quarter, AuditMetrics metrics, Optional<Quarter> previous, List<Change> changes) implements Describable {

        public Delta {
            changes = List.copyOf(changes);
        }

        /**
         * Compares with the quarter before.
         *
         * @param quarter the quarter
         * @param metrics its metrics
         * @param recorded the metrics recorded for {@link Quarter#previous()}, if they were
         * @return what changed
         * @throws UsageException when a metric is of a day after the quarter it is given for
         */
        public static Delta of(Quarter quarter, AuditMetrics metrics, Optional<AuditMetrics> recorded) {
            notAfter(quarter, metrics);
            recorded.ifPresent(before -> notAfter(quarter.previous(), before));
            return new Delta(quarter, metrics, recorded.map(before -> quarter.previous()), recorded.map(metrics::since).orElse(List.of()));
        }

        @Override
        public Doc describe() {
            if (previous.isEmpty()) {
                return Doc.of("Against the quarter before", new Text("No record of " + quarter.previous() + " to compare with."));
            }
            String title = "Against " + previous.get() + ", the quarter before";
            return changes.isEmpty() ? Doc.of(title, new Text("No metric changed."))
                    : Doc.of(title, Table.of(List.of("Metric", "Before", "Now", "Change"), changes.stream().map(change ->
                            List.of(change.name().replace('_', ' '), plain(change.before()), plain(change.after()),
                                    plain(change.change()))).toList()));
        }

        private static void notAfter(Quarter quarter, AuditMetrics metrics) {
            if (metrics.asOf().isAfter(quarter.end())) {
                throw new UsageException("The figures as of " + metrics.asOf() + " are given for the quarter " + quarter
                        + ", which ended on " + quarter.end() + "; cut the run to the end of the quarter.");
            }
        }
    }
}
