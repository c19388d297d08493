package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import dev.plimsoll.store.RunDraft.Recorded;
import dev.plimsoll.store.RunDraft.Warning;
import dev.plimsoll.store.files.Note;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A sleeve backtest's report for {@code --json}. */
record SleeveBacktestDocument(@JsonUnwrapped Recorded recorded, Path store, Map<String, Object> settings, List<String> sleeves,
        List<String> assets, int rebalances, LocalDate firstRebalance, LocalDate lastRebalance, long projected, long infeasible,
        List<LocalDate> previousHeldOn, double meanTurnover, double largestGross, double largestDistance, double cagr,
        double maxDrawdown, Map<String, Double> logReturnByComponent, List<Warning> warnings, List<Note> notes) {

    static SleeveBacktestDocument of(SleeveBacktestReport report) {
        SleeveBacktestResult result = report.result();
        List<Feasibility> feasibility = result.combinations().stream().map(Combination::feasibility).toList();
        PerformanceMetrics metrics = PerformanceMetrics.of(result.book().equity());
        return new SleeveBacktestDocument(report.recorded(), report.store(), report.settings().asConfig(),
                List.copyOf(result.positions().keySet()), result.weights().columns(), feasibility.size(),
                result.weights().dates().first(), result.weights().dates().last(),
                feasibility.stream().filter(Feasibility::projectionApplied).count(),
                feasibility.stream().filter(f -> !f.feasible()).count(), result.notHeld(),
                result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::turnover).average().orElse(0),
                result.diagnostics().stream().mapToDouble(RebalanceDiagnostics::gross).max().orElse(0),
                feasibility.stream().mapToDouble(Feasibility::distance).max().orElse(0), metrics.cagr(), metrics.maxDrawdown(),
                result.attribution().totals(), report.warnings(), report.notes());
    }
}
