package dev.plimsoll.door;

import static dev.plimsoll.door.SanityReport.Finding.shown;
import static java.lang.Double.isNaN;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.stream.IntStream.range;

import dev.plimsoll.door.SanityReport.DailyTables;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at how the tables of a book fit together. */
final class BookChecks {

    static final String EQUITY_NOT_FROM_RETURNS = "EQUITY_NOT_FROM_RETURNS";
    static final String DRAWDOWN_BASE = "DRAWDOWN_BASE";
    static final String HELD_WITHOUT_RETURN = "HELD_WITHOUT_RETURN";
    static final String TREND_UNITS_NOT_FROM_WEIGHTS = "TREND_UNITS_NOT_FROM_WEIGHTS";
    static final String SLEEVES_NOT_FROM_RETURNS = "SLEEVES_NOT_FROM_RETURNS";

    private static final double SAME = 1e-9;
    private static final double LARGE_LOSS = -0.01;
    private static final int TWO_DIGITS = 99;
    private static final int LONG_HOLE = 20;

    private final DailyTables tables;
    private final List<Finding> found = new ArrayList<>();

    private BookChecks(DailyTables tables) {
        this.tables = tables;
    }

    static List<Finding> of(DailyTables tables) {
        BookChecks checks = new BookChecks(tables);
        if (tables.portfolioReturns().isPresent() && tables.equity().isPresent()) {
            checks.equity(tables.portfolioReturns().get(), tables.equity().get());
            checks.base(tables.portfolioReturns().get(), tables.equity().get());
        }
        tables.weights().filter(weights -> takesEffect(weights, tables.assetReturns())).ifPresent(weights -> {
            checks.holes("", weights, tables.lag().orElse(0));
            tables.trendUnitReturns().ifPresent(units -> checks.trendUnits(weights, units));
        });
        tables.portfolioReturns().ifPresent(book -> tables.sleeveReturns().ifPresent(sleeves -> checks.sleeves(sleeves, book)));
        return checks.found;
    }

    private static boolean takesEffect(Panel weights, Panel assets) {
        return weights.rows() > 0 && weights.columns().stream().allMatch(name -> assets.indexOf(name) >= 0)
                && assets.dates().rowAtOrAfter(weights.dates().epochDay(0)) < assets.rows();
    }

    /** One row may differ: the first value is often a base rather than the first day's result. */
    private void equity(Series returns, Series equity) {
        Misfits misfits = new Misfits();
        double half = WrittenDigits.halfUnit(equity.toArray());
        double tolerance = SAME + WrittenDigits.halfUnit(returns.toArray());
        for (int row = 1; row < equity.size(); row++) {
            int day = returns.dates().rowOf(equity.dates().epochDay(row));
            boolean sameStep = day >= 0 && returns.dates().rowAtOrBefore(equity.dates().epochDay(row) - 1)
                    <= returns.dates().rowAtOrBefore(equity.dates().epochDay(row - 1));
            if (!sameStep || returns.isMissing(day) || equity.isMissing(row) || equity.isMissing(row - 1)) {
                continue;
            }
            double ratio = equity.value(row) / equity.value(row - 1);
            misfits.add(equity.dates().epochDay(row), abs(ratio - 1 - returns.value(day)),
                    tolerance + half * (1 + ratio) / equity.value(row - 1));
        }
        if (misfits.count > 1) {
            add(EQUITY_NOT_FROM_RETURNS, "The equity does not follow from the portfolio returns: its change differs from the return on "
                    + misfits.count + " of " + misfits.compared + " rows, by up to " + shown(misfits.worst)
                    + ". Are both of the same book? Drawdowns are taken from the equity, volatilities from the returns.", misfits.count,
                    misfits.first(), misfits.worst);
        }
    }

    private void base(Series returns, Series equity) {
        DateIndex common = returns.dates().intersect(equity.dates()).intersect(tables.assetReturns().dates());
        if (common.isEmpty()) {
            return;
        }
        double loss = returns.value(returns.dates().rowOf(common.epochDay(0)));
        double value = equity.value(equity.dates().rowOf(common.epochDay(0)));
        if (loss < LARGE_LOSS && !isBase(value, loss)) {
            add(DRAWDOWN_BASE, "The first return is " + shown(loss) + " and the first equity, " + shown(value)
                    + ", already contains it, so drawdowns start after that loss. Add a row before it with the value of the book at the "
                    + "start and a return of 0.", 1, common.first(), loss);
        }
    }

    /** 1, 10, 100 …, which a curve is made to start from, or a round sum such as 250,000 that does not come from one by the loss. */
    private static boolean isBase(double value, double loss) {
        return isRound(value, 1) || isRound(value, TWO_DIGITS) && !isRound(value / (1 + loss), TWO_DIGITS);
    }

    /** Whether a number of 1 or more is, but for rounding, a power of ten times a whole number of at most so much. */
    private static boolean isRound(double value, int largest) {
        double unit = 1;
        while (unit * largest * (1 + SAME) < value) {
            unit *= 10;
        }
        double digits = Math.rint(value / unit);
        return digits >= 1 && abs(value / unit / digits - 1) <= SAME;
    }

    /** Assets that sleeves hold without a return. */
    static List<Finding> ofPositions(Panel assets, Map<String, Panel> positions, int lag) {
        BookChecks checks = new BookChecks(DailyTables.of(assets));
        positions.forEach((sleeve, panel) -> {
            if (takesEffect(panel, assets)) {
                checks.holes("Sleeve " + sleeve + ": ", panel, lag);
            }
        });
        return checks.found;
    }

