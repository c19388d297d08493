package dev.plimsoll.twopass;

import dev.plimsoll.error.DataException;
import java.time.LocalDate;

/**
 * A stretch of calendar days that people have a name for, such as a market's crash.
 *
 * @param name what to call it
 * @param from first day, included
 * @param to last day, included
 */
public record NamedWindow(String name, LocalDate from, LocalDate to) {

    /**
     * Checks the order of the days.
     *
     * @throws DataException when the name is blank or the first day lies after the last
     */
    public NamedWindow {
        if (name.isBlank()) {
            throw new DataException("The window " + from + ".." + to + " has no name; give it one.");
        }
        if (from.isAfter(to)) {
            throw new DataException("The window " + name + " runs from " + from + " to " + to + "; expected from <= to.");
        }
    }

    /**
     * Whether a day lies within.
     *
     * @param day a calendar day
     * @return true from the first to the last day, both included
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    @Override
    public String toString() {
        return name + " (" + from + ".." + to + ")";
    }
}
