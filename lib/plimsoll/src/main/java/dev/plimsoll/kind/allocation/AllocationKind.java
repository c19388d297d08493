package dev.plimsoll.kind.allocation;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_DECISION;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_REQUEST;
import static dev.plimsoll.store.kind.ArtifactSchema.ORDER_INTENT;
import static java.util.Optional.empty;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.Decimals;
import dev.plimsoll.kind.allocation.AllocationBatch.RegimeOfRun;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.RunMetrics;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Allocations of a batch of trade intents, decided one after the other and recorded as one run. */
public final class AllocationKind implements KindOfRun<AllocationBatchRequest, AllocationBatch> {

    public static final RunKind NAME = RunKind.of("allocation",
            "allocator_regime allocation_request allocation_summary allocation_decision allocation_reason allocation_share "
                    + "allocation_gate allocation_gate_check order_intent budget_utilization allocation_metric");

    @Override
    public RunKind name() {
        return NAME;
    }

    @Override
    public Prepared<AllocationBatch> prepare(Store store, AllocationBatchRequest request) {
        request.config().withoutPercent();
        if (request.requests().isEmpty()) {
            throw new DataException("There is no request to allocate; expected at least one JSON object. Nothing was stored.");
        }
        AllocationBatch batch = new AllocationBatch(request.config(),
                request.regime().map(source -> RegimeOfRun.require(store, source, request.config().regime())));
        return new Prepared<>(() -> draft(request, batch, List.of()), () -> decide(request, batch),
                decided -> draft(request, decided, outputs(decided)), List.of());
    }

    /** A stored request is in the regime that it was decided in. */
    @Override
    public AllocationBatch recompute(StoredRun from, int threads) {
        AllocationBatch batch = new AllocationBatch(config(from), empty());
        String[] documents = from.require(ALLOCATION_REQUEST).texts("document");
        for (int i = 0; i < documents.length; i++) {
            String where = "request " + (i + 1) + " of run " + from.info().runId();
            batch.decide(Read.good(where, AllocationRequestFile.parse(documents[i], where)));
        }
        batch.refuseFaults();
        return batch;
    }

    static AllocationConfig config(StoredRun from) {
        return AllocationConfigFile.of(from.section("allocation"), from.source());
    }

    @Override
    public List<RunArtifact> outputs(StoredRun from, AllocationBatch batch) {
        return outputs(batch);
    }

    private static List<RunArtifact> outputs(AllocationBatch batch) {
        String requests = batch.artifacts().requests().id();
        return batch.artifacts().results().stream().map(result -> RunArtifact.output(result, requests)).toList();
    }

    @Override
    public RunMetrics metrics(Map<String, ArtifactTable> tables) {
        RunMetrics metrics = new RunMetrics(tables).addRows("decisions", ALLOCATION_DECISION);
        for (String status : List.of("approved", "clipped", "rejected")) {
            metrics.addCount(status, ALLOCATION_DECISION, "status", status);
        }
        return metrics.addSum("requested notional", ALLOCATION_DECISION, "requested_notional")
                .addSum("approved notional", ALLOCATION_DECISION, "approved_notional")
                .addRows("orders", ORDER_INTENT);
    }

    @Override
    public List<Cut> cuts(StoredRun run, List<RunArtifact> outputs) {
        return Cut.requests(run.require(ALLOCATION_REQUEST));
    }

    /** Regimes that drive a batch stay as they are: each request carries its own. */
    @Override
    public StoredRun perturbed(StoredRun run, Cut cut, long seed) {
        return run.withInputs((kind, table) -> kind.equals(ALLOCATION_REQUEST.kind()) ? PerturbedRequests.of(table, cut, seed) : table);
    }

    private static AllocationBatch decide(AllocationBatchRequest request, AllocationBatch batch) {
        int number = 0;
        for (Read read : request.requests()) {
            batch.decide(checked(read));
            request.progress().accept(++number);
        }
        batch.refuseFaults();
        return batch;
    }

    private static Read checked(Read read) {
        try {
            read.request().ifPresent(AllocationRequest::withoutFutureIntents);
            read.request().ifPresent(AllocationRequestFile::requireTexts);
            return read;
        } catch (DataException e) { // begins with the path alone
            return new Read(read.where(), empty(), Optional.of(new DataException(read.where() + ", " + e.getMessage(), e)));
        }
    }

    private RunDraft draft(AllocationBatchRequest request, AllocationBatch batch, List<RunArtifact> outputs) {
        List<LocalDate> days = batch.requests().stream().map(AllocationRequest::asOf).sorted(Comparator.<Instant>naturalOrder())
                .map(asOf -> LocalDate.ofInstant(asOf, ZoneOffset.UTC)).toList();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("allocation", AllocationConfigFile.document(request.config()));
        batch.regime().ifPresent(regime -> config.put("regime_from_run", regime.asConfig()));
        List<RunArtifact> artifacts = new ArrayList<>();
        artifacts.add(RunArtifact.input(batch.artifacts().requests()));
        batch.regime().ifPresent(regime -> artifacts.add(RunArtifact.input(regime.artifact())));
        artifacts.addAll(outputs);
        return new RunDraft(request.label().subject(name(), empty(), days.get(0), days.get(days.size() - 1)), config, artifacts,
                warnings(request.config(), batch), List.of());
    }

    private static List<Warning> warnings(AllocationConfig config, AllocationBatch batch) {
        List<Warning> warnings = new ArrayList<>();
        if (!config.enabled()) {
            warnings.add(new Warning("ALLOCATOR_DISABLED", "The allocator is switched off: net intents passed through to the risk "
                    + "gate as they are. Set enabled: true in the configuration, or TRADING_ALLOCATOR_ENABLED=true, to allocate."));
        }
        Optional<BigDecimal> turnover = config.limits().turnoverPctEquity().filter(share -> share.compareTo(BigDecimal.ONE) > 0);
        if (turnover.isPresent()) {
            warnings.add(new Warning("LOOKS_LIKE_PERCENT", "limits.turnover_pct_equity is " + Decimals.text(turnover.get())
                    + ": one request may trade more than the whole equity. It is a decimal fraction, 0.05 = 5 %; check that it is no"
                    + " percentage."));
        }
        long sameDay = batch.regime().stream().flatMap(regime -> batch.requests().stream().filter(regime::isOfTheDayOf)).count();
        if (sameDay > 0) {
            warnings.add(new Warning("REGIME_OF_THE_SAME_DAY", sameDay + " of " + batch.requests().size()
                    + " requests are of the day whose regime drives them, which is known at that day's close only."));
        }
        return warnings;
    }
}
