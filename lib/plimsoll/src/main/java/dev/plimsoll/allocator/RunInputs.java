package dev.plimsoll.allocator;

import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Everything one run of the allocator starts from, checked once, at the door.
 *
 * <p>Returns are simple and daily, decimal (0.01 = 1 %), always above -1; equity is in any currency, always above 0; weights are
 * fractions of equity, negative when short. Inputs may start and end on different days; the chain works on {@link #commonDates()}.
 * Immutable.
 *
 * @param assetReturns one column per asset
 * @param portfolioReturns return of the whole book
 * @param equity value of the whole book
 * @param weights one row per rebalance, one column per asset, if known; a blank keeps the previous weight
 * @param trendUnitReturns one column per asset, return of a unit position in the trend's direction, if known
 * @param sleeveReturns one column per sleeve, if known
 * @param simulated whether portfolio returns and equity were derived from the weights
 * @param requestedStart first day asked for; null = that of the asset returns
 * @param requestedEnd last day asked for; null = that of the asset returns
 */
public record RunInputs(Panel assetReturns, Series portfolioReturns, Series equity, Optional<Panel> weights,
        Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns, boolean simulated, LocalDate requestedStart,
        LocalDate requestedEnd) {

    /**
     * Checks the inputs.
     *
     * @throws DataException naming date, column and value of a return of -1 or less or an equity of 0 or less, an asset that has weights
     *     but no returns, or the lack of any common date
     */
    public RunInputs {
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
        if (weights.isPresent()) {
            ExecutionSimulation.matchAssets(assetReturns, weights.get());
        }
        if (common(portfolioReturns, equity, assetReturns).isEmpty()) {
            throw new DataException("No common dates: the portfolio returns have " + portfolioReturns.dates() + ", the equity "
                    + equity.dates() + ", the asset returns " + assetReturns.dates()
                    + "; expected days that all three have. Give files of the same period.");
        }
        requestedStart = requestedStart == null ? assetReturns.dates().first() : requestedStart;
        requestedEnd = requestedEnd == null ? assetReturns.dates().last() : requestedEnd;
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
        return new RunInputs(assetReturns, portfolioReturns, equity, weights, trendUnitReturns, sleeveReturns, false, null, null);
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
        return new RunInputs(assetReturns, portfolioReturns, equity, Optional.of(weights), trendUnitReturns, sleeveReturns, true, null,
                null);
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
     * @param window the days to keep
     * @return the cut inputs, which remember the window as {@link #requestedStart()} and {@link #requestedEnd()}
     * @throws DataException when no common date is left
     */
    public RunInputs between(DateWindow window) {
        if (window.equals(DateWindow.ALL)) {
            return this;
        }
        return new RunInputs(window.cut(assetReturns), window.cut(portfolioReturns), window.cut(equity), weights.map(window::cut),
                trendUnitReturns.map(window::cut), sleeveReturns.map(window::cut), simulated,
                window.start() == null ? requestedStart : window.start(), window.end() == null ? requestedEnd : window.end());
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

    /**
     * The same tables on the common dates; weights stay as they are.
     *
     * @return inputs whose series and panels all have the rows of {@link #commonDates()}
     */
    public RunInputs onCommonDates() {
        DateIndex days = commonDates();
        return new RunInputs(assetReturns.reindex(days), portfolioReturns.reindex(days), equity.reindex(days), weights,
                trendUnitReturns.map(panel -> panel.reindex(days)), sleeveReturns.map(panel -> panel.reindex(days)), simulated,
                requestedStart, requestedEnd);
    }

    /**
     * The days the chain works on.
     *
     * @return the sorted intersection of the days of portfolio returns, equity and asset returns, never empty
     */
    public DateIndex commonDates() {
        return common(portfolioReturns, equity, assetReturns);
    }

    private static DateIndex common(Series returns, Series equity, Panel assets) {
        return returns.dates().intersect(equity.dates()).intersect(assets.dates());
    }

    @Override
    public String toString() {
        return "Run inputs of " + assetReturns.width() + " assets, " + commonDates() + (simulated ? ", simulated" : "");
    }
}
