package dev.plimsoll.store.artifact;

import java.util.List;
import java.util.stream.Stream;

/** Schemas of the artifacts that portfolio allocations read and make; each row is of one request of the batch. */
public final class AllocationSchemas {

    /** Requests as documents, one row per request. */
    public static final ArtifactSchema ALLOCATION_REQUEST = ArtifactSchema.v1("allocation_request");
    /** Regime and multipliers, one row per request. */
    public static final ArtifactSchema ALLOCATION_SUMMARY = ArtifactSchema.v1("allocation_summary");
    /** What became of each net intent. */
    public static final ArtifactSchema ALLOCATION_DECISION = ArtifactSchema.v1("allocation_decision");
    /** Why a decision is not what was asked, one row per reason code. */
    public static final ArtifactSchema ALLOCATION_REASON = ArtifactSchema.v1("allocation_reason");
    /** What each strategy asked for and got in each decision. */
    public static final ArtifactSchema ALLOCATION_SHARE = ArtifactSchema.v1("allocation_share");
    /** The resulting book against each gate. */
    public static final ArtifactSchema ALLOCATION_GATE = ArtifactSchema.v1("allocation_gate");
    /** What the risk gate looked at for each decision. */
    public static final ArtifactSchema ALLOCATION_GATE_CHECK = ArtifactSchema.v1("allocation_gate_check");
    /** Orders to send, one row per slice. */
    public static final ArtifactSchema ORDER_INTENT = ArtifactSchema.v1("order_intent");
    /** How much of its budget each strategy used. */
    public static final ArtifactSchema BUDGET_UTILIZATION = ArtifactSchema.v1("budget_utilization");
    /** Metrics, one row per request, metric and label. */
    public static final ArtifactSchema ALLOCATION_METRIC = ArtifactSchema.v1("allocation_metric");

    private static final List<ArtifactSchema> OWN = List.of(ALLOCATION_REQUEST, ALLOCATION_SUMMARY, ALLOCATION_DECISION,
            ALLOCATION_REASON, ALLOCATION_SHARE,
            ALLOCATION_GATE, ALLOCATION_GATE_CHECK, ORDER_INTENT, BUDGET_UTILIZATION, ALLOCATION_METRIC);

    private AllocationSchemas() {
    }

    /** The kinds that only allocations make. */
    static List<ArtifactSchema> own() {
        return OWN;
    }

    /**
     * All kinds that an allocation reads and makes: its own, and the regimes of a run that drives it.
     *
     * @return their schemas
     */
    public static List<ArtifactSchema> all() {
        return Stream.concat(Stream.of(ArtifactSchema.ALLOCATOR_REGIME), OWN.stream()).toList();
    }
}
