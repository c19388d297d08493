package dev.plimsoll.allocator;

import dev.plimsoll.allocator.AllocatorResult.InputWarnings;
import dev.plimsoll.allocator.AllocatorResult.Warning;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskTransformer;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Panel;
import java.util.List;
import java.util.Optional;

/** The whole chain, state to applied scalar, in one call. */
public final class AllocatorV1 {

    private AllocatorV1() {
    }

    /**
     * Runs the chain. The same inputs and config give the same bits on every machine.
     *
     * @param inputs the run's inputs, already cut to the window wanted
     * @param config thresholds, profile and override
     * @return state, regimes, scalars and warnings
     * @throws DataException when no day has all required features
     */
    public static AllocatorResult run(RunInputs inputs, AllocatorConfig config) {
        StateFeatures state = StateFeatures.compute(inputs);
        return decide(inputs, state, InputWarnings.of(inputs, state), config);
    }

    /**
     * Runs the chain of inputs whose state is known, as no constant of the configuration touches it.
     *
     * @param inputs the run's inputs
     * @param known what the chain made of these inputs under any configuration
     * @param config thresholds, profile and override
     * @return the same bits as {@link #run(RunInputs, AllocatorConfig)}
     */
    public static AllocatorResult run(RunInputs inputs, AllocatorResult known, AllocatorConfig config) {
        return decide(inputs, known.state(), known.warnings(), config);
    }

    private static AllocatorResult decide(RunInputs inputs, StateFeatures state, List<Warning> warnings, AllocatorConfig config) {
        RegimePath regime = RegimeClassifier.classify(state, config.thresholds());
        RiskPath risk = RiskTransformer.transform(regime, config.profile(), config.overrideRegime());
        Optional<AppliedScalars> applied = inputs.weights().map(Panel::dates).filter(dates -> !dates.isEmpty())
                .map(dates -> AppliedScalars.of(dates, risk));
        return new AllocatorResult(state, regime, risk, applied, warnings);
    }
}
