package dev.plimsoll.walkforward;

import static dev.plimsoll.timeseries.Statistics.populationDeviation;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Statistics;
import dev.plimsoll.walkforward.BlockBootstrap.BlockStarts;
import dev.plimsoll.walkforward.Simulation.PortfolioPath;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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

    private static final double STRESS_COST_FACTOR = 1.25;

    /**
     * Measures a path.
     *
     * @param path the simulated months
     * @param split where the test months begin
     * @param startCapital equity before the first month of every window
     * @param bootstrap number of resamples and months per block
     * @param starts where the blocks start
     * @return its figures
     */
    public static CandidateMetrics of(PortfolioPath path, TrainTestSplit split, double startCapital, BlockBootstrap bootstrap,
            BlockStarts starts) {
        List<PathMonth> months = path.months();
        double[] trainReturns = netReturns(months, month -> !split.isTest(month.month()));
        double[] testReturns = netReturns(months, month -> split.isTest(month.month()));
        Performance train = Performance.of(trainReturns, startCapital);
        Performance test = Performance.of(testReturns, startCapital);
        return new CandidateMetrics(Performance.of(path.netReturns(), startCapital), train, test,
                mean(months, month -> month.grossReturn() - STRESS_COST_FACTOR * month.cost()) * startCapital,
                bootstrap.p10AverageMonthlyPnl(testReturns, startCapital, starts), mean(months, PathMonth::turnover),
                mean(months, PathMonth::gross), mean(months, PathMonth::weightA), populationDeviation(path.weightsA()),
                abs(train.calmar() - test.calmar()));
    }

    private static double[] netReturns(List<PathMonth> months, Predicate<PathMonth> wanted) {
        return months.stream().filter(wanted).mapToDouble(PathMonth::netReturn).toArray();
    }

    private static double mean(List<PathMonth> months, ToDoubleFunction<PathMonth> figure) {
        return Statistics.mean(months.stream().mapToDouble(figure).toArray());
    }

    /**
     * How evenly the sleeves share the capital.
     *
     * @return max(0, 1 - 2 |average weight - 0.5|): 1 for half and half, 0 for one sleeve alone
     */
    public double diversity() {
        return max(0, 1 - 2 * abs(averageWeightA - 0.5));
    }

    /**
     * How much the weight moves.
     *
     * @return average turnover as a share of 0.08 a month, at most 1
     */
    public double activity() {
        return min(1, averageTurnover / 0.08);
    }

    /**
     * What a poor resample still earns.
     *
     * @return max(0, bootstrap p10), in the unit of the capital a month
     */
    public double tail() {
        return max(0, bootstrapP10AverageMonthlyPnl);
    }

    /**
     * How far the weight spreads.
     *
     * @return deviation of the weight as a share of 0.20, at most 1
     */
    public double spread() {
        return min(1, weightDeviationA / 0.20);
    }

    /**
     * Whether every figure is a finite number.
     *
     * @return false when returns were beyond what doubles can hold
     */
    public boolean isFinite() {
        return full.isFinite() && train.isFinite() && test.isFinite()
                && DoubleStream.of(stressAverageMonthlyPnl, bootstrapP10AverageMonthlyPnl, averageTurnover, averageGross, averageWeightA,
                        weightDeviationA, calmarGap).allMatch(Double::isFinite);
    }

    /**
     * Where the test months begin: strictly after the split month.
     *
     * @param index how many aligned months are train months, the split month included
     * @param month the split month, the last of train
     */
    public record TrainTestSplit(int index, LocalDate month) {

        private static final int MIN_TRAIN = 24;
        private static final int MIN_TEST = 12;

        /**
         * Splits the aligned months.
         *
         * @param months the aligned months, 48 or more
         * @param trainRatio share of months that are train, rounded half to even; at least 24 are train and 12 test
         * @return the split
         */
        public static TrainTestSplit of(DateIndex months, double trainRatio) {
            int wanted = (int) StrictMath.rint(trainRatio * months.size());
            int index = min(max(wanted, MIN_TRAIN), months.size() - MIN_TEST);
            return new TrainTestSplit(index, months.date(index - 1));
        }

        /**
         * Whether a month is for testing.
         *
         * @param date the last day of the month
         * @return true after the split month
         */
        public boolean isTest(LocalDate date) {
            return date.isAfter(month);
        }
    }
}
