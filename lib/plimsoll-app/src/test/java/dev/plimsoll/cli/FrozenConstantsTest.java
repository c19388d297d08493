package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.WithFolder;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.SmallRun;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name v1 belongs to the frozen constants alone: whatever differs runs under a name of its own, and never in production. */
class FrozenConstantsTest extends WithFolder {

    @TempDir
    private static Path shared;

    private static Path store;
    private static Path inputs;

    @BeforeAll
    static void makeAStore() {
        store = Stores.fresh(shared.resolve("store.duckdb"));
        inputs = SmallRun.in(shared.resolve("small")).folder();
    }

    /** What a file says, the name of the constant, its value in v1, the value given. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "thresholds: {vol_accel_enter: 1.31}         | vol_accel_enter       | 1.3   | 1.31",
        "thresholds: {vol_accel_exit: 1.14}          | vol_accel_exit        | 1.15  | 1.14",
        "thresholds: {corr_shock_enter: 0.11}        | corr_shock_enter      | 0.1   | 0.11",
        "thresholds: {corr_shock_exit: 0.04}         | corr_shock_exit       | 0.05  | 0.04",
        "thresholds: {dd_enter: -0.0999999}          | dd_enter              | -0.1  | -0.0999999",
        "thresholds: {dd_exit: -0.05}                | dd_exit               | -0.06 | -0.05",
        "thresholds: {dd_stress_enter: -0.13}        | dd_stress_enter       | -0.12 | -0.13",
        "thresholds: {dd_crisis_enter: -0.25}        | dd_crisis_enter       | -0.2  | -0.25",
        "thresholds: {dd_slope_enter: -0.07}         | dd_slope_enter        | -0.06 | -0.07",
        "thresholds: {dd_slope_exit: -0.02}          | dd_slope_exit         | -0.03 | -0.02",
        "thresholds: {min_days_in_regime: 6}         | min_days_in_regime    | 5     | 6",
        "risk: {scalars: {NORMAL: 0.99}}             | risk.scalars.NORMAL   | 1.0   | 0.99",
        "risk: {scalars: {ELEVATED: 0.84}}           | risk.scalars.ELEVATED | 0.85  | 0.84",
        "risk: {scalars: {STRESS: 0.56}}             | risk.scalars.STRESS   | 0.55  | 0.56",
        "risk: {scalars: {CRISIS: 0.31}}             | risk.scalars.CRISIS   | 0.3   | 0.31",
        "risk: {alpha: 0.2500000001}                 | risk.alpha            | 0.25  | 0.2500000001",
        "risk: {min: 0.26}                           | risk.min              | 0.25  | 0.26",
        "risk: {max: 0.99}                           | risk.max              | 1.0   | 0.99",
        "override_regime: STRESS                     | override_regime       | not set | STRESS",
    })
    void anotherConstantIsRefusedWithoutAResearchVersionAndRunsUnderOne(String yaml, String constant, String pinned, String given)
            throws IOException {
        Path config = Files.writeString(folder.resolve("config.yaml"), yaml + "\n");
        Stores.unchanged(store, () ->
                Outcome.of("run", "--inputs", inputs, "--config", config, "--run-id", constant, "--store", store).failedWith(64, constant
                + " is " + pinned + " in v1, given " + given, "--research-version", "Nothing was stored"));

        Outcome ran = Outcome.of("run", "--inputs", inputs, "--config", config, "--research-version", "v2-try", "--run-id", constant,
                "--store", store).succeeded();
        assertThat(ran.out()).contains("v2-try");
        assertThat(Stores.text(store, "SELECT allocator_version, artifact.kind, json_extract_string(meta, '$.version') FROM run JOIN run_artifact "
                + "USING (run_id) JOIN artifact USING (artifact_id) WHERE role = 'output' "
                + "AND artifact.kind IN ('allocator_regime', 'allocator_risk', 'allocator_risk_applied') AND run_id = '" + constant
                + "' ORDER BY artifact.kind"))
                .isEqualTo("v2-try | allocator_regime | v2-try\nv2-try | allocator_risk | v2-try\n"
                        + "v2-try | allocator_risk_applied | v2-try");
        Outcome.of("promote", constant, "--to", folder.resolve("p.yaml"), "--store", store).failedWith(64, constant, "has no validation");
        assertThat(folder.resolve("p.yaml")).doesNotExist();
    }

    @Test
    void theFrozenConstantsWrittenOutAreStillV1() throws IOException {
        Path shipped = Path.of(System.getProperty("plimsoll.root"), "configs", "allocator-v1.yaml");
        Outcome.of("run", "--inputs", inputs, "--config", shipped, "--run-id", "written-out", "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT allocator_version FROM run WHERE run_id = 'written-out'")).isEqualTo("v1.0");
    }

    /** A research book can be audited, where its second pass is delivered; its report says what it is, and it goes no further. */
    @Test
    void aResearchAuditIsLabelledInItsReportAndRefusedByPromote() throws IOException {
        Path book = SampleRuns.write(folder.resolve("book"), AuditedBook.DAYS);
        Path pass2 = SampleRuns.write(folder.resolve("pass2"), AuditedBook.DAYS);
        List<String> weights = Files.readAllLines(book.resolve("weights.csv"));
        Files.write(pass2.resolve("weights_raw.csv"), weights);
        Files.write(pass2.resolve("weights_scaled.csv"), weights);
        Files.write(pass2.resolve("allocator_risk_v1_applied_used.csv"), weights.stream()
                .map(line -> line.startsWith("date") ? "date,risk_scalar_used" : line.substring(0, line.indexOf(',')) + ",1.0").toList());
        Path file = folder.resolve("store.duckdb");
        Plimsoll lab = Plimsoll.open(file.toString());
        RunRequest research = RunRequest.of(book).withRunId("base").withResearchVersion("v2-try")
                .withConfig(ConfigFile.parse("thresholds: {dd_enter: -0.08}\n", "config.yaml"));
        TwoPassResult result = lab.twoPass(new TwoPassRequest(research, Optional.of(pass2), Optional.of("scaled")),
                ValidationConfig.parse(AuditedBook.LOOSE, "loose.yaml"));
        assertThat(result.report().html()).contains("v2-try");
        assertThat(result.report().markdown()).contains("v2-try");
        assertThat(result.report().json()).contains("v2-try");
        lab.signOff("scaled", "Reviewer", true, "");

        Path loose = AuditedBook.write(folder.resolve("loose.yaml"), AuditedBook.LOOSE);
        for (String run : List.of("base", "scaled")) {
            Outcome refused = Outcome.of("promote", run, "--accept-caution", "research", "--to", folder.resolve("p.yaml"),
                    "--validation-config", loose, "--store", file);
            assertThat(refused.code()).as(refused.err()).isEqualTo(2);
            assertThat(refused.out()).contains("FAILS  FROZEN_VERSION: a research version", "Nothing was recorded");
        }
        assertThat(folder.resolve("p.yaml")).doesNotExist();
        assertThat(Stores.text(file, "SELECT count(*) FROM promotion")).isEqualTo("0");
    }

