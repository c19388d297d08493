package dev.plimsoll.store.files;

import static java.lang.Math.max;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.LocalTime.MIDNIGHT;
import static java.time.Month.DECEMBER;
import static java.time.Month.MAY;
import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;
import static java.util.stream.IntStream.range;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.GoodFriday;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates of a table. A day is written alone or as its midnight in UTC. A month is dated by its last calendar day, whether the table
 * has that day, the last business day, the first day or the month alone; one of them for the whole table. An instant of a month end may
 * have any time of day when its offset is zero; without an offset it is midnight, or the last second of the day.
 */
final class Stamps {

    /** Name of the column of month ends in files that are written. */
    static final String MONTH_END = "month_end";

    /** What of its month a stamp is. */
    private enum Stamp {
        END("the last calendar day"), BUSINESS_END("the last business day"), START("the first day"), MONTH("the month alone");

        private final String words;

        Stamp(String words) {
            this.words = words;
        }
    }

    private static final Pattern INSTANT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern UTC = Pattern.compile("Z|UTC|[+-]00(:?00)?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final FileTable table;
    private final boolean monthly;
    private final String unit;
    private final long[] days;
    private final Set<Stamp> stamps = EnumSet.allOf(Stamp.class);
    private int withTime;

    private Stamps(FileTable table, boolean monthly) {
        this.table = table;
        this.monthly = monthly;
        this.unit = monthly ? "month" : "date";
        this.days = new long[table.rows().size()];
    }

    /**
     * What was read.
     *
     * @param table the table, its dates ascending
     * @param dates its dates
     * @param reversed whether the file has them the other way
     * @param note what was interpreted in them; empty where nothing was
     */
    record Parsed(FileTable table, DateIndex dates, boolean reversed, String note) {
    }

    static Parsed of(FileTable table, boolean monthly) {
        return new Stamps(table, monthly).parse();
    }

    private Parsed parse() {
        Arrays.setAll(days, row -> date(row).toEpochDay());
        boolean descending = descending();
        FileTable ordered = descending ? table.reversed() : table;
        if (descending) {
            Arrays.sort(days); // they fall, so that this reverses them
        }
        for (int row = 1; row < days.length; row++) {
            if (days[row] <= days[row - 1]) {
                throw unordered(ordered, row, descending);
            }
        }
        return new Parsed(ordered, DateIndex.ofEpochDays(days), descending, note());
    }

    private String note() {
        if (monthly && !stamps.contains(Stamp.END)) {
            return "the months are stamped by " + stamps.iterator().next().words + "; each is dated by its last calendar day.";
        }
        return withTime > 0 ? "the dates have a time, " + (monthly ? "of the day that ends the month in UTC" : "midnight in UTC")
                + "; each is taken as its day." : "";
    }

    private boolean descending() {
        return days.length > 0 && days[0] > days[days.length - 1] && range(1, days.length).noneMatch(row -> days[row] > days[row - 1]);
    }

    /** The row that does not come after those before it, which ascend. */
    private DataException unordered(FileTable ordered, int row, boolean reversed) {
        String where = ordered.where(row, ordered.dates()) + ": the " + unit + " " + shown(days[row]);
        int before = Arrays.binarySearch(days, 0, row, days[row]);
        return new DataException(where + (before < 0
                ? " comes after " + shown(days[row - 1]) + "; " + unit + "s"
                        + " must ascend, or all descend. Sort the rows by " + (monthly ? MONTH_END : "date") + "."
                : " is that of " + (before == row - 1 && !reversed ? "the row before" : ordered.line(before))
                        + " already, a duplicate; each " + unit + " may occur once. Remove one of the rows."));
    }

    private String shown(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return (monthly ? YearMonth.from(date) : date).toString();
    }

    private LocalDate date(int row) {
        String text = table.cell(row, table.dates());
        Matcher parts = INSTANT.matcher(text);
        try {
            if (monthly && MONTH.matcher(text).matches()) {
                YearMonth month = YearMonth.parse(text);
                keep(row, text, EnumSet.of(Stamp.MONTH));
                return month.atEndOfMonth();
            } else if (!parts.matches()) {
                throw bad(row, text, null);
            }
            refuseOffset(row, text, parts);
            // The day that an instant begins with; a formatter takes ten times as long.
            LocalDate day = LocalDate.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10),
                    Integer.parseInt(text, 8, 10, 10));
            String clock = parts.group(2);
            LocalTime time = clock == null ? MIDNIGHT : LocalTime.parse(clock);
            if (!monthly && !time.equals(MIDNIGHT)) {
                throw bad(row, text, null);
            } else if (parts.group(3) == null && !time.equals(MIDNIGHT) && time.isBefore(LAST_SECOND)) {
                throw fault(row, text + " has a time of day but no offset, so its day in UTC is not known; expected UTC, as in "
                        + text.replace(' ', 'T') + "+00:00, or the day alone.");
            }
            withTime += clock == null ? 0 : 1;
            if (!monthly) {
                return day;
            }
            keep(row, text, stampsOf(day));
            return day.with(lastDayOfMonth());
        } catch (DateTimeException e) {
            throw bad(row, text, e);
        }
    }

    private void keep(int row, String text, Set<Stamp> possible) {
        if (possible.isEmpty()) {
            throw fault(row, text + " is not the end of a month; expected "
                    + YearMonth.parse(text.substring(0, 7)).atEndOfMonth()
                    + ", the last business day, or the first day on every row. Date each month by its last calendar day, UTC.");
        }
        Stamp before = stamps.iterator().next();
        stamps.retainAll(possible);
        if (stamps.isEmpty()) {
            throw fault(row, text + " is " + possible.iterator().next().words
                    + " of its month, but the rows before have "
                    + before.words + "; expected one kind of stamp in a table. Date each month by its last calendar day, UTC.");
        }
    }

    private DataException fault(int row, String what) {
        return fault(row, what, null);
    }

    private DataException fault(int row, String what, DateTimeException cause) {
        return new DataException(table.where(row, table.dates()) + ": " + what, cause);
    }

    private static Set<Stamp> stampsOf(LocalDate day) {
        Set<Stamp> stamps = EnumSet.noneOf(Stamp.class);
        if (day.getDayOfMonth() == 1) {
            stamps.add(Stamp.START);
        }
        LocalDate end = day.with(lastDayOfMonth());
        if (day.equals(end)) {
            stamps.add(Stamp.END);
        }
        LocalDate weekday = lastWeekday(end);
        if (day.equals(weekday) || isHoliday(weekday) && day.equals(lastWeekday(weekday.minusDays(1)))) {
            stamps.add(Stamp.BUSINESS_END);
        }
        return stamps;
    }

    private static LocalDate lastWeekday(LocalDate day) {
        return day.minusDays(max(0, day.getDayOfWeek().getValue() - FRIDAY.getValue()));
    }

    /** Days on which exchanges are closed though they are the last weekday of a month: Good Friday, Memorial Day, New Year's Eve. */
    private static boolean isHoliday(LocalDate day) {
        return day.getMonth() == DECEMBER || day.getMonth() == MAY && day.getDayOfWeek() == MONDAY
                || day.equals(GoodFriday.of(day.getYear()));
    }

    private void refuseOffset(int row, String text, Matcher parts) {
        String offset = parts.group(3);
        if (offset != null && !UTC.matcher(offset).matches()) {
            throw fault(row, text + " has the offset " + offset + "; expected UTC, as in "
                    + parts.group(1) + "T00:00:00+00:00. Write the " + (monthly ? "month ends in UTC." : "days alone, or in UTC."));
        }
    }

    private DataException bad(int row, String text, DateTimeException cause) {
        boolean time = !monthly && cause == null && INSTANT.matcher(text).matches();
        String what = monthly ? "month end" : "date";
        String found = text.isEmpty() ? "the " + what + " is blank" : "\"" + DatedTable.shown(text) + "\" is no " + what
                        + (time ? ": it has a time of day" : CellText.date(text));
        return fault(row, found + (monthly
                ? "; expected a day or an instant in UTC, such as 2020-03-31 or 2020-03-31T00:00:00+00:00."
                : "; expected a calendar day as YYYY-MM-DD, such as 2020-03-20" + (time ? ", or its midnight. One row per day." : ".")),
                cause);
    }
}
