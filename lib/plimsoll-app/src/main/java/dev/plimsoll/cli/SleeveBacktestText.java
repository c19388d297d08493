package dev.plimsoll.cli;

import dev.plimsoll.SleeveBacktestReport;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.store.RunDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sleeve backtest's report for a person. */
final class SleeveBacktestText {

    private SleeveBacktestText() {
    }

    static String of(SleeveBacktestReport report) {
        List<Feasibility> feasibility = report.result().combinations().stream().map(Combination::feasibility).toList();
        List<RebalanceDiagnostics> diagnostics = report.result().diagnostics();
        PerformanceMetrics metrics = PerformanceMetrics.of(report.result().book().equity());
        StringBuilder out = new StringBuilder(Documents.noteLines(report.notes()));
        line(out, "Run %s %s in %s", report.id(), report.recorded().alreadyStored() ? "was already stored" : "stored", report.store());
        line(out, "  content     %s", report.recorded().contentSha256());
        for (RunDraft.Warning warning : report.warnings()) {
            line(out, "  warning   %s: %s", warning.code(), warning.message());
        }
        line(out, "  book        %d sleeves, %d assets, %d rebalances, %s to %s", report.result().positions().size(),
                report.result().weights().width(), feasibility.size(), report.result().weights().dates().first(),
                report.result().weights().dates().last());
        line(out, "  projection  %s: needed at %d rebalances, %d still break a constraint, largest move %.4f",
                report.settings().projection().key(), feasibility.stream().filter(Feasibility::projectionApplied).count(),
                feasibility.stream().filter(f -> !f.feasible()).count(),
                feasibility.stream().mapToDouble(Feasibility::distance).max().orElse(0));
        line(out, "  exposure    gross %.2f to %.2f, mean turnover %.3f",
                diagnostics.stream().mapToDouble(RebalanceDiagnostics::gross).min().orElse(0),
                diagnostics.stream().mapToDouble(RebalanceDiagnostics::gross).max().orElse(0),
                diagnostics.stream().mapToDouble(RebalanceDiagnostics::turnover).average().orElse(0));
        line(out, "  result      CAGR %.2f %%, volatility %.2f %%, max drawdown %.2f %%", metrics.cagr() * 100, metrics.annVol() * 100,
                metrics.maxDrawdown() * 100);
        List<List<Object>> rows = new ArrayList<>();
        SleeveTotals.of(report.result().attribution())
                .forEach((component, total) -> rows.add(List.of(component, Num.fixed(total, 6))));
        line(out, "\nWhere the log return came from\n%s", Table.of(List.of("component", "log_return"), rows));
        return out.substring(0, out.length() - 1);
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
