package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on a candidate as exit code, text and JSON. */
class AdmitCommandTest {

    @TempDir
    static Path folder;

    /** Two runs that differ in a sleeve only: the portfolio is no better with it. */
    @BeforeAll
    static void twoRuns() throws IOException {
        Path with = folder.resolve("with");
        SmallRun.in(with);
        Outcome.of("run", "--inputs", with, "--run-id", "with", "--store", folder.resolve("s.duckdb")).succeeded();
        Path without = folder.resolve("without");
        SmallRun.in(without);
        Path sleeves = without.resolve("sleeve_returns.csv");
        Files.write(sleeves, Files.readAllLines(sleeves).stream().map(row -> row.replaceFirst(",[^,]*", "")).toList());
        Outcome.of("run", "--inputs", without, "--run-id", "without", "--store", folder.resolve("s.duckdb")).succeeded();
        Outcome.of("sample", "--kind", "allocation", "--out", folder.resolve("intents")).succeeded();
    }

    private static Outcome admit(Object... more) {
        return Outcome.of(List.of("admit", "--without", "without", "--with", "with", "--request",
                folder.resolve("intents/request.json"), "--config", folder.resolve("intents/portfolio-allocation.yaml"), "--store",
                folder.resolve("s.duckdb")), more);
    }

    @Test
    void aCandidateThatMakesNothingBetterIsNotAdmittedAndTheExitCodeSaysSo() {
        Outcome text = admit("--candidate", "carry");
        assertThat(text.code()).as(text.err()).isEqualTo(2);
        assertThat(text.out()).contains("improvement           NO", "carry is not admitted.", "stored in ");
        Outcome json = admit("--candidate", "carry", "--json", "--quiet");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.json().get("admitted").asBoolean()).isFalse();
        assertThat(json.json().get("already_stored").asBoolean()).isTrue();
        assertThat(json.json().get("gates")).hasSize(6);
    }

    @Test
    void whatCannotBeJudgedIsOneSentence() {
        admit("--candidate", "trend").failedWith(64, "Run without has a sleeve of the candidate trend");
        admit("--candidate", "value").failedWith(64, "The strategy value has no sleeve in run with, which has [carry, trend]");
        admit("--candidate", "carry", "--max-concentration-rise", "1.5").failedWith(65, "promotion.max_concentration_rise");
    }
}
