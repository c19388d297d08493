package dev.plimsoll.store.artifact;

import static dev.plimsoll.store.artifact.ArtifactColumn.key;
import static dev.plimsoll.store.artifact.ArtifactColumn.required;
import static dev.plimsoll.store.artifact.ColumnType.BOOLEAN;
import static dev.plimsoll.store.artifact.ColumnType.DECIMAL;
import static dev.plimsoll.store.artifact.ColumnType.ENUM;
import static dev.plimsoll.store.artifact.ColumnType.INTEGER;
import static dev.plimsoll.store.artifact.ColumnType.TEXT;
import static dev.plimsoll.store.artifact.ColumnType.TIMESTAMPTZ;

import java.util.List;
import java.util.stream.Stream;

/** Schemas of the artifacts that portfolio allocations read and make; each row is of one request of the batch. */
public final class AllocationSchemas {

    /** Requests as documents, one row per request. */
    public static final ArtifactSchema ALLOCATION_REQUEST = ArtifactSchema.v1("allocation_request", "allocation_request_v1",
            key("request", INTEGER), required("as_of", TIMESTAMPTZ), required("document", TEXT));
    /** Regime and multipliers, one row per request. */
    public static final ArtifactSchema ALLOCATION_SUMMARY = ArtifactSchema.v1("allocation_summary", "allocation_summary_v1",
            key("request", INTEGER), required("enabled", BOOLEAN), required("regime", TEXT), required("regime_confidence", DECIMAL),
            required("low_confidence", BOOLEAN), required("budget_multiplier", DECIMAL), required("capacity_multiplier", DECIMAL));
    /** What became of each net intent. */
    public static final ArtifactSchema ALLOCATION_DECISION = ArtifactSchema.v1("allocation_decision", "allocation_decision_v1",
            key("request", INTEGER), key("symbol", TEXT), key("timeframe", TEXT), key("order_type", ENUM), key("time_in_force", ENUM),
            required("side", ENUM), required("status", ENUM), required("conflict", BOOLEAN), required("requested_qty", DECIMAL),
            required("allocated_qty", DECIMAL), required("approved_qty", DECIMAL), required("ordered_qty", DECIMAL),
            required("target_delta_qty", DECIMAL), required("price", DECIMAL), required("requested_notional", DECIMAL),
            required("approved_notional", DECIMAL));
    /** Why a decision is not what was asked, one row per reason code. */
    public static final ArtifactSchema ALLOCATION_REASON = ArtifactSchema.v1("allocation_reason", "allocation_reason_v1",
            key("request", INTEGER), key("symbol", TEXT), key("timeframe", TEXT), key("order_type", ENUM), key("time_in_force", ENUM),
            key("position", INTEGER), required("reason", ENUM));
    /** What each strategy asked for and got in each decision. */
    public static final ArtifactSchema ALLOCATION_SHARE = ArtifactSchema.v1("allocation_share", "allocation_share_v1",
            key("request", INTEGER), key("symbol", TEXT), key("timeframe", TEXT), key("order_type", ENUM), key("time_in_force", ENUM),
            key("strategy_id", TEXT), required("requested_qty", DECIMAL), required("approved_qty", DECIMAL));
    /** The resulting book against each gate. */
    public static final ArtifactSchema ALLOCATION_GATE = ArtifactSchema.v1("allocation_gate", "allocation_gate_v1",
            key("request", INTEGER), key("gate", ENUM), required("subject", TEXT), required("passed", BOOLEAN),
            required("value", DECIMAL), required("limit_value", DECIMAL), required("slack", DECIMAL));
    /** What the risk gate looked at for each decision. */
    public static final ArtifactSchema ALLOCATION_GATE_CHECK = ArtifactSchema.v1("allocation_gate_check", "allocation_gate_check_v1",
            key("request", INTEGER), key("symbol", TEXT), key("timeframe", TEXT), key("order_type", ENUM), key("time_in_force", ENUM),
            key("gate", ENUM), required("subject", TEXT), required("passed", BOOLEAN), required("value", DECIMAL),
            required("limit_value", DECIMAL), required("slack", DECIMAL));
    /** Orders to send, one row per slice. */
    public static final ArtifactSchema ORDER_INTENT = ArtifactSchema.v1("order_intent", "order_intent_v1",
            key("request", INTEGER), key("symbol", TEXT), key("timeframe", TEXT), key("order_type", ENUM), key("time_in_force", ENUM),
            key("slice", INTEGER), required("slices", INTEGER), required("client_order_id", TEXT), required("side", ENUM),
            required("qty", DECIMAL), required("placed_type", ENUM), required("limit_price", DECIMAL));
    /** How much of its budget each strategy used. */
    public static final ArtifactSchema BUDGET_UTILIZATION = ArtifactSchema.v1("budget_utilization", "budget_utilization_v1",
            key("request", INTEGER), key("strategy_id", TEXT), required("family", TEXT), required("budget", DECIMAL),
            required("used", DECIMAL), required("ratio", DECIMAL));
    /** Metrics, one row per request, metric and label. */
    public static final ArtifactSchema ALLOCATION_METRIC = ArtifactSchema.v1("allocation_metric", "allocation_metric_v1",
            key("request", INTEGER), key("metric", ENUM), key("label", TEXT), required("value", DECIMAL));

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
