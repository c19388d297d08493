package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of an exported run: names, columns, numbers, line ends, metas; and names of assets that mean mischief. */
class ExportFormatTest {

    @TempDir
    private static Path folder;

    private static Path store;
    private static Path exported;

    @BeforeAll
    static void exportOneRun() {
        store = folder.resolve("store.duckdb");
        Outcome.of("run", "--inputs", SmallRun.in(folder.resolve("in")).folder(), "--run-id", "small", "--store", store).succeeded();
        exported = folder.resolve("out");
        Outcome.of("export", "small", "--to", exported, "--store", store).succeeded();
    }

    @Test
    void theFilesAreThese() throws IOException {
        try (Stream<Path> files = Files.list(exported)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("asset_returns.csv", "portfolio_returns.csv",
                    "equity_curve.csv", "weights.csv", "trend_unit_returns.csv", "sleeve_returns.csv", "meta.json", "allocator_state_v1.csv",
                    "allocator_state_v1_meta.json", "allocator_regime_v1.csv", "allocator_regime_v1_trace.csv",
                    "allocator_regime_v1_meta.json", "allocator_risk_v1.csv", "allocator_risk_v1_trace.csv", "allocator_risk_v1_meta.json",
                    "allocator_risk_v1_applied.csv", "allocator_risk_v1_applied_trace.csv", "allocator_risk_v1_applied_meta.json",
                    "external_return_v1.csv", "external_return_v1_meta.json");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "asset_returns.csv             | date,CRUDE,GOLD,NOTES                    | 130",
        "portfolio_returns.csv         | date,ret                                 | 130",
        "equity_curve.csv              | date,equity                              | 130",
        "weights.csv                   | date,CRUDE,GOLD,NOTES                    | 19",
        "trend_unit_returns.csv        | date,CRUDE,GOLD,NOTES                    | 130",
        "sleeve_returns.csv            | date,carry,trend                         | 130",
        "allocator_state_v1.csv        | date,port_rvol_20d,port_rvol_60d,vol_accel,dd_level,dd_slope_10d,corr_20d,corr_60d,corr_shock,"
                + "trend_breadth_20d,sleeve_concentration_60d | 71",
        "allocator_regime_v1.csv       | date,regime                              | 71",
        "allocator_regime_v1_trace.csv | date,regime,previous_regime,enter_vol_fast,enter_corr_spike,enter_dd_deep,enter_dd_worsening,"
                + "exit_vol_fast,exit_corr_spike,exit_dd_deep,exit_dd_worsening,enter_score,exit_score,target,target_rule,decision,"
                + "days_in_regime,previous_days_in_regime | 71",
        "allocator_risk_v1.csv         | date,risk_scalar                         | 71",
        "allocator_risk_v1_trace.csv   | date,risk_scalar,regime,target_scalar,smoothed_scalar | 71",
        "allocator_risk_v1_applied.csv | date,risk_scalar_applied                 | 19",
        "allocator_risk_v1_applied_trace.csv | date,risk_scalar_applied,risk_scalar,regime | 19",
    })
    void aTableHasItsHeaderOneRowPerDayAndUnixLineEnds(String name, String header, int rows) throws IOException {
        String text = Files.readString(exported.resolve(name));
        assertThat(text).doesNotContain("\r", "NaN", "null", "\"").endsWith("\n").doesNotEndWith("\n\n");
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0)).isEqualTo(header);
        assertThat(lines).hasSize(1 + rows);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("2020-\\d\\d-\\d\\d(,[^,]*){" + header.chars()
                .filter(c -> c == ',').count() + "}"));
        assertThat(lines.subList(1, lines.size())).isSorted();
    }

    /** Key lists as they stand in the run directories that exist. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "allocator_state_v1   | | allocator_state_version, lookbacks, required_features, optional_features, features_present, "
                + "features_missing, rows_requested, rows_valid, rows_dropped, effective_start_date, effective_end_date, "
                + "requested_start_date, requested_end_date, effective_start_shift_days",
        "allocator_state_v1   | /lookbacks | rvol_fast, rvol_slow, dd_slope, corr_fast, corr_slow, trend_breadth, sleeve_concentration",
        "allocator_regime_v1  | | version, thresholds, regime_day_counts, regime_percentages, transition_counts, max_consecutive_days, "
                + "effective_start_date, effective_end_date",
        "allocator_regime_v1  | /thresholds | vol_accel_enter, vol_accel_exit, corr_shock_enter, corr_shock_exit, dd_enter, dd_exit, "
                + "dd_stress_enter, dd_crisis_enter, dd_slope_enter, dd_slope_exit, min_days_in_regime",
        "allocator_risk_v1    | | version, regime_scalar_mapping, smoothing_alpha, smoothing_half_life, risk_bounds, risk_scalar_stats, "
                + "risk_scalar_by_regime, effective_start_date, effective_end_date",
        "allocator_risk_v1    | /regime_scalar_mapping | NORMAL, ELEVATED, STRESS, CRISIS",
        "allocator_risk_v1    | /risk_scalar_stats | mean, std, min, max, median, q25, q75",
        "allocator_risk_v1    | /risk_scalar_by_regime/NORMAL | mean, min, max, count",
        "allocator_risk_v1_applied | | version, description, lag_convention, construction, applied_stats, first_rebalance, last_rebalance",
        "allocator_risk_v1_applied | /applied_stats | mean, std, min, max, median, n_rebalances, n_scaled, pct_scaled",
    })
    void aMetaHasItsKeys(String artifact, String pointer, String keys) throws IOException {
        JsonNode meta = JsonMapper.builder().build().readTree(Files.readString(exported.resolve(artifact + "_meta.json")));
        assertThat(meta.at(pointer == null ? "" : pointer).propertyNames()).containsExactlyInAnyOrder(keys.split(", "));
    }

    /** Given in the file, and as it is written back. */
    private static final String[][] NUMBERS = {{"0.1", "0.1"}, {"0.10000000000000001", "0.1"}, {"0.30000000000000004", "0.30000000000000004"},
        {"1", "1.0"}, {"-0", "0.0"}, {"+.5", "0.5"}, {"2e-3", "0.002"}, {"1e-4", "1.0E-4"}, {"2.2250738585072014e-308", "2.2250738585072014E-308"},
        {"4.9e-324", "4.9E-324"}, {"2e5", "200000.0"}, {"999999.125", "999999.125"},
        {"", ""}};

    @Test
    void aNumberIsTheShortestDecimalThatReadsBack(@TempDir Path other) throws IOException {
        SmallRun run = SmallRun.in(other.resolve("in"));
        for (int n = 0; n < NUMBERS.length; n++) {
            run.line("sleeve_returns.csv", 2 + n, "2020-01-" + (n < 9 ? "0" : "") + (n + 1) + "," + NUMBERS[n][0] + ",0.5");
        }
        Outcome.of("run", "--inputs", run.folder(), "--run-id", "numbers", "--store", store).succeeded();
        Outcome.of("export", "numbers", "--to", other.resolve("out"), "--store", store).succeeded();
        List<String> lines = Files.readAllLines(other.resolve("out/sleeve_returns.csv"));
        for (int n = 0; n < NUMBERS.length; n++) {
            assertThat(lines.get(1 + n).split(",", -1)[1]).as("given %s", NUMBERS[n][0]).isEqualTo(NUMBERS[n][1]);
            if (!NUMBERS[n][0].isEmpty()) {
                assertThat(Double.parseDouble(NUMBERS[n][1])).isEqualTo(Double.parseDouble(NUMBERS[n][0]) + 0.0);
            }
        }
    }

    @Test
    void anAssetMayHaveAnyPrintableName(@TempDir Path other) throws IOException {
        List<String> names = List.of("a,b", "say \"hi\"", "../../escape", "/etc/passwd", "C:\\x", "naïve 東京 😀", "'; DROP TABLE run; --",
                "%s%n", "<b>", "=1+1", "${env:HOME}", "NULL", "1e5", "a'b", "\u00e9", "e\u0301", "rowid", "select");
        SmallRun run = SmallRun.in(other.resolve("in")).remove("trend_unit_returns.csv");
        for (String file : List.of("asset_returns.csv", "weights.csv")) {
            List<String> lines = run.text(file).lines().toList();
            StringBuilder text = new StringBuilder("date");
            names.forEach(name -> text.append(",\"").append(name.replace("\"", "\"\"")).append('"'));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                text.append('\n').append(cells[0]);
                for (int c = 0; c < names.size(); c++) {
                    text.append(',').append(cells[1 + c % 3]);
                }
            }
            run.write(file, text.toString());
        }
        String content = Outcome.of("run", "--inputs", run.folder(), "--run-id", "named", "--store", store, "--json").succeeded().json()
                .get("content_sha256").asString();
        for (String format : List.of("csv", "parquet")) {
            Path to = other.resolve("exports").resolve(format);
            Outcome.of("export", "named", "--to", to, "--format", format, "--store", store).succeeded();
            assertThat(Outcome.of("run", "--inputs", to, "--run-id", "named " + format, "--store", store, "--json").succeeded().json()
                    .get("content_sha256").asString()).as(format).isEqualTo(content);
        }
        assertThat(below(other)).hasSize(6 + 19 + 19).allMatch(path -> path.startsWith("in/") || path.startsWith("exports/csv/")
                || path.startsWith("exports/parquet/"));
        JsonNode stored = Outcome.of("sql", "SELECT DISTINCT asset FROM main.asset_return_v1 JOIN main.run_artifact USING (artifact_id) "
                + "WHERE run_id = 'named'", "--json", "--store", store).succeeded().json();
        List<String> assets = new ArrayList<>();
        stored.forEach(row -> assets.add(row.get("asset").asString()));
        assertThat(assets).containsExactlyInAnyOrderElementsOf(names);
    }

    /** In CSV an asset may even be called date; Parquet could not tell it from the day. */
    @Test
    void anAssetCalledDateIsKeptApartFromTheDay(@TempDir Path other) throws IOException {
        SmallRun run = SmallRun.in(other.resolve("in")).remove("weights.csv", "trend_unit_returns.csv");
        run.line("asset_returns.csv", 1, "date,date,GOLD,NOTES");
        Outcome.of("run", "--inputs", run.folder(), "--run-id", "dated", "--store", store).succeeded();
        Outcome.of("export", "dated", "--to", other.resolve("out"), "--store", store).succeeded();
        assertThat(Files.readAllLines(other.resolve("out/asset_returns.csv"))).startsWith("date,GOLD,NOTES,date",
                "2020-01-01,-0.0147,-0.0094,-0.02");
        Outcome.of("export", "dated", "--to", other.resolve("parquet"), "--format", "parquet", "--store", store)
                .failedWith(65, "asset_returns.parquet", "date and date", "--format csv");
    }

    private static List<String> below(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).map(p -> root.relativize(p).toString().replace('\\', '/')).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "tab\there", "bell\u0007", "escape\u001b[31m", "carriage\rreturn"})
    void anAssetNameWithAControlCharacterIsRefused(String name, @TempDir Path other) {
        SmallRun run = SmallRun.in(other.resolve("in")).line("asset_returns.csv", 1, "date,CRUDE,\"" + name + "\",NOTES");
        Outcome.of("run", "--inputs", run.folder(), "--store", store)
                .failedWith(65, "asset_returns.csv, line 1, column 3", "control character");
    }

    /** A run's id is free text; it is the user's --to that says where files go. */
    @ParameterizedTest
    @ValueSource(strings = {"../../up", "a/b", "a b", "-x", "ümlaut 東京", "'quoted'", "100%"})
    void aRunMayHaveAnyPrintableId(String id, @TempDir Path other) throws IOException {
        Outcome.of("run", "--inputs", folder.resolve("in"), "--run-id=" + id, "--store", store).succeeded();
        Outcome.of("export", "--to", other.resolve("x/out"), "--store", store, "--", id).succeeded();
        assertThat(Outcome.of("show", "--json", "--store", store, "--", id).succeeded().json().get("run_id").asString()).isEqualTo(id);
        Outcome.of("why", "--store", store, "--", id, "2020-04-01").succeeded();
        assertThat(below(other)).allMatch(path -> path.startsWith("x/out/"));
    }
}
