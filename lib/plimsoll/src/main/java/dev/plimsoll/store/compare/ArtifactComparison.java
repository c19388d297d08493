package dev.plimsoll.store.compare;

import dev.plimsoll.store.compare.ArtifactDifference.ArtifactRef;
import dev.plimsoll.store.compare.ArtifactDifference.ColumnDifference;
import dev.plimsoll.store.compare.RunDiff.CellChange;
import dev.plimsoll.store.compare.Tolerance.Distance;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import dev.plimsoll.store.kind.ArtifactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Walks two tables of one schema side by side in key order and holds each cell of one against that of the other. */
final class ArtifactComparison {

    /** Keys of rows on one side only that are named; the rest is counted. */
    private static final int NAMED_ROWS = 5;

    private final ArtifactRef artifact;
    private final ArtifactTable a;
    private final ArtifactTable b;
    private final Tolerance tolerance;
    private final WorstCells worst;
    private final List<ColumnWalk> columns = new ArrayList<>();
    private final List<String> firstOnlyA = new ArrayList<>();
    private final List<String> firstOnlyB = new ArrayList<>();
    private long onlyA;
    private long onlyB;
    private long shared;

    private ArtifactComparison(ArtifactRef artifact, ArtifactTable a, ArtifactTable b, Tolerance tolerance, WorstCells worst) {
        this.artifact = artifact;
        this.a = a;
        this.b = b;
        this.tolerance = tolerance;
        this.worst = worst;
        a.present().stream().filter(column -> !column.key() && b.present().contains(column))
                .forEach(column -> columns.add(new ColumnWalk(column.name())));
    }

    static ArtifactDifference of(ArtifactRef artifact, String idA, ArtifactTable a, String idB, ArtifactTable b, Tolerance tolerance,
            WorstCells worst) {
        ArtifactComparison walk = new ArtifactComparison(artifact, a, b, tolerance, worst);
        TableComparison.walk(a, b, (table, row) -> true, walk::compare);
        return new ArtifactDifference(artifact, idA, idB, a.rows(), b.rows(), walk.onlyA, walk.onlyB, List.copyOf(walk.firstOnlyA),
                List.copyOf(walk.firstOnlyB), missing(a, b), missing(b, a), walk.columns.stream().map(c -> c.found(walk.shared)).toList());
    }

    private static List<String> missing(ArtifactTable from, ArtifactTable in) {
        return from.present().stream().filter(c -> !in.present().contains(c)).map(ArtifactColumn::name).toList();
    }

    private void compare(int order, int i, int j) {
        if (order < 0) {
            onlyA++;
            name(firstOnlyA, a, i);
        } else if (order > 0) {
            onlyB++;
            name(firstOnlyB, b, j);
        } else {
            shared++;
            columns.forEach(column -> column.compare(i, j));
        }
    }

    private void name(List<String> names, ArtifactTable table, int row) {
        if (names.size() < NAMED_ROWS) {
            names.add(TableComparison.key(table, row));
        }
    }

    /** One column on both sides, and what was found in it so far. */
    private final class ColumnWalk {

        private final String column;
        private long differing;
        private int firstRow = -1;
        private double maxAbsolute = -1;
        private double maxRelative = -1;
        private long maxUlps = -1;

        ColumnWalk(String column) {
            this.column = column;
        }

        void compare(int i, int j) {
            Object x = a.cell(i, column);
            Object y = b.cell(j, column);
            Optional<Distance> distance = x == null || y == null ? Optional.empty() : Distance.between(x, y);
            distance.ifPresent(this::measure);
            if (!distance.map(tolerance::covers).orElseGet(() -> Objects.equals(x, y))) {
                differing++;
                firstRow = firstRow < 0 ? i : firstRow;
                worst.add(new CellChange(artifact, TableComparison.key(a, i), TableComparison.date(a, i), column, Optional.ofNullable(x),
                        Optional.ofNullable(y), distance));
            }
        }

        private void measure(Distance distance) {
            maxAbsolute = Math.max(maxAbsolute, distance.absolute());
            maxRelative = Math.max(maxRelative, distance.relative());
            maxUlps = Math.max(maxUlps, distance.ulps().orElse(-1));
        }

        ColumnDifference found(long rows) {
            return new ColumnDifference(column, rows, differing, present(maxAbsolute), present(maxRelative),
                    maxUlps < 0 ? OptionalLong.empty() : OptionalLong.of(maxUlps),
                    firstRow < 0 ? Optional.empty() : Optional.of(TableComparison.key(a, firstRow)),
                    firstRow < 0 ? Optional.empty() : TableComparison.date(a, firstRow));
        }

        private static OptionalDouble present(double value) {
            return value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    /** Keeps the worst of all cells that differ, and no more of them than asked for. Among equally bad ones the first to come stay. */
    static final class WorstCells {

        private static final int SPARE = 1000;

        private final int limit;
        private final List<CellChange> kept = new ArrayList<>();
        private long seen;

        WorstCells(int limit) {
            this.limit = limit;
        }

        void add(CellChange cell) {
            seen++;
            kept.add(cell);
            if (kept.size() - limit > SPARE) {
                worstFirst();
            }
        }

        /** How many were added. */
        long seen() {
            return seen;
        }

        List<CellChange> worstFirst() {
            kept.sort(CellChange.WORST_FIRST); // which leaves equal ones in the order they came
            kept.subList(Math.min(limit, kept.size()), kept.size()).clear();
            return List.copyOf(kept);
        }
    }
}
