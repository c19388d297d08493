package dev.plimsoll.timeseries;

import dev.plimsoll.error.UsageException;
import java.time.LocalDate;

/**
 * Part of a calendar: from a first day to a last one, both included. A start after the end is refused with a UsageException.
 *
 * @param start first day, or null for no limit
 * @param end last day, or null for no limit
 */
public record DateWindow(LocalDate start, LocalDate end) {

    /** All days. */
    public static final DateWindow ALL = new DateWindow(null, null);

    /**
     * A window; one that ends before it starts is refused.
     *
     * @throws UsageException when the start lies after the end
     */
    public DateWindow {
        if (start != null && end != null && start.isAfter(end)) {
            throw new UsageException("The start " + start + " lies after the end " + end + "; give --start <= --end.");
        }
    }

    /**
     * The rows of a panel within the window.
     *
     * @param panel the panel
     * @return the same columns on fewer dates
     */
    public Panel cut(Panel panel) {
        return panel.reindex(panel.dates().between(start, end));
    }

    /**
     * The rows of a series within the window.
     *
     * @param series the series
     * @return its values on fewer dates
     */
    public Series cut(Series series) {
        return series.reindex(series.dates().between(start, end));
    }
}