    private void holes(String whose, Panel weights, int lag) {
        Panel assets = tables.assetReturns();
        Panel held = ExecutionSimulation.heldWeights(assets, weights, lag);
        for (int c = 0; c < assets.width(); c++) {
            Hole hole = new Hole();
            for (int row = 0; row < assets.rows(); row++) {
                hole.next(assets.dates().epochDay(row), held.value(row, c), isNaN(assets.value(row, c)) && held.value(row, c) != 0);
            }
            hole.end();
            if (hole.longest > 0) {
                add(HELD_WITHOUT_RETURN, whose + "Asset " + assets.columns().get(c) + " is held for " + hole.longest
                        + " rows in a row without a return, from " + LocalDate.ofEpochDay(hole.first) + " on, with a weight of up to "
                        + shown(hole.worst) + (hole.stretches > 1 ? "; it has " + hole.stretches + " such stretches" : "")
                        + ". The book earns nothing there: set the weight to 0 from the day it cannot be held, or give its returns.",
                        hole.longest, LocalDate.ofEpochDay(hole.first), hole.worst);
            }
        }
    }

    /** The longest stretch of 20 rows or more in which an asset is held without a return. */
    private static final class Hole {

        private long longest;
        private long first;
        private double worst;
        private int stretches;
        private long stretch;
        private long since;
        private double largest;

        void next(long day, double weight, boolean inside) {
            if (!inside) {
                end();
                return;
            }
            since = stretch == 0 ? day : since;
            largest = stretch == 0 || abs(weight) > abs(largest) ? weight : largest;
            stretch++;
        }

        void end() {
            if (stretch >= LONG_HOLE) {
                stretches++;
                if (stretch > longest) {
                    longest = stretch;
                    first = since;
                    worst = largest;
                }
            }
            stretch = 0;
        }
    }

    /** With a lag that is not known either will do, as will either kind of unit: the sign of yesterday's weight, or the weight. */
    private void trendUnits(Panel weights, Panel units) {
        Panel returns = tables.assetReturns();
        Misfits best = null;
        for (int lag : tables.lag().map(List::of).orElse(List.of(0, 1))) {
            Panel held = ExecutionSimulation.heldWeights(returns, weights, lag);
            int live = returns.dates().rowAtOrAfter(weights.dates().epochDay(0) + lag);
            for (boolean sign : List.of(true, false)) {
                Misfits misfits = units(units, returns, held, live, sign);
                if (100 * misfits.count <= misfits.compared) {
                    return;
                }
                best = best == null || misfits.count < best.count ? misfits : best;
            }
        }
        add(TREND_UNITS_NOT_FROM_WEIGHTS, "The trend unit returns do not follow from the weights: neither the sign of the previous"
                + " weight times the return nor the weight times the return gives " + best.count + " of " + best.compared
                + " cells, the nearest rule is off by up to " + shown(best.worst)
                + ". Are they of the same book? Trend breadth is taken from them.", best.count, best.first(), best.worst);
    }

    private static Misfits units(Panel units, Panel returns, Panel held, int live, boolean sign) {
        Misfits misfits = new Misfits();
        int[] days = range(0, units.rows()).map(row -> returns.dates().rowOf(units.dates().epochDay(row))).toArray();
        for (int c = 0; c < units.width(); c++) {
            int asset = returns.indexOf(units.columns().get(c));
            if (asset < 0) {
                continue;
            }
            double tolerance = SAME + WrittenDigits.halfUnit(units.column(c));
            for (int row = 0; row < units.rows(); row++) {
                int day = days[row];
                if (day <= live || isNaN(units.value(row, c)) || isNaN(returns.value(day, asset))) {
                    continue; // what was held before the first rebalance of the window is not known
                }
                double weight = held.value(day - 1, asset);
                double expected = (sign ? Math.signum(weight) : weight) * returns.value(day, asset);
                misfits.add(units.dates().epochDay(row), abs(units.value(row, c) - expected), tolerance);
            }
        }
        return misfits;
    }

    private void sleeves(Panel sleeves, Series book) {
        double tolerance = SAME + WrittenDigits.halfUnit(book.toArray());
        for (int c = 0; c < sleeves.width(); c++) {
            tolerance += WrittenDigits.halfUnit(sleeves.column(c));
        }
        Misfits misfits = new Misfits();
        for (int row = 0; row < sleeves.rows(); row++) {
            int day = book.dates().rowOf(sleeves.dates().epochDay(row));
            if (day < 0 || book.isMissing(day)) {
                continue;
            }
            double sum = 0;
            for (int c = 0; c < sleeves.width(); c++) {
                sum += isNaN(sleeves.value(row, c)) ? 0 : sleeves.value(row, c);
            }
            misfits.add(sleeves.dates().epochDay(row), abs(sum - book.value(day)), tolerance);
        }
        // 95 to 99.9 % fit; fewer means another kind of sleeve, of which nothing can be said
        if (misfits.count > 0 && 1000 * misfits.count >= misfits.compared && 20 * misfits.count <= misfits.compared) {
            add(SLEEVES_NOT_FROM_RETURNS, "The sleeve returns sum to the portfolio return on all but " + misfits.count + " of "
                    + misfits.compared + " rows, where they are off by up to " + shown(misfits.worst)
                    + ". Sleeve concentration is taken from them: look at those rows.", misfits.count, misfits.first(), misfits.worst);
        }
    }

    /** Comparisons that fail. */
    private static final class Misfits {

        private long compared;
        private long count;
        private long first = Long.MAX_VALUE;
        private double worst;

        LocalDate first() {
            return LocalDate.ofEpochDay(first);
        }

        void add(long day, double difference, double tolerance) {
            compared++;
            if (difference > tolerance) {
                count++;
                first = min(first, day);
                worst = max(worst, difference);
            }
        }
    }

    private void add(String code, String message, long count, LocalDate first, double worst) {
        found.add(new Finding(code, message, count, first, worst));
    }
}
