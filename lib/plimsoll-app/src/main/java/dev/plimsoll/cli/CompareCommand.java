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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on two runs. */
abstract class CompareCommand extends AsOfCommand {

    @Parameters(index = "0", paramLabel = "A", description = "Id of the first run.")
    String runA;

    @Parameters(index = "1", paramLabel = "B", description = "Id of the second run.")
    String runB;

    /** What differs between them. */
    @Command(name = "diff",
            description = "Compare two runs: settings, every cell of every artifact, and days in another regime with both reasons.",
            footer = {"", "A cell agrees when any of the tolerances covers it; without one only equal values agree.",
                "Exit code 0: the same, 1: different.", "", "Examples:", "  plimsoll diff core_v9_2025 core_v9_2025_new",
                "  plimsoll diff baseline rebuilt --rel 1e-12 --ulp 4"})
    static final class DiffCommand extends CompareCommand {

        private static final int DIFFERENT = 1;

        @Option(names = "--abs", paramLabel = "X", defaultValue = "0",
                description = "Largest absolute difference of two numbers that agree (default: ${DEFAULT-VALUE}).")
        private double absolute;

        @Option(names = "--rel", paramLabel = "X", defaultValue = "0",
                description = "Largest difference in units of the larger of the two (default: ${DEFAULT-VALUE}).")
        private double relative;

        @Option(names = "--ulp", paramLabel = "N", defaultValue = "0",
                description = "Largest number of steps from one double to the next (default: ${DEFAULT-VALUE}).")
        private long ulps;

        @Option(names = "--limit", paramLabel = "ROWS", defaultValue = "20",
                description = "Cells and days to list at most (default: ${DEFAULT-VALUE}); with --json all are given.")
        private int limit;

        @Override
        int run() {
            requireRows(limit, 0);
            RunDiff diff = labThatKnows(runA, runB).diff(runA, runB, new Tolerance(absolute, relative, ulps),
                    console.isJson() ? Integer.MAX_VALUE : limit);
            answer(diff.limit(limit), () -> Document.of(diff));
            return diff.isSame() ? 0 : DIFFERENT;
        }

        private record Document(String a, String b, boolean same, Tolerance tolerance, List<ConfigDifference> config,
                List<ArtifactDifference> artifacts, List<ArtifactRef> onlyA, List<ArtifactRef> onlyB, long differingCells, List<Cell> cells,
                long regimeFlipDays, List<RegimeFlip> regimeFlips) {

            static Document of(RunDiff diff) {
                return new Document(diff.a().runId(), diff.b().runId(), diff.isSame(), diff.tolerance(), diff.config(), diff.artifacts(),
                        diff.onlyA(), diff.onlyB(), diff.differingCells(), diff.worst().stream().map(Cell::of).toList(), diff.flipDays(),
                        diff.flips());
            }
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
    @Command(name = "explain-diff",
            description = "Explain why two runs differ: swap inputs, configuration and code version one at a time and attribute the change "
                    + "of each headline figure. Nothing is stored.",
            footer = {"", "inputs, config: the change from A when that alone is taken from B.",
                "code: the change when both runs are computed again by this version.",
                "residual: what is left, because inputs and configuration act together.", "", "Example:",
                "  plimsoll explain-diff core_v9_2025 core_v9_2025_new"})
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
