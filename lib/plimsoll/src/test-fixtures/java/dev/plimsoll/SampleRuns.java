package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.timeseries.DateWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Run directories of the sample market, cut short where a test does not need its full length. */
public final class SampleRuns {

    private static final SampleMarket MARKET = SampleMarket.simulate(SampleMarket.DEFAULT_SEED);

    private SampleRuns() {
    }

    public static RunInputs inputs(int days) {
        RunInputs all = RunInputs.given(MARKET.assetReturns(), MARKET.portfolioReturns(), MARKET.equity(), Optional.of(MARKET.weights()),
                Optional.of(MARKET.trendUnitReturns()), Optional.of(MARKET.sleeveReturns()));
        int last = Math.min(days, MARKET.assetReturns().rows()) - 1;
        return all.between(new DateWindow(MARKET.assetReturns().dates().first(), MARKET.assetReturns().dates().date(last)));
    }

    public static int allDays() {
        return MARKET.assetReturns().rows();
    }

    /** Writes the first days of the sample market, with a meta.json. */
    public static Path write(Path folder, int days) {
        RunDirectoryWriter writer = RunDirectoryWriter.at(folder, RunDirectoryWriter.Format.CSV);
        for (Artifact artifact : AllocatorArtifacts.of(inputs(days))) {
            writer.write(artifact.table(), Map.of());
        }
        writer.writeJson("meta.json", Map.of("strategy_profile", "sample"));
        return folder;
    }

    /** Writes the sample market up to a day on which it has a row. */
    public static Path writeUntil(Path folder, LocalDate last) {
        return write(folder, MARKET.assetReturns().dates().rowOf(last.toEpochDay()) + 1);
    }

    /** Changes one cell of a CSV file in a run directory; line 1 is the first below the header. */
    public static void tamper(Path file, String column, int line, UnaryOperator<String> change) {
        unchecked(() -> {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int c = List.of(lines.get(0).split(",")).indexOf(column);
            String[] cells = lines.get(line).split(",", -1);
            cells[c] = change.apply(cells[c]);
            lines.set(line, String.join(",", cells));
            Files.write(file, lines);
        });
    }
}
