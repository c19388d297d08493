package dev.plimsoll.walkforward;

import static dev.plimsoll.timeseries.Statistics.sampleDeviation;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Double.NaN;
import static java.lang.Math.max;

import dev.plimsoll.timeseries.DateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of the sleeves when a month begins: every figure of month t rests on the returns of months before t only.
 *
 * <p>For each sleeve the momentum, a sum of returns over 1, 3, 6 and 12 months, and the volatility, their sample standard deviation over
 * 3, 6 and 12; then the differences A less B of the momentum over 3 and 6 and of the volatility over 6. Decimal fractions. A window of w
 * months gives a figure from max(1, w/2) months on for momentum and max(2, w/2) for volatility (w/2 rounded down); before that it is
 * missing (NaN).
 */
public final class Features {

    private static final int[] MOMENTUM_MONTHS = {1, 3, 6, 12};
    private static final int[] VOLATILITY_MONTHS = {3, 6, 12};

    private final SleevePair pair;
    private final List<String> names;
    private final double[][] rows;

    private Features(SleevePair pair, List<String> names, double[][] rows) {
        this.pair = pair;
        this.names = names;
        this.rows = rows;
    }

    /**
     * The features of a pair.
     *
     * @param pair the aligned sleeves
     * @return one row per aligned month
     */
    public static Features of(SleevePair pair) {
        String a = "ret_" + pair.a().name();
        String b = "ret_" + pair.b().name();
        List<String> names = new ArrayList<>();
        addNames(names, a);
        addNames(names, b);
        List<String> spreads = List.of("mom_3", "mom_6", "vol_6");
        spreads.forEach(spread -> names.add("spread_" + spread));
        double[] returnsA = pair.a().returns().toArray();
        double[] returnsB = pair.b().returns().toArray();
        double[][] rows = new double[returnsA.length][names.size()];
        for (int month = 0; month < rows.length; month++) {
            double[] row = rows[month];
            int next = fill(row, fill(row, 0, returnsA, month), returnsB, month);
            for (String spread : spreads) {
                row[next++] = row[names.indexOf(a + "_" + spread)] - row[names.indexOf(b + "_" + spread)];
            }
        }
        return new Features(pair, List.copyOf(names), rows);
    }

    private static void addNames(List<String> names, String column) {
        for (int window : MOMENTUM_MONTHS) {
            names.add(column + "_mom_" + window);
        }
        for (int window : VOLATILITY_MONTHS) {
            names.add(column + "_vol_" + window);
        }
    }

    /** Fills a sleeve's figures from a column on and gives the column after them. */
    private static int fill(double[] row, int column, double[] returns, int month) {
        int next = column;
        for (int window : MOMENTUM_MONTHS) {
            double[] past = past(returns, month, window);
            row[next++] = past.length < max(1, window / 2) ? NaN : sum(past);
        }
        for (int window : VOLATILITY_MONTHS) {
            double[] past = past(returns, month, window);
            row[next++] = past.length < max(2, window / 2) ? NaN : sampleDeviation(past);
        }
        return next;
    }

    /** The returns of some months before one, or what there is of them. */
    public static double[] past(double[] returns, int month, int window) {
        return Arrays.copyOfRange(returns, max(0, month - window), month);
    }

    /**
     * The aligned months.
     *
     * @return one per row
     */
    public DateIndex months() {
        return pair.months();
    }

    /**
     * Names of the features.
     *
     * @return 17 names in the order of the columns: {@code ret_A_mom_1}, ..., {@code ret_B_vol_12}, {@code spread_mom_3},
     *     {@code spread_mom_6}, {@code spread_vol_6}, with the sleeves' names for A and B
     */
    public List<String> names() {
        return names;
    }

    /**
     * A feature of a month.
     *
     * @param row 0-based month
     * @param column 0-based feature
     * @return its value, NaN while there are too few months before
     */
    public double value(int row, int column) {
        return rows[row][column];
    }

    /**
     * Whether a month has all features.
     *
     * @param row 0-based month
     * @return false while there are too few months before
     */
    public boolean isComplete(int row) {
        return Arrays.stream(rows[row]).noneMatch(Double::isNaN);
    }

    /** The features of a month, not copied. */
    double[] row(int row) {
        return rows[row];
    }

    SleevePair pair() {
        return pair;
    }
}
