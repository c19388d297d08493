package dev.plimsoll.walkforward.simulation;

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
}
