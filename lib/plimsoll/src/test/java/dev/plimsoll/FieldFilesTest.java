package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.error.DataException;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.SleeveFile;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.timeseries.DateWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of shared/cases as other tools write them: taken as the plain file is, or refused as what they are. */
class FieldFilesTest {

    private static Path of(String relative) {
        Path file = SharedData.path("..").resolve("cases").resolve(relative);
        Assumptions.assumeTrue(Files.exists(file), "shared/cases is absent");
        return file;
    }

    private static List<String> hashes(RunDirectoryReader.Content content) {
        return AllocatorArtifacts.of(content.inputs()).stream().map(artifact -> artifact.id()).toList();
    }

    private static RunDirectoryReader.Content read(String name, DecimalSign decimal) {
        return read(of(name), decimal);
    }

    private static RunDirectoryReader.Content read(Path folder, DecimalSign decimal) {
        return new RunSource.Directory(folder, decimal).read(ExecutionOptions.standard(), DateWindow.ALL);
    }

    /** fmt_Date_header is the plain file but for its header, and nothing is missing in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            fmt_Date_header  | point | true  | -
            fmt_midnight_utc | point | true  | the dates have a time, midnight in UTC
            fmt_semicolon    | comma | true  | the columns are separated by semicolons
            fmt_v_nan        | point | false | 1 cell holds NaN and is taken as missing
            pq_polars_nan    | point | false | 1 cell holds NaN and is taken as missing
            """)
    void filesOfDataFramesAreTaken(String name, String decimal, boolean plain, String note) {
        RunDirectoryReader.Content content = read(name, DecimalSign.parse(decimal));
        assertThat(content.inputs().assetReturns().columns()).containsExactly("AAA", "BBB", "CCC");
        assertThat(hashes(content).equals(hashes(read("fmt_Date_header", DecimalSign.POINT)))).isEqualTo(plain);
        assertThat(content.notes()).hasSize(note == null ? 0 : 1).allSatisfy(n -> assertThat(n.text()).contains(note));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fmt_semicolon | asset_returns.csv, line 2, column 2 (AAA), 2023-12-01: "0,002556"  | it has a decimal comma (German or French Excel
            fmt_comment   | asset_returns.csv, line 1                                          | this is a comment line
            fmt_yf_multi  | asset_returns.csv, line 2                                          | there are two header rows (yfinance
            """)
    void filesThatCouldMeanAnythingAreRefusedAsWhatTheyAre(String name, String where, String says) {
        Path folder = of(name);
        assertFails(() -> read(folder, DecimalSign.POINT), DataException.class, where, says);
    }

    @Test
    void monthsStampedByTheirStartAndUnderAnotherHeaderAreTheSame() {
        TableReader reader = new TableReader(DecimalSign.POINT);
        SleeveFile header = SleeveFile.read("a", of("s4_date_header/a.csv"), reader);
        assertThat(reader.notes()).isEmpty();
        SleeveFile start = SleeveFile.read("a", of("s4_month_start/a.csv"), reader);
        assertThat(reader.notes()).singleElement().satisfies(note -> assertThat(note.text()).contains("stamped by the first day"));
        assertThat(start.sleeve().returns().dates()).isEqualTo(header.sleeve().returns().dates());
        assertThat(start.sleeve().returns().toArray()).isEqualTo(header.sleeve().returns().toArray());
    }
}
