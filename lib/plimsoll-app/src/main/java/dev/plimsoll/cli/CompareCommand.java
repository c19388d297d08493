package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.evidence.DiffExplanation;
import dev.plimsoll.store.compare.ArtifactDifference;
import dev.plimsoll.store.compare.ArtifactDifference.ArtifactRef;
import dev.plimsoll.store.compare.RunDiff;
import dev.plimsoll.store.compare.RunDiff.CellChange;
import dev.plimsoll.store.compare.RunDiff.ConfigDifference;
import dev.plimsoll.store.compare.RunDiff.RegimeFlip;
import dev.plimsoll.store.compare.Tolerance;
import dev.plimsoll.store.compare.Tolerance.Distance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on two runs. */
abstract class CompareCommand extends AsOfCommand {

    @Parameters(index = "0", paramLabel = "A")
    String runA;

    @Parameters(index = "1", paramLabel = "B")
    String runB;

    /** What differs between them. */
    static final class DiffCommand extends CompareCommand {

        private static final int DIFFERENT = 1;

        @Option(names = "--abs", paramLabel = "X", defaultValue = "0")
        private double absolute;

        @Option(names = "--rel", paramLabel = "X", defaultValue = "0")
        private double relative;

        @Option(names = "--ulp", paramLabel = "N", defaultValue = "0")
        private long ulps;

        @Option(names = "--limit", paramLabel = "ROWS", defaultValue = "20")
        private int limit;

        @Override
        int run() {
            requireRows(limit, 0);
            RunDiff diff = labThatKnows(runA, runB).diff(runA, runB, new Tolerance(absolute, relative, ulps),
                    console.isJson() ? Integer.MAX_VALUE : limit);
            answer(diff.limit(limit), () -> new Document(diff.a().runId(), diff.b().runId(), diff.isSame(), diff.tolerance(),
                    diff.config(), diff.artifacts(), diff.onlyA(), diff.onlyB(), diff.differingCells(),
                    diff.worst().stream().map(Cell::of).toList(), diff.flipDays(), diff.flips()));
            return diff.isSame() ? 0 : DIFFERENT;
        }

        private record Document(String a, String b, boolean same, Tolerance tolerance, List<ConfigDifference> config,
                List<ArtifactDifference> artifacts, List<ArtifactRef> onlyA, List<ArtifactRef> onlyB, long differingCells, List<Cell> cells,
                long regimeFlipDays, List<RegimeFlip> regimeFlips) {
        }

        private record Cell(@JsonUnwrapped ArtifactRef artifact, String row, Optional<LocalDate> date, String column, Optional<Object> a,
                Optional<Object> b, Optional<Double> absolute, Optional<Double> relative, Optional<Long> ulps) {

            static Cell of(CellChange cell) {
                return new Cell(cell.artifact(), cell.row(), cell.date(), cell.column(), cell.a(), cell.b(),
                        cell.distance().map(Distance::absolute), cell.distance().map(Distance::relative),
                        cell.distance().filter(d -> d.ulps().isPresent()).map(d -> d.ulps().getAsLong()));
            }
        }
    }

    /** Why they differ. */
    static final class ExplainDiffCommand extends CompareCommand {
        @Override
        int run() {
            Plimsoll lab = labThatKnows(runA, runB);
            DiffExplanation explanation;
            try (TerminalBar bar = bar("Computing again")) {
                bar.planned(DiffExplanation.STEPS);
                explanation = lab.explainDiff(runA, runB, step -> bar.step());
            }
            return answer(explanation);
        }
    }
}
