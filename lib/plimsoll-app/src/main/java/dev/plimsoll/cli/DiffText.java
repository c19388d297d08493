package dev.plimsoll.cli;

import dev.plimsoll.doc.Table;
import dev.plimsoll.store.artifact.ShortestDecimal;
import dev.plimsoll.store.diff.ArtifactDifference;
import dev.plimsoll.store.diff.ArtifactDifference.ArtifactRef;
import dev.plimsoll.store.diff.RunDiff.CellChange;
import dev.plimsoll.store.diff.ArtifactDifference.ColumnDifference;
import dev.plimsoll.store.diff.RunDiff.ConfigDifference;
import dev.plimsoll.store.diff.Tolerance.Distance;
import dev.plimsoll.store.diff.RunDiff.RegimeFlip;
import dev.plimsoll.store.diff.RunDiff;
import dev.plimsoll.store.diff.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A comparison of two runs for people. */
final class DiffText {

    private DiffText() {
    }

    /** With the first cells and days up to a limit, whatever the comparison holds. */
    static String of(RunDiff diff, int limit) {
        List<String> parts = new ArrayList<>();
        parts.add("A  " + diff.a().runId() + "\nB  " + diff.b().runId() + "\n" + tolerance(diff));
        if (!diff.config().isEmpty()) {
            parts.add("Settings that differ\n" + Table.of(List.of("setting", "A", "B"),
                    diff.config().stream().map(DiffText::row).toList()));
        }
        parts.add("Artifacts\n" + Table.of(List.of("artifact", "rows A", "rows B", "only A", "only B", "cells differing", "answer"),
                artifacts(diff)));
        String columns = columns(diff);
        if (!columns.isEmpty()) {
            parts.add("Columns that differ\n" + columns);
        }
        parts.addAll(oneSided(diff));
        if (!diff.worst().isEmpty() && limit > 0) {
            parts.add("Worst cells" + counted(Math.min(limit, diff.worst().size()), diff.differingCells()) + "\n" + Table.of(
                    List.of("artifact", "row", "column", "A", "B", "absolute", "relative", "ULP"),
                    diff.worst().stream().limit(limit).map(DiffText::row).toList()));
        }
        if (!diff.flips().isEmpty() && limit > 0) {
            parts.add("Days in another regime" + counted(Math.min(limit, diff.flips().size()), diff.flipDays()) + "\n" + Table.of(
                    List.of("day", "A", "B", "why A", "why B"), diff.flips().stream().limit(limit).map(DiffText::row).toList()));
        }
        parts.add(answer(diff));
        return String.join("\n\n", parts);
    }

    private static String tolerance(RunDiff diff) {
        return "Cells agree when " + (diff.tolerance().equals(Tolerance.EXACT) ? "equal."
                : "equal, or within " + ShortestDecimal.of(diff.tolerance().absolute()) + " absolute, "
                        + ShortestDecimal.of(diff.tolerance().relative()) + " relative or " + diff.tolerance().ulps() + " ULP.");
    }

    private static List<List<Object>> artifacts(RunDiff diff) {
        List<List<Object>> rows = new ArrayList<>();
        for (ArtifactDifference d : diff.artifacts()) {
            rows.add(List.of(d.artifact().toString(), d.rowsA(), d.rowsB(), d.onlyA(), d.onlyB(), d.differingCells(),
                    d.isIdentical() ? "identical" : d.agrees() ? "within tolerance" : "different"));
        }
        for (ArtifactRef only : diff.onlyA()) {
            rows.add(Arrays.asList(only.toString(), null, null, null, null, null, "in A only"));
        }
        for (ArtifactRef only : diff.onlyB()) {
            rows.add(Arrays.asList(only.toString(), null, null, null, null, null, "in B only"));
        }
        return rows;
    }

    private static String columns(RunDiff diff) {
        List<List<Object>> rows = new ArrayList<>();
        for (ArtifactDifference artifact : diff.artifacts()) {
            for (ColumnDifference c : artifact.columns()) {
                if (c.differing() > 0) {
                    rows.add(Arrays.asList(artifact.artifact().toString(), c.column(), c.rows(), c.differing(), small(c.maxAbsolute()),
                            small(c.maxRelative()), c.maxUlps().isPresent() ? c.maxUlps().getAsLong() : null, c.firstRow().orElse(null)));
                }
            }
        }
        return rows.isEmpty() ? "" : Table.of(List.of("artifact", "column", "rows", "differing", "max absolute", "max relative",
                "max ULP", "first"), rows).toString();
    }

    private static List<String> oneSided(RunDiff diff) {
        List<String> parts = new ArrayList<>();
        for (ArtifactDifference d : diff.artifacts()) {
            list("Rows of " + d.artifact() + " in A only", d.firstOnlyA(), d.onlyA()).ifPresent(parts::add);
            list("Rows of " + d.artifact() + " in B only", d.firstOnlyB(), d.onlyB()).ifPresent(parts::add);
            list("Columns of " + d.artifact() + " in A only", d.columnsOnlyA(), d.columnsOnlyA().size()).ifPresent(parts::add);
            list("Columns of " + d.artifact() + " in B only", d.columnsOnlyB(), d.columnsOnlyB().size()).ifPresent(parts::add);
        }
        return parts;
    }

    private static Optional<String> list(String title, List<String> names, long count) {
        return names.isEmpty() ? Optional.empty() : Optional.of(title + ": " + names.stream().collect(Collectors.joining("; "))
                + (count > names.size() ? "; … and " + (count - names.size()) + " more" : ""));
    }

    private static String counted(long shown, long all) {
        return shown == all ? " (" + all + ")" : " (the first " + shown + " of " + all + "; --limit shows more)";
    }

    private static List<Object> row(ConfigDifference d) {
        return List.of(d.path(), d.a(), d.b());
    }

    private static List<Object> row(CellChange cell) {
        Optional<Distance> distance = cell.distance();
        return Arrays.asList(cell.artifact().toString(), cell.row(), cell.column(), value(cell.a()), value(cell.b()),
                distance.map(d -> (Object) small(OptionalDouble.of(d.absolute()))).orElse(null),
                distance.map(d -> (Object) small(OptionalDouble.of(d.relative()))).orElse(null),
                distance.filter(d -> d.ulps().isPresent()).map(d -> (Object) d.ulps().getAsLong()).orElse(null));
    }

    private static List<Object> row(RegimeFlip flip) {
        return List.of(flip.date(), flip.a().regime(), flip.b().regime(), flip.a().toString(), flip.b().toString());
    }

    private static String value(Optional<Object> value) {
        return value.map(v -> v instanceof Double number ? ShortestDecimal.of(number) : v.toString()).orElse("NULL");
    }

    /** Distances span many orders of magnitude: three digits of each say enough. */
    private static String small(OptionalDouble value) {
        return value.isEmpty() ? null : value.getAsDouble() == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value.getAsDouble());
    }

    private static String answer(RunDiff diff) {
        if (diff.isSame()) {
            return "The same.";
        }
        long kinds = diff.artifacts().stream().filter(d -> !d.agrees()).count() + diff.onlyA().size() + diff.onlyB().size();
        return "Different: " + count(diff.config().size(), "setting") + ", " + count(kinds, "artifact") + ", "
                + count(diff.differingCells(), "cell") + ", " + count(diff.flipDays(), "day") + " in another regime.";
    }

    private static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
