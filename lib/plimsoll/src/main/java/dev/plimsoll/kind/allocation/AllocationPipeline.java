package dev.plimsoll.kind.allocation;

import dev.plimsoll.AllocationBatchReport;
import dev.plimsoll.AllocationBatchRequest;
import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.Decimals;
import dev.plimsoll.run.Account;
import dev.plimsoll.run.RunRecorder;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
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

/** A batch of allocations: requests → decisions → one store transaction. */
public final class AllocationPipeline {

    private final Store store;
    private final RunRecorder recorder;

    public AllocationPipeline(Store store) {
        this.store = store;
        this.recorder = new RunRecorder(store);
    }

    public AllocationBatchReport run(AllocationBatchRequest request) {
        Store.preload();
        request.config().withoutPercent();
        if (request.requests().isEmpty()) {
            throw new DataException("There is no request to allocate; expected at least one JSON object. Nothing was stored.");
        }
        AllocationBatch batch = new AllocationBatch(request.config(),
                request.regime().map(source -> RegimeOfRun.require(store, source, request.config().regime())));
        recorder.computing(() -> draft(request, batch, List.of()), () -> decide(request, batch));
        RunDraft draft = draft(request, batch, batch.artifacts().results());
        Recorded recorded = recorder.record(() -> draft(request, batch, List.of()), draft);
        return new AllocationBatchReport(recorded, request.config(), batch.requests(), batch.results(), draft.warnings(), store.path());
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
            return new Read(read.where(), Optional.empty(), Optional.of(new DataException(read.where() + ", " + e.getMessage(), e)));
        }
    }

    private static RunDraft draft(AllocationBatchRequest request, AllocationBatch batch, List<Artifact> results) {
        List<LocalDate> days = batch.requests().stream().map(AllocationRequest::asOf).sorted(Comparator.<Instant>naturalOrder())
                .map(asOf -> LocalDate.ofInstant(asOf, ZoneOffset.UTC)).toList();
        RunDraft.Subject subject = Account.checked(new RunDraft.Subject(RunKind.ALLOCATION, request.runId(), Optional.empty(), "none",
                days.get(0),
                days.get(days.size() - 1), "off", Optional.empty(), request.supersedes(), request.reason(),
                request.author().orElse(Account.name())));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("allocation", AllocationConfigFile.document(request.config()));
        batch.regime().ifPresent(regime -> config.put("regime_from_run", regime.asConfig()));
        List<RunArtifact> artifacts = new ArrayList<>();
        Artifact requests = batch.artifacts().requests();
        artifacts.add(new RunArtifact(Role.input, requests, Map.of(), List.of()));
        batch.regime().ifPresent(regime -> artifacts.add(new RunArtifact(Role.input, regime.artifact(), Map.of(), List.of())));
        results.forEach(result -> artifacts.add(new RunArtifact(Role.output, result, Map.of(), List.of(requests.id()))));
        return new RunDraft(subject, config, artifacts, warnings(request.config(), batch), List.of());
    }

    private static List<RunDraft.Warning> warnings(AllocationConfig config, AllocationBatch batch) {
        List<RunDraft.Warning> warnings = new ArrayList<>();
        if (!config.enabled()) {
            warnings.add(new RunDraft.Warning("ALLOCATOR_DISABLED", "The allocator is switched off: net intents passed through to the risk "
                    + "gate as they are. Set enabled: true in the configuration, or TRADING_ALLOCATOR_ENABLED=true, to allocate."));
        }
        Optional<BigDecimal> turnover = config.limits().turnoverPctEquity().filter(share -> share.compareTo(BigDecimal.ONE) > 0);
        if (turnover.isPresent()) {
            warnings.add(new RunDraft.Warning("LOOKS_LIKE_PERCENT", "limits.turnover_pct_equity is " + Decimals.text(turnover.get())
                    + ": one request may trade more than the whole equity. It is a decimal fraction, 0.05 = 5 %; check that it is no"
                    + " percentage."));
        }
        long sameDay = batch.regime().stream().flatMap(regime -> batch.requests().stream().filter(regime::isOfTheDayOf)).count();
        if (sameDay > 0) {
            warnings.add(new RunDraft.Warning("REGIME_OF_THE_SAME_DAY", sameDay + " of " + batch.requests().size()
                    + " requests are of the day whose regime drives them, which is known at that day's close only."));
        }
        return warnings;
    }
}
