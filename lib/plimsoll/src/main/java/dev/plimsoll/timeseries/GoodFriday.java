package dev.plimsoll.timeseries;

import java.time.LocalDate;

/** The Friday before Easter, on which exchanges rest. */
public final class GoodFriday {

    private GoodFriday() {
    }

    /**
     * The Good Friday of a year by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8).
     *
     * @param year Gregorian year, from 1583
     * @return two days before Easter Sunday
     */
    public static LocalDate of(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1).minusDays(2);
    }
}
