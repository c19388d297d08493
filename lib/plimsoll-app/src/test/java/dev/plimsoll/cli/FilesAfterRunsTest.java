package dev.plimsoll.cli;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands whose files cannot be written after the runs are stored. */
class FilesAfterRunsTest {

    @TempDir
    static Path inputs;

    @TempDir
    Path folder;

    @BeforeAll
    static void inputs() throws IOException {
        SampleRuns.write(inputs.resolve("book"), AuditedBook.DAYS);
        Outcome.of("sample", "--kind", "step4", "--out", inputs.resolve("pair")).succeeded();
        Outcome.of("sample", "--kind", "allocation", "--out", inputs.resolve("allocation")).succeeded();
        SmallSleeves.in(inputs.resolve("sleeves"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            two-pass --inputs BOOK, 2
            two-pass --inputs BOOK --report-dir FILE, 2
            revalidate --quarter 2018Q1 --inputs BOOK, 2
            step4 run-all --sleeve a=PAIR/stocks.csv --sleeve b=PAIR/coins.csv --out-dir FILE --bootstrap-samples 1, 1
            step4 optimize --objective calmar --sleeve a=PAIR/stocks.csv --sleeve b=PAIR/coins.csv --out-dir FILE --bootstrap-samples 1, 1
            sleeves backtest --inputs SLEEVES, 1
            """)
    void theErrorNamesTheRunsThatAreStoredAndExitsAs74(String command, int runs) throws IOException {
        Path store = folder.resolve("store.duckdb");
        Path file = Files.writeString(folder.resolve("reports"), "not a folder");
        Object[] words = List.of(command.replace("BOOK", inputs.resolve("book").toString()).replace("PAIR", inputs.resolve("pair").toString())
                .replace("SLEEVES", inputs.resolve("sleeves").toString()).replace("FILE", file.toString()).split(" ")).toArray();
        Outcome outcome = Outcome.of(List.of(words), "--store", store).failedWith(74, "only the files of this command are missing");
        List<String> stored = StreamSupport.stream(Outcome.of("runs", "--all", "--json", "--store", store).succeeded().json()
                .spliterator(), false).map(run -> run.get("run_id").asString()).toList();
        assertThat(stored).hasSize(runs);
        assertThat(outcome.err()).contains(stored).contains("stored in " + store);
        assertThat(Files.readString(file)).isEqualTo("not a folder");
    }

    @Test
    void theMetricsOfAnAllocationToo() throws IOException {
        Path store = folder.resolve("store.duckdb");
        Files.writeString(folder.resolve("file"), "not a folder");
        Outcome outcome = Outcome.of("allocate", "--request", inputs.resolve("allocation/request.json"), "--config",
                inputs.resolve("allocation/portfolio-allocation.yaml"), "--metrics", folder.resolve("file/metrics.txt"), "--store", store);
        assertThat(outcome.code()).isEqualTo(74);
        assertThat(outcome.err()).contains("Run " + outcome.json().get("run_id").asString() + " is stored in " + store);
    }

    @Test
    void aFailureOfAnyKindLeavesTheRecordStanding() {
        assertThatThrownBy(() -> StoreCommand.filesAfter(List.of("a"), Path.of("s"), () -> {
            throw new ComputationException("No fonts.");
        })).isInstanceOf(OutputException.class).hasMessage("No fonts. Run a is stored in s; only the files of this command are missing.");
        assertFails(() -> StoreCommand.filesAfter(List.of("a", "b"), Path.of("s"), () -> {
            throw new IllegalStateException("odd");
        }), OutputException.class, "IllegalStateException: odd. Runs a, b are stored in s; only");
    }

    @ParameterizedTest
    @CsvSource({"1e308, 'Sleeve a, held from a capital of 1.0E308 on, grows beyond all numbers'",
        "1e307, 'grows beyond all numbers'"})
    void aCapitalThatNoNumberHoldsIsRefusedBeforeAnythingIsStored(String capital, String says) throws IOException {
        StringBuilder table = new StringBuilder("month_end,ret\n");
        for (int year = 2015; year < 2024; year++) {
            for (int month = 1; month <= 12; month++) {
                table.append(YearMonth.of(year, month).atEndOfMonth()).append(month % 2 == 0 ? ",1.0\n" : ",0.8\n");
            }
        }
        Path a = Files.writeString(folder.resolve("a.csv"), table);
        Outcome.of("step4", "run-all", "--sleeve", "a=" + a, "--sleeve", "b=" + a, "--start-capital", capital, "--out-dir",
                folder.resolve("out"), "--store", folder.resolve("s.duckdb")).failedWith(65, says);
        assertThat(folder.resolve("s.duckdb")).doesNotExist();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aBookThatGrowsBeyondAllNumbersIsRefusedWithItsDay() throws IOException {
        Path book = Files.createDirectories(folder.resolve("book"));
        for (String name : List.of("asset_returns.csv", "portfolio_returns.csv", "equity_curve.csv", "weights.csv", "trend_unit_returns.csv",
                "sleeve_returns.csv")) {
            Files.copy(inputs.resolve("book").resolve(name), book.resolve(name));
        }
        String returns = Files.readString(book.resolve("portfolio_returns.csv"));
        Files.writeString(book.resolve("portfolio_returns.csv"), returns.replaceAll("(?m)^(2017-10-2[3-5]),.*$", "$1,1e200"));
        Outcome.of("two-pass", "--inputs", book, "--store", folder.resolve("s.duckdb")).failedWith(65, "2017-10-2");
    }
}
