package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.error.PlainText.count;
import static java.util.Comparator.comparingDouble;
import static java.util.stream.IntStream.rangeClosed;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.twopass.ValidationConfig.NamedWindow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the allocator did within a named window.
 *
 * @param window the window
 * @param stateRows days of pass 1's state within it; 0 = not covered by the run
 * @param lowest lowest daily scalar within it, decimal fraction of exposure; empty when not covered
 * @param lowestOn its day, the first on a tie
 * @param daysBelow days within it with a daily scalar below the de-risk level
 * @param events top-ten de-risking events dated (at their lowest) within it
 */
public record WindowCheck(NamedWindow window, int stateRows, OptionalDouble lowest, Optional<LocalDate> lowestOn, int daysBelow,
        List<DeriskEvent> events) {

    public WindowCheck {
        events = List.copyOf(events);
    }

    /** What happened in each window of known stress. */
    public static List<WindowCheck> ofStress(TwoPassComparison comparison, ValidationConfig config) {
        return config.stress().windows().stream().map(window -> of(window, comparison, config.stress().deriskBelow())).toList();
    }

    /**
     * Looks at one window.
     *
     * @param window the window
     * @param comparison the two-pass audit
     * @param deriskBelow daily scalar below which (not at which) a day counts as de-risked
     * @return what happened in it
     */
    public static WindowCheck of(NamedWindow window, TwoPassComparison comparison, double deriskBelow) {
        DateIndex dates = comparison.risk().dates();
        Series scalars = comparison.risk().scalars();
        int[] rows = rangeClosed(dates.rowAtOrAfter(window.from().toEpochDay()), dates.rowAtOrBefore(window.to().toEpochDay())).toArray();
        Optional<Integer> lowest = Arrays.stream(rows).boxed().min(comparingDouble(scalars::value));
        return new WindowCheck(window, rows.length, lowest.stream().mapToDouble(scalars::value).findFirst(), lowest.map(dates::date),
                (int) Arrays.stream(rows).filter(row -> scalars.value(row) < deriskBelow).count(),
                comparison.deepest().stream().filter(event -> window.contains(event.date())).toList());
    }

    /**
     * Whether the run has any state row in the window; otherwise it says nothing about it.
     *
     * @return true with one row or more
     */
    public boolean covered() {
        return stateRows > 0;
    }

    /** How many of some named windows the data reach, and which they do not. */
    public static String coverage(int windows, List<String> open) {
        return windows - open.size() + " of " + count(windows, "window") + " covered, not " + String.join(", ", open);
    }

    /**
     * Whether the allocator noticed: a day below the de-risk level or a top-ten event.
     *
     * @return true when covered and noticed
     */
    public boolean flagged() {
        return covered() && (daysBelow > 0 || !events.isEmpty());
    }

    /**
     * The check in words.
     *
     * @return one line with dates and values
     */
    public String words() {
        if (!covered()) {
            return window + ": NOT COVERED, the run has no state row in it";
        }
        return window + ": " + count(stateRows, "state row") + ", lowest daily scalar "
                + fixed(lowest.getAsDouble(), 6) + " on " + lowestOn.orElseThrow() + ", "
                + count(daysBelow, "day") + " de-risked, " + count(events.size(), "top event");
    }
}
