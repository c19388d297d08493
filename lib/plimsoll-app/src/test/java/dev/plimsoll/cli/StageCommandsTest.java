package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What state, regime and risk do, each by itself, from files to files. */
class StageCommandsTest extends TwoRunsTest {

    private static final JsonMapper JSON = new JsonMapper();
    /** 1 and 1.0 are one value. */
    private static final Comparator<JsonNode> SAME = (a, b) -> a.isNumber() && b.isNumber()
            ? Double.compare(a.doubleValue(), b.doubleValue()) : a.equals(b) ? 0 : 1;

    @Test
    void theSingleStagesGiveWhatARunStores(@TempDir Path to) throws IOException {
        JsonNode state = Outcome.of("state", "--inputs", sample, "--to", to, "--json").succeeded().json();
        Outcome.of("regime", "--state", to.resolve("allocator_state_v1.csv"), "--to", to).succeeded();
        Outcome.of("risk", "--regime", to.resolve("allocator_regime_v1.csv"), "--to", to).succeeded();
        assertThat(state.get("artifact_id").asString()).isEqualTo(hashes("sample").get("output allocator_state"));
        assertTablesAreTheRuns(to);
        for (String file : List.of("allocator_state_v1_meta.json", "allocator_regime_v1_meta.json", "allocator_risk_v1_meta.json")) {
            JsonNode given = JSON.readTree(Files.readString(to.resolve(file)));
            JsonNode stored = JSON.readTree(Files.readString(exported.resolve(file)));
            assertThat(given.equals(SAME, stored)).as(file + "\n" + given + "\n" + stored).isTrue();
        }
    }

    private static void assertTablesAreTheRuns(Path to) {
        for (String file : List.of("allocator_state_v1.csv", "allocator_regime_v1.csv", "allocator_regime_v1_trace.csv",
                "allocator_risk_v1.csv", "allocator_risk_v1_trace.csv")) {
            assertThat(to.resolve(file)).as(file).hasSameTextualContentAs(exported.resolve(file));
        }
    }

    @Test
    void eachStageTakesAStoredRun(@TempDir Path to) throws IOException {
        Outcome.of("state", "--run", "sample", "--to", to, "--store", store).succeeded();
        Outcome.of("regime", "--run", "sample", "--to", to, "--store", store).succeeded();
        Outcome.of("risk", "--run", "sample", "--to", to, "--store", store).succeeded();
        assertTablesAreTheRuns(to);
    }

    @Test
    void aStageTakesEitherFilesOrAStoredRun(@TempDir Path to) {
        Path out = to.resolve("x");
        Outcome.of("state", "--run", "sample", "--inputs", sample, "--to", out, "--store", store).failedWith(64, "--inputs", "--run");
        Outcome.of("regime", "--to", out, "--store", store).failedWith(64, "--state", "--run");
        Outcome.of("risk", "--to", out, "--store", store).failedWith(64, "--regime", "--run");
        Outcome.of("risk", "--run", "nothing", "--to", out, "--store", store).failedWith(66, "no run nothing");
        Outcome.of("state", "--run", "sample", "--start", "2020-01-01", "--to", out, "--store", store)
                .failedWith(64, "--start", "run sample has its own", "--inputs");
        assertThat(out).doesNotExist();
    }

    @Test
    void theStagesPassParquetOn(@TempDir Path to) throws IOException {
        Outcome.of("state", "--inputs", sample, "--to", to, "--format", "parquet").succeeded();
        Outcome.of("regime", "--state", to.resolve("allocator_state_v1.parquet"), "--to", to, "--format", "parquet").succeeded();
        Outcome.of("risk", "--regime", to.resolve("allocator_regime_v1.parquet"), "--to", to).succeeded();
        assertThat(to.resolve("allocator_risk_v1.csv")).hasSameTextualContentAs(exported.resolve("allocator_risk_v1.csv"));
    }

    @Test
    void stateTakesAWindow(@TempDir Path to) throws IOException {
        Outcome.of("state", "--inputs", sample, "--to", to, "--start", "2020-01-01", "--end", "2020-06-30").succeeded();
        List<String> days = columns(to.resolve("allocator_state_v1.csv"), "date");
        assertThat(days.get(1)).isGreaterThan("2020-03-01");
        assertThat(days.get(days.size() - 1)).isEqualTo("2020-06-30");
        Outcome.of("state", "--inputs", sample, "--to", to, "--execution-lag", "3").failedWith(64, "\"3\"");
        Outcome.of("state", "--inputs", folder.resolve("none"), "--to", to.resolve("x")).failedWith(66, "none");
        assertThat(to.resolve("x")).doesNotExist();
    }

