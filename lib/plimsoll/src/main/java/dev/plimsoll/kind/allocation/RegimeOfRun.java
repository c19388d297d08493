package dev.plimsoll.kind.allocation;

import dev.plimsoll.AllocationBatchRequest.RegimeSource;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.RegimeRules;
import dev.plimsoll.kind.allocator.AllocatorRun;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AllocatorArtifacts;
import dev.plimsoll.store.artifact.Artifact;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The regime that a stored run of the allocator has on a day, as what drives an allocation.
 *
 * @param source run and day
 * @param regime the allocator's regime
 * @param label what the configuration calls it
 * @param artifact the run's regimes
 */
public record RegimeOfRun(RegimeSource source, Regime regime, String label, Artifact artifact) {

    /** Reads the run, computed again from its stored inputs; without a state on the day the nearest days are named. */
    public static RegimeOfRun require(Store store, RegimeSource source, RegimeRules rules) {
        RunInfo run = store.run(source.runId());
        if (!run.hasAllocator()) {
            throw new UsageException("Run " + source.runId() + " is of kind " + run.kind()
                    + ", expected a run of the allocator, which has regimes. Nothing was stored. See plimsoll runs.");
        }
        store.why(source.runId(), source.day()); // names the nearest days where this one has no state
        RegimePath path = AllocatorRun.load(store, source.runId()).result().regime();
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
                new RegimeContext(Optional.of(label), Optional.empty()), request.killSwitch(), request.provenance(),
                request.fills());
    }

    public boolean isOfTheDayOf(AllocationRequest request) {
        return LocalDate.ofInstant(request.asOf(), ZoneOffset.UTC).equals(source.day());
    }

    /** As stored and hashed with the run. */
    public Map<String, Object> asConfig() {
        return Map.of("run_id", source.runId(), "day", source.day(), "regime", regime, "label", label);
    }
}
