package dev.plimsoll.allocator;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Made-up books for tests: every seed gives another, always the same one. */
public final class Books {

    public static final LocalDate START = LocalDate.of(2020, 1, 1);

    private Books() {
    }

    public static DateIndex days(int n) {
        return DateIndex.ofEpochDays(LongStream.range(START.toEpochDay(), START.toEpochDay() + n).toArray());
    }

    public static LocalDate day(int i) {
        return START.plusDays(i);
    }

    /** Nearly normal, mean 0 and deviation 1, from sums alone: the same bits on every JDK. */
    public static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    public static Panel panel(DateIndex dates, double[]... columns) {
        return Panel.of(dates, IntStream.range(0, columns.length).mapToObj(i -> "A" + i).toList(), columns);
    }

    /** A stormy book with holes, of {@code rows} days and five assets, with every optional input and monthly weights. */
    public static RunInputs random(int seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        DateIndex dates = days(rows);
        double[][] assets = new double[5][rows];
        double[][] trends = new double[5][rows];
        double[][] sleeves = new double[3][rows];
        double[] returns = new double[rows];
        double[] equity = new double[rows];
        double level = 1;
        for (int row = 0; row < rows; row++) {
            double storm = row / 45 % 2 == 0 ? 1 : 3;
            double common = 0.01 * storm * (normal(random) - (storm > 1 ? 0.15 : -0.15));
            for (int c = 0; c < 5; c++) {
                double own = 0.01 * normal(random);
                boolean hole = random.nextInt(12) == 0;
                assets[c][row] = hole ? Double.NaN : (storm > 1 ? 0.8 : 0.3) * common + own;
                trends[c][row] = random.nextInt(80) == 0 ? Double.NaN : own;
            }
            for (int c = 0; c < 3; c++) {
                sleeves[c][row] = random.nextInt(200) == 0 ? Double.NaN : 0.004 * normal(random);
            }
            returns[row] = common;
            level *= 1 + common;
            equity[row] = level;
        }
        int rebalances = (rows + 6) / 7;
        DateIndex rebalanceDates = DateIndex.ofEpochDays(IntStream.range(0, rebalances).mapToLong(i -> dates.epochDay(7 * i)).toArray());
        double[][] weights = new double[5][rebalances];
        Arrays.stream(weights).forEach(column -> Arrays.fill(column, 0.2));
        return RunInputs.given(panel(dates, assets), Series.of(dates, returns), Series.of(dates, equity),
                Optional.of(panel(rebalanceDates, weights)), Optional.of(panel(dates, trends)), Optional.of(panel(dates, sleeves)));
    }

    /** Only what is required: two assets and the given portfolio returns and equity. */
    public static RunInputs plain(double[] returns, double[] equity) {
        SplittableRandom random = new SplittableRandom(1);
        DateIndex dates = days(returns.length);
        double[][] assets = new double[2][returns.length];
        Arrays.stream(assets).forEach(column -> Arrays.setAll(column, i -> 0.01 * normal(random)));
        return RunInputs.given(panel(dates, assets), Series.of(dates, returns), Series.of(dates, equity), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
