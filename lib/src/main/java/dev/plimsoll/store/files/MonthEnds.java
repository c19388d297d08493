package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The months of a table, each dated by its last calendar day in UTC: an instant with the offset zero, at any time of that day; or a
 * calendar day alone. A time of day without an offset is taken at midnight only, where it can but mean the day: at 19:00 it may be the
 * end of another month in UTC.
 */
final class MonthEnds {

    static final String COLUMN = "month_end";

    private static final Pattern INSTANT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern UTC = Pattern.compile("Z|UTC|[+-]00(:?00)?");

    private MonthEnds() {
    }

    static DateIndex of(FileTable table) {
        int column = table.header().indexOf(COLUMN);
        if (column < 0) {
            throw new DataException(table.whereHeader() + ": there is no column " + COLUMN + "; found "
                    + DatedTable.shown(String.join(",", table.header())) + ". Name the column with the last day of each month so.");
        }
        long[] days = new long[table.rows().size()];
        for (int row = 0; row < days.length; row++) {
            LocalDate day = day(table, row, column);
            YearMonth month = YearMonth.from(day);
            if (row > 0) {
                checkOrder(table.where(row, column), month, YearMonth.from(LocalDate.ofEpochDay(days[row - 1])));
            }
            if (!day.equals(month.atEndOfMonth())) {
                throw new DataException(table.where(row, column) + ": " + table.rows().get(row).get(column).strip()
                        + " is not the end of a month; expected " + month.atEndOfMonth()
                        + ". Date each month by its last calendar day, UTC.");
            }
            days[row] = day.toEpochDay();
        }
        return DateIndex.ofEpochDays(days);
    }

    private static void checkOrder(String where, YearMonth month, YearMonth before) {
        if (month.equals(before)) {
            throw new DataException(where + ": the month " + month + " is that of the row before already; each month may occur once. Remove"
                    + " one of the rows.");
        }
        if (month.isBefore(before)) {
            throw new DataException(where + ": the month " + month + " comes after " + before + "; months must ascend. Sort the rows by "
                    + COLUMN + ".");
        }
    }

    private static LocalDate day(FileTable table, int row, int column) {
        String text = table.rows().get(row).get(column).strip();
        Matcher parts = INSTANT.matcher(text);
        if (!parts.matches()) {
            throw noMonthEnd(table, row, column, text, null);
        }
        String offset = parts.group(3);
        if (offset != null && !UTC.matcher(offset).matches()) {
            throw new DataException(table.where(row, column) + ": " + text + " has the offset " + offset + "; expected UTC, as in "
                    + parts.group(1) + "T00:00:00+00:00. Write the month ends in UTC.");
        }
        try {
            LocalTime time = parts.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(parts.group(2));
            if (offset == null && !time.equals(LocalTime.MIDNIGHT)) {
                throw new DataException(table.where(row, column) + ": " + text
                        + " has a time of day but no offset, so its day in UTC is not known; expected UTC, as in "
                        + text.replace(' ', 'T') + "+00:00, or the day alone.");
            }
            return LocalDate.parse(parts.group(1));
        } catch (DateTimeException e) {
            throw noMonthEnd(table, row, column, text, e);
        }
    }

    private static DataException noMonthEnd(FileTable table, int row, int column, String text, DateTimeException cause) {
        return new DataException(table.where(row, column) + ": " + (text.isEmpty() ? "the month end is blank" : "\""
                + DatedTable.shown(text) + "\" is no month end") + "; expected a day or an instant in UTC, such as 2020-03-31 or"
                + " 2020-03-31T00:00:00+00:00.", cause);
    }
}
