package dev.plimsoll.store.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the worst of all cells that differ, and no more of them than asked for. Among equally bad ones the first to come stay. */
final class WorstCells {

    private record Entry(CellChange cell, long order) {
    }

    private static final Comparator<Entry> WORST_FIRST = Comparator.comparing(Entry::cell, CellChange.WORST_FIRST)
            .thenComparingLong(Entry::order);

    private final int limit;
    private final PriorityQueue<Entry> kept = new PriorityQueue<>(WORST_FIRST.reversed());
    private long seen;

    WorstCells(int limit) {
        this.limit = limit;
    }

    void add(CellChange cell) {
        kept.add(new Entry(cell, seen++));
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    long seen() {
        return seen;
    }

    List<CellChange> worstFirst() {
        List<Entry> all = new ArrayList<>(kept);
        all.sort(WORST_FIRST);
        return all.stream().map(Entry::cell).toList();
    }
}
