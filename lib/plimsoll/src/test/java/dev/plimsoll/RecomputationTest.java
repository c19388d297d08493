package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.WithFreshStore;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run stored is enough to compute it again, at the edges too; {@link ReplayPipelineTest} has every kind and mode. */
class RecomputationTest extends WithFreshStore {

    private Plimsoll lab;
    private RunRequest book;
    private Path directory;

    @BeforeEach
    void makeABook() {
        lab = Plimsoll.open(file.toString());
        directory = SampleRuns.write(folder.resolve("book"), 300);
        book = RunRequest.of(directory);
    }

    private void assertComesBack(String runId) {
        Map<String, String> computed = Kinds.compute(Kinds.load(store, runId), 1).stream()
                .collect(Collectors.toMap(a -> a.artifact().kind(), a -> a.artifact().id()));
        Map<String, String> recorded = store.artifacts(runId).stream().filter(a -> a.role() == Role.output)
                .collect(Collectors.toMap(StoredArtifact::kind, StoredArtifact::artifactId));
        assertThat(new TreeMap<>(computed)).as(runId).isNotEmpty().isEqualTo(new TreeMap<>(recorded));
    }

    @Test
    void aBookOfWeightsAloneInAWindowThatHasNoDayAtItsStart() throws IOException {
        for (String given : List.of("portfolio_returns.csv", "equity_curve.csv", "trend_unit_returns.csv")) {
            Files.delete(directory.resolve(given));
        }
        LocalDate start = SampleRuns.inputs(300).assetReturns().dates().first().plusDays(40).with(DayOfWeek.SUNDAY);
        RunRequest request = book.withWindow(Optional.of(start), Optional.empty());
        RunReport baseline = lab.run(request);
        assertComesBack(baseline.id());
        assertComesBack(lab.run(request.withExposure(new RunRequest.Exposure(AllocatorMode.PRECOMPUTED, Optional.of(baseline.id()), 1.0,
                OptionalDouble.empty()))).id());
    }

    /** The book starts before the assets do and rebalances after they end; the run was told no window, so that nothing was cut. */
    @Test
    void inputsThatReachBeyondTheWindow() throws IOException {
        Path assets = directory.resolve("asset_returns.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(assets));
        lines.subList(1, 6).clear();
        lines.subList(lines.size() - 40, lines.size()).clear();
        Files.write(assets, lines);
        assertComesBack(lab.run(book).id());
    }

    /** As earlier versions stored it: the scalars it used are in what was made of them only. */
    @Test
    void aDeliveredRunThatKeptNoScalars() throws SQLException {
        Path file = EveryRun.at(folder.resolve("earlier.duckdb"));
        Tampered.run(file, "run_artifact", "DELETE FROM run_artifact WHERE run_id = 'delivered' AND artifact_id IN "
                + "(SELECT artifact_id FROM artifact WHERE kind = 'overlay_scalar')");
        store = Store.at(file);
        assertThat(store.artifacts("delivered")).noneMatch(artifact -> artifact.kind().equals("overlay_scalar"));
        assertComesBack("delivered");
    }
}
