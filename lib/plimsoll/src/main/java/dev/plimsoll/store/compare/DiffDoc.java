package dev.plimsoll.store.compare;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.compare.RunDiff.CellChange;
import dev.plimsoll.store.compare.Tolerance.Distance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What there is to see of a comparison: the answer, then settings, artifacts, columns, the worst cells, days in another regime. */
final class DiffDoc {

    private DiffDoc() {
    }

    static Doc of(RunDiff diff) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Facts.of("A", new Cell.Mono(diff.a().runId()), "B", new Cell.Mono(diff.b().runId())));
        blocks.add(new Text(tolerance(diff.tolerance())));
        if (!diff.config().isEmpty()) {
            blocks.add(section("Settings that differ", List.of("setting", "A", "B"),
                    diff.config().stream().map(d -> List.<Object>of(d.path(), d.a(), d.b())).toList()));
        }
        blocks.add(section("Artifacts", List.of("artifact", "rows A", "rows B", "only A", "only B", "cells differing", "answer"),
                artifacts(diff)));
        List<List<Object>> columns = columns(diff);
        if (!columns.isEmpty()) {
            blocks.add(section("Columns that differ", List.of("artifact", "column", "rows", "differing", "max absolute", "max relative",
                    "max ULP", "first"), columns));
        }
        diff.artifacts().forEach(artifact -> oneSided(blocks, artifact));
        if (!diff.worst().isEmpty()) {
            blocks.add(section("Worst cells" + counted(diff.worst().size(), diff.differingCells()),
                    List.of("artifact", "row", "column", "A", "B", "absolute", "relative", "ULP"),
                    diff.worst().stream().map(DiffDoc::row).toList()));
        }
        if (!diff.flips().isEmpty()) {
            blocks.add(section("Days in another regime" + counted(diff.flips().size(), diff.flipDays()),
                    List.of("day", "A", "B", "why A", "why B"), diff.flips().stream().map(flip -> List.<Object>of(flip.date(),
                            flip.a().regime(), flip.b().regime(), flip.a().toString(), flip.b().toString())).toList()));
        }
        return new Doc(answer(diff), blocks);
    }

    private static Doc section(String title, List<String> columns, List<List<Object>> rows) {
        return Doc.of(title, Table.of(columns, rows));
    }

    private static String tolerance(Tolerance tolerance) {
        return "Cells agree when " + (tolerance.equals(Tolerance.EXACT) ? "equal." : "equal, or within " + Num.plain(tolerance.absolute())
                + " absolute, " + Num.plain(tolerance.relative()) + " relative or " + tolerance.ulps() + " ULP.");
    }

    private static List<List<Object>> artifacts(RunDiff diff) {
        List<List<Object>> rows = new ArrayList<>();
        for (ArtifactDifference d : diff.artifacts()) {
            rows.add(List.of(d.artifact(), d.rowsA(), d.rowsB(), d.onlyA(), d.onlyB(), d.differingCells(),
                    d.isIdentical() ? "identical" : d.agrees() ? "within tolerance" : "different"));
        }
        diff.onlyA().forEach(only -> rows.add(Arrays.asList(only, null, null, null, null, null, "in A only")));
        diff.onlyB().forEach(only -> rows.add(Arrays.asList(only, null, null, null, null, null, "in B only")));
        return rows;
    }

    private static List<List<Object>> columns(RunDiff diff) {
        List<List<Object>> rows = new ArrayList<>();
        for (ArtifactDifference artifact : diff.artifacts()) {
            artifact.columns().stream().filter(c -> c.differing() > 0).forEach(c -> rows.add(Arrays.asList(artifact.artifact(), c.column(),
                    c.rows(), c.differing(), number(c.maxAbsolute()), number(c.maxRelative()), number(c.maxUlps()),
                    c.firstRow().orElse(null))));
        }
        return rows;
    }

    private static void oneSided(List<Block> blocks, ArtifactDifference d) {
        list(blocks, "Rows of " + d.artifact() + " in A only", d.firstOnlyA(), d.onlyA());
        list(blocks, "Rows of " + d.artifact() + " in B only", d.firstOnlyB(), d.onlyB());
        list(blocks, "Columns of " + d.artifact() + " in A only", d.columnsOnlyA(), d.columnsOnlyA().size());
        list(blocks, "Columns of " + d.artifact() + " in B only", d.columnsOnlyB(), d.columnsOnlyB().size());
    }

    private static void list(List<Block> blocks, String title, List<String> names, long count) {
        if (!names.isEmpty()) {
            blocks.add(new Text(title + ": " + String.join("; ", names)
                    + (count > names.size() ? "; … and " + (count - names.size()) + " more" : "")));
        }
    }

    private static String counted(long shown, long all) {
        return shown == all ? " (" + all + ")" : " (the first " + shown + " of " + all + ")";
    }

    private static List<Object> row(CellChange cell) {
        Optional<Distance> distance = cell.distance();
        return Arrays.asList(cell.artifact(), cell.row(), cell.column(), cell.a().orElse("NULL"), cell.b().orElse("NULL"),
                distance.map(d -> Num.plain(d.absolute())).orElse(null), distance.map(d -> Num.plain(d.relative())).orElse(null),
                distance.map(d -> number(d.ulps())).orElse(null));
    }

    private static Object number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Object number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static String answer(RunDiff diff) {
        if (diff.isSame()) {
            return "The same.";
        }
        long kinds = diff.artifacts().stream().filter(d -> !d.agrees()).count() + diff.onlyA().size() + diff.onlyB().size();
        return "Different: " + PlainText.count(diff.config().size(), "setting") + ", " + PlainText.count(kinds, "artifact") + ", "
                + PlainText.count(diff.differingCells(), "cell") + ", " + PlainText.count(diff.flipDays(), "day") + " in another regime.";
    }
}
