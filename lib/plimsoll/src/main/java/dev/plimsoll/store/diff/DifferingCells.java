package dev.plimsoll.store.diff;

import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.diff.ArtifactComparison.WorstCells;
import dev.plimsoll.store.diff.ArtifactDifference.ArtifactRef;
import java.util.Map;
import java.util.TreeSet;

/** How many cells of two sets of tables are not the same to the bit. */
public final class DifferingCells {

    private DifferingCells() {
    }

    /**
     * Counts.
     *
     * @param a tables by kind
     * @param b tables by kind
     * @return cells that differ in rows both have, and every cell of rows, columns and tables on one side only; keys are not counted
     */
    public static long count(Map<String, ArtifactTable> a, Map<String, ArtifactTable> b) {
        TreeSet<String> kinds = new TreeSet<>(a.keySet());
        kinds.addAll(b.keySet());
        long cells = 0;
        for (String kind : kinds) {
            cells += a.containsKey(kind) && b.containsKey(kind) ? count(a.get(kind), b.get(kind))
                    : all(a.getOrDefault(kind, b.get(kind)));
        }
        return cells;
    }

    private static long count(ArtifactTable a, ArtifactTable b) {
        ArtifactDifference difference = ArtifactComparison.of(new ArtifactRef(Role.output, a.schema().kind(), a.schema().version()), "a", a,
                "b", b, Tolerance.EXACT, new WorstCells(0));
        long shared = difference.rowsA() - difference.onlyA();
        return difference.differingCells() + difference.onlyA() * values(a) + difference.onlyB() * values(b)
                + shared * (difference.columnsOnlyA().size() + difference.columnsOnlyB().size());
    }

    private static long all(ArtifactTable table) {
        return table.rows() * values(table);
    }

    private static long values(ArtifactTable table) {
        return table.present().stream().filter(column -> !column.key()).count();
    }
}
