package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The eleven weights 0, 0.1 ... 1 that ml_lr and ml_rf choose from. Only the outer two can be best in hindsight (see
 * {@link TrainingSet#aheadA}), so a probability p of bin 10 leaves 1 - p for bin 0.
 */
final class WeightBins {

    private static final double UNIFORM = 1.0 / 11;

    private WeightBins() {
    }

    /** The signal of a probability that A is ahead: w = sum of bin · probability, confidence as far as the likelier bin exceeds 1/11. */
    static ModelSignal signal(FitKey fit, boolean[] aheadA, OptionalLong seed, double p10) {
        double p0 = 1 - p10;
        double confidence = Math.min(Math.max((Math.max(p0, p10) - UNIFORM) / (1 - UNIFORM), 0), 1);
        int ahead = TrainingSet.countTrue(aheadA);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("n_bin_10", (double) ahead);
        values.put("p_0", p0);
        values.put("p_10", p10);
        Optional<String> note = TrainingSet.oneClass(aheadA) ? Optional.of("one class only: bin " + (ahead == 0 ? 0 : 10)) : Optional.empty();
        return new ModelSignal(fit, aheadA.length, seed, p10, confidence, note, values);
    }
}
