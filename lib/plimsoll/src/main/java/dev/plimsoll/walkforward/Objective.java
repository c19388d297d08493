package dev.plimsoll.walkforward;

import java.util.Locale;

/** What a candidate search tries to make large. The order is the order of runs, reports and ties. */
public enum Objective {
    /** Growth first. */
    RETURN,
    /** Growth, calm and use of both sleeves. */
    BALANCED,
    /** Growth per drawdown. */
    CALMAR,
    /** Calm and activity first. */
    ROBUST;

    /**
     * The name in files, folders and the store.
     *
     * @return such as balanced
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The score of a candidate; higher is better. Only scores of the same objective compare. End equity, Calmar ratio, average profit
     * and drawdown are those of the test window.
     *
     * @param metrics the candidate's figures
     * @return the score, in the unit of the capital
     */
    public double score(CandidateMetrics metrics) {
        Performance test = metrics.test();
        double end = test.endEquity();
        double calmar = test.calmar();
        double pnl = test.averageMonthlyPnl();
        double drawdown = test.maxDrawdown();
        return switch (this) {
            case RETURN -> end + 200 * calmar - 600 * drawdown;
            case BALANCED -> 0.55 * end + 120 * calmar + 1.5 * pnl - 220 * drawdown + 35 * metrics.diversity() + 18 * metrics.activity();
            case CALMAR -> 180 * calmar + 0.8 * pnl - 60 * drawdown + 20 * metrics.tail() / 100;
            case ROBUST -> 0.45 * end + 140 * calmar + 1.4 * pnl - 360 * drawdown + 1500 * metrics.diversity() + 700 * metrics.activity()
                    + 250 * metrics.spread() + 25 * metrics.tail() / 100;
        };
    }
}
