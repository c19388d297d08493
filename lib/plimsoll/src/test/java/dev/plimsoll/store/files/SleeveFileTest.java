package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Monthly tables of sleeves from CSV and Parquet. */
class SleeveFileTest extends WithFolder {

    private SleeveFile csv(String text) throws IOException {
        return SleeveFile.read("s", Files.writeString(folder.resolve("sleeve.csv"), text), new TableReader(DecimalSign.POINT));
    }

    private SleeveFile parquet(String select) {
        Path file = folder.resolve("sleeve.parquet");
        Stores.execute(folder.resolve("writer.duckdb"), "COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        return SleeveFile.read("s", file, new TableReader(DecimalSign.POINT));
    }

    private static void assertTwoMonths(SleeveFile file) {
        assertThat(file.sleeve().name()).isEqualTo("s");
        assertThat(file.sleeve().returns().dates().size()).isEqualTo(2);
        assertThat(file.sleeve().returns().dates().first()).isEqualTo(LocalDate.parse("2024-01-31"));
        assertThat(file.sleeve().returns().dates().last()).isEqualTo(LocalDate.parse("2024-02-29"));
        assertThat(file.sleeve().returns().toArray()).containsExactly(0.01, -0.02);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%sT00:00:00+00:00", "%s 00:00:00+00:00", "%sT00:00:00Z", "%s 00:00:00", "%sT00:00", "%sT23:59:59.999Z",
        "%s 00:00:00 UTC", "%s 00:00:00+00", "%sT00:00:00-0000"})
    void aMonthEndIsADayOrAnInstantInUtc(String form) throws IOException {
        assertTwoMonths(csv("month_end,ret\n" + form.formatted("2024-01-31") + ",0.01\n" + form.formatted("2024-02-29") + ",-0.02\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATE '%s'", "TIMESTAMP '%s'", "TIMESTAMPTZ '%s 00:00:00+00'", "TIMESTAMPTZ '%s 15:00:00-05'",
            "TIMESTAMP_NS '%s'",
        "'%s'"})
    void parquetDatesTimestampsAndInstantsAreTaken(String form) {
        assertTwoMonths(parquet("SELECT " + form.formatted("2024-01-31") + " AS month_end, 0.01::DOUBLE AS ret UNION ALL SELECT "
                + form.formatted("2024-02-29") + ", -0.02"));
    }

    @Test
    void anInstantOfParquetIsReadInUtcWhateverZoneItWasWrittenIn() {
        assertFails(() -> parquet("SELECT TIMESTAMPTZ '2024-01-31 00:00:00+09' AS month_end, 0.01::DOUBLE AS ret"), DataException.class,
                "sleeve.parquet, row 1, column 1 (month_end)", "2024-01-30T15:00Z is not the end of a month; expected 2024-01-31");
    }

    @Test
    void columnsMayStandInAnyOrderAndOthersAreLeftOutByName() throws IOException {
        SleeveFile file = csv("note,ret,trades,month_end,equity\nx,0.01,3,2024-01-31,10100\ny,-0.02,,2024-02-29,9898\n");
        assertTwoMonths(file);
        assertThat(file.ignored()).containsExactly("note");
        assertThat(file.others()).containsOnlyKeys("equity", "trades");
        assertThat(file.others().get("equity")).containsExactly(10_100, 9_898);
        assertThat(file.others().get("trades")).containsExactly(3, Double.NaN);
    }

    @Test
    void aMissingReturnStaysMissing() throws IOException {
        assertThat(csv("month_end,ret\n2024-01-31,\n2024-02-29,0.5\n").sleeve().returns().toArray()).containsExactly(Double.NaN, 0.5);
        assertThat(parquet("SELECT DATE '2024-01-31' AS month_end, NULL::DOUBLE AS ret").sleeve().returns().isMissing(0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-01-31,0.01;2024-01-31,0.02                | line 3, column 1 (month_end): the month 2024-01 is that of the row before
            2024-01-31,0.01;2024-01-31T05:00:00Z,0.02      | line 3, column 1 (month_end): the month 2024-01 is that of the row before
            2024-01-31,0.01;2024-03-31,0.01;2024-02-29,0.02 | line 4, column 1 (month_end): the month 2024-02 comes after 2024-03
            2024-01-31,0.01;2024-02-28,0.02                | line 3, column 1 (month_end): 2024-02-28 is not the end of a month; expected 2024-02-29
            2024-01-31T00:00:00+01:00,0.01                 | line 2, column 1 (month_end): 2024-01-31T00:00:00+01:00 has the offset +01:00
            2024-01-31 00:00:00-0500,0.01                  | has the offset -0500; expected UTC, as in 2024-01-31T00:00:00+00:00
            2024-01-31T19:00:00,0.01                       | has a time of day but no offset
            2024-02-30,0.01                                | line 2, column 1 (month_end): "2024-02-30" is no month end
            2024-01-31T25:00:00Z,0.01                      | is no month end
            31.01.2024,0.01                                | is no month end: the day or the month is first, and which one cannot be known
            ,0.01                                          | line 2, column 1 (month_end): the month end is blank
            2024-01-31,1.5%                                | line 2, column 2 (ret), 2024-01-31: "1.5%" is no number
            2024-01-31,inf                                 | line 2, column 2 (ret), 2024-01-31: "inf" is no number: it is infinite
            2024-01-31,-1                                  | line 2, column 2 (ret), 2024-01-31: found -1, expected a simple return above -1
            2024-01-31,0.01,1                              | line 2, column 3: the row has 3 fields
            """)
    void aBadRowIsNamedByLineAndColumn(String rows, String says) {
        assertFails(() -> csv("month_end,ret\n" + rows.replace(';', '\n') + "\n"), DataException.class, "sleeve.csv, ", says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when,ret       | line 1: there is no column month_end; found when,ret
            month_end,rets | line 1: there is no column ret; found month_end,rets
            month_end,ret,ret | line 1, column 3: the name ret is that of column 2 already
            """)
    void aColumnThatLacksIsNamed(String header, String says) {
        String row = header.chars().filter(c -> c == ',').count() == 2 ? "2024-01-31,0.01,0.01" : "2024-01-31,0.01";
        assertFails(() -> csv(header + "\n" + row + "\n"), DataException.class, "sleeve.csv, ", says);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertFails(() -> SleeveFile.read("s", folder.resolve("none.csv"), new TableReader(DecimalSign.POINT)), InputMissingException.class,
                "none.csv does not exist");
        assertFails(() -> SleeveFile.read("s", folder.resolve("none.parquet"), new TableReader(DecimalSign.POINT)),
                InputMissingException.class, "none.parquet does not exist");
    }
}
