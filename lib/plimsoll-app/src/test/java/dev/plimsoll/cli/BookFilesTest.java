package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of two files, --returns or --prices with --weights, instead of a run directory. */
class BookFilesTest extends WithFolder {

    private Path book;

    @BeforeEach
    void aDirectoryOfReturnsAndWeightsAlone() throws IOException {
        book = SmallRun.in(folder.resolve("book")).folder();
        for (String file : List.of("portfolio_returns.csv", "equity_curve.csv", "trend_unit_returns.csv", "sleeve_returns.csv",
                "meta.json")) {
            Files.delete(book.resolve(file));
        }
    }

    private Path store() {
        return folder.resolve("store.duckdb");
    }

    private Path returns() {
        return book.resolve("asset_returns.csv");
    }

    private Path weights() {
        return book.resolve("weights.csv");
    }

    @Test
    void returnsAndWeightsGiveTheRunOfTheDirectory() {
        Outcome.of("run", "--inputs", book, "--run-id", "book", "--store", store()).succeeded();
        assertThat(Outcome.of("run", "--returns", returns(), "--weights", weights(), "--run-id", "book", "--store", store()).succeeded()
                .out()).contains("lready stored");
        Outcome.of("replay", "book", "--store", store()).succeeded();
    }

    @Test
    void pricesGiveTheRunOfTheReturnsComputedByHand() throws IOException {
        Path prices = folder.resolve("prices.csv");
        Path byHand = folder.resolve("by_hand.csv");
        StringBuilder priceRows = new StringBuilder("date,CRUDE,GOLD,NOTES\n");
        StringBuilder returnRows = new StringBuilder("date,CRUDE,GOLD,NOTES\n");
        List<String> days = Files.readAllLines(returns()).stream().skip(1).map(row -> row.substring(0, 10)).toList();
        String fall = String.valueOf(4.0 / 5 - 1);
        for (int row = 0; row < days.size(); row++) {
            boolean even = row % 2 == 0;
            priceRows.append(days.get(row)).append(even ? ",4,5,1\n" : ",5,4,1\n");
            returnRows.append(days.get(row)).append(row == 0 ? ",,,\n" : even ? "," + fall + ",0.25,0\n" : ",0.25," + fall + ",0\n");
        }
        Files.writeString(prices, priceRows);
        Files.writeString(byHand, returnRows);
        Outcome.of("run", "--returns", byHand, "--weights", weights(), "--run-id", "book", "--store", store()).succeeded();
        assertThat(Outcome.of("run", "--prices", prices, "--weights", weights(), "--run-id", "book", "--store", store()).succeeded()
                .out()).contains("lready stored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --strict                             | exactly one of --inputs DIR, --returns FILE and --prices FILE
            --weights w                          | exactly one of --inputs DIR
            --returns r --prices p --weights w   | exactly one of --inputs DIR
            --inputs d --returns r --weights w   | exactly one of --inputs DIR
            --returns r                          | --returns needs --weights FILE
            --prices p                           | --prices needs --weights FILE
            --inputs d --weights w               | --weights goes with --returns or --prices
            """)
    void otherChoicesAreRefused(String options, String says) {
        for (String command : List.of("run", "two-pass")) {
            Outcome.of(List.of((command + " " + options).split(" ")), "--store", store()).failedWith(64, says, "--help");
            assertThat(Files.exists(store())).isFalse();
        }
    }

    @Test
    void theOtherAuditsTakeThemToo() {
        Outcome.of("monitor", "--store", store()).failedWith(64, "exactly one of --inputs DIR");
        Outcome look = Outcome.of("monitor", "--returns", returns(), "--weights", weights(), "--store", store(), "--json");
        assertThat(look.json().get("audit_id").asString()).isNotBlank();
        assertThat(look.code()).isBetween(0, 2);
    }

    @Test
    void aScaledRunMadeElsewhereNeedsADirectory() {
        Outcome.of("two-pass", "--returns", returns(), "--weights", weights(), "--scaled-inputs", book, "--store", store())
                .failedWith(64, "--scaled-inputs goes with --inputs");
    }

    @Test
    void returnsGivenAsPricesAreRefusedWithLineAndTheWayOut() {
        Outcome.of("run", "--prices", returns(), "--weights", weights(), "--store", store())
                .failedWith(65, "asset_returns.csv, line 2, column 2 (CRUDE), 2020-01-01", "expected a price above 0", "--returns");
        assertThat(Files.exists(store())).isFalse();
    }
}
