package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.run.RunDraft.ImportCheck;
import dev.plimsoll.store.run.RunDraft.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is exported is what comes back, to the last bit; what was changed on the way is found, and where. */
class ImportExportTest extends WithFolder {

    private static final int DAYS = 320;

    @TempDir
    private static Path shared;

    private static Path sample;
    private static byte[] stored;
    private static Path exported;

    private Plimsoll lab;

    /** The sample, a store with its run, and that run exported. */
    @BeforeAll
    static void writeTheSample() {
        sample = SampleRuns.write(shared.resolve("sample"), DAYS);
        Path store = Stores.fresh(shared.resolve("store.duckdb"));
        Plimsoll.open(store.toString()).run(RunRequest.of(sample).withRunId("sample"));
        exported = shared.resolve("exported");
        Plimsoll.open(store.toString()).export("sample", exported, Format.CSV);
        stored = Stores.bytes(store);
    }

    @BeforeEach
    void openAFreshStore() {
        lab = Plimsoll.open(Stores.fresh(folder.resolve("store.duckdb")).toString());
    }

    /** The run stands in the store, and its files are a copy, to be changed. */
    private Path exportedSample() throws IOException {
        Stores.write(folder.resolve("store.duckdb"), stored);
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String name : Stores.files(exported)) {
            Files.copy(exported.resolve(name), out.resolve(name));
        }
        return out;
    }

    /** Kind to artifact id, of inputs and outputs alike. */
    static Map<String, String> ids(Plimsoll lab, String runId) {
        Map<String, String> ids = new TreeMap<>();
        lab.store().artifacts(runId).stream().filter(a -> a.role() != Role.given).forEach(a -> ids.put(a.kind(), a.artifactId()));
        return ids;
    }

    private void assertRoundTrip(Path directory) {
        assertRoundTrip(RunRequest.of(directory));
    }

    /** In every format. */
    private void assertRoundTrip(RunRequest request) {
        String id = lab.run(request).id();
        for (Format format : Format.values()) {
            Path out = folder.resolve("out-" + format);
            lab.export(id, out, format);
            RunReport back = lab.importDirectory(RunRequest.of(out).withRunId("back " + format));
            Map<String, String> expected = ids(lab, id);
            if (!expected.containsKey("external_return") && ids(lab, back.id()).containsKey("external_return")) {
                // A simulated book comes back as a given one, and is reconciled.
                expected.put("external_return", ids(lab, back.id()).get("external_return"));
            }
            assertThat(ids(lab, back.id())).as(back.id()).isEqualTo(expected);
            assertThat(back.checks()).as(back.id()).isNotEmpty().allSatisfy(check -> {
                assertThat(check.agrees()).as(check.toString()).isTrue();
                assertThat(check.rowsGiven()).isEqualTo(check.rowsComputed()).isPositive();
                assertThat(check.maxAbsDiff()).as(check.toString()).matches(diff -> Double.isNaN(diff) || diff == 0);
            });
            assertThat(back.checks()).as(back.id()).extracting(ImportCheck::kind).contains("allocator_state", "allocator_regime",
                    "allocator_risk");
        }
    }

    @Test
    void theSampleMarketComesBack() {
        assertRoundTrip(sample);
        assertThat(Stores.text(folder.resolve("store.duckdb"), "SELECT bool_and(agrees), sum(rows_differing), count(first_difference) "
                + "FROM import_check GROUP BY run_id")).isEqualTo("true | 0 | 0\ntrue | 0 | 0");
    }

    @Test
    void aDirectoryOfReturnsAndWeightsOnlyComesBack() throws IOException {
        Path weights = SampleRuns.write(folder.resolve("weights"), DAYS);
        for (String name : List.of("portfolio_returns", "equity_curve", "trend_unit_returns", "sleeve_returns")) {
            Files.delete(weights.resolve(name + ".csv"));
        }
        Files.delete(weights.resolve("meta.json"));
        assertRoundTrip(weights);
    }

    @Test
    void aDirectoryWithoutWeightsComesBack() throws IOException {
        Path bare = SampleRuns.write(folder.resolve("bare"), DAYS);
        for (String name : List.of("weights", "trend_unit_returns", "sleeve_returns")) {
            Files.delete(bare.resolve(name + ".csv"));
        }
        assertRoundTrip(bare);
    }

    /** A window that starts after the last row of the optional tables has them without a row; that is not the same as without them. */
    @Test
    void aWindowWithoutARowOfTheOptionalTablesReplaysAndComesBack() throws IOException {
        Path cut = SampleRuns.write(folder.resolve("cut"), DAYS);
        for (String name : List.of("weights", "trend_unit_returns", "sleeve_returns")) {
            Files.write(cut.resolve(name + ".csv"), Files.readAllLines(cut.resolve(name + ".csv")).subList(0, 3));
        }
        LocalDate start = LocalDate.parse(Files.readAllLines(cut.resolve("weights.csv")).get(2).substring(0, 10)).plusDays(1);
        RunRequest request = RunRequest.of(cut).withWindow(Optional.of(start), Optional.empty());
        assertRoundTrip(request);
        String id = lab.run(request).id();
        assertThat(Stores.text(folder.resolve("store.duckdb"), "SELECT count(*) > 0, bool_and(trend_breadth_20d = 0), "
                + "bool_and(sleeve_concentration_60d = 0) FROM allocator_state_v1")).isEqualTo("true | true | true");
        assertThat(lab.replay(id).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        for (Format format : Format.values()) {
            assertThat(lab.replay("back " + format).verdict()).as(format.toString()).isEqualTo(ReplayVerdict.IDENTICAL);
        }
    }

    @Test
    void namesOfEveryKindComeBack() throws IOException {
        Path odd = SampleRuns.write(folder.resolve("odd"), DAYS);
        List<String> names = SampleRuns.inputs(DAYS).assetReturns().columns();
        for (String file : List.of("asset_returns.csv", "weights.csv", "trend_unit_returns.csv")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(odd.resolve(file)));
            lines.set(0, lines.get(0).replace(names.get(0), "\"a, \"\"quoted\"\" name\"").replace(names.get(1), "日経 🚢")
                    .replace(names.get(2), "é'; DROP TABLE run"));
            Files.write(odd.resolve(file), lines);
        }
        assertRoundTrip(odd);
    }

    @Test
    void exportedTwiceTheFilesAreTheSame() {
        Stores.write(folder.resolve("store.duckdb"), stored);
        List<Path> second = lab.export("sample", folder.resolve("b"), Format.CSV);
        assertThat(second).allSatisfy(file -> assertThat(exported.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        assertThat(Stores.files(exported)).isEqualTo(Stores.files(folder.resolve("b")))
                .containsExactly("allocator_regime_v1.csv", "allocator_regime_v1_meta.json",
                "allocator_regime_v1_trace.csv", "allocator_risk_v1.csv", "allocator_risk_v1_applied.csv",
                "allocator_risk_v1_applied_meta.json", "allocator_risk_v1_applied_trace.csv", "allocator_risk_v1_meta.json",
                "allocator_risk_v1_trace.csv", "allocator_state_v1.csv", "allocator_state_v1_meta.json", "asset_returns.csv",
                "equity_curve.csv", "external_return_v1.csv", "external_return_v1_meta.json", "meta.json", "portfolio_returns.csv",
                 "sleeve_returns.csv", "trend_unit_returns.csv", "weights.csv");
    }

    /** One cell of one delivered file is changed: just that column disagrees, in one row, on that day, by that much. */
    @ParameterizedTest
    @CsvSource({
        "allocator_state_v1.csv,         vol_accel,           allocator_state,        17, 0.25",
        "allocator_state_v1.csv,         sleeve_concentration_60d, allocator_state,   60, 0.25",
        "allocator_state_v1.csv,         corr_60d,            allocator_state,         1, 1e-9",
        "allocator_regime_v1.csv,        regime,              allocator_regime,       23, NaN",
        "allocator_risk_v1.csv,          risk_scalar,         allocator_risk,          5, -0.125",
        "allocator_risk_v1.csv,          risk_scalar,         allocator_risk,         40, -1e-11",
        "allocator_risk_v1_applied.csv,  risk_scalar_applied, allocator_risk_applied,  3, -0.125"})
    void aTamperedCellIsFoundWithItsColumnDayAndSize(String file, String column, String kind, int line, double by) throws IOException {
        Path out = exportedSample();
        UnaryOperator<String> change = Double.isNaN(by) ? regime -> regime.equals("CRISIS") ? "NORMAL" : "CRISIS"
                : cell -> Double.toString(Double.parseDouble(cell) + by);
        SampleRuns.tamper(out.resolve(file), column, line, change);
        LocalDate day = LocalDate.parse(Files.readAllLines(out.resolve(file)).get(line).substring(0, 10));

        RunReport report = lab.importDirectory(RunRequest.of(out).withRunId("tampered"));
        assertThat(report.checks()).filteredOn(check -> !check.agrees()).singleElement().satisfies(check -> {
            assertThat(check.kind()).isEqualTo(kind);
            assertThat(check.column()).isEqualTo(column);
            assertThat(check.rowsDiffering()).isEqualTo(1);
            assertThat(check.firstDifference()).isEqualTo(Optional.of(day));
            if (Double.isNaN(by)) {
                assertThat(check.maxAbsDiff()).isNaN();
            } else {
                assertThat(check.maxAbsDiff()).isCloseTo(Math.abs(by), within(1e-14));
            }
        });
        assertThat(Stores.text(folder.resolve("store.duckdb"), "SELECT kind, column_name, rows_differing, first_difference "
                + "FROM import_check WHERE NOT agrees")).isEqualTo(kind + " | " + column + " | 1 | " + day);
        assertThat(ids(lab, "tampered")).as("what is computed is not touched by what is delivered").isEqualTo(ids(lab, "sample"));
    }

    @Test
    void aChangeBelowTheToleranceAgreesAndIsShown() throws IOException {
        Path out = exportedSample();
        SampleRuns.tamper(out.resolve("allocator_state_v1.csv"), "vol_accel", 9, cell -> "" + (Double.parseDouble(cell) + 5e-11));
        assertThat(lab.importDirectory(RunRequest.of(out).withRunId("b")).checks()).filteredOn(c -> c.column().equals("vol_accel"))
                .singleElement().satisfies(check -> {
                    assertThat(check.agrees()).isTrue();
                    assertThat(check.maxAbsDiff()).isBetween(4.9e-11, 5.1e-11);
                });
    }

    @Test
    void aRowThatLacksOrIsTooManyDisagreesInEveryColumn() throws IOException {
        Path out = exportedSample();
        List<String> lines = new ArrayList<>(Files.readAllLines(out.resolve("allocator_risk_v1.csv")));
        String removed = lines.remove(2).substring(0, 10);
        lines.add("2099-01-01,1.0");
        Files.write(out.resolve("allocator_risk_v1.csv"), lines);
        RunReport report = lab.importDirectory(RunRequest.of(out).withRunId("b"));
        assertThat(report.checks()).filteredOn(c -> !c.agrees()).singleElement().satisfies(check -> {
            assertThat(check.rowsDiffering()).isEqualTo(2);
            assertThat(check.rowsGiven()).isEqualTo(check.rowsComputed());
            assertThat(check.firstDifference()).isEqualTo(Optional.of(LocalDate.parse(removed)));
            assertThat(check.maxAbsDiff()).isZero();
        });
    }

    @Test
    void anImportWithoutDeliveredArtifactsHasNothingToCompare() {
        assertThat(lab.importDirectory(RunRequest.of(sample)).checks()).isEmpty();
    }
}
