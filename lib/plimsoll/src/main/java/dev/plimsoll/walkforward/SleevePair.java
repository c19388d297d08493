package dev.plimsoll.walkforward;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;

/**
 * Two sleeves on the months both have, with a missing return read as 0: what Step 4 runs on.
 *
 * @param a the first sleeve, whose weight is w
 * @param b the second, which has 1 - w; the same months as a
 */
public record SleevePair(MonthlySleeve a, MonthlySleeve b) {

    /** Fewer common months than this are refused. */
    public static final int MIN_MONTHS = 48;

    /**
     * Checks that the sleeves are aligned; {@link #of} aligns them.
     *
     * @throws UsageException when both have the same name
     * @throws DataException when months differ, are fewer than 48, a return is missing, or a sleeve has only returns of 0
     */
    public SleevePair {
        if (a.name().equals(b.name())) {
            throw new UsageException("Both sleeves are named " + a.name() + "; give each its own name.");
        }
        if (!a.returns().dates().equals(b.returns().dates())) {
            throw new DataException("The months of the sleeves differ: " + a.name() + " has " + a.returns().dates() + ", " + b.name()
                    + " has " + b.returns().dates() + ". Align them first.");
        }
        if (a.returns().size() < MIN_MONTHS) {
            throw new DataException("The sleeves " + a.name() + " and " + b.name() + " have " + a.returns().size()
                    + " common months; expected at least " + MIN_MONTHS + ". Give longer histories.");
        }
        checkReturns(a);
        checkReturns(b);
    }

    private static void checkReturns(MonthlySleeve sleeve) {
        boolean zero = true;
        for (int row = 0; row < sleeve.returns().size(); row++) {
            if (sleeve.returns().isMissing(row)) {
                throw new DataException("The return of sleeve " + sleeve.name() + " in the month of " + sleeve.returns().dates().date(row)
                        + " is missing; expected a number. Align the sleeves first, which reads it as 0.");
            }
            zero &= sleeve.returns().value(row) == 0;
        }
        if (zero) {
            throw new DataException("Every return of sleeve " + sleeve.name() + " in the common months " + sleeve.returns().dates()
                    + " is 0 or missing; there is nothing to allocate to. Check its column ret.");
        }
    }

    /**
     * Aligns two sleeves on the months both have.
     *
     * @param a the first sleeve
     * @param b the second sleeve
     * @return the pair, a missing return replaced by 0
     * @throws UsageException when both have the same name
     * @throws DataException naming the months when fewer than 48 are common, or a sleeve whose returns are all 0
     */
    public static SleevePair of(MonthlySleeve a, MonthlySleeve b) {
        DateIndex common = a.returns().dates().intersect(b.returns().dates());
        if (common.size() < MIN_MONTHS) {
            throw new DataException("The sleeves " + a.name() + " (" + a.returns().dates() + ") and " + b.name() + " ("
                    + b.returns().dates() + ") have " + common + " in common; expected at least " + MIN_MONTHS
                    + " months. Give longer histories.");
        }
        return new SleevePair(aligned(a, common), aligned(b, common));
    }

    private static MonthlySleeve aligned(MonthlySleeve sleeve, DateIndex months) {
        double[] returns = sleeve.returns().reindex(months).toArray();
        Arrays.setAll(returns, row -> Double.isNaN(returns[row]) ? 0 : returns[row]);
        return new MonthlySleeve(sleeve.name(), Series.of(months, returns));
    }

    /**
     * The aligned months.
     *
     * @return month ends, 48 or more
     */
    public DateIndex months() {
        return a.returns().dates();
    }
}
