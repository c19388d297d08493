package dev.plimsoll.door;

import static dev.plimsoll.door.SanityReport.Finding.shown;
import static dev.plimsoll.timeseries.Statistics.present;
import static dev.plimsoll.timeseries.Statistics.squaredDeviations;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Double.NaN;
import static java.lang.Double.isNaN;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.sqrt;
import static java.util.Optional.empty;

import dev.plimsoll.door.SanityReport.DailyTables;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks at returns and weights by themselves: percent for fractions, padded days, gaps. */
final class ReturnChecks {

    static final String LOOKS_LIKE_PERCENT = "LOOKS_LIKE_PERCENT";
    static final String PADDED_DAYS = "PADDED_DAYS";
    static final String CALENDAR_GAP = "CALENDAR_GAP";

    private static final double MOST_ANNUAL_DEVIATION = 3;
    private static final int TRADING_DAYS = 252;
    private static final double LARGEST_GROSS = 10;
    private static final double HUNDRED = 100;
    private static final double ABOUT = 1;
    private static final double LEAST_PADDED = 0.1;
    private static final long LONGEST_GAP = 10;
    private static final long LONGEST_DAILY_STEP = 4;

    private final List<Finding> found = new ArrayList<>();

    static List<Finding> of(DailyTables tables) {
        ReturnChecks checks = new ReturnChecks();
        checks.percentReturns(tables.assetReturns());
        tables.portfolioReturns().flatMap(book -> percent("The portfolio returns look", "day", TRADING_DAYS, book, 1))
                .ifPresent(checks.found::add);
        tables.weights().ifPresent(checks::percentWeights);
        checks.padded(tables.assetReturns());
        DateIndex days = tables.assetReturns().dates();
        checks.gaps("asset returns", days);
        Optional<DateIndex> book = tables.portfolioReturns().map(Series::dates).filter(dates -> !dates.equals(days));
        book.ifPresent(dates -> checks.gaps("portfolio returns", dates));
        tables.equity().map(Series::dates).filter(dates -> !dates.equals(days) && !dates.equals(book.orElse(null)))
                .ifPresent(dates -> checks.gaps("equity", dates));
        return checks.found;
    }

    private void percentReturns(Panel assets) {
        double[] deviations = new double[assets.width()];
        Arrays.setAll(deviations, c -> deviation(assets.column(c), TRADING_DAYS));
        double[] sorted = Arrays.stream(present(deviations)).sorted().toArray();
        if (sorted.length == 0 || !(ReturnDoor.median(sorted) > MOST_ANNUAL_DEVIATION)) {
            return;
        }
        long above = Arrays.stream(sorted).filter(x -> x > MOST_ANNUAL_DEVIATION).count();
        double worst = sorted[sorted.length - 1];
        add(LOOKS_LIKE_PERCENT, "The asset returns look like percent: the median over assets of the standard deviation of a day times the "
                + "root of 252 is " + shown(ReturnDoor.median(sorted)) + ", more than 3; " + above + " of " + sorted.length
                + " assets lie above. Use 0.01 for 1 %.", above, assets.dates().first(), worst);
    }

    /** What says so, if the deviation of a year is that of percentages. */
    static Optional<Finding> percent(String what, String period, int periods, Series returns, long count) {
        double deviation = deviation(returns.toArray(), periods);
        return deviation > MOST_ANNUAL_DEVIATION ? Optional.of(new Finding(LOOKS_LIKE_PERCENT, what
                + " like percent: the standard deviation "
                + "of a " + period + " times the root of " + periods + " is " + shown(deviation) + ", more than 3. Use 0.01 for 1 %.",
                        count,
                returns.dates().first(), deviation)) : empty();
    }

    /** Blank weights keep the previous ones, so rows are looked at as they are held. */
    private void percentWeights(Panel weights) {
        double[] held = new double[weights.width()];
        long rows = 0;
        LocalDate first = null;
        double largest = 0;
        for (int row = 0; row < weights.rows(); row++) {
            double gross = 0;
            double net = 0;
            for (int c = 0; c < held.length; c++) {
                double weight = weights.value(row, c);
                held[c] = isNaN(weight) ? held[c] : weight;
                gross += abs(held[c]);
                net += held[c];
            }
            if (gross > LARGEST_GROSS && (abs(net - HUNDRED) <= ABOUT || abs(gross - HUNDRED) <= ABOUT)) {
                rows++;
                first = first == null ? weights.dates().date(row) : first;
                largest = max(largest, gross);
            }
        }
        if (2 * rows > weights.rows()) {
            add(LOOKS_LIKE_PERCENT, "The weights look like percent: on " + rows + " of " + weights.rows()
                    + " rebalances they sum to 100; the largest gross exposure is " + shown(largest)
                    + ". Weights are fractions of equity: use 0.4 for 40 %.", rows, first, largest);
        }
    }

    private void padded(Panel assets) {
        long padded = 0;
        LocalDate first = null;
        for (int row = 0; row < assets.rows(); row++) {
            if (allZero(assets, row)) {
                padded++;
                first = first == null ? assets.dates().date(row) : first;
            }
        }
        double share = (double) padded / assets.rows();
        if (padded > 0 && share >= LEAST_PADDED) {
            add(PADDED_DAYS, "On " + padded + " of " + assets.rows() + " rows (" + Finding.percent(share)
                    + ") every asset return is exactly 0, as when weekends or holidays are filled in. Volatilities and windows, which "
                    + "count rows, come out too low: leave such days out.", padded, first, share);
        }
    }

    private static boolean allZero(Panel assets, int row) {
        boolean any = false;
        for (int c = 0; c < assets.width(); c++) {
            double value = assets.value(row, c);
            if (value != 0 && !isNaN(value)) {
                return false;
            }
            any |= value == 0;
        }
        return any;
    }

    private void gaps(String name, DateIndex days) {
        if (days.size() < 2) {
            return;
        }
        long[] steps = new long[days.size() - 1];
        Arrays.setAll(steps, row -> days.epochDay(row + 1) - days.epochDay(row));
        long[] sorted = steps.clone();
        Arrays.sort(sorted);
        if (sorted[sorted.length / 2] > LONGEST_DAILY_STEP) {
            return; // weekly or monthly, not a daily series with gaps
        }
        long gaps = Arrays.stream(steps).filter(step -> step > LONGEST_GAP).count();
        if (gaps > 0) {
            int row = 0;
            while (steps[row] <= LONGEST_GAP) {
                row++;
            }
            add(CALENDAR_GAP, "The " + name + " have " + gaps + (gaps == 1 ? " gap" : " gaps") + " of more than 10 calendar days, the first"
                    + " from " + days.date(row) + " to " + days.date(row + 1) + ", the longest of " + sorted[sorted.length - 1]
                    + " days. Windows count rows, not days: add the rows that lack.", gaps, days.date(row), sorted[sorted.length - 1]);
        }
    }

    /** The sample standard deviation times the root of periods in a year; NaN for fewer than two values. */
    static double deviation(double[] values, int periods) {
        double[] present = present(values);
        double squares = squaredDeviations(present, sum(present) / present.length);
        return present.length < 2 ? NaN : sqrt(squares / (present.length - 1)) * sqrt(periods);
    }

    private void add(String code, String message, long count, LocalDate first, double worst) {
        found.add(new Finding(code, message, count, first, worst));
    }
}
