package dev.plimsoll.kind.allocation;

import static java.util.Optional.empty;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.Allocation;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.RegimeRules;
import dev.plimsoll.kind.allocation.AllocationBatchRequest.RegimeSource;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.run.RunInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A batch while it is decided: requests, results and faults so far. */
public record AllocationBatch(AllocationConfig config, Optional<RegimeOfRun> regime, List<AllocationRequest> requests,
        List<AllocationResult> results, List<Optional<PlimsollException>> errors, AllocationArtifacts artifacts) {

    public AllocationBatch(AllocationConfig config, Optional<RegimeOfRun> regime) {
        this(config, regime, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new AllocationArtifacts());
    }

    /** Decides the next request, or notes what is wrong with it. */
    public void decide(Read read) {
        if (read.error().isPresent()) {
            errors.add(read.error());
            return;
        }
        try {
            AllocationRequest given = read.request().orElseThrow();
            AllocationRequest request = regime.map(source -> source.appliedTo(given)).orElse(given);
            requests.add(request);
            artifacts.request(request, AllocationRequestFile.canonical(request));
            AllocationResult result = Allocation.run(request, config);
            artifacts.result(result);
            results.add(result);
            errors.add(empty());
        } catch (DataException e) {
            errors.add(Optional.of(new DataException(read.where() + ", " + e.getMessage(), e)));
        }
    }

    /** A batch is recorded whole or not at all. */
    public void refuseFaults() {
        if (errors.stream().anyMatch(Optional::isPresent)) {
            throw new RefusedException(errors);
        }
    }

    /**
     * The regime that a stored run of the allocator has on a day, as what drives an allocation.
     *
     * @param source run and day
     * @param regime the allocator's regime
     * @param label what the configuration calls it
     * @param artifact the run's regimes
     */
    record RegimeOfRun(RegimeSource source, Regime regime, String label, Artifact artifact) {

        /** Reads the run, computed again from its stored inputs; without a state on the day the nearest days are named. */
        public static RegimeOfRun require(Store store, RegimeSource source, RegimeRules rules) {
            RunInfo run = store.run(source.runId());
            if (!run.hasAllocator()) {
                throw new UsageException("Run " + source.runId() + " is of kind " + run.kind()
                        + ", expected a run of the allocator, which has regimes. Nothing was stored. See plimsoll runs.");
            }
            store.why(source.runId(), source.day()); // names the nearest days where this one has no state
            RegimePath path = AllocatorKind.load(store, source.runId()).result().regime();
            Regime regime = path.regimes().get(path.dates().rowOf(source.day().toEpochDay()));
            return new RegimeOfRun(source, regime, rules.labelOf(regime), AllocatorArtifacts.of(path));
        }

        /** The request in this regime. A regime is known at the close of its day, so that a request of an earlier day is refused. */
        public AllocationRequest appliedTo(AllocationRequest request) {
            LocalDate day = LocalDate.ofInstant(request.asOf(), ZoneOffset.UTC);
            if (day.isBefore(source.day())) {
                throw new DataException("as_of: found " + request.asOf() + ", expected a moment on or after " + source.day()
                        + ", the day of the regime, which is known at that day's close only.");
            }
            return new AllocationRequest(request.asOf(), request.account(), request.positions(), request.intents(), request.market(),
                    new RegimeContext(Optional.of(label), empty()), request.killSwitch(), request.provenance(), request.fills());
        }

        public boolean isOfTheDayOf(AllocationRequest request) {
            return LocalDate.ofInstant(request.asOf(), ZoneOffset.UTC).equals(source.day());
        }

        /** As stored and hashed with the run. */
        public Map<String, Object> asConfig() {
            return Map.of("run_id", source.runId(), "day", source.day(), "regime", regime, "label", label);
        }
    }

    /** Requests of a batch cannot be decided, so none of it was stored: a batch is recorded whole or not at all. */
    public static final class RefusedException extends DataException {

        private static final long serialVersionUID = 1L;

        private final transient List<Optional<PlimsollException>> errors;

        public RefusedException(List<Optional<PlimsollException>> errors) {
            super(message(errors.stream().flatMap(Optional::stream).toList(), errors.size()),
                    errors.stream().flatMap(Optional::stream).findFirst().orElseThrow());
            this.errors = new ArrayList<>(errors);
        }

        private static String message(List<PlimsollException> refused, int requests) {
            return requests == 1 ? refused.get(0).getMessage() : refused.size() + " of " + requests
                    + " requests are refused, so nothing of the batch was stored; the first: " + refused.get(0).getMessage();
        }

        /**
         * What is wrong with each request.
         *
         * @return one per request in order; empty for those that are good
         */
        public List<Optional<PlimsollException>> errors() {
            return List.copyOf(errors);
        }
    }
}
