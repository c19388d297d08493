package dev.plimsoll.store.diff;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A cell that differs between two runs.
 *
 * @param artifact where
 * @param row key of the row, as column=value pairs
 * @param date day of the row, where rows have one
 * @param column name of the column
 * @param a value of the first run: LocalDate, Instant, Double, BigDecimal, Long, String or Boolean; empty for NULL
 * @param b value of the second
 * @param distance how far apart they are; empty unless both are numbers
 */
public record CellChange(ArtifactRef artifact, String row, Optional<LocalDate> date, String column, Optional<Object> a,
        Optional<Object> b, Optional<Distance> distance) {

    /**
     * Worst first: a value against a missing one, then measured numbers by relative and absolute distance, then counts, which differ by
     * much as soon as they differ, then labels. Cells that are equally bad compare as equal.
     */
    static final Comparator<CellChange> WORST_FIRST = Comparator.comparingInt(CellChange::rank)
            .thenComparing(cell -> cell.distance().map(Distance::relative).orElse(0.0), Comparator.reverseOrder())
            .thenComparing(cell -> cell.distance().map(Distance::absolute).orElse(0.0), Comparator.reverseOrder());

    private int rank() {
        return a.isEmpty() || b.isEmpty() ? 0 : distance.isEmpty() ? 3 : a.get() instanceof Long ? 2 : 1;
    }
}
