package dev.plimsoll.store.files;

import dev.plimsoll.door.ReturnDoor;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads a book from two files: returns or prices of assets, and weights. It gives what a run directory with these {@code asset_returns}
 * and {@code weights} gives.
 *
 * @param weights the file of weights: date, one column per asset
 * @param reader what reads the tables
 */
public record BookFilesReader(Path weights, TableReader reader) {

    private static final DatedTable.Rule PRICE = new DatedTable.Rule(x -> x > 0,
            "a price above 0; leave it blank where there is none. Simple returns are given as --returns");

    /**
     * The book of assets whose returns are known.
     *
     * @param file simple daily returns (0.01 = +1 %): date, one column per asset; blank = missing
     * @param options how to simulate the book
     * @param startOrNull first day to use, or null for all
     * @param endOrNull last day to use, or null for all
     * @return the inputs
     * @throws DataException naming file, line, column and value of what is wrong, and when the values look like prices
     * @throws InputMissingException when a file is not there
     * @throws UsageException when the start lies after the end
     */
    public RunDirectoryReader.Content readReturns(Path file, ExecutionOptions options, LocalDate startOrNull, LocalDate endOrNull) {
        RunDirectoryReader.checkOrder(startOrNull, endOrNull);
        DatedTable table = reader.daily(file);
        Panel returns = table.panel(DatedTable.Rule.RETURN);
        ReturnDoor.check(returns, file.toString());
        return simulated(table, returns, options, startOrNull, endOrNull);
    }

    /**
     * The book of assets whose prices are known. The return of an asset on a day is its price divided by its last price before, less 1;
     * it is missing on days without a price and on the day of the first one.
     *
     * @param file prices above 0: date, one column per asset; blank = missing
     * @param options how to simulate the book
     * @param startOrNull first day to use, or null for all; its returns are those from the last prices before it
     * @param endOrNull last day to use, or null for all
     * @return the inputs
     * @throws DataException naming file, line, column and value of what is wrong, such as a price of 0
     * @throws InputMissingException when a file is not there
     * @throws UsageException when the start lies after the end
     */
    public RunDirectoryReader.Content readPrices(Path file, ExecutionOptions options, LocalDate startOrNull, LocalDate endOrNull) {
        RunDirectoryReader.checkOrder(startOrNull, endOrNull);
        DatedTable table = reader.daily(file);
        Panel prices = table.panel(PRICE);
        double[][] values = new double[prices.width()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = returns(prices.column(c), table, prices.columns().get(c));
        }
        Panel returns = Panel.of(prices.dates(), prices.columns(), values);
        ReturnDoor.requireRange(returns, file + ", returns of its prices");
        return simulated(table, returns, options, startOrNull, endOrNull);
    }

    private static double[] returns(double[] prices, DatedTable table, String asset) {
        double[] returns = new double[prices.length];
        double last = Double.NaN;
        for (int row = 0; row < prices.length; row++) {
            returns[row] = prices[row] / last - 1;
            if (returns[row] <= -1 || returns[row] == Double.POSITIVE_INFINITY) {
                int column = table.table().header().indexOf(asset);
                throw new DataException(ReturnDoor.RETURN_OUT_OF_RANGE + ": " + table.table().where(row, column) + ", "
                        + table.dates().date(row) + ": found a price of " + prices[row] + " after " + last + ", whose return is "
                        + "no number above -1. Correct the price, or leave it blank where it is not known.");
            }
            last = Double.isNaN(prices[row]) ? last : prices[row];
        }
        return returns;
    }

    private RunDirectoryReader.Content simulated(DatedTable assets, Panel returns, ExecutionOptions options, LocalDate startOrNull,
            LocalDate endOrNull) {
        RunDirectoryReader.checkWindow(assets, startOrNull, endOrNull);
        Panel rebalances = RunDirectoryReader.weights(reader.daily(weights), returns);
        return RunDirectoryReader.Content.simulated(returns, rebalances, Optional.empty(), Optional.empty(), options, startOrNull,
                endOrNull, Optional.empty(), reader.notes());
    }
}
