package dev.plimsoll.walkforward;

import java.time.LocalDate;
import java.util.List;

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
    public record PathMonth(LocalDate month, double returnA, double returnB, double weightA, double gross, double grossReturn, double cost,
            double turnover) {

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
