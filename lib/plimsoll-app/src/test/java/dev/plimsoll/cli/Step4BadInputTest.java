package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SamplePairs;
import dev.plimsoll.WithFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sleeves and options that Step 4 refuses: one sentence, the right exit code, and neither a store nor a file. */
class Step4BadInputTest extends WithFolder {

    private Outcome run(String... options) {
        return Outcome.of(List.of("step4", "run-all", "--sleeve", "stocks=" + folder.resolve("stocks.csv"), "--sleeve",
                "coins=" + folder.resolve("coins.csv"), "--out-dir", folder.resolve("out"), "--store", folder.resolve("store.duckdb"),
                "--bootstrap-samples", "1"), (Object[]) options);
    }

    private void assertNothingWritten() {
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("store.duckdb")).doesNotExist();
    }

    private static Arguments bad(UnaryOperator<String> change, String... says) {
        return Arguments.of(change, says);
    }

    private static String lines(String csv, UnaryOperator<Stream<String>> change) {
        return change.apply(csv.lines()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String ofFiveYears(String csv) {
        return lines(csv, all -> all.limit(61));
    }

    static Stream<Arguments> sleeves() {
        return Stream.of(
                bad(csv -> lines(csv, all -> all.limit(48)), "2017-07-31", "2021-05-31", "47", "at least 48 months"),
                bad(csv -> csv.replaceAll("(?m)^(20.*),.*$", "$1,0"), "Every return of sleeve coins", "is 0 or missing"),
                bad(csv -> csv.replace("2020-03-31,", "2020-02-29,"), "coins.csv, line 34, column 1 (month_end)", "2020-02 is that of the row before"),
                bad(csv -> csv.replace("month_end,ret", "month_end,return"), "coins.csv, line 1", "no column ret"),
                bad(csv -> csv.replace("month_end,ret", "month,ret"), "coins.csv, line 1", "no column month_end"),
                bad(csv -> csv.replace("2020-03-31,", "2020-03-31T00:00:00+01:00,"), "coins.csv, line 34, column 1", "expected UTC"),
                bad(csv -> csv.replace("2020-03-31,", "2019-03-31,"), "coins.csv, line 34, column 1", "of line 22 already, a duplicate"),
                bad(csv -> csv.replace("2020-03-31,", "2020-03-30,"), "coins.csv, line 34, column 1", "not the end of a month"),
                bad(csv -> SamplePairs.withReturn(csv, "2020-03-31", "high"), "coins.csv, line 34, column 2 (ret), 2020-03-31", "no number"),
                bad(csv -> SamplePairs.withReturn(csv, "2020-03-31", "-1.5"), "coins.csv, line 34, column 2 (ret)", "above -1"));
    }

    @ParameterizedTest
    @MethodSource("sleeves")
    void aBadSleeveIsRefusedAtTheDoor(UnaryOperator<String> change, String[] says) {
        SamplePairs.write(folder, change);
        run().failedWith(65, says);
        assertNothingWritten();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --train-ratio 1.5                | 64 | train_ratio
            --start-capital 0                | 64 | start_capital
            --bootstrap-samples 0            | 64 | bootstrap_samples
            --promote-dd-cap 30              | 64 | promote_dd_cap
            --seed -1                        | 64 | seed
            --threads 0                      | 64 | 0 threads
            --label-alignment later          | 64 | later
            --min-history-months 95          | 65 | min_history_months 95
            --sleeve more=x.csv              | 64 | given 3 times
            """)
    void anOptionOutOfRangeIsRefused(String options, int exit, String says) {
        SamplePairs.write(folder, csv -> csv);
        Outcome.of(Stream.concat(Stream.of("step4", "run-all", "--sleeve", "stocks=" + folder.resolve("stocks.csv"), "--sleeve",
                "coins=" + folder.resolve("coins.csv"), "--out-dir", folder.resolve("out"), "--store", folder.resolve("store.duckdb")),
                Arrays.stream(options.split(" "))).toArray()).failedWith(exit, says);
        assertNothingWritten();
    }

    @Test
    void sleevesThatCannotBeNamedAreRefused() {
        SamplePairs.write(folder, csv -> csv);
        for (List<String> names : List.of(List.of("stocks", "NAME=FILE"), List.of("=a", "NAME=FILE"), List.of("a b=" + folder.resolve("coins.csv"), "a b"),
                List.of("STOCKS=" + folder.resolve("coins.csv"), "more than the case"), List.of("net=" + folder.resolve("coins.csv"), "net"))) {
            Outcome.of("step4", "run-all", "--sleeve", "stocks=" + folder.resolve("stocks.csv"), "--sleeve", names.get(0), "--out-dir",
                    folder.resolve("out"), "--store", folder.resolve("store.duckdb")).failedWith(64, names.get(1));
        }
        assertNothingWritten();
    }

    @Test
    void theTwoAliasesNameTheSleevesAndMakeTheRunThatSleevesMake() {
        SamplePairs.write(folder, Step4BadInputTest::ofFiveYears);
        Path a = folder.resolve("stocks.csv");
        Path b = folder.resolve("coins.csv");
        Path store = folder.resolve("store.duckdb");
        Object[] rest = {"--out-dir", folder.resolve("out"), "--store", store, "--bootstrap-samples", "2", "--json"};
        for (List<?> half : List.of(List.of("--spyqqq-monthly", a), List.of("--btceth-monthly", b),
                List.of("--spyqqq-monthly", a, "--btceth-monthly", b, "--sleeve", "more=" + b))) {
            Outcome.of(Stream.concat(Stream.of("step4", "run-all"), half.stream()).toList(), rest)
                    .failedWith(64, "--spyqqq-monthly and --btceth-monthly", "expected both and no --sleeve");
        }
        assertNothingWritten();
        var named = Outcome.of(List.of("step4", "run-all", "--btceth-monthly", b, "--spyqqq-monthly", a), rest).succeeded().json();
        var sleeves = Outcome.of(List.of("step4", "run-all", "--sleeve", "spyqqq=" + a, "--sleeve", "btceth=" + b), rest).succeeded().json();
        assertThat(named.get("run_id")).isEqualTo(sleeves.get("run_id"));
        assertThat(named.get("content_sha256")).isEqualTo(sleeves.get("content_sha256"));
        assertThat(sleeves.get("already_stored").asBoolean()).isTrue();
    }

    @Test
    void theCommandLineWinsOverTheFileAndTheFileOverTheDefaults() throws IOException {
        SamplePairs.write(folder, Step4BadInputTest::ofFiveYears);
        Path config = Files.writeString(folder.resolve("step4.yaml"), "train_ratio: 2\nstart_capital: 77\n");
        run("--config", config.toString()).failedWith(64, "train_ratio is 2.0");
        Files.writeString(config, "start_capital: 77\nseed: 5\nbootstrap_samples: 9\n");
        Outcome.of("step4", "optimize", "--objective", "calmar", "--sleeve", "stocks=" + folder.resolve("stocks.csv"), "--sleeve",
                "coins=" + folder.resolve("coins.csv"), "--out-dir", folder.resolve("out"), "--store", folder.resolve("store.duckdb"),
                "--config", config, "--bootstrap-samples", "2", "--run-id", "x").succeeded();
        var settings = Outcome.of("show", "x", "--store", folder.resolve("store.duckdb"), "--json").succeeded().json().get("config").get("step4");
        assertThat(settings.get("start_capital").asInt()).isEqualTo(77);
        assertThat(settings.get("seed").asInt()).isEqualTo(5);
        assertThat(settings.get("bootstrap_samples").asInt()).isEqualTo(2);
        assertThat(settings.get("train_ratio").asDouble()).isEqualTo(0.6);
    }
}
