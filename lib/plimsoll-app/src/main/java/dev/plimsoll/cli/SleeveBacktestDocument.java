package dev.plimsoll.cli;

import dev.plimsoll.SleeveBacktestReport;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.SleeveBacktestResult.RebalanceDiagnostics;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sleeve backtest's report for {@code --json}. */
final class SleeveBacktestDocument {

    private SleeveBacktestDocument() {
    }

    static Map<String, Object> of(SleeveBacktestReport report) {
        List<Feasibility> feasibility = report.result().combinations().stream().map(Combination::feasibility).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run_id", report.id());
        json.put("already_stored", report.recorded().alreadyStored());
        json.put("run_key", report.recorded().runKey());
        json.put("content_sha256", report.recorded().contentSha256());
        json.put("store", report.store().toString());
        json.put("settings", report.settings().asConfig());
        json.put("sleeves", List.copyOf(report.result().positions().keySet()));
        json.put("assets", report.result().weights().columns());
        json.put("rebalances", feasibility.size());
        json.put("first_rebalance", report.result().weights().dates().first().toString());
        json.put("last_rebalance", report.result().weights().dates().last().toString());
        json.put("projected", feasibility.stream().filter(Feasibility::projectionApplied).count());
        json.put("infeasible", feasibility.stream().filter(f -> !f.feasible()).count());
        json.put("previous_held_on", report.result().notHeld().stream().map(LocalDate::toString).toList());
        json.put("mean_turnover", report.result().diagnostics().stream().mapToDouble(RebalanceDiagnostics::turnover).average().orElse(0));
        json.put("largest_gross", report.result().diagnostics().stream().mapToDouble(RebalanceDiagnostics::gross).max().orElse(0));
        json.put("largest_distance", feasibility.stream().mapToDouble(Feasibility::distance).max().orElse(0));
        PerformanceMetrics metrics = PerformanceMetrics.of(report.result().book().equity());
        json.put("cagr", metrics.cagr());
        json.put("max_drawdown", metrics.maxDrawdown());
        json.put("log_return_by_component", report.result().attribution().totals());
        json.put("warnings", Documents.warnings(report.warnings()));
        json.put("notes", Documents.notes(report.notes()));
        return json;
    }
}
