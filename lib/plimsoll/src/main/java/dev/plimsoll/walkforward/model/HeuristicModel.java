package dev.plimsoll.walkforward.model;

import dev.plimsoll.timeseries.Statistics;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.History;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("score_a", scoreA);
        values.put("score_b", scoreB);
        return new ModelSignal(new FitKey(Family.HEURISTIC, lookBack, history.month()), a.length, OptionalLong.empty(), weight,
                2 * Math.abs(weight - 0.5), Optional.empty(), values);
    }

    private double score(double[] returns) {
        return Statistics.mean(returns) / Math.max(Statistics.populationDeviation(returns), MIN_DEVIATION)
                - drawdownPenalty * Statistics.maxDrawdown(returns);
    }
}
