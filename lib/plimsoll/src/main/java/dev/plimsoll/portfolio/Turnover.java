package dev.plimsoll.portfolio;

import dev.plimsoll.timeseries.Panel;

/** How much of a book changes at each rebalance. */
public final class Turnover {

    private Turnover() {
    }

    /**
     * Σ |change of weight| per rebalance, the first counted from 0. A blank weight keeps the previous one and changes nothing.
     *
     * @param weights fractions of equity on the rebalance dates, negative = short, NaN = keep the previous one
     * @return one figure per rebalance in fractions of equity, 0 or more: 2 when a book of 100 % long turns 100 % short
     */
    public static double[] of(Panel weights) {
        double[] current = new double[weights.width()];
        double[] turnover = new double[weights.rows()];
        for (int k = 0; k < turnover.length; k++) {
            for (int c = 0; c < current.length; c++) {
                double weight = weights.value(k, c);
                if (!Double.isNaN(weight)) {
                    turnover[k] += Math.abs(weight - current[c]);
                    current[c] = weight;
                }
            }
        }
        return turnover;
    }
}
