package dev.plimsoll.allocator;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything one run of the allocator starts from, checked once, at the door.
 *
 * <p>Returns are simple and daily, decimal (0.01 = 1 %), always above -1; equity is in any currency, always above 0; weights are
 * fractions of equity, negative when short. Inputs may start and end on different days; the chain works on {@link #commonDates()}.
 * Immutable.
 */
public final class RunInputs {

    private final Panel assetReturns;
    private final Series portfolioReturns;
    private final Series equity;
    private final Optional<Panel> weights;
    private final Optional<Panel> trendUnitReturns;
    private final Optional<Panel> sleeveReturns;
    private final boolean simulated;
    private final DateIndex commonDates;
    private final LocalDate requestedStart;
    private final LocalDate requestedEnd;

    private RunInputs(Panel assetReturns, Series portfolioReturns, Series equity, Optional<Panel> weights,
            Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns, boolean simulated, LocalDate start, LocalDate end) {
        this.assetReturns = assetReturns;
        this.portfolioReturns = portfolioReturns;
        this.equity = equity;
        this.weights = weights;
        this.trendUnitReturns = trendUnitReturns;
        this.sleeveReturns = sleeveReturns;
        this.simulated = simulated;
        this.commonDates = portfolioReturns.dates().intersect(equity.dates()).intersect(assetReturns.dates());
        if (commonDates.isEmpty()) {
            throw new DataException("No common dates: the portfolio returns have " + portfolioReturns.dates() + ", the equity "
                    + equity.dates() + ", the asset returns " + assetReturns.dates()
                    + "; expected days that all three have. Give files of the same period.");
        }
        this.requestedStart = start == null ? assetReturns.dates().first() : start;
        this.requestedEnd = end == null ? assetReturns.dates().last() : end;
    }

    /**
     * Inputs whose portfolio returns and equity were given, for example by a backtest elsewhere.
     *
     * @param assetReturns one column per asset
     * @param portfolioReturns return of the whole book
     * @param equity value of the whole book
     * @param weights one row per rebalance, one column per asset, if known; a blank keeps the previous weight
     * @param trendUnitReturns one column per asset, return of a unit position in the trend's direction, if known
     * @param sleeveReturns one column per sleeve, if known
     * @return the inputs
     * @throws DataException naming date, column and value of a return of -1 or less or an equity of 0 or less, an asset that has weights
     *     but no returns, or the lack of any common date
     */
    public static RunInputs given(Panel assetReturns, Series portfolioReturns, Series equity, Optional<Panel> weights,
            Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns) {
        return checked(assetReturns, portfolioReturns, equity, weights, trendUnitReturns, sleeveReturns, false);
    }

    /**
     * Inputs whose portfolio returns and equity were derived from weights by {@code dev.plimsoll.portfolio}.
     *
     * @param assetReturns one column per asset
     * @param weights one row per rebalance, one column per asset; a blank keeps the previous weight
     * @param portfolioReturns derived return of the whole book
     * @param equity derived value of the whole book
     * @param trendUnitReturns one column per asset, if known
     * @param sleeveReturns one column per sleeve, if known
     * @return the inputs
     * @throws DataException as {@link #given}
     */
    public static RunInputs simulated(Panel assetReturns, Panel weights, Series portfolioReturns, Series equity,
            Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns) {
        return checked(assetReturns, portfolioReturns, equity, Optional.of(weights), trendUnitReturns, sleeveReturns, true);
    }

    private static RunInputs checked(Panel assetReturns, Series portfolioReturns, Series equity, Optional<Panel> weights,
            Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns, boolean simulated) {
        for (int c = 0; c < assetReturns.width(); c++) {
            for (int row = 0; row < assetReturns.rows(); row++) {
                checkReturn("asset " + assetReturns.columns().get(c), assetReturns.dates(), row, assetReturns.value(row, c));
            }
        }
        for (int row = 0; row < portfolioReturns.size(); row++) {
            checkReturn("the portfolio", portfolioReturns.dates(), row, portfolioReturns.value(row));
        }
        for (int row = 0; row < equity.size(); row++) {
            if (equity.value(row) <= 0) {
                throw new DataException("The equity on " + equity.dates().date(row) + " is " + equity.value(row)
                        + "; expected more than 0. A book that lost everything has no drawdown to measure: end the run before that day.");
            }
        }
        for (String asset : weights.map(Panel::columns).orElse(List.of())) {
            if (assetReturns.indexOf(asset) < 0) {
                throw new DataException("Asset " + asset + " has weights but no returns; the asset returns have the columns "
                        + String.join(", ", assetReturns.columns()) + ". Add its returns or remove its weights.");
            }
        }
        return new RunInputs(assetReturns, portfolioReturns, equity, weights, trendUnitReturns, sleeveReturns, simulated, null, null);
    }

    private static void checkReturn(String whose, DateIndex dates, int row, double value) {
        if (value <= -1) {
            throw new DataException("The return of " + whose + " on " + dates.date(row) + " is " + value
                    + "; expected a simple return above -1 (a loss of less than everything). Are these percentages? Use 0.01 for 1 %.");
        }
    }

    /**
     * These inputs within a window: every input is cut to it, so that the running maximum of equity starts inside.
     *
     * @param startOrNull first day to keep, or null for no lower end
     * @param endOrNull last day to keep, or null for no upper end
     * @return the cut inputs, which remember the window as {@link #requestedStart()} and {@link #requestedEnd()}
     * @throws UsageException when the start lies after the end
     * @throws DataException when no common date is left
     */
    public RunInputs between(LocalDate startOrNull, LocalDate endOrNull) {
        if (startOrNull == null && endOrNull == null) {
            return this;
        }
        if (startOrNull != null && endOrNull != null && startOrNull.isAfter(endOrNull)) {
            throw new UsageException("The start " + startOrNull + " lies after the end " + endOrNull + "; give start <= end.");
        }
        return new RunInputs(cut(assetReturns, startOrNull, endOrNull),
                portfolioReturns.reindex(portfolioReturns.dates().between(startOrNull, endOrNull)),
                equity.reindex(equity.dates().between(startOrNull, endOrNull)),
                weights.map(panel -> cut(panel, startOrNull, endOrNull)),
                trendUnitReturns.map(panel -> cut(panel, startOrNull, endOrNull)),
                sleeveReturns.map(panel -> cut(panel, startOrNull, endOrNull)),
                simulated, startOrNull == null ? requestedStart : startOrNull, endOrNull == null ? requestedEnd : endOrNull);
    }

    /**
     * These inputs, which were cut to a window before, with the memory of it.
     *
     * @param start first day that was asked for, or null for the first of the asset returns
     * @param end last day that was asked for, or null for the last of the asset returns
     * @return the same inputs with {@link #requestedStart()} and {@link #requestedEnd()}
     */
    public RunInputs withWindow(LocalDate start, LocalDate end) {
        return new RunInputs(assetReturns, portfolioReturns, equity, weights, trendUnitReturns, sleeveReturns, simulated, start, end);
    }

    private static Panel cut(Panel panel, LocalDate start, LocalDate end) {
        return panel.reindex(panel.dates().between(start, end));
    }

    /**
     * Simple daily returns of each asset.
     *
     * @return one column per asset, NaN where an asset did not trade
     */
    public Panel assetReturns() {
        return assetReturns;
    }

    /**
     * Simple daily returns of the whole book.
     *
     * @return one value per day
     */
    public Series portfolioReturns() {
        return portfolioReturns;
    }

    /**
     * Value of the whole book.
     *
     * @return one value per day, above 0
     */
    public Series equity() {
        return equity;
    }

    /**
     * Weights set at each rebalance.
     *
     * @return one row per rebalance date, or empty when unknown
     */
    public Optional<Panel> weights() {
        return weights;
    }

    /**
     * Returns of a unit position in each asset's trend direction.
     *
     * @return one column per asset, or empty when not given
     */
    public Optional<Panel> trendUnitReturns() {
        return trendUnitReturns;
    }

    /**
     * Returns of each sleeve of the book.
     *
     * @return one column per sleeve, or empty when not given
     */
    public Optional<Panel> sleeveReturns() {
        return sleeveReturns;
    }

    /**
     * Whether portfolio returns and equity were derived from the weights here rather than given.
     *
     * @return true for inputs made by {@link #simulated(Panel, Panel, Series, Series, Optional, Optional)}
     */
    public boolean simulated() {
        return simulated;
    }

    /**
     * The days the chain works on.
     *
     * @return the sorted intersection of the days of portfolio returns, equity and asset returns, never empty
     */
    public DateIndex commonDates() {
        return commonDates;
    }

    /**
     * The first day asked for.
     *
     * @return the start given to {@link #between}, else the first day of the asset returns
     */
    public LocalDate requestedStart() {
        return requestedStart;
    }

    /**
     * The last day asked for.
     *
     * @return the end given to {@link #between}, else the last day of the asset returns
     */
    public LocalDate requestedEnd() {
        return requestedEnd;
    }

    @Override
    public String toString() {
        return "Run inputs of " + assetReturns.width() + " assets, " + commonDates + (simulated ? ", simulated" : "");
    }
}
