package dev.plimsoll.cli;

import dev.plimsoll.store.diff.ArtifactDifference;
import dev.plimsoll.store.diff.ArtifactRef;
import dev.plimsoll.store.diff.CellChange;
import dev.plimsoll.store.diff.ColumnDifference;
import dev.plimsoll.store.diff.Distance;
import dev.plimsoll.store.diff.RegimeFlip;
import dev.plimsoll.store.diff.RegimeReason;
import dev.plimsoll.store.diff.RunDiff;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison of two runs for {@code --json}. */
final class DiffDocument {

    private DiffDocument() {
    }

    static Map<String, Object> of(RunDiff diff) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("a", diff.a().runId());
        json.put("b", diff.b().runId());
        json.put("same", diff.isSame());
        Map<String, Object> tolerance = new LinkedHashMap<>();
        tolerance.put("absolute", diff.tolerance().absolute());
        tolerance.put("relative", diff.tolerance().relative());
        tolerance.put("ulps", diff.tolerance().ulps());
        json.put("tolerance", tolerance);
        json.put("config", diff.config().stream().map(d -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("path", d.path());
            entry.put("a", d.a());
            entry.put("b", d.b());
            return entry;
        }).toList());
        json.put("artifacts", diff.artifacts().stream().map(DiffDocument::artifact).toList());
        json.put("only_a", diff.onlyA().stream().map(DiffDocument::place).toList());
        json.put("only_b", diff.onlyB().stream().map(DiffDocument::place).toList());
        json.put("differing_cells", diff.differingCells());
        json.put("cells", diff.worst().stream().map(DiffDocument::cell).toList());
        json.put("regime_flip_days", diff.flipDays());
        json.put("regime_flips", diff.flips().stream().map(DiffDocument::flip).toList());
        return json;
    }

    private static Map<String, Object> place(ArtifactRef artifact) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", artifact.role().name());
        json.put("kind", artifact.kind());
        json.put("schema_version", artifact.schemaVersion());
        return json;
    }

    private static Map<String, Object> artifact(ArtifactDifference d) {
        Map<String, Object> json = place(d.artifact());
        json.put("identical", d.isIdentical());
        json.put("agrees", d.agrees());
        json.put("artifact_id_a", d.idA());
        json.put("artifact_id_b", d.idB());
        json.put("rows_a", d.rowsA());
        json.put("rows_b", d.rowsB());
        json.put("rows_only_a", d.onlyA());
        json.put("rows_only_b", d.onlyB());
        json.put("first_rows_only_a", d.firstOnlyA());
        json.put("first_rows_only_b", d.firstOnlyB());
        json.put("columns_only_a", d.columnsOnlyA());
        json.put("columns_only_b", d.columnsOnlyB());
        json.put("columns", d.columns().stream().map(DiffDocument::column).toList());
        return json;
    }

    private static Map<String, Object> column(ColumnDifference c) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", c.column());
        json.put("rows", c.rows());
        json.put("differing", c.differing());
        json.put("max_absolute", c.maxAbsolute().isPresent() ? c.maxAbsolute().getAsDouble() : null);
        json.put("max_relative", c.maxRelative().isPresent() ? c.maxRelative().getAsDouble() : null);
        json.put("max_ulps", c.maxUlps().isPresent() ? c.maxUlps().getAsLong() : null);
        json.put("first_row", c.firstRow().orElse(null));
        json.put("first_date", c.firstDate().map(LocalDate::toString).orElse(null));
        return json;
    }

    private static Map<String, Object> cell(CellChange cell) {
        Map<String, Object> json = place(cell.artifact());
        json.put("row", cell.row());
        json.put("date", cell.date().map(LocalDate::toString).orElse(null));
        json.put("column", cell.column());
        json.put("a", plain(cell.a()));
        json.put("b", plain(cell.b()));
        json.put("absolute", cell.distance().map(Distance::absolute).orElse(null));
        json.put("relative", cell.distance().map(Distance::relative).orElse(null));
        json.put("ulps", cell.distance().filter(d -> d.ulps().isPresent()).map(d -> d.ulps().getAsLong()).orElse(null));
        return json;
    }

    private static Object plain(Optional<Object> value) {
        return value.map(v -> v instanceof Number || v instanceof Boolean ? v : v.toString()).orElse(null);
    }

    private static Map<String, Object> flip(RegimeFlip flip) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", flip.date().toString());
        json.put("a", reason(flip.a()));
        json.put("b", reason(flip.b()));
        return json;
    }

    private static Map<String, Object> reason(RegimeReason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("regime", reason.regime());
        json.put("decision", reason.decision().orElse(null));
        json.put("target", reason.target().orElse(null));
        json.put("target_rule", reason.targetRule().orElse(null));
        json.put("enter_signals", List.copyOf(reason.signals()));
        json.put("enter_score", reason.enterScore().orElse(null));
        json.put("exit_score", reason.exitScore().orElse(null));
        json.put("days_in_regime", reason.daysInRegime().orElse(null));
        return json;
    }
}
