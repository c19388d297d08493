package dev.plimsoll.walkforward.model;

import static dev.plimsoll.timeseries.Statistics.maxDrawdown;
import static dev.plimsoll.timeseries.Statistics.mean;
import static dev.plimsoll.timeseries.Statistics.populationDeviation;
import static dev.plimsoll.timeseries.Statistics.quantile;
import static dev.plimsoll.timeseries.Statistics.sampleDeviation;
import static dev.plimsoll.timeseries.Statistics.sum;
import static dev.plimsoll.walkforward.Features.past;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.walkforward.CandidateConfig;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.model.RandomForest.Spec;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

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
            case ML_LR -> new BinModel(spec.lookBack(), alignment, Optional.empty(), seed);
            case ML_RF -> new BinModel(spec.lookBack(), alignment, Optional.of(forests.mlRf()), seed);
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

        /** The sizes of Step 4: 220 and 260 trees. */
        public static final ForestSizes STANDARD = new ForestSizes(new Spec(220, 4, 4), new Spec(260, 4, 3));
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

    /**
     * Weighs the sleeves by how well they did of late: the score of a sleeve is mean / deviation of its returns less the penalty times its
     * maximum drawdown over the look-back; the weight is the softmax of the scores at temperature 0.35; confidence is 2 |w - 0.5|.
     */
    record HeuristicModel(int lookBack, double drawdownPenalty) implements WeightModel {

        private static final double TEMPERATURE = 0.35;
        private static final double MIN_DEVIATION = 1e-9;

        @Override
        public ModelSignal signal(History history) {
            double[] a = history.lastA(lookBack);
            double[] b = history.lastB(lookBack);
            double scoreA = score(a);
            double scoreB = score(b);
            double weight = 1 / (1 + StrictMath.exp((scoreB - scoreA) / TEMPERATURE));
            return new ModelSignal(new FitKey(Family.HEURISTIC, lookBack, history.month()), a.length, OptionalLong.empty(), weight,
                    2 * abs(weight - 0.5), Optional.empty(), ModelSignal.figures(List.of("score_a", "score_b"), scoreA, scoreB));
        }

        private double score(double[] returns) {
            return mean(returns) / max(populationDeviation(returns), MIN_DEVIATION) - drawdownPenalty * maxDrawdown(returns);
        }
    }

    /**
     * Keeps to sleeve B (A has 0.15) unless B is falling <em>and</em> shaking, then turns to A (0.75). Falling: the sum of B's returns over
     * max(3, look-back) months is below the 35 % quantile of such sums in B's own history; shaking: its deviation over 6 months is above
     * the 60 % quantile of such deviations. Confidence grows with the distance of the sum from its threshold.
     */
    record RegimeGuardModel(int lookBack) implements WeightModel {

        private static final int VOLATILITY_MONTHS = 6;
        private static final int MIN_VOLATILITY_MONTHS = 3;
        private static final int MIN_WINDOWS = 6;
        private static final double MOMENTUM_SHARE = 0.35;
        private static final double VOLATILITY_SHARE = 0.60;
        private static final double VOLATILITY_FLOOR = 0.06;
        private static final double RISK_OFF_WEIGHT = 0.75;
        private static final double RISK_ON_WEIGHT = 0.15;

        @Override
        public ModelSignal signal(History history) {
            int months = max(3, lookBack);
            double[] b = history.lastB(history.size());
            double[] sums = IntStream.rangeClosed(max(2, months / 2), b.length).mapToDouble(end -> sum(past(b, end, months))).toArray();
            double[] deviations = IntStream.rangeClosed(MIN_VOLATILITY_MONTHS, b.length)
                    .mapToDouble(end -> sampleDeviation(past(b, end, VOLATILITY_MONTHS))).toArray();
            double momentum = sum(past(b, b.length, months));
            double volatility = deviations.length == 0 ? 0 : deviations[deviations.length - 1];
            double momentumThreshold = sums.length < MIN_WINDOWS ? 0 : quantile(sums, MOMENTUM_SHARE);
            double volatilityThreshold = deviations.length < MIN_WINDOWS ? max(volatility, VOLATILITY_FLOOR)
                    : quantile(deviations, VOLATILITY_SHARE);
            boolean riskOff = momentum < momentumThreshold && volatility > volatilityThreshold;
            return new ModelSignal(new FitKey(Family.REGIME_GUARD, lookBack, history.month()), b.length, OptionalLong.empty(),
                    riskOff ? RISK_OFF_WEIGHT : RISK_ON_WEIGHT, min(1, abs(momentum - momentumThreshold) / max(volatilityThreshold, 1e-6)),
                    riskOff ? Optional.of("risk-off") : Optional.empty(), ModelSignal.figures(List.of("momentum_b", "momentum_threshold",
                            "volatility_b", "volatility_threshold"), momentum, momentumThreshold, volatility, volatilityThreshold));
        }
    }
}
