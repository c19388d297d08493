package dev.plimsoll.walkforward.measure;

/**
 * The figures that scores, gates and promotion rest on. Averages are over all simulated months.
 *
 * @param full performance over all simulated months
 * @param train performance up to the split month
 * @param test performance after the split month
 * @param stressAverageMonthlyPnl mean of (gross return - 1.25 · cost) times the starting capital, all months
 * @param bootstrapP10AverageMonthlyPnl 10 % quantile of the mean monthly profit of resampled test months, in the unit of the capital
 * @param averageTurnover mean absolute change of the weight in a month
 * @param averageGross mean leverage
 * @param averageWeightA mean weight of sleeve A
 * @param weightDeviationA population standard deviation of the weight of A
 * @param calmarGap absolute difference of the Calmar ratios of train and test
 */
public record CandidateMetrics(Performance full, Performance train, Performance test, double stressAverageMonthlyPnl,
        double bootstrapP10AverageMonthlyPnl, double averageTurnover, double averageGross, double averageWeightA, double weightDeviationA,
        double calmarGap) {
}
