package dev.plimsoll.twopass;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import dev.plimsoll.twopass.ValidationResult.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code two_pass_comparison.json}: first the keys such files always had, in their order, then regimes, transitions, events, validation
 * and provenance. Numbers are exact; regimes come by severity.
 */
public record TwoPassDocument(String baselineRunId, String scaledRunId, Pass baseline, Pass scaled, Delta delta,
        Map<Regime, Integer> regimeDayCounts, Map<Regime, Double> regimePercentages, Map<String, Integer> transitionCounts, int transitions,
        double transitionsPerYear, double eventThreshold, List<DeriskEvent> deepestEvents,
        @JsonInclude(Include.NON_ABSENT) Optional<Validation> validation, ReportFacts provenance) {

    private record Pass(@JsonUnwrapped PerformanceMetrics metrics, Scalars scalars, Map<String, Object> scalarMeta) {

        static Pass of(TwoPassComparison.Pass pass, Map<String, Object> scalarMeta) {
            return new Pass(pass.metrics(), new Scalars(pass.usage().isPresent(), pass.usage().orElse(null)), scalarMeta);
        }
    }

    private record Scalars(boolean available, @JsonUnwrapped ScalarUsage usage) {
    }

    private record Delta(@JsonUnwrapped(suffix = "_delta") TwoPassComparison.Delta of) {
    }

    private record Validation(Verdict overall, List<Answer> answers) {
    }

    /**
     * The document.
     *
     * @param report what to write
     * @return maps, lists, texts, numbers and nulls, ready for JSON
     */
    public static Map<String, Object> of(TwoPassReport report) {
        TwoPassComparison comparison = report.comparison();
        return Json.members(new TwoPassDocument(comparison.baseline().runId(), comparison.scaled().runId(),
                Pass.of(comparison.baseline(), report.baselineScalarMeta()), Pass.of(comparison.scaled(), report.scaledScalarMeta()),
                new Delta(comparison.delta()), new TreeMap<>(comparison.regime().meta().dayCounts()),
                new TreeMap<>(comparison.regime().meta().dayPercentages()), comparison.regime().meta().transitionCounts(),
                comparison.transitions(), comparison.transitionsPerYear(), comparison.eventThreshold(), comparison.deepest(),
                report.validation().map(result -> new Validation(result.overall(), result.answers())), report.facts()));
    }
}
