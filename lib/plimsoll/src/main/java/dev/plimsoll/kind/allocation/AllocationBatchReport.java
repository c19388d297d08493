package dev.plimsoll.kind.allocation;

import static java.util.stream.Collectors.joining;

import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationDecision;
import dev.plimsoll.intent.AllocationDecision.Status;
import dev.plimsoll.intent.AllocationMetrics;
import dev.plimsoll.intent.AllocationMetrics.Sample;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.ReasonCode;
import dev.plimsoll.run.RunResult;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a batch of allocations gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param config how it was allocated
 * @param requests as they were decided on: with the regime of the stored run, where one was named
 * @param results one per request, in order
 * @param warnings what the inputs gave rise to
 * @param store the store's file
 */
public record AllocationBatchReport(Recorded recorded, AllocationConfig config, List<AllocationRequest> requests,
        List<AllocationResult> results, List<Warning> warnings, Path store) implements RunResult {

    public AllocationBatchReport {
        requests = List.copyOf(requests);
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /**
     * The batch's metrics: counters added up over its requests, gauges as of the last request.
     *
     * @return for {@link dev.plimsoll.intent.AllocationMetrics}
     */
    public AllocationMetrics metrics() {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (AllocationResult result : results) {
            samples.values().removeIf(sample -> !sample.metric().isCounter());
            for (Sample sample : result.metrics().samples()) {
                samples.merge(sample.key(), sample, (before, now) ->
                        new Sample(now.metric(), now.label(), before.value().add(now.value())));
            }
        }
        return new AllocationMetrics(new ArrayList<>(samples.values()));
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = new ArrayList<>();
        for (AllocationResult result : results) {
            for (AllocationDecision decision : result.decisions()) {
                rows.add(List.of(rows.size() + 1, decision.key().symbol(), decision.status(), decision.netQty(), decision.approvedQty(),
                        decision.orderedQty(), decision.reasons().stream().map(ReasonCode::label).collect(joining(", "))));
            }
        }
        String units = "units";
        return Doc.of(toString()).with(head().blocks())
                .with(Table.of("Decisions", List.of(Column.of("no."), Column.of("symbol"), Column.of("status"), new Column("wanted", units),
                        new Column("approved", units), new Column("ordered", units), Column.of("reasons")), rows));
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        List<AllocationDecision> decisions = results.stream().flatMap(result -> result.decisions().stream()).toList();
        return String.format(Locale.ROOT, "allocation run %s: %d requests, %d decisions: %d approved, %d clipped, %d rejected", id(),
                results.size(), decisions.size(), count(decisions, Status.APPROVED), count(decisions, Status.CLIPPED),
                count(decisions, Status.REJECTED));
    }

    private static long count(List<AllocationDecision> decisions, Status status) {
        return decisions.stream().filter(decision -> decision.status() == status).count();
    }
}
