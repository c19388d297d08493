package dev.plimsoll;

import dev.plimsoll.door.ReturnDoor;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.timeseries.Panel;
import java.nio.file.Path;
import java.time.LocalDate;
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
        public RunDirectoryReader.Content read(ExecutionOptions execution, LocalDate startOrNull, LocalDate endOrNull) {
            return RunDirectoryReader.at(folder, new TableReader(decimal)).read(execution, startOrNull, endOrNull);
        }

        @Override
        public String toString() {
            return folder.toString();
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
        public RunDirectoryReader.Content read(ExecutionOptions execution, LocalDate startOrNull, LocalDate endOrNull) {
            ReturnDoor.check(assetReturns, name);
            return RunDirectoryReader.Content.simulated(assetReturns, weights, Optional.empty(), sleeveReturns, execution, startOrNull,
                    endOrNull, Optional.empty());
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
     * @param startOrNull first day to use, or null for all
     * @param endOrNull last day to use, or null for all
     * @return the inputs
     */
    RunDirectoryReader.Content read(ExecutionOptions execution, LocalDate startOrNull, LocalDate endOrNull);

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
