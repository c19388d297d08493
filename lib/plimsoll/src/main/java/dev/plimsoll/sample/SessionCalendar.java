package dev.plimsoll.sample;

import dev.plimsoll.timeseries.DateIndex;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * When the sample's exchanges are open: every weekday and most Sundays are rows, and a row on which an exchange keeps a holiday has no
 * prices of its contracts. On New Year's Day, Good Friday and Christmas none has one, so those rows are quiet altogether.
 */
final class SessionCalendar {

    static final LocalDate FIRST = LocalDate.parse("2016-01-04");
    static final LocalDate LAST = LocalDate.parse("2025-12-31");

    /** Share of Sundays without a session at all. */
    private static final double SUNDAYS_OFF = 0.02;

    private SessionCalendar() {
    }

    /** The rows of the sample. */
    static DateIndex sessions(Noise noise) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            DayOfWeek weekday = day.getDayOfWeek();
            boolean sunday = weekday == DayOfWeek.SUNDAY && noise.uniform() >= SUNDAYS_OFF;
            if (sunday || weekday.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                days.add(day);
            }
        }
        return DateIndex.of(days);
    }

    /** Whether the exchange has no prices on this day. */
    static boolean isHoliday(Contract.Exchange exchange, LocalDate day) {
        if (isQuiet(day)) {
            return true;
        }
        return switch (exchange) {
            case EQUITY -> isUnitedStatesHoliday(day);
            case RATES -> isUnitedStatesHoliday(day) || isNthMonday(day, Month.OCTOBER, 2) || isDay(day, Month.NOVEMBER, 11);
            case COMMODITY -> isThanksgiving(day) || isDay(day, Month.JULY, 4);
            case CURRENCY -> isDay(day, Month.DECEMBER, 26) || isDay(day, Month.DECEMBER, 24);
        };
    }

    private static boolean isQuiet(LocalDate day) {
        return isDay(day, Month.JANUARY, 1) || isDay(day, Month.DECEMBER, 25) || day.equals(easter(day.getYear()).minusDays(2));
    }

    private static boolean isUnitedStatesHoliday(LocalDate day) {
        return isNthMonday(day, Month.JANUARY, 3) || isNthMonday(day, Month.FEBRUARY, 3)
                || day.equals(LocalDate.of(day.getYear(), Month.MAY, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                || isDay(day, Month.JULY, 4) || isNthMonday(day, Month.SEPTEMBER, 1) || isThanksgiving(day);
    }

    private static boolean isThanksgiving(LocalDate day) {
        return day.getMonth() == Month.NOVEMBER && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
    }

    private static boolean isNthMonday(LocalDate day, Month month, int n) {
        return day.getMonth() == month && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(n, DayOfWeek.MONDAY)));
    }

    private static boolean isDay(LocalDate day, Month month, int dayOfMonth) {
        return day.getMonth() == month && day.getDayOfMonth() == dayOfMonth;
    }

    /** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
