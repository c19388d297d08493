package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad value of a file is shown by its first 80 characters, however long it is and whatever it holds. */
class LongValuesTest {

    /** A hundred thousand characters, with blanks, in which quotes do not pair. */
    private static final String LONG = "no'no ".repeat(16_667);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() {
        SmallRun.in(folder.resolve("book"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "book/portfolio_returns.csv | date,ret;2020-01-01,@           | run --inputs {}/book",
        "book/portfolio_returns.csv | date,ret;@,0.1                  | run --inputs {}/book",
        "book/portfolio_returns.csv | date,ret;2020-01-01,0.1,@       | run --inputs {}/book",
        "book/portfolio_returns.csv | @,ret;2020-01-01,0.1            | run --inputs {}/book",
        "config.yaml                | profile: \"@\"                  | run --inputs {}/book --config {}/config.yaml",
        "config.yaml                | thresholds: \"@\"               | run --inputs {}/book --config {}/config.yaml",
        "config.yaml                | \"@\": 1                        | run --inputs {}/book --config {}/config.yaml",
        "meta.json                  | {\"a\": @}                      | allocate --request {}/meta.json",
        "request.json               | {\"as_of\": \"@\"}              | allocate --request {}/request.json",
        "request.json               | {\"@\": \"x\"}                  | allocate --request {}/request.json",
        "sleeves.json               | {\"risk_budgets\": \"@\"}       | sleeves combine --request {}/sleeves.json",
        "sleeves.json               | {\"projection\": \"@\"}         | sleeves combine --request {}/sleeves.json",
        "production.yaml            | allocator_v1: {mode: \"@\"}     | run --inputs {}/book --strategies {}/production.yaml",
        "bounds.yaml                | drawdown: \"@\"                 | validate any --validation-config {}/bounds.yaml",
        "spy.csv                    | date,ret;@,0.1                  | step4 run-all --sleeve a={}/spy.csv --sleeve b={}/spy.csv --out-dir {}/o"})
    void anErrorShowsItsBeginning(String file, String text, String command) throws IOException {
        Path target = folder.resolve(file);
        byte[] before = Files.exists(target) ? Files.readAllBytes(target) : new byte[0];
        Files.writeString(target, text.replace(";", "\n").replace("@", LONG) + "\n");
        List<String> words = new ArrayList<>(Arrays.asList(command.replace("{}", folder.toString()).split(" ")));
        if (!command.startsWith("sleeves")) {
            words.addAll(List.of("--store", folder.resolve("none.duckdb").toString()));
        }
        Outcome outcome = Outcome.of(words);
        Files.write(target, before);
        assertThat(outcome.code()).as(outcome.err()).isIn(64, 65);
        assertThat(outcome.err().replace("no'no ", "").replaceAll("(no'?)+", "").length() + 100) // "no" stands in our words, too
                .as("characters of the value in: " + outcome.err()).isGreaterThanOrEqualTo(outcome.err().length());
        assertThat(outcome.err()).hasLineCount(1).doesNotContain("internal error");
    }

    @Test
    void aQueryAndAnIdToo() {
        Outcome.of("show", LONG, "--store", folder.resolve("none.duckdb")).failedWith(66, "no store");
        assertThat(Outcome.of("sql", LONG, "--store", folder.resolve("none.duckdb")).err()).hasSizeLessThan(1_000);
    }
}
