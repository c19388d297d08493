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
 * @param runId id for the run, or empty for the default one
 * @param supersedes run this one replaces, if any
 * @param reason why it is made, if said
 * @param author who starts it; empty = the account's name
 * @param progress told the number of each request that is decided, from 1
 */
public record AllocationBatchRequest(List<Read> requests, AllocationConfig config, Optional<RegimeSource> regime, Optional<String> runId,
        Optional<String> supersedes, Optional<String> reason, Optional<String> author, IntConsumer progress) implements RunLabel {

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
        return ofReads(reads, config);
    }

    /**
     * A batch of requests as they were read.
     *
     * @param requests in order
     * @param config how to allocate
     * @return the batch
     */
    public static AllocationBatchRequest ofReads(List<Read> requests, AllocationConfig config) {
        return new AllocationBatchRequest(requests, config, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), number -> { });
    }

    /**
     * This batch under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed batch
     */
    public AllocationBatchRequest withRunId(String id) {
        return new AllocationBatchRequest(requests, config, regime, Optional.of(id), supersedes, reason, author, progress);
    }

    /**
     * This batch in the regime of a stored run.
     *
     * @param run run of the allocator
     * @param day its day, no later than the requests'
     * @return the changed batch
     */
    public AllocationBatchRequest withRegimeFrom(String run, LocalDate day) {
        return new AllocationBatchRequest(requests, config, Optional.of(new RegimeSource(run, day)), runId, supersedes, reason, author,
                progress);
    }
}
