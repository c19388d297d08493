package dev.plimsoll.sleeve;

import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * What is known of a sleeve at a rebalance: all rows before the first one that the new positions can earn. Later rows exist, but cannot
 * be asked for.
 *
 * <p>Immutable; a view on the whole of the data, so it costs nothing to make one per rebalance.
 */
public final class SleeveHistory {

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
