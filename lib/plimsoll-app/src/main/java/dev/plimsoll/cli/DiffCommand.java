package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.diff.RunDiff;
import dev.plimsoll.store.diff.Tolerance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What differs between two runs. */
@Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compare two runs: settings, every cell of every artifact, and days in another regime with both reasons.",
        footer = {"", "A cell agrees when any of the tolerances covers it; without one only equal values agree.",
            "Exit code 0: the same, 1: different.", "", "Examples:", "  plimsoll diff core_v9_2025 core_v9_2025_new",
            "  plimsoll diff baseline rebuilt --rel 1e-12 --ulp 4"})
final class DiffCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;

    @Parameters(index = "0", paramLabel = "A", description = "Id of the first run.")
    private String runA;

    @Parameters(index = "1", paramLabel = "B", description = "Id of the second run.")
    private String runB;

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

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        if (limit < 0) {
            throw new UsageException("--limit " + limit + " is out of range; expected 0 or more rows.");
        }
        Plimsoll lab = store.open();
        asOf.requireKnown(lab, runA, runB);
        RunDiff diff = lab.diff(runA, runB, new Tolerance(absolute, relative, ulps), console.isJson() ? Integer.MAX_VALUE : limit);
        console.text(diff.limit(limit).describe().text());
        if (console.isJson()) {
            console.document(DiffDocument.of(diff));
        }
        return diff.isSame() ? 0 : DIFFERENT;
    }
}
