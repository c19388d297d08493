package dev.plimsoll.governance;

import static dev.plimsoll.doc.Num.fixed;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Items;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.governance.AuditMetrics.Change;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.twopass.DeriskEvent;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.Validation.Whipsaw;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                + fixed(monitoring.meanScalar(), 4) + " is " + (monitoring.meanWithin() ? "within bounds" : "OUT OF BOUNDS")));
        blocks.add(new Text(monitoring.thrashing().size() + " thrashing episodes; " + monitoring.topEvents().size()
                + " events below the threshold in the top list"));
        monitoring.comparedWith().ifPresent(day -> blocks.add(new Text("Since the look of " + day + ":"
                + (monitoring.news().isEmpty() ? " no news" : ""))));
        if (!monitoring.news().isEmpty()) {
            blocks.add(new Items(monitoring.news()));
        }
        if (audit.alerts().isEmpty()) {
            blocks.add(new Text("No alerts."));
        }
        blocks.add(new Text(record.recorded()));
        blocks.add(audit.describe());
        return new Doc("Look at " + audit.baselineRunId() + " as of " + monitoring.metrics().asOf(), blocks);
    }

    /**
     * The weekly or monthly look at a run in production: does the regime thrash, what was cut most, does the allocator take away about
     * as much as it should, and what changed since the last look.
     *
     * @param metrics the metrics followed over time
     * @param thrashing every regime left and back within the configured rows
     * @param topEvents the ten deepest de-risking events, deepest first
     * @param meanScalar mean applied scalar, decimal fraction of exposure
     * @param meanWithin whether it lies within the monitoring bounds, both included
     * @param comparedWith day of the record compared with, empty at the first look
     * @param changes metrics that differ from it, none at the first look
     * @param news in words, what came new since then: thrashing, events, the mean leaving or entering its bounds
     */
    public record Monitoring(AuditMetrics metrics, List<Whipsaw> thrashing, List<DeriskEvent> topEvents, double meanScalar,
            boolean meanWithin, Optional<LocalDate> comparedWith, List<Change> changes, List<String> news) {

        public Monitoring {
            thrashing = List.copyOf(thrashing);
            topEvents = List.copyOf(topEvents);
            changes = List.copyOf(changes);
            news = List.copyOf(news);
        }

        /**
         * Looks at an audit.
         *
         * @param comparison the two-pass audit over all data up to now
         * @param config windows and bounds
         * @param previous the metrics recorded at the last look, if there was one
         * @return the present state and what changed
         */
        public static Monitoring of(TwoPassComparison comparison, ValidationConfig config, Optional<AuditMetrics> previous) {
            AuditMetrics metrics = AuditMetrics.of(comparison, config);
            List<Whipsaw> thrashing = Whipsaw.all(comparison.regime(), config.transitions().thrashingRows());
            double mean = metrics.values().get("mean_applied_scalar");
            boolean within = config.monitoring().hold(mean);
            List<String> news = new ArrayList<>();
            previous.ifPresent(before -> {
                thrashing.stream().filter(episode -> episode.back().isAfter(before.asOf()))
                        .forEach(episode -> news.add("thrashing: " + episode));
                comparison.deepest().stream().filter(event -> event.date().isAfter(before.asOf()))
                        .forEach(event -> news.add("top event: " + event));
                Double meanBefore = before.values().get("mean_applied_scalar");
                if (meanBefore != null && config.monitoring().hold(meanBefore) != within) {
                    news.add("mean applied scalar " + (within ? "back within " : "out of ") + config.monitoring() + ": "
                            + fixed(meanBefore, 4) + " then, " + fixed(mean, 4) + " now");
                }
            });
            return new Monitoring(metrics, thrashing, comparison.deepest(), mean, within, previous.map(AuditMetrics::asOf),
                    previous.map(metrics::since).orElse(List.of()), news);
        }
    }
}
