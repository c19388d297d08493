package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookFilesReaderTest extends WithFolder {

    private static final String WEIGHTS = "date,A,B\n2024-01-01,0.5,0.5\n";

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private BookFilesReader weights(String text) throws IOException {
        return new BookFilesReader(file("weights.csv", text), new TableReader(DecimalSign.POINT));
    }

    private RunDirectoryReader.Content prices(String text) throws IOException {
        return weights(WEIGHTS).read(file("prices.csv", text), true, ExecutionOptions.standard(), DateWindow.ALL);
    }

    private RunDirectoryReader.Content returns(String text) throws IOException {
        return weights(WEIGHTS).read(file("returns.csv", text), false, ExecutionOptions.standard(), DateWindow.ALL);
    }

    @Test
    void aReturnIsThePriceOverTheLastOneThatIsThere() throws IOException {
        RunInputs inputs = prices("""
                date,A,B
                2024-01-01,100,
                2024-01-02,110,8
                2024-01-03,,10
                2024-01-04,99,10
                """).inputs();
        assertThat(inputs.assetReturns().column(0)).containsExactly(Double.NaN, 110.0 / 100 - 1, Double.NaN, 99.0 / 110 - 1);
        assertThat(inputs.assetReturns().column(1)).containsExactly(Double.NaN, Double.NaN, 0.25, 0);
        double second = StrictMath.expm1(0.5 * StrictMath.log1p(110.0 / 100 - 1));
        assertThat(inputs.portfolioReturns().toArray()).startsWith(0, second, StrictMath.expm1(0.5 * StrictMath.log1p(0.25)));
        assertThat(inputs.equity().toArray()).startsWith(1, 1 + second);
        assertThat(inputs.weights().orElseThrow().column(0)).containsExactly(0.5);
    }

    @Test
    void pricesAndTheReturnsComputedByHandAreTheSameInputs() throws IOException {
        RunDirectoryReader.Content prices = prices("date,A,B\n2024-01-01,100,4\n2024-01-02,125,5\n2024-01-03,125,2.5\n");
        RunDirectoryReader.Content returns = returns("date,A,B\n2024-01-01,,\n2024-01-02,0.25,0.25\n2024-01-03,0,-0.5\n");
        assertThat(prices.inputs().assetReturns()).isEqualTo(returns.inputs().assetReturns());
        assertThat(prices.inputs().portfolioReturns().toArray()).isEqualTo(returns.inputs().portfolioReturns().toArray());
        assertThat(prices.computedKinds()).isEqualTo(returns.computedKinds());
    }

    @Test
    void oneColumnIsABookOfOneAsset() throws IOException {
        RunInputs inputs = weights("date,SPX\n2024-01-01,1\n")
                .read(file("spx.csv", "date,SPX\n2024-01-01,0.5\n2024-01-02,0.25\n"), false, ExecutionOptions.standard(), DateWindow.ALL)
                .inputs();
        assertThat(inputs.portfolioReturns().toArray()).containsExactly(0, 0.25);
    }

    @Test
    void theWindowCutsReturnsAfterTheyAreComputed() throws IOException {
        RunInputs inputs = weights(WEIGHTS).read(file("prices.csv", "date,A,B\n2024-01-01,4,4\n2024-01-02,5,5\n2024-01-03,10,5\n"), true,
                ExecutionOptions.standard(), new DateWindow(LocalDate.parse("2024-01-02"), null)).inputs();
        assertThat(inputs.assetReturns().column(0)).containsExactly(0.25, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | prices.csv, line 3, column 3 (B), 2024-01-02: found 0, expected a price above 0
            -3.5     | prices.csv, line 3, column 3 (B), 2024-01-02: found -3.5, expected a price above 0
            1e-300   | prices.csv, line 3, column 3 (B), 2024-01-02: found a price of 1.0E-300 after 8.0
            1e9      | prices.csv, returns of its prices, column B, 2024-01-02: found 1
            ten      | prices.csv, line 3, column 3 (B), 2024-01-02: "ten" is no number
            """)
    void aPriceThatCannotBeOneIsRefusedWhereItStands(String price, String says) {
        assertFails(() -> prices("date,A,B\n2024-01-01,7,8\n2024-01-02,7," + price + "\n2024-01-03,7,8\n"), DataException.class, says);
    }

    @Test
    void pricesGivenAsReturnsAreRefusedAndTakenAsPrices() throws IOException {
        StringBuilder table = new StringBuilder("date,A,B\n");
        for (int day = 1; day <= 25; day++) {
            table.append(LocalDate.of(2024, 1, day)).append(",1.").append(day % 10).append(",0.7\n");
        }
        assertFails(() -> returns(table.toString()), DataException.class, "LOOKS_LIKE_PRICES", "returns.csv, column A", "--prices");
        assertThat(prices(table.toString()).inputs().assetReturns().rows()).isEqualTo(25);
    }

    @Test
    void whatIsWrongWithTheFilesIsNamed() throws IOException {
        Path good = file("returns.csv", "date,A,B\n2024-01-01,0.5,0.5\n2024-01-02,0.25,0.25\n");
        ExecutionOptions options = ExecutionOptions.standard();
        assertFails(() -> weights("date,A,C\n2024-01-01,1,1\n").read(good, false, options, DateWindow.ALL), DataException.class,
                "weights.csv, line 1, column 3: asset C has weights but no returns");
        assertFails(() -> weights("date,A\n").read(good, false, options, DateWindow.ALL), DataException.class, "EMPTY_TABLE",
                "weights.csv");
        assertFails(() -> new BookFilesReader(folder.resolve("none.csv"), new TableReader(DecimalSign.POINT)).read(good, false, options,
                DateWindow.ALL), InputMissingException.class, "none.csv");
        assertFails(() -> weights(WEIGHTS).read(good, false, options, new DateWindow(LocalDate.parse("2025-01-01"), null)),
                DataException.class, "holds no row of " + good);
        assertFails(() -> weights(WEIGHTS).read(good, true, options, new DateWindow(LocalDate.MAX, LocalDate.MIN)), UsageException.class);
    }

    @Test
    void bothFilesAreReadWithTheSameDecimalSignAndNoted() throws IOException {
        TableReader comma = new TableReader(DecimalSign.COMMA);
        RunDirectoryReader.Content content = new BookFilesReader(file("weights.csv", "date;A\n2024-01-01;0,5\n"), comma)
                .read(file("prices.csv", "date;A\n2024-01-01;2,5\n2024-01-02;5,0\n"), true, ExecutionOptions.standard(), DateWindow.ALL);
        assertThat(content.inputs().assetReturns().column(0)).containsExactly(Double.NaN, 1);
        assertThat(content.notes()).hasSize(2).allSatisfy(note -> assertThat(note.text()).contains("semicolons"));
    }
}
