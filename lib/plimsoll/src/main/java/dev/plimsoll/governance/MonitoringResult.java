package dev.plimsoll.governance;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.store.AuditInfo;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A regular look at a run in production.
 *
 * @param audit the two-pass audit over the new data
 * @param monitoring thrashing, events, mean scalar, and what changed
 * @param record the record in the store
 */
public record MonitoringResult(TwoPassResult audit, Monitoring monitoring, AuditInfo record) implements Describable {

    @Override
    public Doc describe() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Verdict((monitoring.meanWithin() ? Verdict.PASS : Verdict.CAUTION).tag(), "mean applied scalar "
                + Num.fixed(monitoring.meanScalar(), 4) + " is " + (monitoring.meanWithin() ? "within bounds" : "OUT OF BOUNDS")));
        blocks.add(new Block.Text(monitoring.thrashing().size() + " thrashing episodes; " + monitoring.topEvents().size()
                + " events below the threshold in the top list"));
        monitoring.comparedWith().ifPresent(day -> blocks.add(new Block.Text("Since the look of " + day + ":"
                + (monitoring.news().isEmpty() ? " no news" : ""))));
        if (!monitoring.news().isEmpty()) {
            blocks.add(new Block.Items(monitoring.news()));
        }
        if (audit.alerts().isEmpty()) {
            blocks.add(new Block.Text("No alerts."));
        }
        blocks.add(new Block.Text(record.recorded()));
        blocks.add(audit.describe());
        return new Doc("Look at " + audit.baselineRunId() + " as of " + monitoring.figures().asOf(), blocks);
    }
}
