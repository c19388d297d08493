package dev.plimsoll.kind.allocation;

import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.AllocationRequestFile.Read;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Allocations to run as one run, and under which name. Start from {@link #of} and change what differs.
 *
 * @param requests in order; one that could not be read is refused with the others' faults
 * @param config how to allocate
 * @param regime run of the allocator whose regime takes the place of that of every request, if wanted
 * @param label id, reason and author of the run
 * @param progress told the number of each request that is decided, from 1
 */
public record AllocationBatchRequest(List<Read> requests, AllocationConfig config, Optional<RegimeSource> regime, RunLabel label,
        IntConsumer progress) {

    /**
     * Where a regime comes from.
     *
     * @param runId run of the allocator
     * @param day its day; known at that day's close
     */
    public record RegimeSource(String runId, LocalDate day) {
    }

    public AllocationBatchRequest {
        requests = List.copyOf(requests);
    }

    /**
     * A batch of requests under its default id.
     *
     * @param requests in order
     * @param config how to allocate
     * @return the batch
     */
    public static AllocationBatchRequest of(List<AllocationRequest> requests, AllocationConfig config) {
        List<Read> reads = new ArrayList<>();
        for (AllocationRequest request : requests) {
            reads.add(Read.good("request " + (reads.size() + 1), request));
        }
        return new AllocationBatchRequest(reads, config, Optional.empty(), RunLabel.USUAL, number -> { });
    }

    /**
     * This batch under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed batch
     */
    public AllocationBatchRequest withRunId(String id) {
        return new AllocationBatchRequest(requests, config, regime, label.withRunId(id), progress);
    }
}
