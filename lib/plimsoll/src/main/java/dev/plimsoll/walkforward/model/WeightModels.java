package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.LabelAlignment;

/** Makes the model of each family. */
public final class WeightModels {

    private WeightModels() {
    }

    /**
     * The model of a spec.
     *
     * @param spec family, look-back and penalty
     * @param alignment what the trained models learn
     * @param forests sizes of the forests
     * @param seed seed of the run, from which each forest's is derived
     * @return the model
     * @throws IllegalArgumentException for the static family, which has none
     */
    public static WeightModel of(ModelSpec spec, LabelAlignment alignment, ForestSizes forests, long seed) {
        return switch (spec.family()) {
            case STATIC -> throw new IllegalArgumentException("A static candidate has no model.");
            case HEURISTIC -> new HeuristicModel(spec.lookBack(), spec.drawdownPenalty());
            case REGIME_GUARD -> new RegimeGuardModel(spec.lookBack());
            case ML_LR -> new LogisticModel(spec.lookBack(), alignment);
            case ML_RF -> new MlForestModel(spec.lookBack(), alignment, forests.mlRf(), seed);
            case REGIME_RF -> new RegimeForestModel(spec.lookBack(), alignment, forests.regimeRf(), seed);
            case ML_DUAL_RIDGE -> new DualRidgeModel(spec.lookBack(), spec.drawdownPenalty(), alignment);
        };
    }
}
