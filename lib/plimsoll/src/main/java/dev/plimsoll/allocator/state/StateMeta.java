package dev.plimsoll.allocator.state;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a state came about: which look-backs and features, and how many of the rows asked for became valid rows.
 *
 * @param version version of the feature definitions, {@code v1.0}
 * @param lookbacks window lengths in rows, by name, in the order of the stored artifact
 * @param required features without which a row is dropped
 * @param optional features that need an optional input
 * @param present features this state has
 * @param missing optional features it does not have, because their input was not given
 * @param rowsRequested common dates of portfolio returns, equity and asset returns
 * @param rowsValid rows with every required feature
 * @param requestedStart first day asked for, else first day of the asset returns
 * @param requestedEnd last day asked for, else last day of the asset returns
 * @param effectiveStart first valid row
 * @param effectiveEnd last valid row
 */
public record StateMeta(String version, Map<String, Integer> lookbacks, List<StateFeature> required, List<StateFeature> optional,
        List<StateFeature> present, List<StateFeature> missing, int rowsRequested, int rowsValid, LocalDate requestedStart,
        LocalDate requestedEnd, LocalDate effectiveStart, LocalDate effectiveEnd) {

    public StateMeta {
        lookbacks = Collections.unmodifiableMap(new LinkedHashMap<>(lookbacks));
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        present = List.copyOf(present);
        missing = List.copyOf(missing);
    }

    /**
     * Rows that lacked a required feature; with full data the 59 rows of the warm-up.
     *
     * @return requested less valid rows
     */
    public int rowsDropped() {
        return rowsRequested - rowsValid;
    }

    /**
     * How much later than asked the state starts.
     *
     * @return calendar days from the requested to the effective start
     */
    public int effectiveStartShiftDays() {
        return (int) ChronoUnit.DAYS.between(requestedStart, effectiveStart);
    }
}
