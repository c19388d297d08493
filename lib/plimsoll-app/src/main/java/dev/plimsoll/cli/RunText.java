package dev.plimsoll.cli;

import dev.plimsoll.RunReport;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.store.RunDraft;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A run's report for a person. */
final class RunText {

    private RunText() {
    }

    static String of(RunReport report) {
        AllocatorResult result = report.result();
        StringBuilder out = new StringBuilder(Documents.noteLines(report.notes()));
        line(out, "Run %s %s in %s", report.id(), report.recorded().alreadyStored() ? "was already stored" : "stored", report.store());
        line(out, "  rules     %s%s", report.version(), report.version().equals("v1.0") ? "" : " (research)");
        line(out, "  content   %s", report.recorded().contentSha256());
        for (RunDraft.Warning warning : report.warnings()) {
            line(out, "  warning   %s: %s", warning.code(), warning.message());
        }
        line(out, "  state     %d rows, %s to %s (%d common dates)", result.state().dates().size(), result.state().dates().first(),
                result.state().dates().last(), result.state().meta().rowsRequested());
        regimes(out, result.regime().meta());
        RiskMeta risk = result.risk().meta();
        line(out, "  scalar    mean %.6f, median %.6f, min %.6f, max %.6f", risk.statistics().mean(), risk.statistics().median(),
                risk.statistics().min(), risk.statistics().max());
        result.applied().ifPresent(applied -> line(out, "  applied   %d rebalances, mean %.6f, min %.6f, %.1f %% below 1",
                applied.meta().rebalances(), applied.meta().mean(), applied.meta().min(), applied.meta().percentScaled()));
        checks(out, report);
        return out.substring(0, out.length() - 1);
    }

    private static void regimes(StringBuilder out, RegimeMeta meta) {
        StringBuilder shares = new StringBuilder();
        for (Regime regime : Regime.values()) {
            if (meta.dayCounts().containsKey(regime)) {
                shares.append(shares.isEmpty() ? "" : ", ").append(regime).append(' ').append(meta.dayCounts().get(regime)).append(" (")
                        .append(meta.dayPercentages().get(regime)).append(" %)");
            }
        }
        line(out, "  regimes   %s; %d changes", shares, changes(meta));
        Map<String, Integer> longest = new LinkedHashMap<>();
        meta.longestRuns().forEach((regime, rows) -> longest.put(regime.name(), rows));
        line(out, "  longest   %s", RegimeLines.longest(longest));
        if (!meta.transitionCounts().isEmpty()) {
            line(out, "  top       %s", RegimeLines.transitions(meta.transitionCounts()));
        }
    }

    static int changes(RegimeMeta meta) {
        return meta.transitionCounts().entrySet().stream().filter(e -> !sameOnBothSides(e.getKey())).mapToInt(e -> e.getValue()).sum();
    }

    private static boolean sameOnBothSides(String pair) {
        String[] ends = pair.split("->");
        return ends[0].equals(ends[1]);
    }

    private static void checks(StringBuilder out, RunReport report) {
        for (RunDraft.ImportCheck check : report.checks()) {
            line(out, "  %s  %s.%s: %s", check.agrees() ? "agrees  " : "DIFFERS ", check.kind(), check.column(), check.agrees()
                    ? check.rowsGiven() + " rows" + largest(check)
                    : check.rowsDiffering() + " of " + Math.max(check.rowsGiven(), check.rowsComputed()) + " rows, first on "
                            + check.firstDifference().map(Object::toString).orElse("?") + largest(check));
        }
    }

    private static String largest(RunDraft.ImportCheck check) {
        return Double.isNaN(check.maxAbsDiff()) ? "" : ", largest difference " + check.maxAbsDiff();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
