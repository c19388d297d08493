package dev.plimsoll.twopass;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.run.RunDraft.Warning;
import java.util.List;

/**
 * A two-pass audit: both runs and the comparison are stored; the report shows it.
 *
 * @param comparison metrics of both passes, deltas, events
 * @param validation the four Stage 6.5 answers
 * @param alerts what gives cause for alarm
 * @param twoPass the comparison's record in the store
 * @param validationRecord the validation's record in the store
 * @param warnings what both runs had to say
 * @param report ways to write it: JSON, Markdown, HTML, charts
 * @param notes what was interpreted in the files
 */
public record TwoPassResult(TwoPassComparison comparison, ValidationResult validation, List<Alert> alerts, AuditInfo twoPass,
        AuditInfo validationRecord, List<Warning> warnings, TwoPassReport report, List<Note> notes)
        implements Describable {

    public TwoPassResult {
        alerts = List.copyOf(alerts);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    public TwoPassResult with(TwoPassReport newReport) {
        return new TwoPassResult(comparison, validation, alerts, twoPass, validationRecord, warnings, newReport, notes);
    }

    /**
     * Id of pass 1.
     *
     * @return its name in the store
     */
    public String baselineRunId() {
        return comparison.baseline().runId();
    }

    /**
     * Id of pass 2.
     *
     * @return its name in the store
     */
    public String scaledRunId() {
        return comparison.scaled().runId();
    }

    /**
     * Equity, drawdown and scalars of both passes.
     *
     * @return the charts of the report
     */
    public List<Chart> charts() {
        return report.charts();
    }

    /** Verdicts, metrics and charts; {@link TwoPassReport#describe()} has everything. */
    @Override
    public Doc describe() {
        return Doc.of("Two-pass audit of " + baselineRunId() + " and " + scaledRunId())
                .with(notes.stream().map(note -> new Text("Note: " + note)).toList())
                .with(report.warnings().stream().map(warning -> new Text("Warning " + warning)).toList())
                .with(report.summary(), report.metrics(), validation.verdicts().with(alerts.stream().map(Alert::headline).toList()))
                .with(charts()).with(new Text(twoPass.recorded()));
    }

    /**
     * The validation in full, with its alerts.
     *
     * @return every metric with its bounds, and the evidence
     */
    public Doc judgement() {
        return validation.describe().with(alerts.stream().map(Alert::headline).toList()).with(new Text(validationRecord.recorded()));
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return "two-pass audit of " + baselineRunId() + " and " + scaledRunId() + ": " + validation.overall();
    }
}
