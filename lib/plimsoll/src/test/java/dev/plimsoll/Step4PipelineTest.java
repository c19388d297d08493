package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.kind.step4.Step4Kind;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step 4 from files to the store and back, on simulated sleeves of which one has a month that a levered candidate does not survive. */
class Step4PipelineTest {

    private static final Step4Config QUICK = with(Step4File.defaults(), "bootstrapSamples", 3, "bootstrapBlockMonths", 6, "seed", 7,
            "labelAlignment", LabelAlignment.MATCHED, "startCapital", 500);

    @TempDir
    private static Path folder;

    private static Path file;
    private static Step4Report report;

    @BeforeAll
    static void run() {
        SamplePairs.write(folder, coins -> SamplePairs.withReturn(SamplePairs.withReturn(coins, "2024-03-31", "-0.8"), "2018-05-31", "")
                .replaceAll("(?m)$", ",x").replaceFirst("ret,x", "ret,note").replaceAll(",x\\z", ""));
        file = folder.resolve("store.duckdb");
        report = Plimsoll.open(file.toString()).step4(request().withRunId("one"));
    }

    private static Step4Request request() {
        return Step4Request.of(new Step4Request.Sleeve("stocks", folder.resolve("stocks.csv")),
                new Step4Request.Sleeve("coins", folder.resolve("coins.csv"))).withConfig(QUICK);
    }

    private static String text(String sql) {
        return Stores.text(file, sql);
    }

    @Test
    void aCandidateThatFailsIsRecordedWithItsErrorAndTheOthersGoOn() {
        CandidateResult failed = report.result().candidate("coins_only_levered_130");
        assertThat(failed.error().orElseThrow()).hasMessageContaining("coins_only_levered_130").hasMessageContaining("2024-03-31");
        assertThat(text("SELECT error FROM step4_candidate_v1 WHERE name = 'coins_only_levered_130'"))
                .isEqualTo(failed.error().orElseThrow().getMessage());
        assertThat(text("SELECT count(*), count(error) FROM step4_candidate_v1")).isEqualTo("59 | 1");
        assertThat(text("SELECT count(*), count(DISTINCT objective), count(score) FROM audit.step4_candidate "
                + "WHERE candidate = 'coins_only_levered_130' AND starts_with(outcome, 'failed: ')")).isEqualTo("4 | 4 | 0");
        assertThat(text("SELECT count(DISTINCT candidate) FROM step4_path_v1")).isEqualTo("58");
        assertThat(text("SELECT count(*), count(DISTINCT candidate) FROM step4_score_v1")).isEqualTo("232 | 58");
        assertThat(text("SELECT count(*) FROM step4_gate_v1")).isEqualTo("1392");
    }

    @Test
    void theSleevesAreStoredAsGivenAndWhatIsOddAboutThemIsToldAndRecorded() {
        assertThat(text("SELECT sleeve, count(*), count(ret), min(month_end), max(month_end) FROM sleeve_month_v1 GROUP BY sleeve ORDER BY sleeve"))
                .isEqualTo("coins | 102 | 101 | 2017-07-31 | 2025-12-31\nstocks | 108 | 108 | 2017-01-31 | 2025-12-31");
        assertThat(report.warnings()).extracting(RunDraft.Warning::code).containsExactly("COLUMNS_IGNORED", "RETURN_MISSING");
        assertThat(report.warnings().get(0).message()).contains("coins.csv").contains("note");
        assertThat(report.warnings().get(1).message()).contains("coins").contains("2018-05-31");
        assertThat(text("SELECT code FROM run_warning ORDER BY position")).isEqualTo("COLUMNS_IGNORED\nRETURN_MISSING");
        assertThat(text("SELECT kind, profile, allocator_version, mode, window_start, window_end FROM run"))
                .isEqualTo("step4 | NULL | none | off | 2017-07-31 | 2025-12-31");
        assertThat(text("SELECT config ->> '$.sleeves.a', config ->> '$.sleeves.b', config ->> '$.step4.seed', "
                + "config ->> '$.step4.label_alignment', config ->> '$.step4.max_drawdown_caps.calmar' FROM run_config"))
                .isEqualTo("stocks | coins | 7 | matched | 0.2");
    }

