package dev.plimsoll.cli;

import dev.plimsoll.RunReport;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.files.AllocatorMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run's report for {@code --json}. */
final class RunDocument {

    private RunDocument() {
    }

    static Map<String, Object> of(RunReport report) {
        AllocatorResult result = report.result();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run_id", report.id());
        json.put("already_stored", report.recorded().alreadyStored());
        json.put("run_key", report.recorded().runKey());
        json.put("content_sha256", report.recorded().contentSha256());
        json.put("store", report.store().toString());
        json.put("allocator_version", report.version());
        json.put("warnings", Documents.warnings(report.warnings()));
        json.put("state", AllocatorMeta.of(result.state().meta()));
        json.put("regime", AllocatorMeta.of(report.version(), result.regime().meta()));
        json.put("risk", AllocatorMeta.of(report.version(), result.risk().meta()));
        json.put("applied", result.applied().map(a -> AllocatorMeta.of(report.version(), a.meta())).orElse(null));
        json.put("notes", Documents.notes(report.notes()));
        List<Map<String, Object>> checks = new ArrayList<>();
        for (RunDraft.ImportCheck check : report.checks()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("kind", check.kind());
            item.put("column", check.column());
            item.put("rows_given", check.rowsGiven());
            item.put("rows_computed", check.rowsComputed());
            item.put("rows_differing", check.rowsDiffering());
            item.put("max_abs_diff", Double.isNaN(check.maxAbsDiff()) ? null : check.maxAbsDiff());
            item.put("first_difference", check.firstDifference().map(Object::toString).orElse(null));
            item.put("agrees", check.agrees());
            checks.add(item);
        }
        json.put("checks", checks);
        return json;
    }
}
