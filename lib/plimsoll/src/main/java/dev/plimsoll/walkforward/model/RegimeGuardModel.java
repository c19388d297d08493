package dev.plimsoll.walkforward.model;

import dev.plimsoll.timeseries.Statistics;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.History;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Keeps to sleeve B (A has 0.15) unless B is falling <em>and</em> shaking, then turns to A (0.75). Falling: the sum of B's returns over
 * max(3, look-back) months is below the 35 % quantile of such sums in B's own history; shaking: its deviation over 6 months is above the
 * 60 % quantile of such deviations. Confidence grows with the distance of the sum from its threshold.
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
        int months = Math.max(3, lookBack);
        double[] b = history.lastB(history.size());
        double[] sums = IntStream.rangeClosed(Math.max(2, months / 2), b.length)
                .mapToDouble(end -> Statistics.sum(window(b, end, months))).toArray();
        double[] deviations = IntStream.rangeClosed(MIN_VOLATILITY_MONTHS, b.length)
                .mapToDouble(end -> Statistics.sampleDeviation(window(b, end, VOLATILITY_MONTHS))).toArray();
        double momentum = Statistics.sum(window(b, b.length, months));
        double volatility = deviations.length == 0 ? 0 : deviations[deviations.length - 1];
        double momentumThreshold = sums.length < MIN_WINDOWS ? 0 : Statistics.quantile(sums, MOMENTUM_SHARE);
        double volatilityThreshold = deviations.length < MIN_WINDOWS ? Math.max(volatility, VOLATILITY_FLOOR)
                : Statistics.quantile(deviations, VOLATILITY_SHARE);
        boolean riskOff = momentum < momentumThreshold && volatility > volatilityThreshold;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("momentum_b", momentum);
        values.put("momentum_threshold", momentumThreshold);
        values.put("volatility_b", volatility);
        values.put("volatility_threshold", volatilityThreshold);
        return new ModelSignal(new FitKey(Family.REGIME_GUARD, lookBack, history.month()), b.length, OptionalLong.empty(),
                riskOff ? RISK_OFF_WEIGHT : RISK_ON_WEIGHT,
                Math.min(1, Math.abs(momentum - momentumThreshold) / Math.max(volatilityThreshold, 1e-6)),
                riskOff ? Optional.of("risk-off") : Optional.empty(), values);
    }

    /** The values before an end, at most {@code months} of them. */
    private static double[] window(double[] values, int end, int months) {
        return Arrays.copyOfRange(values, Math.max(0, end - months), end);
    }
}