    @Test
    void anOwnSecondPassOfResearchAppliesItsOwnScalarsAndIsLabelled() {
        Plimsoll lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        Path book = SampleRuns.write(folder.resolve("book"), AuditedBook.DAYS);
        RunRequest research = RunRequest.of(book).withRunId("base").withResearchVersion("v2-try")
                .withConfig(ConfigFile.parse("thresholds: {dd_enter: -0.08}\n", "config.yaml"));
        lab.twoPass(new TwoPassRequest(research, Optional.empty(), Optional.of("scaled")), ValidationConfig.parse("", "standard"));
        assertThat(lab.runs()).extracting(run -> run.runId() + " " + run.version())
                .containsExactlyInAnyOrder("base v2-try", "scaled v2-try");
    }

    @Test
    void aV1RunNeverAppliesResearchScalars() {
        Plimsoll lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        Path book = SampleRuns.write(folder.resolve("book"), AuditedBook.DAYS);
        lab.run(RunRequest.of(book).withRunId("base").withResearchVersion("v2-try"));
        RunRequest.Exposure scaled = new RunRequest.Exposure(AllocatorMode.PRECOMPUTED, Optional.of("base"), 1.0, OptionalDouble.empty());
        assertThatThrownBy(() -> lab.run(RunRequest.of(book).withRunId("scaled").withExposure(scaled)))
                .hasMessageContaining("v2-try").hasMessageContaining("v1.0");
        assertThat(lab.runs()).extracting(run -> run.runId()).containsExactly("base");
    }
}
