package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What run does: ids, profiles, execution lags, the store it writes to. */
class RunCommandTest extends TwoRunsTest {

    @Test
    void runningTheSameAgainIsAlreadyStoredAndSucceeds() {
        JsonNode again = inStore("run", "--inputs", sample, "--run-id", "sample", "--json").succeeded().json();
        assertThat(again.get("already_stored").asBoolean()).isTrue();
        assertThat(ran.get("already_stored").asBoolean()).isFalse();
        assertThat(again.get("content_sha256")).isEqualTo(ran.get("content_sha256"));
        assertThat(inStore("run", "--inputs", sample, "--run-id", "sample").succeeded().out()).startsWith("Run sample was already stored in ");
    }

    @Test
    void anIdTakenByOtherContentIsRefusedNamingBothHashes() {
        Outcome other = inStore("run", "--inputs", sample, "--run-id", "sample", "--end", "2024-12-31");
        other.failedWith(64, "The run id sample is taken", ran.get("content_sha256").asString(), "This run is not stored");
        assertThat(other.err()).containsPattern("this run's content [0-9a-f]{64}");
    }

    @Test
    void theDefaultIdIsMadeOfProfileWindowAndKey() {
        JsonNode run = inStore("run", "--inputs", sample, "--start", "2020-01-01", "--end", "2020-12-31", "--json").succeeded().json();
        assertThat(run.get("run_id").asString()).isEqualTo("sample_20200101_20201231_" + run.get("run_key").asString().substring(0, 8));
    }

    @Test
    void aResearchProfileIsMarkedAsSuch() {
        JsonNode run = inStore("run", "--inputs", sample, "--profile", "medium", "--research-version", "v2-medium", "--run-id", "medium",
                "--json").succeeded().json();
        assertThat(run.get("allocator_version").asString()).isEqualTo("v2-medium");
        assertThat(run.at("/risk/smoothing_alpha").asDouble()).isEqualTo(0.2);
        assertThat(inStore("show", "medium").succeeded().out()).containsPattern("rules +v2-medium");
    }

    @Test
    void theExecutionLagIsFoundFromTheGivenReturnsAndAWrongOneIsSaid() {
        assertThat(inStore("sql", "SELECT json_extract_string(meta, '$.execution_lag') AS lag FROM run_artifact JOIN artifact "
                + "USING (artifact_id) WHERE run_id = 'sample' AND kind = 'external_return'", "--json").succeeded().out()).contains("1");
        assertThat(inStore("run", "--inputs", sample, "--execution-lag", "0", "--run-id", "lag").succeeded().out())
                .contains("Warning  NOT_RECOMPUTABLE: The portfolio returns do not follow from the weights");
    }

    @Test
    void aSecondPassThatFailsLeavesAFailedRunBesideItsBaseline() {
        Path file = folder.resolve("second-fails.duckdb");
        Object[] rest = {"--inputs", sample, "--execution-lag", "0", "--baseline-run-id", "one", "--scaled-run-id", "two", "--store", file};
        Outcome.of(List.of("two-pass"), rest).failedWith(65, "NOT_RECOMPUTABLE", "run one is stored as a baseline",
                "The second pass is recorded as FAILED (plimsoll show ");
        JsonNode failed = Outcome.of("sql", "SELECT status, mode, error_message FROM audit.run_overview WHERE run_id <> 'one'", "--store",
                file, "--json").succeeded().json();
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.get(0).get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get(0).get("mode").asString()).isEqualTo("precomputed");
        assertThat(failed.get(0).get("error_message").asString()).contains("NOT_RECOMPUTABLE", "run one");
        Outcome.of("verify", "--store", file).succeeded();
    }

    @Test
    void theStoreOfTheEnvironmentIsUsedAndAnOptionOverridesIt() throws IOException, InterruptedException {
        Path named = folder.resolve("environment.duckdb");
        assertThat(child(named, "run", "--inputs", folder.resolve("small").toString(), "--quiet")).isZero();
        assertThat(named).exists();
        assertThat(Outcome.of("runs", "--json", "--store", named).succeeded().json().size()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("environment.heads"))).as("PLIMSOLL_HEADS").endsWith(named.toRealPath().toUri() + "\n");
        assertThat(child(named, "runs", "--quiet", "--store", folder.resolve("option.duckdb").toString())).isEqualTo(66);
    }

    /** The environment cannot be changed from inside, so the command runs in a Java of its own. */
    private static int child(Path storeOfEnvironment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.plimsoll.cli.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PLIMSOLL_STORE", storeOfEnvironment.toString());
        builder.environment().put("PLIMSOLL_HEADS", folder.resolve("environment.heads").toString());
        return builder.start().waitFor();
    }
}