    @Test
    void anotherThresholdNeedsAResearchVersion(@TempDir Path to) throws IOException {
        Path state = exported.resolve("allocator_state_v1.csv");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_enter=-0.08")
                .failedWith(64, "dd_enter is -0.1 in v1, given -0.08", "--research-version v2-NAME");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_entry=-0.08", "--research-version", "v2-a")
                .failedWith(64, "\"dd_entry\"", "dd_enter");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_enter=deep").failedWith(64, "deep");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_enter=-0.05", "--research-version", "v2-a")
                .failedWith(64, "dd_enter is -0.05", "dd_exit is -0.06");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--research-version", "v1").failedWith(64, "\"v1\"");
        assertThat(to.resolve("x")).doesNotExist();
        JsonNode pair = Outcome.of("regime", "--state", state, "--to", to, "--threshold", "dd_enter=-0.05", "--threshold", "dd_exit=-0.02",
                "--research-version", "v2-dd5", "--json").succeeded().json();
        assertThat(pair.at("/meta/version").asString()).isEqualTo("v2-dd5");
        assertThat(pair.at("/meta/thresholds/dd_enter").asDouble()).isEqualTo(-0.05);
        assertThat(to.resolve("allocator_regime_v1.csv")).isNotEmptyFile();
        assertThat(Files.readAllLines(to.resolve("allocator_regime_v1.csv")))
                .isNotEqualTo(Files.readAllLines(exported.resolve("allocator_regime_v1.csv")));
        Outcome.of("regime", "--state", state, "--to", to, "--threshold", "dd_enter=-0.1").succeeded();
        assertThat(to.resolve("allocator_regime_v1.csv")).hasSameTextualContentAs(exported.resolve("allocator_regime_v1.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--profile M               | 0.2                 | null | research",
        "--profile aggressive      | 0.15                | null | research",
        "--alpha 0.5               | 0.5                 | null | research",
        "--half-life 5             | 0.12944943670387588 | 5.0  | research",
        "--override-regime crisis  | 0.25                | null | research",
        "--profile conservative    | 0.25                | null | v1.0",
        "--alpha 0.25              | 0.25                | null | v1.0",
    })
    void riskTakesProfileSmoothingAndOverride(String options, double alpha, String halfLife, String version, @TempDir Path to) {
        JsonNode risk = Outcome.of(List.of(("risk --json " + options).split(" ")), "--regime", exported.resolve("allocator_regime_v1.csv"),
                "--to", to).succeeded().json();
        assertThat(risk.at("/meta/version").asString()).isEqualTo(version);
        assertThat(risk.at("/meta/smoothing_alpha").asDouble()).isEqualTo(alpha);
        assertThat(risk.at("/meta/smoothing_half_life").toString()).isEqualTo(halfLife);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--alpha 0.5 --half-life 5  | --alpha",
        "--alpha 0                  | 0 < alpha <= 1",
        "--alpha 1.1                | 0 < alpha <= 1",
        "--half-life 0              | above 0",
        "--half-life -3             | above 0",
        "--profile X                | L (low",
        "--alpha much               | much",
    })
    void riskOptionsThatCannotBeAreUsageErrors(String options, String says, @TempDir Path to) {
        Outcome.of(List.of(("risk " + options).split(" ")), "--regime", exported.resolve("allocator_regime_v1.csv"), "--to",
                to.resolve("x")).failedWith(64, says);
        assertThat(to.resolve("x")).doesNotExist();
    }

    @Test
    void anUnknownOverrideIsRefusedNamingTheRegimes(@TempDir Path to) {
        Outcome.of("risk", "--regime", exported.resolve("allocator_regime_v1.csv"), "--to", to, "--override-regime", "PANIC")
                .failedWith(64, "PANIC", "NORMAL, ELEVATED, STRESS or CRISIS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "risk --regime   | date,regime;2020-01-01,NORMAL;2020-01-02,PANIC | , line 3, column 2 (regime), 2020-01-02: \"PANIC\"",
        "risk --regime   | date,regime;2020-01-01,normal                  | , line 2, column 2 (regime), 2020-01-01: \"normal\"",
        "risk --regime   | date,regime;2020-01-01,                        | , line 2, column 2 (regime), 2020-01-01",
        "risk --regime   | date,label;2020-01-01,NORMAL                   | , line 1, column 2: unknown column label",
        "risk --regime   | date;2020-01-01                                | , line 1: there is no column regime",
        "risk --regime   | date,regime                                    | , line 2: there are no rows",
        "regime --state  | date,port_rvol_20d;2020-01-01,1                | , line 1: there is no column port_rvol_60d",
        "regime --state  | date,extra;2020-01-01,1                        | , line 1, column 2: unknown column extra",
    })
    void aStageNamesFileLineAndColumnOfWhatItCannotUse(String command, String content, String says, @TempDir Path to) throws IOException {
        Path file = Files.writeString(to.resolve("given.csv"), content.replace(';', '\n') + "\n");
        Outcome.of(List.of(command.split(" ")), file, "--to", to.resolve("x")).failedWith(65, file + says);
        assertThat(to.resolve("x")).doesNotExist();
    }

    @Test
    void aStateFileWithAMissingValueIsRefusedWithItsLine(@TempDir Path to) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(exported.resolve("allocator_state_v1.csv")));
        String[] cells = lines.get(4).split(",", -1);
        cells[3] = "";
        lines.set(4, String.join(",", cells));
        Path file = Files.write(to.resolve("state.csv"), lines);
        Outcome.of("regime", "--state", file, "--to", to.resolve("x")).failedWith(65, file + ", line 5, column 4 (vol_accel), " + cells[0]);
    }

    @Test
    void aStageInputThatIsNotThereIsMissing(@TempDir Path to) {
        Outcome.of("regime", "--state", to.resolve("none.csv"), "--to", to.resolve("x")).failedWith(66, "none.csv does not exist");
        Outcome.of("risk", "--regime", to.resolve("none.parquet"), "--to", to.resolve("x")).failedWith(66, "none.parquet does not exist");
        assertThat(to.resolve("x")).doesNotExist();
    }
}
