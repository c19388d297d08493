package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateConfig;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import java.util.Comparator;

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

    /**
     * Sizes of the two kinds of forest.
     *
     * @param mlRf of ml_rf; 220 trees, depth 4, 4 rows per leaf
     * @param regimeRf of regime_rf; 260 trees, depth 4, 3 rows per leaf
     */
    public record ForestSizes(Spec mlRf, Spec regimeRf) {

        private static final ForestSizes STANDARD = new ForestSizes(new Spec(220, 4, 4), new Spec(260, 4, 3));

        /**
         * The sizes of Step 4.
         *
         * @return 220 and 260 trees
         */
        public static ForestSizes standard() {
            return STANDARD;
        }
    }

    /**
     * The part of a candidate that its model depends on; candidates that differ only in leverage share one, and so its fits.
     *
     * @param family any but the static one
     * @param lookBack months the model looks back, or trains on
     * @param drawdownPenalty see {@link CandidateConfig}
     */
    public record ModelSpec(Family family, int lookBack, double drawdownPenalty) implements Comparable<ModelSpec> {

        private static final Comparator<ModelSpec> ORDER = Comparator.comparing(ModelSpec::family).thenComparingInt(ModelSpec::lookBack)
                .thenComparingDouble(ModelSpec::drawdownPenalty);

        /**
         * The spec of a candidate's model.
         *
         * @param candidate of any but the static family
         * @return its spec
         */
        public static ModelSpec of(CandidateConfig candidate) {
            return new ModelSpec(candidate.family(), candidate.lookBack(), candidate.drawdownPenalty());
        }

        @Override
        public int compareTo(ModelSpec other) {
            return ORDER.compare(this, other);
        }
    }
}
