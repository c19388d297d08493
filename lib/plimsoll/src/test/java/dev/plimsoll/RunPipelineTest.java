package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.RunComputation;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.WithFreshStore;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.run.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a directory to a run in the store, and what is left behind when something goes wrong on the way. */
class RunPipelineTest extends WithFreshStore {

    private static final int DAYS = 400;

    @TempDir
    private static Path sample;

    @BeforeAll
    static void writeTheSample() {
        SampleRuns.write(sample, DAYS);
    }

    private static AllocatorResult boom(RunInputs inputs, AllocatorConfig config) {
        throw new IllegalStateException("boom");
    }

    private RunReport run(RunRequest request) {
        return Plimsoll.open(file.toString()).run(request);
    }

    private void fail(RunRequest request) {
        new RunPipeline(store).run(new AllocatorKind(RunPipelineTest::boom), request);
    }

    private static RunRequest superseding(RunRequest r, String id) {
        return r.withLabel(new RunLabel(r.label().runId(), Optional.of(id), Optional.empty(), Optional.empty()));
    }

    @Test
    void aRunStoresItsInputsAndResults() {
        RunReport report = run(RunRequest.of(sample));
        assertThat(report.id()).matches("sample_\\d{8}_\\d{8}_[0-9a-f]{8}");
        assertThat(report.recorded().alreadyStored()).isFalse();
        int days = report.result().state().dates().size();
        int rebalances = report.result().applied().orElseThrow().rebalances().size();
        assertThat(Stores.text(file, "SELECT kind, row_count FROM run_artifact JOIN artifact USING (artifact_id) "
                + "WHERE role = 'output' ORDER BY kind")).isEqualTo("allocator_regime | " + days + "\nallocator_risk | " + days
                + "\nallocator_risk_applied | " + rebalances + "\nallocator_state | " + days + "\nexternal_return | " + DAYS);
        assertThat(Stores.text(file, "SELECT count(*) FROM audit.regime_day")).isEqualTo("" + days);
        assertThat(days).isGreaterThan(100);
    }

    @Test
    void aChainThatThrowsIsRecordedAsFailedWithItsInputs() {
        assertThatThrownBy(() -> fail(RunRequest.of(sample).withRunId("mine"))).isInstanceOf(ComputationException.class)
                .hasMessageContaining("Run mine failed while computing").hasMessageContaining("boom")
                .hasMessageContaining("recorded as FAILED").hasMessageContaining("plimsoll show mine")
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .extracting(e -> ((ComputationException) e).exitCode()).isEqualTo(70);
        assertThat(store.run("mine")).extracting(RunInfo::status, RunInfo::error).containsExactly("FAILED", Optional.of("boom"));
        assertThat(Stores.text(file, "SELECT role, count(*) FROM run_artifact GROUP BY role")).isEqualTo("input | 6");
        assertThat(Stores.text(file, "SELECT error_trace FROM run_outcome")).contains("RunPipelineTest.boom");
    }

    @Test
    void aFailedRunsOwnIdIsRefusedWithTheRemedy() {
        assertFails(() -> fail(RunRequest.of(sample).withRunId("mine")), ComputationException.class);
        assertFails(() -> run(RunRequest.of(sample).withRunId("mine")), UsageException.class, "FAILED", "--supersedes \"mine\"");
        run(superseding(RunRequest.of(sample).withRunId("next"), "mine"));
        assertThat(Stores.text(file, "SELECT * FROM run_parent")).isEqualTo("next | mine | supersedes");
    }

    @Test
    void underADefaultIdTheRerunOfAFailedRunGetsANumberAndSupersedesIt() {
        assertFails(() -> fail(RunRequest.of(sample)), ComputationException.class);
        String failed = store.runs().get(0).runId();
        assertThat(run(RunRequest.of(sample)).id()).isEqualTo(failed + "-2");
        assertThat(Stores.text(file, "SELECT run_id, supersedes FROM run WHERE supersedes IS NOT NULL"))
                .isEqualTo(failed + "-2 | " + failed);
        assertThat(run(RunRequest.of(sample)).recorded()).extracting(r -> r.runId(), r -> r.alreadyStored())
                .containsExactly(failed + "-2", true);
    }

    /** A drawdown above 0 is a bug no input can cause; the database's CHECK is the last to notice. */
    @Test
    void resultsThatTheDatabaseRefusesLeaveNothingButAFailedRun() {
        RunComputation.Chain wrong = (inputs, config) -> {
            AllocatorResult right = AllocatorV1.run(inputs, config);
            Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
            right.state().present().forEach(f -> columns.put(f, right.state().column(f)));
            columns.get(StateFeature.DD_LEVEL)[40] = 0.5;
            return new AllocatorResult(StateFeatures.of(right.state().dates(), columns), right.regime(), right.risk(), right.applied(),
                    right.warnings());
        };
        assertFails(() -> new RunPipeline(store).run(new AllocatorKind(wrong), RunRequest.of(sample).withRunId("mine")),
                StoreException.class, "CHECK constraint", "dd_level");
        assertThat(store.run("mine").status()).isEqualTo("FAILED");
        assertThat(store.run("mine").error().orElseThrow()).contains("CHECK constraint");
        Map<String, Long> counts = Stores.counts(file);
        assertThat(counts).containsEntry("run", 1L).containsEntry("artifact", 6L).containsEntry("artifact_input", 0L)
                .containsEntry("allocator_state_v1", 0L).containsEntry("allocator_regime_v1", 0L).containsEntry("allocator_risk_v1", 0L);
        assertThat(counts.get("asset_return_v1")).isPositive();
    }

