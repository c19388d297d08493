package dev.plimsoll;

import dev.plimsoll.door.ReturnDoor;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.store.files.BookFilesReader;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a run's inputs come from. */
public sealed interface RunSource {

    /**
     * A run directory, read when the run starts.
     *
     * @param folder the directory
     * @param decimal decimal sign of its tables
     */
    record Directory(Path folder, DecimalSign decimal) implements RunSource {

        /**
         * A run directory with decimal points.
         *
         * @param folder the directory
         */
        public Directory(Path folder) {
            this(folder, DecimalSign.POINT);
        }

        @Override
        public Content read(ExecutionOptions execution, DateWindow window) {
            return RunDirectoryReader.at(folder, new TableReader(decimal)).read(execution, window);
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }

    /**
     * Two files, read when the run starts: returns or prices of assets, and weights. They give the same run as a directory with these
     * asset returns and weights.
     *
     * @param table date, one column per asset
     * @param prices true for a table of prices above 0, whose simple returns are computed, each over the asset's last price before;
     *     false for simple daily returns
     * @param weights date, one column per asset: fractions of equity, one row per rebalance
     * @param decimal decimal sign of both
     */
    record Files(Path table, boolean prices, Path weights, DecimalSign decimal) implements RunSource {

        /**
         * A book of returns.
         *
         * @param returns simple daily returns (0.01 = +1 %): date, one column per asset
         * @param weights date, one column per asset
         * @param decimal decimal sign of both
         * @return the source
         */
        public static Files ofReturns(Path returns, Path weights, DecimalSign decimal) {
            return new Files(returns, false, weights, decimal);
        }

        /**
         * A book of prices.
         *
         * @param prices prices above 0: date, one column per asset
         * @param weights date, one column per asset
         * @param decimal decimal sign of both
         * @return the source
         */
        public static Files ofPrices(Path prices, Path weights, DecimalSign decimal) {
            return new Files(prices, true, weights, decimal);
        }

        @Override
        public Content read(ExecutionOptions execution, DateWindow window) {
            return new BookFilesReader(weights, new TableReader(decimal)).read(table, prices, execution, window);
        }

        @Override
        public String toString() {
            return table + " with " + weights;
        }
    }

    /**
     * A book of weights that are known in this process, such as those of a sleeve backtest. It gives the same run as a directory with these
     * asset returns, weights and sleeve returns.
     *
     * @param name what messages call it
     * @param assetReturns simple returns, one column per asset
     * @param weights fractions of equity, one row per rebalance
     * @param sleeveReturns one column per sleeve, if known
     */
    record Book(String name, Panel assetReturns, Panel weights, Optional<Panel> sleeveReturns) implements RunSource {

        @Override
        public Content read(ExecutionOptions execution, DateWindow window) {
            ReturnDoor.check(assetReturns, name);
            assetReturns.columns().forEach(asset -> StoredText.requireName("The asset", asset));
            sleeveReturns.ifPresent(sleeves -> sleeves.columns().forEach(sleeve -> StoredText.requireName("The sleeve", sleeve)));
            return Content.simulated(assetReturns, weights, Optional.empty(), sleeveReturns, execution, window,
                    Optional.empty(), List.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Reads and checks everything, once.
     *
     * @param execution how to simulate a book where only weights are given
     * @param window the days to use
     * @return the inputs
     */
    Content read(ExecutionOptions execution, DateWindow window);

    /**
     * The directory, for what only a directory has: delivered artifacts.
     *
     * @return its path
     * @throws InputMissingException when this is no directory
     */
    default Path folder() {
        throw new InputMissingException(this + " is not a directory; delivered artifacts can be imported from a directory only.");
    }

    /**
     * The decimal sign of its files.
     *
     * @return a point unless the source says otherwise
     */
    default DecimalSign decimal() {
        return DecimalSign.POINT;
    }
}
