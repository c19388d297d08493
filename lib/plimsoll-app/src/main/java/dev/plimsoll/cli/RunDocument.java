package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.store.RunDraft.ImportCheck;
import dev.plimsoll.store.RunDraft.Recorded;
import dev.plimsoll.store.RunDraft.Warning;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.Note;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run's report for {@code --json}. */
record RunDocument(@JsonUnwrapped Recorded recorded, Path store, String allocatorVersion, List<Warning> warnings,
        Map<String, Object> state, Map<String, Object> regime, Map<String, Object> risk, Optional<Map<String, Object>> applied,
        List<Note> notes, List<Check> checks) {

    private record Check(String kind, String column, long rowsGiven, long rowsComputed, long rowsDiffering, Double maxAbsDiff,
            Optional<LocalDate> firstDifference, boolean agrees) {

        static Check of(ImportCheck check) {
            return new Check(check.kind(), check.column(), check.rowsGiven(), check.rowsComputed(), check.rowsDiffering(),
                    Double.isNaN(check.maxAbsDiff()) ? null : (Double) check.maxAbsDiff(), check.firstDifference(), check.agrees());
        }
    }

    static RunDocument of(RunReport report) {
        AllocatorResult result = report.result();
        return new RunDocument(report.recorded(), report.store(), report.version(), report.warnings(),
                AllocatorMeta.of(result.state().meta()), AllocatorMeta.of(report.version(), result.regime().meta()),
                AllocatorMeta.of(report.version(), result.risk().meta()),
                result.applied().map(a -> AllocatorMeta.of(report.version(), a.meta())), report.notes(),
                report.checks().stream().map(Check::of).toList());
    }
}
