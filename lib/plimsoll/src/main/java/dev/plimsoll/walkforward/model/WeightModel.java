package dev.plimsoll.walkforward.model;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Collections.unmodifiableMap;
import static java.util.stream.IntStream.range;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CompleteMonths.History;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A family with its look-back: gives a weight for sleeve A from what is known when a month begins. Stateless, so usable by any thread. */
public interface WeightModel {

    /**
     * The weight for the month that begins.
     *
     * @param history what is known
     * @return weight and confidence, both finite
     * @throws dev.plimsoll.error.ComputationException when the model cannot be fitted
     */
    ModelSignal signal(History history);

    /**
     * What identifies one fit: it serves all leverages and all objectives.
     *
     * @param family any but the static one
     * @param lookBack months the model looks back, or trains on
     * @param month the simulated month the fit is for
     */
    public record FitKey(Family family, int lookBack, LocalDate month) {

        /**
         * One seed per forest, so that any one can be grown again by itself. Read as decimal digits it is the run's seed, 1 for ml_rf or 2
         * for regime_rf, two digits of the look-back, and the month: 42 1 36 202006 is 42136202006.
         */
        long forestSeed(long runSeed) {
            int number = family == Family.ML_RF ? 1 : 2;
            return ((runSeed * 10 + number) * 100 + lookBack) * 1_000_000 + month.getYear() * 100 + month.getMonthValue();
        }
    }

    /**
     * What a model says of one month before bounds, smoothing and the limit of the step, and what led to it.
     *
     * @param fit family, look-back and month
     * @param trainingMonths months the model learned from, or looked back on
     * @param seed where the random numbers of a forest came from; empty for the other families
     * @param weight weight of sleeve A wanted, 0 to 1
     * @param confidence 0 to 1; raises leverage
     * @param note what a reader should know besides, such as "one class only"
     * @param values figures the weight rests on by name, such as p_10 or mu_a; in a fixed order
     */
    public record ModelSignal(FitKey fit, int trainingMonths, OptionalLong seed, double weight, double confidence, Optional<String> note,
            Map<String, Double> values) {

        private static final double UNIFORM = 1.0 / 11;

        /**
         * Checks weight and confidence and copies the figures.
         *
         * @throws ComputationException when the weight or the confidence is not a number from 0 to 1
         */
        public ModelSignal {
            if (!(weight >= 0 && weight <= 1 && confidence >= 0 && confidence <= 1)) {
                throw new ComputationException("The weight is " + weight + " and the confidence " + confidence
                        + "; expected numbers from 0 to 1. Check the returns for values out of proportion.");
            }
            values = unmodifiableMap(new LinkedHashMap<>(values));
        }

        /**
         * Half and half without confidence, where a model cannot be fitted for want of months.
         *
         * @param fit family, look-back and month
         * @param trainingMonths months there are
         * @param needed months it takes
         * @return weight 0.5, confidence 0, and a note
         */
        static ModelSignal undecided(FitKey fit, int trainingMonths, int needed) {
            return new ModelSignal(fit, trainingMonths, OptionalLong.empty(), 0.5, 0,
                    Optional.of("no model: " + trainingMonths + " training months, needs " + needed), Map.of());
        }

        /**
         * The signal of a probability that A is ahead, of the eleven weights 0, 0.1 ... 1 that ml_lr and ml_rf choose from. Only the outer
         * two can be best in hindsight (see {@link TrainingSet#aheadA}), so a probability p of bin 10 leaves 1 - p for bin 0: w = sum of
         * bin · probability, confidence as far as the likelier bin exceeds 1/11.
         */
        static ModelSignal ofBins(FitKey fit, boolean[] aheadA, OptionalLong seed, double p10) {
            double p0 = 1 - p10;
            double confidence = min(max((max(p0, p10) - UNIFORM) / (1 - UNIFORM), 0), 1);
            int ahead = TrainingSet.countTrue(aheadA);
            Optional<String> note = TrainingSet.oneClass(aheadA)
                    ? Optional.of("one class only: bin " + (ahead == 0 ? 0 : 10)) : Optional.empty();
            return new ModelSignal(fit, aheadA.length, seed, p10, confidence, note,
                    figures(List.of("n_bin_10", "p_0", "p_10"), ahead, p0, p10));
        }

        /** Figures by name, in order. */
        static Map<String, Double> figures(List<String> names, double... values) {
            Map<String, Double> figures = new LinkedHashMap<>();
            range(0, values.length).forEach(i -> figures.put(names.get(i), values[i]));
            return figures;
        }
    }
}
