package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.kind.sleeves.SleevesKind;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.WithFreshStore;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a directory of sleeves to a run in the store, and back. */
class SleevePipelineTest extends WithFreshStore {

    private Path inputs;
    private Plimsoll lab;

    @BeforeEach
    void writeSleevesWithEveryKindOfInput() throws IOException {
        lab = Plimsoll.open(file.toString());
        inputs = folder.resolve("sleeves");
        Files.createDirectories(inputs.resolve("positions"));
        Files.writeString(inputs.resolve("asset_returns.csv"), """
                date,A,B
                2024-01-02,0.01,0.02
                2024-01-03,0.02,
                2024-01-04,-0.01,0.01
                2024-01-05,0.03,-0.01
                2024-01-08,0.01,0.01
                """);
        Files.writeString(inputs.resolve("positions/one 1.csv"), "date,A,B\n2024-01-02,1,\n2024-01-04,0.5,2\n");
        Files.writeString(inputs.resolve("positions/two😀.csv"), "date,B\n2024-01-03,1\n2024-01-04,-1\n");
        Files.writeString(inputs.resolve("slow.csv"), "date,scalar\n2024-01-01,0.5\n2024-01-04,\n");
        Files.writeString(inputs.resolve("sleeves.yaml"), """
                budgets: {"one 1": 0.75, two😀: 0.25}
                constraints: {gross_cap: 0.6, turnover_cap: 0.5}
                projection: exact
                overlays:
                  - {kind: macro, scalars: slow, sleeves: ["one 1"]}
                  - {kind: volatility, target: 0.2, look_back: 2, cap: 3}
                execution: {lag: 0, slippage_bp: 5}
                """);
    }

    @Test
    void whatIsStoredIsEnoughToComputeItAgainToTheLastBit() {
        SleeveBacktestReport report = lab.sleeves(SleeveBacktestRequest.of(inputs));
        assertThat(report.result().combinations()).anyMatch(c -> c.feasibility().projectionApplied());
        StoredRun stored = Kinds.load(store, report.id());
        assertThat(SleeveSettings.ofConfig(stored.section("sleeves"), "config")).isEqualTo(report.settings());
        assertThat(Kinds.compute(stored, 1)).extracting(output -> output.artifact().id()).containsExactlyInAnyOrderElementsOf(
                store.artifacts(report.id()).stream().filter(a -> a.role() == Role.output).map(StoredArtifact::artifactId).toList());
    }

    @Test
    void theRequestsProjectionReplacesTheSettingsOne() {
        SleeveBacktestReport exact = lab.sleeves(SleeveBacktestRequest.of(inputs));
        SleeveBacktestReport sequential = lab.sleeves(SleeveBacktestRequest.of(inputs).withProjection(Projection.SEQUENTIAL));
        assertThat(sequential.settings().projection()).isEqualTo(Projection.SEQUENTIAL);
        assertThat(sequential.id()).isNotEqualTo(exact.id());
        assertThat(lab.sleeves(SleeveBacktestRequest.of(inputs)).recorded().alreadyStored()).isTrue();
    }

    @Test
    void aComputationThatThrowsIsRecordedAsFailedWithItsInputs() {
        SleevesKind broken = new SleevesKind(sleeves -> {
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(() -> new RunPipeline(store).run(broken, SleeveBacktestRequest.of(inputs).withRunId("mine")))
                .isInstanceOf(ComputationException.class)
                .hasMessageContaining("Run mine failed while computing").hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(Stores.text(file, "SELECT kind, status, allocator_version FROM audit.run_overview")).isEqualTo("sleeves | FAILED | none");
        assertThat(Stores.text(file, "SELECT kind FROM run_artifact JOIN artifact USING (artifact_id) ORDER BY kind"))
                .isEqualTo("asset_return\noverlay_scalar\nsleeve_position");
    }
}