    @Test
    void everyOutputNamesWhatItWasMadeFrom() {
        assertThat(text("SELECT a.kind, string_agg(b.kind, ', ' ORDER BY b.kind) FROM artifact_input AS i "
                + "JOIN artifact AS a USING (artifact_id) JOIN artifact AS b ON b.artifact_id = i.input_artifact_id GROUP BY a.kind ORDER BY a.kind"))
                .isEqualTo("""
                step4_benchmark | sleeve_month
                step4_candidate | sleeve_month, step4_feature
                step4_feature | sleeve_month
                step4_fit | sleeve_month, step4_feature
                step4_fit_value | sleeve_month, step4_feature
                step4_gate | step4_metric, step4_performance
                step4_metric | step4_path
                step4_path | sleeve_month, step4_candidate, step4_fit
                step4_performance | step4_path
                step4_promotion | step4_gate, step4_metric, step4_performance, step4_score
                step4_score | step4_metric, step4_performance""");
    }

    /** From stored inputs, configuration and seed alone; the files are not looked at. */
    @Test
    void aStoredRunGivesTheSameContentAgain() {
        StoredRun stored = Kinds.load(Store.at(file), "one");
        assertThat(Step4Kind.pair(stored)).isEqualTo(report.result().pair());
        assertThat(Step4Kind.config(stored)).isEqualTo(QUICK);
        assertThat(ids(Kinds.compute(stored, 1))).hasSize(11).isEqualTo(recorded());
    }

    @Test
    void anotherSeedIsFoundToDifferAndWhere() {
        StoredRun stored = Kinds.load(Store.at(file), "one");
        Map<String, Object> config = new LinkedHashMap<>(stored.config());
        config.put("step4", Json.members(with(QUICK, "seed", 8)));
        Map<String, String> other = ids(Kinds.compute(stored.withConfig(config), 2));
        assertThat(other.entrySet().stream().filter(recorded().entrySet()::contains).map(Map.Entry::getKey))
                .containsExactly("step4_benchmark", "step4_candidate", "step4_feature");
    }

    private static Map<String, String> ids(List<RunArtifact> artifacts) {
        return new TreeMap<>(artifacts.stream().collect(Collectors.toMap(a -> a.artifact().kind(), a -> a.artifact().id())));
    }

    private static Map<String, String> recorded() {
        return new TreeMap<>(Store.at(file).artifacts("one").stream().filter(a -> a.role() == RunDraft.Role.output)
                .collect(Collectors.toMap(StoredArtifact::kind, StoredArtifact::artifactId)));
    }

    @Test
    void aComputationThatBreaksIsAFailedRunWithItsInputs() {
        Path broken = folder.resolve("broken.duckdb");
        Step4Kind kind = new Step4Kind((pair, config, threads, listener) -> {
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(() -> new RunPipeline(Store.at(broken)).run(kind, request().withRunId("bad"))).isInstanceOf(ComputationException.class)
                .hasMessageContaining("Run bad failed").hasRootCauseMessage("boom");
        assertThat(Stores.text(broken, "SELECT run_id, kind, status, error_message FROM audit.run_overview"))
                .isEqualTo("bad | step4 | FAILED | boom");
        assertThat(Stores.text(broken, "SELECT role, kind FROM run_artifact JOIN artifact USING (artifact_id)"))
                .isEqualTo("input | sleeve_month");
    }

    @Test
    void aCancelledRunLeavesNoTrace() {
        Path none = folder.resolve("cancelled.duckdb");
        Thread.currentThread().interrupt();
        try {
            assertFails(() -> Plimsoll.open(none.toString()).step4(request()), CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(none).doesNotExist();
    }

    @Test
    void namesThatDifferInNothingButTheCaseAreRefused() {
        List<Step4Request.Sleeve> sleeves = List.of(Step4Request.Sleeve.parse("X=a.csv"), Step4Request.Sleeve.parse("x=b=c.csv"));
        assertThat(sleeves.get(1).file()).isEqualTo(Path.of("b=c.csv"));
        assertFails(() -> Step4Request.of(sleeves.get(0), sleeves.get(1)), UsageException.class, "X and x");
    }
}
