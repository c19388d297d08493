package dev.plimsoll.walkforward;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Monthly returns of one sleeve, as given.
 *
 * @param name what columns, candidates and files call the sleeve
 * @param returns simple returns (0.01 = +1 %), above -1 and at most 1,000,000, one per month, dated by the last
 *     calendar day of the month; NaN where missing
 */
public record MonthlySleeve(String name, Series returns) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]{1,60}");

    /** Far beyond any month there was; larger numbers would leave the range of doubles when squared and compounded. */
    private static final double MAX_RETURN = 1e6;

    /** Names that would give two columns of a path, or two entries of a summary, the same name. */
    private static final Set<String> RESERVED = Set.of("gross", "net", "equal_50_50", "cross_pair_corr_monthly", ".", "..");

    /**
     * Checks the name, the months and the returns.
     *
     * @throws UsageException when the name is blank, reserved, or holds a character that a file name may not have
     * @throws DataException naming the date that is no month end, or the return that is -1 or less or above 1,000,000
     */
    public MonthlySleeve {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new UsageException("The sleeve name \""
                    + excerpt(name) + "\" cannot be used: it becomes part of column and file names. Use"
                    + " 1 to 60 letters, digits, _, . and -, and none of gross, net, equal_50_50, cross_pair_corr_monthly.");
        }
        DateIndex months = returns.dates();
        for (int row = 0; row < months.size(); row++) {
            LocalDate date = months.date(row);
            if (date.getDayOfMonth() != date.lengthOfMonth()) {
                throw new DataException("Sleeve " + name + " has a row of " + date + ", which is not the end of a month; expected "
                        + YearMonth.from(date).atEndOfMonth() + ". Date each month by its last calendar day, UTC.");
            }
            if (returns.value(row) <= -1 || returns.value(row) > MAX_RETURN) {
                throw new DataException("Sleeve " + name + " has a return of " + returns.value(row) + " in " + YearMonth.from(date)
                        + "; expected a decimal fraction above -1 and at most 1000000 (-0.05 = -5 %).");
            }
        }
    }
}
