package dev.plimsoll.report;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta.RegimeScalars;
import dev.plimsoll.audit.DeriskEvent;
import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.audit.ValidationAnswer;
import dev.plimsoll.report.Section.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tables that Markdown and HTML share. */
final class Tables {

    private Tables() {
    }

    /** Days, share, longest run and mean scalar of each regime. */
    static Table regimes(TwoPassComparison comparison) {
        RegimeMeta meta = comparison.regime().meta();
        List<List<String>> rows = new ArrayList<>();
        for (Regime regime : Regime.values()) {
            if (meta.dayCounts().containsKey(regime)) {
                RegimeScalars scalars = comparison.risk().meta().byRegime().get(regime);
                rows.add(List.of(regime.name(), meta.dayCounts().get(regime).toString(),
                        Figures.fixed(meta.dayPercentages().get(regime), 1) + " %", meta.longestRuns().get(regime).toString(),
                        scalars == null ? Figures.NONE : Figures.fixed(scalars.mean(), 4)));
            } else {
                rows.add(List.of(regime.name(), "0", "0.0 %", Figures.NONE, Figures.NONE));
            }
        }
        return new Table(List.of("Regime", "Days", "Share", "Longest run (days)", "Mean scalar"), rows, Set.of(1, 2, 3, 4));
    }

    /** How often each regime followed each other one. */
    static Table transitions(TwoPassComparison comparison) {
        List<String> header = new ArrayList<>(List.of("From \\ to"));
        List<List<String>> rows = new ArrayList<>();
        for (Regime from : Regime.values()) {
            header.add(from.name());
            List<String> row = new ArrayList<>(List.of(from.name()));
            for (Regime to : Regime.values()) {
                Integer count = comparison.regime().meta().transitionCounts().get(from + "->" + to);
                row.add(from == to || count == null ? from == to ? Figures.NONE : "0" : count.toString());
            }
            rows.add(row);
        }
        return new Table(header, rows, Set.of(1, 2, 3, 4));
    }

    /** The deepest events, one a row. */
    static Table events(TwoPassComparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        for (DeriskEvent event : comparison.deepest()) {
            rows.add(List.of(Integer.toString(rows.size() + 1), event.date().toString(), Figures.fixed(event.depth(), 4),
                    event.start() + " to " + event.end(), Integer.toString(event.rebalances()),
                    event.decidedOn().map(Object::toString).orElse(Figures.NONE), event.regime().map(Regime::name).orElse(Figures.NONE),
                    event.reason()));
        }
        return new Table(List.of("#", "Deepest on", "Scalar", "Event", "Rebalances", "Decided on", "Regime", "Reason"), rows,
                Set.of(0, 2, 4));
    }

    /** The figures of one validation answer; the verdict is the first column. */
    static Table findings(ValidationAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.findings().forEach(finding -> rows.add(List.of(finding.verdict().name(), words(finding.name()),
                Figures.plain(finding.value()) + (finding.value().isPresent() && !finding.unit().isBlank() ? " " + finding.unit() : ""),
                finding.bounds(), finding.effect())));
        return new Table(List.of("Verdict", "Figure", "Value", "Bounds", "Note"), rows, Set.of(2));
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
