package dev.plimsoll.store.diff;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What differs in one column, over the rows both runs have.
 *
 * @param column its name
 * @param rows rows compared
 * @param differing cells that differ by more than the tolerance
 * @param maxAbsolute largest absolute distance of two numbers, whether the tolerance covers it or not; empty without two numbers
 * @param maxRelative largest relative distance, likewise
 * @param maxUlps largest distance in steps from one double to the next, likewise
 * @param firstRow key of the first row that differs, if one does
 * @param firstDate day of that row, where rows have one
 */
public record ColumnDifference(String column, long rows, long differing, OptionalDouble maxAbsolute, OptionalDouble maxRelative,
        OptionalLong maxUlps, Optional<String> firstRow, Optional<LocalDate> firstDate) {
}