    /** The first error must reach the user, even when it cannot be recorded. */
    @Test
    void aFailureThatCannotBeRecordedIsNotLost() {
        assertThatThrownBy(() -> fail(superseding(RunRequest.of(sample), "nobody"))).hasStackTraceContaining("boom");
        assertThat(Stores.counts(file)).containsEntry("run", 0L);
    }

    @Test
    void inputsRefusedAtTheDoorLeaveNoTrace() throws IOException {
        Map<String, String> before = Stores.contents(file);
        Path bad = SampleRuns.write(folder.resolve("bad"), DAYS);
        SampleRuns.tamper(bad.resolve("portfolio_returns.csv"), "ret", 30, cell -> "-1.5");
        assertFails(() -> run(RunRequest.of(bad)), DataException.class, "line 31");
        Files.delete(bad.resolve("portfolio_returns.csv"));
        assertFails(() -> run(RunRequest.of(bad)), InputMissingException.class);
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void theSameRunTwiceAddsNothing() {
        RunReport first = run(RunRequest.of(sample));
        Map<String, String> before = Stores.contents(file);
        RunReport again = run(RunRequest.of(sample));
        assertThat(again.recorded()).extracting(r -> r.runId(), r -> r.alreadyStored()).containsExactly(first.id(), true);
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void oneOtherCellUnderTheSameIdIsRefused() {
        run(RunRequest.of(sample).withRunId("mine"));
        Map<String, String> before = Stores.contents(file);
        Path other = SampleRuns.write(folder.resolve("other"), DAYS);
        SampleRuns.tamper(other.resolve("asset_returns.csv"), SampleRuns.inputs(DAYS).assetReturns().columns().get(0), 100,
                cell -> "0.000123");
        assertFails(() -> run(RunRequest.of(other).withRunId("mine")), UsageException.class, "stored content", "this run's content");
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void runsOverTheSameInputsShareThem() {
        run(RunRequest.of(sample).withRunId("a"));
        Map<String, Long> before = Stores.counts(file);
        run(RunRequest.of(sample).withRunId("b").withResearchVersion("v2-same"));
        Map<String, Long> after = Stores.counts(file);
        assertThat(after).containsEntry("run", 2L).containsEntry("run_artifact", 22L);
        for (String table : new String[] {"artifact", "artifact_block", "asset_return_v1", "weight_v1", "trend_unit_return_v1",
            "sleeve_return_v1", "portfolio_return_v1", "equity_curve_v1", "allocator_state_v1", "allocator_regime_v1",
            "allocator_risk_v1", "allocator_risk_v1_applied", "external_return_v1"}) {
            assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
        }
    }

    @Test
    void lineageLeadsFromScalarsToInputs() {
        run(RunRequest.of(sample));
        assertThat(Stores.text(file, "SELECT o.kind, string_agg(i.kind, ', ' ORDER BY i.kind) FROM artifact_input AS e "
                + "JOIN artifact AS o ON o.artifact_id = e.artifact_id JOIN artifact AS i ON i.artifact_id = e.input_artifact_id "
                + "GROUP BY o.kind ORDER BY o.kind")).isEqualTo("""
                allocator_regime | allocator_state
                allocator_risk | allocator_regime
                allocator_risk_applied | allocator_risk, weight
                allocator_state | asset_return, equity_curve, portfolio_return, sleeve_return, trend_unit_return
                external_return | asset_return, portfolio_return, weight""");
    }

    @Test
    void aBookSimulatedFromWeightsIsAnOutputMadeFromReturnsAndWeights() throws IOException {
        Path weights = SampleRuns.write(folder.resolve("weights"), DAYS);
        for (String name : new String[] {"portfolio_returns", "equity_curve", "trend_unit_returns"}) {
            Files.delete(weights.resolve(name + ".csv"));
        }
        RunReport report = run(RunRequest.of(weights));
        assertThat(Stores.text(file, "SELECT o.kind, string_agg(i.kind, ', ' ORDER BY i.kind) FROM artifact_input AS e "
                + "JOIN artifact AS o ON o.artifact_id = e.artifact_id JOIN artifact AS i ON i.artifact_id = e.input_artifact_id "
                + "WHERE o.kind NOT LIKE 'allocator%' GROUP BY o.kind ORDER BY o.kind")).isEqualTo("""
                equity_curve | asset_return, weight
                portfolio_return | asset_return, weight
                trend_unit_return | asset_return, weight""");
        assertThat(Stores.text(file, "SELECT config ->> '$.execution.lag' FROM run_config WHERE run_id = '" + report.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void aParameterMayBeNull() {
        run(RunRequest.of(sample));
        assertThat(Plimsoll.open(file.toString()).sql("SELECT coalesce(?, 'nothing') AS x", (Object) null).first("x")).isEqualTo("nothing");
    }

    @Test
    void aFailedRunsInputsCanBeExportedAndRunAgain() {
        assertFails(() -> fail(RunRequest.of(sample).withRunId("mine")), ComputationException.class);
        Path out = folder.resolve("out");
        Plimsoll.open(file.toString()).export("mine", out, Format.CSV);
        assertThat(run(RunRequest.of(out)).recorded().alreadyStored()).isFalse();
        assertThat(Stores.text(file, "SELECT count(*) FROM artifact WHERE kind NOT LIKE 'allocator%' AND kind <> 'external_return'"))
                .isEqualTo("6");
    }
}
