package dev.plimsoll.kind.allocation;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.intent.Allocation;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.store.artifact.AllocationArtifacts;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch while it is decided: requests, results and faults so far. */
public final class AllocationBatch {

    private final AllocationConfig config;
    private final Optional<RegimeOfRun> regime;
    private final List<AllocationRequest> requests = new ArrayList<>();
    private final List<AllocationResult> results = new ArrayList<>();
    private final List<Optional<PlimsollException>> errors = new ArrayList<>();
    private final AllocationArtifacts artifacts = new AllocationArtifacts();

    public AllocationBatch(AllocationConfig config, Optional<RegimeOfRun> regime) {
        this.config = config;
        this.regime = regime;
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
            errors.add(Optional.empty());
        } catch (DataException e) {
            errors.add(Optional.of(new DataException(read.where() + ", " + e.getMessage(), e)));
        }
    }

    /** A batch is recorded whole or not at all. */
    public void refuseFaults() {
        if (errors.stream().anyMatch(Optional::isPresent)) {
            throw new RefusedBatchException(errors);
        }
    }

    public AllocationConfig config() {
        return config;
    }

    public List<AllocationRequest> requests() {
        return requests;
    }

    public List<AllocationResult> results() {
        return results;
    }

    public AllocationArtifacts artifacts() {
        return artifacts;
    }

    public Optional<RegimeOfRun> regime() {
        return regime;
    }
}
