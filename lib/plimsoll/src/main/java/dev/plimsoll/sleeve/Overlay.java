package dev.plimsoll.sleeve;

import static dev.plimsoll.timeseries.Statistics.ROOT_252;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.RollingWindows;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * Changes the positions of one sleeve at one rebalance, knowing only what was known then: a macro scaler, volatility management, a filter
 * of one's own. It must be a pure function, or the same backtest will not give the same bytes.
 */
@FunctionalInterface
public interface Overlay {

    /**
     * The positions after this overlay.
     *
     * @param history sleeve, date and the returns known then
     * @param positions of the sleeve, as the overlay before this one left them
     * @return the positions to go on with; assets may be left out (0), but none be added
     */
    AssetWeights apply(SleeveHistory history, AssetWeights positions);

    /**
     * Multiplies the positions by the last known scalar of a given series. Before the first one the positions stay as they are.
     *
     * @param scalars factor per day from which it may be used (0.5 = half the position), 0 or more; a missing one keeps the last known
     */
    public record MacroScaler(Series scalars) implements Overlay {

        /**
         * Checks the scalars.
         *
         * @throws DataException naming the first day with a negative scalar
         */
        public MacroScaler {
            for (int row = 0; row < scalars.size(); row++) {
                if (scalars.value(row) < 0) {
                    throw new DataException("The macro scalar of " + scalars.dates().date(row) + " is " + scalars.value(row)
                            + "; expected 0 or more (1 = unchanged, 0 = out).");
                }
            }
        }

        @Override
        public AssetWeights apply(SleeveHistory history, AssetWeights positions) {
            int row = scalars.dates().rowAtOrBefore(history.date().toEpochDay());
            while (row >= 0 && scalars.isMissing(row)) {
                row--;
            }
            return row < 0 ? positions : positions.times(scalars.value(row));
        }
    }

    /**
     * Multiplies the positions by target / realised volatility, at most by the cap.
     *
     * <p>Realised is the sample standard deviation of the sleeve's own last {@code lookback} returns (at a budget of 1, as this overlay
     * received the positions) times √252. The factor is 1 while the sleeve has held positions for fewer rows than that, and when the
     * realised volatility is 0. Source: A. Moreira, T. Muir, Volatility-Managed Portfolios, Journal of Finance 72 (2017), who scale by the
     * variance; this scales by its root.
     *
     * @param target volatility to aim at, decimal per year (0.10 = 10 %), above 0
     * @param lookback rows of the realised volatility, 2 or more
     * @param cap largest factor, above 0
     */
    public record VolatilityManagedScaler(double target, int lookback, double cap) implements Overlay {


        /**
         * Checks the figures.
         *
         * @throws UsageException naming the figure that is out of range
         */
        public VolatilityManagedScaler {
            positive("target volatility", target);
            positive("cap", cap);
            if (lookback < 2) {
                throw new UsageException("The look-back of the volatility is " + lookback + " rows; expected 2 or more.");
            }
        }

        @Override
        public AssetWeights apply(SleeveHistory history, AssetWeights positions) {
            return positions.times(factor(history));
        }

        private double factor(SleeveHistory history) {
            if (history.rows() - history.firstHeldRow() < lookback) {
                return 1;
            }
            double deviation = RollingWindows.standardDeviation(history.lastSleeveReturns(lookback), lookback)[lookback - 1];
            return deviation == 0 ? 1 : Math.min(cap, target / (deviation * ROOT_252));
        }

        private static void positive(String name, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new UsageException("The " + name + " of the volatility-managed scaler is " + value
                        + "; expected a finite number above 0.");
            }
        }
    }

    /**
     * What is known of a sleeve at a rebalance: all rows before the first one that the new positions can earn. Later rows exist, but cannot
     * be asked for.
     *
     * <p>Immutable; a view on the whole of the data, so it costs nothing to make one per rebalance.
     */
    public static final class SleeveHistory {

        private final String sleeve;
        private final LocalDate date;
        private final Panel assetReturns;
        private final Series sleeveReturns;
        private final int firstRow;
        private final int rows;

        SleeveHistory(String sleeve, LocalDate date, Panel assetReturns, Series sleeveReturns, int firstRow, int rows) {
            this.sleeve = sleeve;
            this.date = date;
            this.assetReturns = assetReturns;
            this.sleeveReturns = sleeveReturns;
            this.firstRow = firstRow;
            this.rows = rows;
        }

        /**
         * The sleeve.
         *
         * @return its name
         */
        public String sleeve() {
            return sleeve;
        }

        /**
         * The rebalance.
         *
         * @return its date
         */
        public LocalDate date() {
            return date;
        }

        /**
         * How many rows are known.
         *
         * @return 0 or more
         */
        public int rows() {
            return rows;
        }

        /**
         * The row from which the sleeve has held positions.
         *
         * @return 0-based; {@link #rows()} or more when it has not held any yet
         */
        public int firstHeldRow() {
            return firstRow;
        }

        /**
         * The day of a row.
         *
         * @param row 0-based
         * @return the day
         * @throws IndexOutOfBoundsException when the row is not known yet
         */
        public LocalDate date(int row) {
            return assetReturns.dates().date(known(row));
        }

        /**
         * The return of an asset.
         *
         * @param row 0-based
         * @param asset its name
         * @return simple return (0.01 = +1 %), NaN where the asset has none
         * @throws IndexOutOfBoundsException when the row is not known yet or there is no such asset
         */
        public double assetReturn(int row, String asset) {
            return assetReturns.value(known(row), assetReturns.indexOf(asset));
        }

        /**
         * The return of the sleeve alone, at a budget of 1, without cost, with its positions as this overlay received them.
         *
         * @param row 0-based
         * @return simple return (0.01 = +1 %), 0 before the first position
         * @throws IndexOutOfBoundsException when the row is not known yet
         */
        public double sleeveReturn(int row) {
            return sleeveReturns.value(known(row));
        }

        /**
         * The last returns of the sleeve alone.
         *
         * @param count how many, 0 to {@link #rows()}
         * @return simple returns, oldest first
         * @throws IndexOutOfBoundsException when so many are not known
         */
        public double[] lastSleeveReturns(int count) {
            Objects.checkFromIndexSize(rows - count, count, rows);
            double[] last = new double[count];
            Arrays.setAll(last, i -> sleeveReturns.value(rows - count + i));
            return last;
        }

        private int known(int row) {
            return Objects.checkIndex(row, rows);
        }
    }
}
