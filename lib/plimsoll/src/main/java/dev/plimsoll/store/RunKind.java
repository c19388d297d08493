package dev.plimsoll.store;

import dev.plimsoll.error.StoreException;
import java.util.Arrays;
import java.util.List;

/** What a run runs. Its run key covers the schemas of the artifacts it can make, so a new kind of run changes no key of the others. */
public enum RunKind {
    /** The allocator on a run directory. */
    ALLOCATOR("allocator", "asset_return portfolio_return equity_curve weight trend_unit_return sleeve_return allocator_state "
            + "allocator_regime allocator_risk allocator_risk_applied external_return scaled_weight exposure_rebalance exposure_day"),
    /** The allocator on a run directory, with the artifacts delivered in it taken along and compared. */
    IMPORT("import", ALLOCATOR.kinds),
    /** A backtest of several sleeves combined under constraints. */
    SLEEVES("sleeves", "asset_return portfolio_return equity_curve weight trend_unit_return sleeve_return sleeve_position overlay_scalar "
            + "sleeve_contribution allocation_feasibility constraint_ledger sleeve_attribution"),
    /** Walk-forward allocation across two sleeves. */
    STEP4("step4", "sleeve_month step4_feature step4_candidate step4_fit step4_fit_value step4_path step4_performance step4_metric "
            + "step4_benchmark step4_score step4_gate step4_promotion"),
    /** Allocations of a batch of trade intents. */
    ALLOCATION("allocation", "allocator_regime allocation_request allocation_summary allocation_decision allocation_reason "
            + "allocation_share allocation_gate allocation_gate_check order_intent budget_utilization allocation_metric"),
    /** A candidate strategy judged by the promotion gates. */
    ADMISSION("admission", "allocation_request admission_figure admission_check");

    private final String label;
    private final String kinds;

    RunKind(String label, String kinds) {
        this.label = label;
        this.kinds = kinds;
    }

    /** The kinds, all of version 1, that artifacts of such a run can have, in the order of the data flow. */
    List<String> kinds() {
        return List.of(kinds.split(" "));
    }

    /**
     * The kind of a name in the store.
     *
     * @param label as {@link #toString} gives it
     * @return the kind
     * @throws StoreException when this library does not know it
     */
    public static RunKind parse(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst()
                .orElseThrow(() -> new StoreException("This library does not know runs of kind " + label
                        + "; read the store with the Plimsoll that wrote it, or newer."));
    }

    /**
     * As the store has it.
     *
     * @return the name in lower case
     */
    @Override
    public String toString() {
        return label;
    }
}
