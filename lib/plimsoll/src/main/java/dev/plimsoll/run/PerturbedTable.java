package dev.plimsoll.run;

import static java.lang.Double.isNaN;
import static java.util.stream.IntStream.range;

import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.kind.ColumnType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * An input with everything after a day changed: every number is another one that could be, every sixth day or so is gone. Which days go
 * hangs on the seed and the day alone, so that inputs that share days go on sharing them. A missing number stays missing.
 */
public record PerturbedTable(ArtifactTable table, Cut cut, long seed) {

    private static final int ONE_DAY_IN = 6;
    private static final double RETURN_RANGE = 0.06;
    private static final double WILD_RANGE = 0.5;

    /** With all days; a table without days stays as it is. */
    public static ArtifactTable changed(ArtifactTable table, Cut cut, long seed) {
        return cut.column(table) < 0 ? table : new PerturbedTable(table, cut, seed).of(range(0, table.rows()).toArray());
    }

    /** With some days gone; a table without days stays as it is. */
    public static ArtifactTable changedAndThinned(ArtifactTable table, Cut cut, long seed) {
        return cut.column(table) < 0 ? table : new PerturbedTable(table, cut, seed).thinned();
    }

    private ArtifactTable thinned() {
        Map<String, Long> lastDay = new HashMap<>(); // of each series: none may vanish with its last row
        for (int row = 0; row < table.rows(); row++) {
            lastDay.put(series(row), day(row));
        }
        Set<Long> kept = new HashSet<>(lastDay.values());
        return of(range(0, table.rows()).filter(row -> cut.isUpTo(table, row) || kept.contains(day(row)) || !goes(day(row))).toArray());
    }

    private long day(int row) {
        return table.longAt(row, cut.column(table));
    }

    private String series(int row) {
        StringBuilder name = new StringBuilder();
        for (int c = 0; c < table.present().size() && table.present().get(c).key(); c++) {
            name.append(table.present().get(c).type() == ColumnType.TEXT ? table.textAt(row, c) : "").append('\n');
        }
        return name.toString();
    }

    private boolean goes(long day) {
        return new SplittableRandom(seed + day).nextInt(ONE_DAY_IN) == 0;
    }

    private ArtifactTable of(int[] rows) {
        List<IntToDoubleFunction> changes = range(0, table.present().size()).mapToObj(this::other).toList();
        ArtifactTable.Builder changed = new ArtifactTable.Builder(table.schema(), table.present(), rows.length);
        for (int row : rows) {
            for (int c = 0; c < table.present().size(); c++) {
                if (table.present().get(c).type() == ColumnType.DOUBLE) {
                    changed.put(changes.get(c).applyAsDouble(row));
                } else {
                    table.put(row, c, changed);
                }
            }
        }
        return changed.build();
    }

    private IntToDoubleFunction other(int column) {
        SplittableRandom random = new SplittableRandom(seed + table.present().get(column).name().hashCode());
        return row -> {
            double old = table.doubleAt(row, column);
            double draw = random.nextDouble();
            return cut.isUpTo(table, row) || isNaN(old) ? old : other(old, draw, table.present().get(column).name());
        };
    }

    /** Within what the kind of number may be, and mild: a book that loses everything is refused rather than computed. */
    private static double other(double old, double draw, String column) {
        return switch (column) {
            // One in ten is wild, or a largest one would hardly move.
            case "ret" -> (draw < 0.05 || draw > 0.95 ? WILD_RANGE : RETURN_RANGE) * (draw - 0.5);
            case "weight", "position" -> old / 2 + (draw - 0.5) / 10;
            case "scalar", "risk_scalar", "risk_scalar_applied" -> 0.2 + 0.8 * draw;
            default -> old * (0.5 + draw); // equity, profit, counts
        };
    }
}
