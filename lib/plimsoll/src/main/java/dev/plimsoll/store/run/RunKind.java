package dev.plimsoll.store.run;

import java.util.List;

/**
 * What a run runs. Its run key covers the schemas of the artifacts it can have, so a new kind of run changes no key of the others.
 *
 * @param label the name in the store, lower case
 * @param artifacts the kinds, all of version 1, of the artifacts that such a run can have, in the order of the data flow
 */
public record RunKind(String label, List<String> artifacts) {

    /** The allocator on a run directory. */
    public static final RunKind ALLOCATOR = of("allocator", "asset_return portfolio_return equity_curve weight trend_unit_return "
            + "sleeve_return allocator_state allocator_regime allocator_risk allocator_risk_applied external_return scaled_weight "
            + "exposure_rebalance exposure_day");

    /** The allocator on a run directory, with the artifacts delivered in it taken along and compared. */
    public static final RunKind IMPORT = new RunKind("import", ALLOCATOR.artifacts);

    /**
     * A kind of run.
     *
     * @param label the name in the store, lower case
     * @param artifacts kinds of artifacts, separated by spaces
     * @return the kind
     */
    public static RunKind of(String label, String artifacts) {
        return new RunKind(label, List.of(artifacts.split(" ")));
    }

    /** As the store has it. */
    @Override
    public String toString() {
        return label;
    }
}
