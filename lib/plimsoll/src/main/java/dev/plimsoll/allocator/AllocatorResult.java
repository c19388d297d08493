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
        List<InputWarning> warnings) {

    public AllocatorResult {
        warnings = List.copyOf(warnings);
    }
}
