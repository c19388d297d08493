package dev.plimsoll.door;

import static java.lang.Math.max;

import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a sleeve's monthly returns. */
final class MonthChecks {

    static final String MONTHS_MISSING = "MONTHS_MISSING";

    private static final double LARGEST_GROWTH = 1e6;
    private static final int MONTHS = 12;

    static List<Finding> of(String sleeve, Series returns) {
        List<Finding> found = new ArrayList<>();
        percent(sleeve, returns, found);
        missing(sleeve, returns.dates(), found);
        return found;
    }

    private static void percent(String sleeve, Series returns, List<Finding> found) {
        if (returns.dates().isEmpty()) {
            return;
        }
        Optional<Finding> percent = ReturnChecks.percent("Sleeve " + sleeve + " looks", "month", MONTHS, returns, returns.size());
        if (percent.isPresent()) {
            found.add(percent.get());
            return;
        }
        double growth = 1;
        for (int row = 0; row < returns.size(); row++) {
            growth *= returns.isMissing(row) ? 1 : 1 + returns.value(row);
            if (growth > LARGEST_GROWTH) {
                found.add(new Finding(ReturnChecks.LOOKS_LIKE_PERCENT, "Sleeve " + sleeve
                        + " looks like percent: its returns compound to more than 1000000 times the start within " + (row + 1)
                        + " months. Use 0.01 for 1 %.", returns.size(), returns.dates().date(row), growth));
                return;
            }
        }
    }

    private static void missing(String sleeve, DateIndex months, List<Finding> found) {
        long lacking = 0;
        long longest = 0;
        LocalDate first = null;
        for (int row = 1; row < months.size(); row++) {
            YearMonth before = YearMonth.from(months.date(row - 1));
            long gap = ChronoUnit.MONTHS.between(before, YearMonth.from(months.date(row))) - 1;
            if (gap > 0) {
                first = first == null ? before.plusMonths(1).atEndOfMonth() : first;
                lacking += gap;
                longest = max(longest, gap);
            }
        }
        if (lacking > 0) {
            found.add(new Finding(MONTHS_MISSING, "Sleeve " + sleeve + " has no row for " + lacking
                    + (lacking == 1 ? " month" : " months") + " between its first and last, the first " + YearMonth.from(first)
                    + ", the longest stretch " + longest + ". Windows and history count rows, not months, so what lacks is passed over: "
                    + "add the rows.", lacking, first, longest));
        }
    }
}
