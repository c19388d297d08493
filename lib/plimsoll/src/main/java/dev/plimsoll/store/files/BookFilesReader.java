package dev.plimsoll.store.files;

import static java.util.Optional.empty;

import dev.plimsoll.door.ReturnDoor;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.DatedTable.Rule;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;

/**
 * Reads a book from two files: returns or prices of assets, and weights. It gives what a run directory with these {@code asset_returns}
 * and {@code weights} gives.
 *
 * @param weights the file of weights: date, one column per asset
 * @param reader what reads the tables
 */
public record BookFilesReader(Path weights, TableReader reader) {

    private static final Rule PRICE = new Rule(x -> x > 0,
            "a price above 0; leave it blank where there is none. Simple returns are given as --returns");

    /**
     * The book. The return of an asset with prices on a day is its price divided by its last price before, less 1; it is missing on days
     * without a price and on the day of the first one.
     *
     * @param file date, one column per asset; blank = missing
     * @param prices true for prices above 0, false for simple daily returns (0.01 = +1 %)
     * @param options how to simulate the book
     * @param window the days to use; the first returns of prices are those from the last prices before it
     * @return the inputs
     * @throws DataException naming file, line, column and value of what is wrong, and when returns look like prices
     * @throws InputMissingException when a file is not there
     */
    public Content read(Path file, boolean prices, ExecutionOptions options, DateWindow window) {
        DatedTable table = reader.daily(file);
        Panel returns = table.panel(prices ? PRICE : Rule.RETURN);
        if (prices) {
            double[][] values = new double[returns.width()][];
            for (int c = 0; c < values.length; c++) {
                values[c] = returns(returns.column(c), table, returns.columns().get(c));
            }
            returns = Panel.of(returns.dates(), returns.columns(), values);
            ReturnDoor.requireRange(returns, file + ", returns of its prices");
        } else {
            ReturnDoor.check(returns, file.toString());
        }
        RunDirectoryReader.checkWindow(table, window);
        Panel rebalances = RunDirectoryReader.weights(reader.daily(weights), returns);
        return Content.simulated(returns, rebalances, empty(), empty(), options, window, empty(), reader.notes());
    }

    private static double[] returns(double[] prices, DatedTable table, String asset) {
        double[] returns = new double[prices.length];
        double last = Double.NaN;
        for (int row = 0; row < prices.length; row++) {
            returns[row] = prices[row] / last - 1;
            if (returns[row] <= -1 || returns[row] == Double.POSITIVE_INFINITY) {
                int column = table.table().header().indexOf(asset);
                throw new DataException(ReturnDoor.RETURN_OUT_OF_RANGE + ": " + table.where(row, column) + ": found a price of "
                        + prices[row] + " after " + last + ", whose return is "
                        + "no number above -1. Correct the price, or leave it blank where it is not known.");
            }
            last = Double.isNaN(prices[row]) ? last : prices[row];
        }
        return returns;
    }
}
