package dev.plimsoll.walkforward;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.Labelled;

/**
 * Everything besides the sleeves that a Step 4 run depends on.
 *
 * @param startCapital equity before the first month, above 0; default 10000
 * @param trainRatio share of the aligned months up to the train/test split, above 0 and below 1; default 0.6
 * @param minHistoryMonths months with all features that pass before the first simulated one, 1 or more; default 24
 * @param bootstrapSamples resamples of the test months per candidate, 1 to 100,000; default 1200
 * @param bootstrapBlockMonths months per block of a resample, 1 or more; default 6
 * @param promoteDrawdownCap largest test drawdown that may be promoted, above 0 and at most 1; default 0.30
 * @param seed where all random numbers come from, 0 to 2147483647; default 42
 * @param labelAlignment what the models learn; default {@link LabelAlignment#SEED}
 * @param drawdownCaps caps of the robustness gates, per objective
 */
public record Step4Config(double startCapital, double trainRatio, int minHistoryMonths, int bootstrapSamples, int bootstrapBlockMonths,
        double promoteDrawdownCap, long seed, LabelAlignment labelAlignment, DrawdownCaps drawdownCaps) {

    /**
     * Checks every value.
     *
     * @throws UsageException naming the value and what it may be
     */
    public Step4Config {
        check("start_capital", startCapital, startCapital > 0 && Double.isFinite(startCapital), "a finite number above 0");
        check("train_ratio", trainRatio, trainRatio > 0 && trainRatio < 1, "a fraction above 0 and below 1");
        check("min_history_months", minHistoryMonths, minHistoryMonths >= 1, "1 or more");
        check("bootstrap_samples", bootstrapSamples, bootstrapSamples >= 1 && bootstrapSamples <= 100_000, "1 to 100000");
        check("bootstrap_block_months", bootstrapBlockMonths, bootstrapBlockMonths >= 1, "1 or more");
        check("promote_dd_cap", promoteDrawdownCap, promoteDrawdownCap > 0 && promoteDrawdownCap <= 1,
                "a fraction above 0 and at most 1 (0.30 = 30 %)");
        check("seed", seed, seed >= 0 && seed <= Integer.MAX_VALUE, "a whole number from 0 to 2147483647");
    }

    private static void check(String name, Number value, boolean valid, String expected) {
        if (!valid) {
            throw new UsageException("The Step 4 setting " + name + " is " + value + "; expected " + expected + ".");
        }
    }

    /**
     * Largest test drawdown that passes as robust, per objective. Decimal fractions, positive: 0.32 allows a loss of 32 % from a peak.
     *
     * @param forReturn cap of {@link Objective#RETURN}; default 0.32
     * @param forBalanced cap of {@link Objective#BALANCED}; default 0.24
     * @param forCalmar cap of {@link Objective#CALMAR}; default 0.20
     * @param forRobust cap of {@link Objective#ROBUST}; default 0.18
     */
    public record DrawdownCaps(double forReturn, double forBalanced, double forCalmar, double forRobust) {

        /**
         * Checks the caps.
         *
         * @throws UsageException naming a cap that is not above 0 and at most 1
         */
        public DrawdownCaps {
            check("return", forReturn);
            check("balanced", forBalanced);
            check("calmar", forCalmar);
            check("robust", forRobust);
        }

        /**
         * The cap of an objective.
         *
         * @param objective any
         * @return its cap
         */
        public double of(Objective objective) {
            return switch (objective) {
                case RETURN -> forReturn;
                case BALANCED -> forBalanced;
                case CALMAR -> forCalmar;
                case ROBUST -> forRobust;
            };
        }

        private static void check(String objective, double cap) {
            if (!(cap > 0 && cap <= 1)) {
                throw new UsageException("The drawdown cap of the objective " + objective + " is " + cap
                        + "; expected a fraction above 0 and at most 1 (0.24 = 24 %).");
            }
        }
    }

    /**
     * Which month's returns a model learns to foretell from the features of month t. The features of month t rest on the months before t,
     * so they are known when month t begins.
     */
    public enum LabelAlignment implements Labelled {
        /**
         * Features of t are trained on the returns of t + 1, though the model is applied to the month of its features: a mismatch of one
         * month that the original program had. The default, for parity.
         */
        SEED,
        /** Features of t are trained on the returns of t, the month the model is applied to. Recommended. */
        MATCHED
    }

    /** What a candidate search tries to make large. The order is the order of runs, reports and ties. */
    public enum Objective implements Labelled {
        /** Growth first. */
        RETURN,
        /** Growth, calm and use of both sleeves. */
        BALANCED,
        /** Growth per drawdown. */
        CALMAR,
        /** Calm and activity first. */
        ROBUST;

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
                case BALANCED -> 0.55 * end + 120 * calmar + 1.5 * pnl - 220 * drawdown + 35 * metrics.diversity()
                        + 18 * metrics.activity();
                case CALMAR -> 180 * calmar + 0.8 * pnl - 60 * drawdown + 20 * metrics.tail() / 100;
                case ROBUST -> 0.45 * end + 140 * calmar + 1.4 * pnl - 360 * drawdown + 1500 * metrics.diversity()
                        + 700 * metrics.activity() + 250 * metrics.spread() + 25 * metrics.tail() / 100;
            };
        }
    }
}
