package dev.plimsoll;

import dev.plimsoll.sample.SampleMarket;
import java.nio.file.Path;
import java.util.List;

/**
 * Simulated files to try everything on: a market of 13 futures from 2016 to 2025 with stress scripted in 2020-02/04 and over 2022. No
 * real prices; the same seed gives the same files on every machine.
 */
public final class Sample {

    private Sample() {
    }

    /**
     * Writes the market as a run directory to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path market() {
        return market(TemporaryFolders.create("market").toString());
    }

    /**
     * Writes the market as a run directory.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder, ready for {@link Plimsoll#run}
     */
    public static Path market(String folder) {
        market(SampleMarket.DEFAULT_SEED, Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes the market as a run directory, with a seed of its own.
     *
     * @param seed of the simulation
     * @param folder where to
     * @return the files
     */
    public static List<Path> market(long seed, Path folder) {
        return SampleDirectory.write(seed, folder);
    }

    /**
     * Writes five sleeves on the market as the directory of a sleeve backtest to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path sleeves() {
        return sleeves(TemporaryFolders.create("sleeves").toString());
    }

    /**
     * Writes five sleeves on the market as the directory of a sleeve backtest.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder, ready for {@link Plimsoll#sleeves}
     */
    public static Path sleeves(String folder) {
        sleeves(SampleMarket.DEFAULT_SEED, Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes five sleeves, with a seed of their own.
     *
     * @param seed of the simulation
     * @param folder where to
     * @return the files
     */
    public static List<Path> sleeves(long seed, Path folder) {
        return SampleSleevesDirectory.write(seed, folder);
    }

    /**
     * Writes two monthly sleeves, {@code stocks.csv} and {@code coins.csv}, for Step 4, to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path pair() {
        return pair(TemporaryFolders.create("pair").toString());
    }

    /**
     * Writes two monthly sleeves, {@code stocks.csv} and {@code coins.csv}, for Step 4.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder
     */
    public static Path pair(String folder) {
        pair(SampleMarket.DEFAULT_SEED, Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes two monthly sleeves, with a seed of their own.
     *
     * @param seed of the simulation
     * @param folder where to
     * @return the files: stocks, coins
     */
    public static List<Path> pair(long seed, Path folder) {
        return SamplePairFiles.write(seed, folder);
    }

    /**
     * Writes {@code request.json} and {@code portfolio-allocation.yaml} to a folder that goes when this process ends.
     *
     * @return the folder
     */
    public static Path intents() {
        return intents(TemporaryFolders.create("intents").toString());
    }

    /**
     * Writes {@code request.json}, trade intents of four strategies, and {@code portfolio-allocation.yaml}, under which they are approved,
     * clipped and rejected in part.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the folder
     */
    public static Path intents(String folder) {
        intents(Path.of(folder));
        return Path.of(folder);
    }

    /**
     * Writes the same.
     *
     * @param folder where to
     * @return the files: request, configuration
     */
    public static List<Path> intents(Path folder) {
        return SampleAllocationFiles.write(folder);
    }
}
