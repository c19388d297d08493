package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.store.diff.ArtifactDifference;
import dev.plimsoll.store.diff.ArtifactDifference.ArtifactRef;
import dev.plimsoll.store.diff.RunDiff;
import dev.plimsoll.store.diff.RunDiff.CellChange;
import dev.plimsoll.store.diff.RunDiff.ConfigDifference;
import dev.plimsoll.store.diff.RunDiff.RegimeFlip;
import dev.plimsoll.store.diff.Tolerance;
import dev.plimsoll.store.diff.Tolerance.Distance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A comparison of two runs for {@code --json}. */
record DiffDocument(String a, String b, boolean same, Tolerance tolerance, List<ConfigDifference> config,
        List<ArtifactDifference> artifacts, List<ArtifactRef> onlyA, List<ArtifactRef> onlyB, long differingCells, List<Cell> cells,
        long regimeFlipDays, List<RegimeFlip> regimeFlips) {

    private record Cell(@JsonUnwrapped ArtifactRef artifact, String row, Optional<LocalDate> date, String column, Optional<Object> a,
            Optional<Object> b, Optional<Double> absolute, Optional<Double> relative, Optional<Long> ulps) {

        static Cell of(CellChange cell) {
            return new Cell(cell.artifact(), cell.row(), cell.date(), cell.column(), cell.a(), cell.b(),
                    cell.distance().map(Distance::absolute), cell.distance().map(Distance::relative),
                    cell.distance().filter(d -> d.ulps().isPresent()).map(d -> d.ulps().getAsLong()));
        }
    }

    static DiffDocument of(RunDiff diff) {
        return new DiffDocument(diff.a().runId(), diff.b().runId(), diff.isSame(), diff.tolerance(), diff.config(), diff.artifacts(),
                diff.onlyA(), diff.onlyB(), diff.differingCells(), diff.worst().stream().map(Cell::of).toList(), diff.flipDays(),
                diff.flips());
    }
}
