package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Decision;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scheduler's example, with a stand-in for plimsoll that ends as told, and once with plimsoll itself. */
@Tag("thorough")
class QuarterlyRevalidationScriptIT extends WithFolder {

    private record Ended(int code, String out, String err) {
    }

    private Path calls;

    @BeforeEach
    void putAStandInOnThePath() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell");
        calls = folder.resolve("calls");
        // Ends with the next code of the file codes; the last one stays.
        executable(folder.resolve("bin/plimsoll"), """
                #!/bin/sh
                printf '%%s\\n' "$*" >> '%1$s/calls'
                read -r code < '%1$s/codes'
                sed '1d' '%1$s/codes' > '%1$s/rest'
                [ -s '%1$s/rest' ] && mv '%1$s/rest' '%1$s/codes'
                echo "Decision: with code $code"
                exit "$code"
                """.formatted(folder));
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Ended script(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh",
                Path.of(System.getProperty("plimsoll.root"), "notebooks", "scripts", "quarterly_revalidation.sh").toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        for (String name : List.of("QUARTER", "INPUTS", "PLIMSOLL", "PLIMSOLL_STORE", "CORE_WEIGHT", "VALIDATION_CONFIG", "REPORT_DIR",
                "TRIES")) {
            builder.environment().remove(name);
        }
        builder.environment().put("PAUSE", "0");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private Ended ending(String codes) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("codes"), codes.replace(' ', '\n') + "\n");
        return script(Map.of(), "2025Q3", "runs/book");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0  | 2025Q3: PASS, v1 is kept.                | ",
        "1  | Subject: Allocator v1, 2025Q3: CAUTION   | ",
        "2  | 2025Q3: FAIL                             | do not go on before a person has looked at artifacts/reports/2025Q3",
        "65 |                                          | plimsoll ended with exit code 65; 2025Q3 was not revalidated",
        "70 |                                          | plimsoll ended with exit code 70; 2025Q3 was not revalidated",
    })
    void eachExitCodeHasItsBranchAndIsPassedOn(int code, String out, String err) throws IOException, InterruptedException {
        Ended ended = ending("" + code);
        assertThat(ended.code()).isEqualTo(code);
        if (out == null) {
            assertThat(ended.out()).isEmpty();
        } else {
            assertThat(ended.out()).startsWith(out).contains("Decision: with code " + code);
        }
        if (err == null) {
            assertThat(ended.err()).isEmpty();
        } else {
            assertThat(ended.err()).contains(err);
        }
        assertThat(Files.readString(calls))
                .isEqualTo("revalidate --quarter 2025Q3 --inputs runs/book --report-dir artifacts/reports/2025Q3\n");
    }

    @Test
    void aLockedStoreIsTriedAgain() throws IOException, InterruptedException {
        Ended ended = ending("75 75 0");
        assertThat(ended.code()).isZero();
        assertThat(ended.err().lines()).hasSize(2);
        assertThat(Files.readAllLines(calls)).hasSize(3);
    }

    @Test
    void aStoreThatStaysLockedIsLeftForLater() throws IOException, InterruptedException {
        Ended ended = ending("75");
        assertThat(ended.code()).isEqualTo(75);
        assertThat(ended.err()).contains("stayed locked. Try again later");
        assertThat(Files.readAllLines(calls)).hasSize(3);
    }

    @Test
    void parametersComeFromTheEnvironmentToo() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("codes"), "0\n");
        assertThat(script(Map.of("QUARTER", "2024Q4", "INPUTS", "a book", "CORE_WEIGHT", "0.92", "VALIDATION_CONFIG", "v.yaml",
                "REPORT_DIR", "r")).code()).isZero();
        assertThat(Files.readString(calls)).isEqualTo("revalidate --quarter 2024Q4 --inputs a book --report-dir r/2024Q4 "
                + "--core-weight 0.92 --validation-config v.yaml\n");
    }

    @Test
    void withoutAQuarterItIsTheLastOneOver() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("codes"), "0\n");
        assertThat(script(Map.of("INPUTS", "book")).code()).isZero();
        assertThat(Files.readString(calls)).containsPattern("--quarter 2[0-9]{3}Q[1-4] ");
    }

    @Test
    void withoutABookItIsAUsageError() throws IOException, InterruptedException {
        assertThat(script(Map.of(), "2025Q3").code()).isEqualTo(64);
        assertThat(script(Map.of(), "2025Q3", "book", "more").code()).isEqualTo(64);
        assertThat(calls).doesNotExist();
    }

    @Test
    void plimsollItselfRecordsTheQuarterOnce() throws IOException, InterruptedException {
        Path real = executable(folder.resolve("real/plimsoll"), "#!/bin/sh\nexec "
                + String.join(" ", Child.command(folder, "dev.plimsoll.cli.Main", List.of()).stream().map(w -> "'" + w + "'").toList())
                + " \"$@\"\n");
        Path store = folder.resolve("store.duckdb");
        SampleRuns.write(folder.resolve("book"), 390);
        Map<String, String> environment = Map.of("PLIMSOLL", real.toString(), "PLIMSOLL_STORE", store.toString());
        Ended first = script(environment, "2017Q1", "book");
        assertThat(first.code()).as(first.err()).isBetween(0, 2);
        assertThat(first.out()).contains("Revalidation of 2017Q1").doesNotContain("recorded before");
        assertThat(folder.resolve("artifacts/reports/2017Q1/two_pass_comparison.html")).exists();
        Ended second = script(environment, "2017Q1", "book");
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(second.out()).contains("Revalidation of 2017Q1 (recorded before)");
        assertThat(Stores.text(store, "SELECT count(*) FROM audit_record WHERE kind = 'revalidation'")).isEqualTo("1");
        assertThat(script(environment, "2017Q2", "book").code()).as("the data do not reach it").isEqualTo(65);
    }
}
