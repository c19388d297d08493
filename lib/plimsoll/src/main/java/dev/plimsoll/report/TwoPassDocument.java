package dev.plimsoll.report;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.audit.DeriskEvent;
import dev.plimsoll.audit.Finding;
import dev.plimsoll.audit.PassFigures;
import dev.plimsoll.audit.ScalarUsage;
import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.audit.TwoPassDelta;
import dev.plimsoll.audit.ValidationAnswer;
import dev.plimsoll.audit.ValidationResult;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code two_pass_comparison.json} as ordered maps: first the keys such files always had, in their order, then regimes, transitions,
 * events, validation and provenance. Numbers are exact.
 */
public final class TwoPassDocument {

    private TwoPassDocument() {
    }

    /**
     * The document.
     *
     * @param report what to write
     * @return maps, lists, texts, numbers and nulls, ready for JSON
     */
    public static Map<String, Object> of(TwoPassReport report) {
        TwoPassComparison comparison = report.comparison();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("baseline_run_id", comparison.baseline().runId());
        json.put("scaled_run_id", comparison.scaled().runId());
        json.put("baseline", pass(comparison.baseline(), report.baselineScalarMeta()));
        json.put("scaled", pass(comparison.scaled(), report.scaledScalarMeta()));
        json.put("delta", delta(comparison.delta()));
        json.put("regime_day_counts", byRegime(comparison.regime().meta().dayCounts()));
        json.put("regime_percentages", byRegime(comparison.regime().meta().dayPercentages()));
        json.put("transition_counts", comparison.regime().meta().transitionCounts());
        json.put("transitions", comparison.transitions());
        json.put("transitions_per_year", comparison.transitionsPerYear());
        json.put("event_threshold", comparison.eventThreshold());
        json.put("deepest_events", comparison.deepest().stream().map(TwoPassDocument::event).toList());
        report.validation().ifPresent(result -> json.put("validation", validation(result)));
        json.put("provenance", report.facts().asMap());
        return json;
    }

    private static Map<String, Object> pass(PassFigures pass, Map<String, Object> scalarMeta) {
        PerformanceMetrics metrics = pass.metrics();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cagr", metrics.cagr());
        json.put("ann_vol", metrics.annVol());
        json.put("sharpe", metrics.sharpe());
        json.put("max_drawdown", metrics.maxDrawdown());
        json.put("worst_month", period(metrics.worstMonth()));
        json.put("worst_quarter", period(metrics.worstQuarter()));
        json.put("start", metrics.start().toString());
        json.put("end", metrics.end().toString());
        json.put("n_days", metrics.days());
        json.put("scalars", pass.usage().map(TwoPassDocument::usage).orElseGet(() -> Map.of("available", false)));
        json.put("scalar_meta", scalarMeta);
        return json;
    }

    private static Map<String, Object> period(PeriodReturn period) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", period.date().toString());
        json.put("return", period.value());
        return json;
    }

    private static Map<String, Object> usage(ScalarUsage usage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("available", true);
        json.put("n_rebalances", usage.rebalances());
        json.put("pct_scaled", usage.shareScaled());
        json.put("mean", usage.mean());
        json.put("min", usage.min());
        json.put("max", usage.max());
        json.put("p05", usage.p05());
        json.put("p50", usage.p50());
        json.put("p95", usage.p95());
        return json;
    }

    private static Map<String, Object> delta(TwoPassDelta delta) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cagr_delta", delta.cagr());
        json.put("ann_vol_delta", delta.annVol());
        json.put("sharpe_delta", delta.sharpe());
        json.put("max_drawdown_delta", delta.maxDrawdown());
        json.put("worst_month_delta", delta.worstMonth());
        json.put("worst_quarter_delta", delta.worstQuarter());
        return json;
    }

    /** By severity, whatever order the map has. */
    private static Map<String, Object> byRegime(Map<Regime, ?> values) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Regime regime : Regime.values()) {
            if (values.containsKey(regime)) {
                json.put(regime.name(), values.get(regime));
            }
        }
        return json;
    }

    private static Map<String, Object> event(DeriskEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", event.date().toString());
        json.put("depth", event.depth());
        json.put("start", event.start().toString());
        json.put("end", event.end().toString());
        json.put("n_rebalances", event.rebalances());
        json.put("decided_on", event.decidedOn().map(Object::toString).orElse(null));
        json.put("regime", event.regime().map(Regime::name).orElse(null));
        json.put("reason", event.reason());
        return json;
    }

    private static Map<String, Object> validation(ValidationResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("overall", result.overall().name());
        json.put("answers", result.answers().stream().map(TwoPassDocument::answer).toList());
        return json;
    }

    private static Map<String, Object> answer(ValidationAnswer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", answer.number());
        json.put("question", answer.question());
        json.put("verdict", answer.verdict().name());
        json.put("findings", answer.findings().stream().map(TwoPassDocument::finding).toList());
        json.put("evidence", answer.evidence());
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", finding.name());
        json.put("value", finding.value().isPresent() ? finding.value().getAsDouble() : null);
        json.put("unit", finding.unit());
        json.put("bounds", finding.bounds());
        json.put("verdict", finding.verdict().name());
        json.put("note", finding.note());
        return json;
    }
}
