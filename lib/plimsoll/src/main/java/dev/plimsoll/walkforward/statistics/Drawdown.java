package dev.plimsoll.walkforward.statistics;

/** The largest fall of compounded returns. */
public final class Drawdown {

    private Drawdown() {
    }

    /**
     * Maximum drawdown, max(1 - equity / running maximum), where the running maximum begins with the equity <em>after</em> the first month:
     * a loss of that month is not counted.
     *
     * @param returns simple returns above -1
     * @return positive decimal fraction, 0 when equity never falls or there are no returns
     */
    public static double max(double[] returns) {
        double equity = 1;
        double peak = 0;
        double deepest = 0;
        for (double value : returns) {
            equity *= 1 + value;
            peak = Math.max(peak, equity);
            deepest = Math.max(deepest, 1 - equity / peak);
        }
        return deepest;
    }
}
