package dev.plimsoll.governance;

import dev.plimsoll.twopass.DeriskEvent;
import dev.plimsoll.twopass.Figures;
import dev.plimsoll.twopass.ThrashingEpisode;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.ValidationConfig;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The weekly or monthly look at a run in production: does the regime thrash, what was cut most, does the allocator take away about
 * as much as it should, and what changed since the last look.
 *
 * @param figures the figures followed over time
 * @param thrashing every regime left and back within the configured rows
 * @param topEvents the ten deepest de-risking events, deepest first
 * @param meanScalar mean applied scalar, decimal fraction of exposure
 * @param meanWithin whether it lies within the monitoring bounds, both included
 * @param comparedWith day of the record compared with, empty at the first look
 * @param changes figures that differ from it, none at the first look
 * @param news in words, what came new since then: thrashing, events, the mean leaving or entering its bounds
 */
public record Monitoring(AuditFigures figures, List<ThrashingEpisode> thrashing, List<DeriskEvent> topEvents, double meanScalar,
        boolean meanWithin, Optional<LocalDate> comparedWith, List<FigureChange> changes, List<String> news) {

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
     * @param previous the figures recorded at the last look, if there was one
     * @return the present state and what changed
     */
    public static Monitoring of(TwoPassComparison comparison, ValidationConfig config, Optional<AuditFigures> previous) {
        AuditFigures figures = AuditFigures.of(comparison, config);
        List<ThrashingEpisode> thrashing = ThrashingEpisode.all(comparison.regime(), config.transitions().thrashingRows());
        double mean = figures.values().get("mean_applied_scalar");
        boolean within = within(mean, config.monitoring());
        List<String> news = new ArrayList<>();
        previous.ifPresent(before -> {
            thrashing.stream().filter(episode -> episode.back().isAfter(before.asOf()))
                    .forEach(episode -> news.add("thrashing: " + episode));
            comparison.deepest().stream().filter(event -> event.date().isAfter(before.asOf()))
                    .forEach(event -> news.add("top event: " + Validation.words(event)));
            Double meanBefore = before.values().get("mean_applied_scalar");
            if (meanBefore != null && within(meanBefore, config.monitoring()) != within) {
                news.add("mean applied scalar " + (within ? "back within " : "out of ") + bounds(config.monitoring()) + ": "
                        + Figures.fixed(meanBefore, 4) + " then, " + Figures.fixed(mean, 4) + " now");
            }
        });
        return new Monitoring(figures, thrashing, comparison.deepest(), mean, within, previous.map(AuditFigures::asOf),
                previous.map(before -> FigureChange.between(before, figures)).orElse(List.of()), news);
    }

    private static boolean within(double mean, ValidationConfig.MonitoringBounds bounds) {
        return Figures.atLeast(mean, bounds.meanScalarLow()) && Figures.atMost(mean, bounds.meanScalarHigh());
    }

    private static String bounds(ValidationConfig.MonitoringBounds bounds) {
        return Figures.plain(bounds.meanScalarLow()) + " to " + Figures.plain(bounds.meanScalarHigh());
    }
}
