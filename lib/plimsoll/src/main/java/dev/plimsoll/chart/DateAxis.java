package dev.plimsoll.chart;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** Where a time axis has its ticks: at starts of months, quarters or years, or every few days of a short range. */
record DateAxis(LocalDate first, LocalDate last) {

    private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 240};
    private static final int[] DAYS = {1, 2, 5, 10};

    /** The finest calendar steps that give no more ticks than asked for. */
    List<LocalDate> ticks(int atMost) {
        long days = last.toEpochDay() - first.toEpochDay();
        for (int step : DAYS) {
            if (days / step < atMost && days < 45) {
                return first.datesUntil(last.plusDays(1), Period.ofDays(step)).toList();
            }
        }
        List<LocalDate> ticks = List.of();
        for (int step : MONTHS) {
            ticks = everyMonths(step);
            if (ticks.size() <= atMost) {
                break;
            }
        }
        return ticks.isEmpty() ? List.of(first) : ticks;
    }

    private List<LocalDate> everyMonths(int step) {
        long firstMonth = first.getYear() * 12L + first.getMonthValue() - 1;
        List<LocalDate> ticks = new ArrayList<>();
        for (long month = Math.floorDiv(firstMonth + step - 1, step) * step;; month += step) {
            LocalDate day = LocalDate.of((int) Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
            if (day.isAfter(last)) {
                return ticks;
            }
            if (!day.isBefore(first)) {
                ticks.add(day);
            }
        }
    }

    /** A tick as text: the year alone where every tick begins one, the month where every tick begins one, else the day. */
    static String label(LocalDate tick, List<LocalDate> all) {
        int length = all.stream().allMatch(day -> day.getDayOfYear() == 1) ? 4 : all.stream().allMatch(day -> day.getDayOfMonth() == 1) ? 7 : 10;
        return tick.toString().substring(0, length);
    }
}
