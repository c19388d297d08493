package dev.plimsoll.allocator;

import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeatures;
import java.util.List;
import java.util.Optional;

/**
 * What the chain made of one run: every artifact with its reasons, ready to be written down.
 *
 * @param state ten features per day
 * @param regime the classified regimes, also where an override replaces them further on
 * @param risk daily risk scalars
 * @param applied scalars at the rebalance dates; empty when the run has no weights
 * @param warnings what a person should know about the inputs, possibly nothing
 */
public record AllocatorResult(StateFeatures state, RegimePath regime, RiskPath risk, Optional<AppliedScalars> applied,
        List<Warning> warnings) {

    public AllocatorResult {
        warnings = List.copyOf(warnings);
    }

    /**
     * Something about the inputs that does not stop a run but that a person should know; stored with the run.
     *
     * @param code one of COMMON_DATES_SHORT, ROWS_DROPPED, ASSET_MOSTLY_MISSING, OPTIONAL_VALUES_MISSING
     * @param message one sentence with the figures and the bound
     */
    public record Warning(String code, String message) {

        /** The common dates are fewer than 90 % of the rows of the longest input. */
        public static final String COMMON_DATES_SHORT = "COMMON_DATES_SHORT";
        /** More than 5 % of the rows after the 59 of the warm-up were dropped. */
        public static final String ROWS_DROPPED = "ROWS_DROPPED";
        /** An asset has no return on more than half of the common dates. */
        public static final String ASSET_MOSTLY_MISSING = "ASSET_MOSTLY_MISSING";
        /** An optional feature is missing on some state row, or its input has no row for some common date. */
        public static final String OPTIONAL_VALUES_MISSING = "OPTIONAL_VALUES_MISSING";
    }
}
