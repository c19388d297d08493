package dev.plimsoll.walkforward;

import static dev.plimsoll.timeseries.Statistics.sampleDeviation;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks one candidate through the months. The weight wanted is clipped to the candidate's bounds, smoothed with last month's, limited in
 * its step and clipped again; the leverage rises with confidence and is cut where the portfolio with the new weight was more volatile
 * lately than the target. Both start from half and half without leverage.
 */
public final class Simulation {

    private static final double FIRST_WEIGHT = 0.5;
    private static final double FIRST_GROSS = 1;
    private static final double MIN_GROSS = 0.85;
    private static final int MIN_VOLATILITY_MONTHS = 3;
    private static final double MIN_VOLATILITY = 1e-6;
    private static final double BPS = 1e-4;

    private final CandidateConfig config;
    private final CompleteMonths table;
    private double weight = FIRST_WEIGHT;
    private double gross = FIRST_GROSS;

    private Simulation(CandidateConfig config, CompleteMonths table) {
        this.config = config;
        this.table = table;
    }

    /**
     * The path of a candidate.
     *
     * @param config bounds, smoothing, leverage and costs
     * @param table the months with their returns
     * @param firstRow the first month to simulate
     * @param targets what is wanted for each month from there to the end
     * @return one month per target
     * @throws ComputationException naming the month in which a number is not finite or the candidate loses everything
     */
    public static PortfolioPath run(CandidateConfig config, CompleteMonths table, int firstRow, List<Target> targets) {
        Simulation simulation = new Simulation(config, table);
        List<PathMonth> months = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            months.add(simulation.next(firstRow + i, targets.get(i)));
        }
        return new PortfolioPath(months);
    }

    private PathMonth next(int row, Target target) {
        double newWeight = weight(target.weight());
        double newGross = gross(target.confidence(), newWeight, table.before(row));
        double turnover = abs(newWeight - weight);
        double cost = config.turnoverCostBps() * BPS * turnover + config.grossCostBps() * BPS * abs(newGross - gross);
        weight = newWeight;
        gross = newGross;
        double a = table.returnA(row);
        double b = table.returnB(row);
        PathMonth month = new PathMonth(table.month(row), a, b, weight, gross, gross * (weight * a + (1 - weight) * b), cost, turnover);
        if (!(month.netReturn() > -1 && month.netReturn() < Double.POSITIVE_INFINITY)) {
            throw new ComputationException("Candidate " + config.name() + " cannot go on after " + month.month() + ": its return is "
                    + rounded(month.netReturn()) + " at weight " + rounded(weight) + " and leverage " + rounded(gross)
                    + "; expected a finite number above -1.");
        }
        return month;
    }

    /** Few digits, which every Java version writes alike: the message is kept with the candidate. */
    private static double rounded(double value) {
        return StrictMath.rint(value * 1e4) / 1e4;
    }

    private double weight(double wanted) {
        double smoothed = config.smoothing() * weight + (1 - config.smoothing()) * clip(wanted, config.minWeight(), config.maxWeight());
        return clip(weight + clip(smoothed - weight, -config.maxStep(), config.maxStep()), config.minWeight(), config.maxWeight());
    }

    private double gross(double confidence, double newWeight, History history) {
        double wanted = clip(config.grossBase() + config.grossConfidenceScale() * confidence, MIN_GROSS, config.maxGross());
        if (config.targetVolatility() <= 0) {
            return wanted;
        }
        double volatility = volatility(newWeight, history);
        return volatility > MIN_VOLATILITY
                ? clip(min(wanted, config.targetVolatility() / volatility), MIN_GROSS, config.maxGross()) : wanted;
    }

    /** What the portfolio's monthly volatility would have been lately with a weight. */
    private double volatility(double newWeight, History history) {
        double[] a = history.lastA(config.volatilityLookBack());
        double[] b = history.lastB(config.volatilityLookBack());
        if (a.length < MIN_VOLATILITY_MONTHS) {
            return 0;
        }
        double[] portfolio = new double[a.length];
        Arrays.setAll(portfolio, i -> newWeight * a[i] + (1 - newWeight) * b[i]);
        return sampleDeviation(portfolio);
    }

    private static double clip(double value, double low, double high) {
        return min(max(value, low), high);
    }

    /**
     * What is wanted for one month, before bounds, smoothing and the limit of the step.
     *
     * @param weight weight of sleeve A, 0 to 1
     * @param confidence 0 to 1
     */
    public record Target(double weight, double confidence) {
    }

    /**
     * The simulated months of one candidate.
     *
     * @param months ascending, one or more
     */
    public record PortfolioPath(List<PathMonth> months) {

        public PortfolioPath {
            months = List.copyOf(months);
        }

        /**
         * Returns after costs.
         *
         * @return one per month
         */
        public double[] netReturns() {
            return months.stream().mapToDouble(PathMonth::netReturn).toArray();
        }

        /**
         * Weights of sleeve A.
         *
         * @return one per month
         */
        public double[] weightsA() {
            return months.stream().mapToDouble(PathMonth::weightA).toArray();
        }

        /**
         * One simulated month of a candidate. Returns and costs are decimal fractions of the equity before the month.
         *
         * @param month its last calendar day, UTC
         * @param returnA return of sleeve A
         * @param returnB return of sleeve B
         * @param weightA share of A in the portfolio, known before the month
         * @param gross leverage, known before the month (1 = the capital)
         * @param grossReturn gross · (weightA · returnA + weightB · returnB)
         * @param cost of changing weight and leverage, 0 or more
         * @param turnover absolute change of weightA from the month before; the first month starts from 0.5
         */
        public record PathMonth(LocalDate month, double returnA, double returnB, double weightA, double gross, double grossReturn,
                double cost, double turnover) {

            /**
             * The share of B.
             *
             * @return 1 - weightA
             */
            public double weightB() {
                return 1 - weightA;
            }

            /**
             * The return after costs.
             *
             * @return grossReturn - cost
             */
            public double netReturn() {
                return grossReturn - cost;
            }
        }
    }
}
