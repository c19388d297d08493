package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plimsoll.SharedData;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Situations from the field, real runs and the sample, through the command line: what the sanity report says of them. */
class FieldCasesTest extends WithFolder {

    private Path store() {
        return folder.resolve("store.duckdb");
    }

    private static Path inputs(String name) {
        return SharedData.path("../cases/" + name);
    }

    private static List<String> found(JsonNode report) {
        List<String> found = new ArrayList<>();
        for (JsonNode warning : report.get("warnings")) {
            String message = warning.get("message").asString();
            if (message.endsWith("]")) {
                found.add(warning.get("code").asString() + message.substring(message.lastIndexOf(" [")));
            }
        }
        return found;
    }

    private List<String> run(Path inputs) {
        return found(Outcome.of("run", "--inputs", inputs, "--store", store(), "--json").succeeded().json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "equity_other_book | EQUITY_NOT_FROM_RETURNS [count=199, first=2023-12-04, worst=0.0408316]",
        "percent_weights   | LOOKS_LIKE_PERCENT [count=10, first=2023-12-01, worst=100]",
        "first_day_loss    | DRAWDOWN_BASE [count=1, first=2024-01-24, worst=-0.25]",
        "delisted_held     | HELD_WITHOUT_RETURN [count=80, first=2024-05-17, worst=0.333333]",
        "calendar_padded   | PADDED_DAYS [count=80, first=2023-12-02, worst=0.285714]"})
    void whatIsDoubtfulIsSaidAndStoredAndRefusedWhenStrict(String name, String finding) {
        Outcome.of("run", "--inputs", inputs(name), "--store", store(), "--strict")
                .failedWith(65, finding.substring(0, finding.indexOf(' ')), "--strict", "Nothing was stored");
        assertThat(Files.exists(store())).isFalse();
        assertThat(run(inputs(name))).containsExactly(finding);
    }

    @Test
    void warningsStandBeforeTheFigures() {
        String text = Outcome.of("run", "--inputs", inputs("calendar_padded"), "--store", store()).succeeded().out();
        assertThat(text).contains("On 80 of 280 rows (28.6 %)");
        assertThat(text.indexOf("PADDED_DAYS")).isLessThan(text.indexOf("scalar   mean"));
        String rows = Outcome.of("sql", "SELECT code, count, first_date, worst, message LIKE '%[%' FROM audit.run_warning",
                "--store", store(), "--json").succeeded().out();
        assertThat(rows).contains("PADDED_DAYS", "80", "2023-12-02", "0.285714", "false");
        String twoPass = Outcome.of("two-pass", "--inputs", inputs("calendar_padded"), "--store", store(), "--report-dir",
                folder.resolve("report")).succeeded().out();
        assertThat(twoPass.indexOf("PADDED_DAYS")).isPositive().isLessThan(twoPass.indexOf("CAGR"));
        assertThat(folder.resolve("report").resolve("two_pass_comparison.html")).content().containsSubsequence("<h2>Warnings</h2>",
                "PADDED_DAYS", "<h2>Performance</h2>");
    }

    @Test
    void returnsWrittenWithEightDecimalsGiveATwoPassThatReplays() {
        JsonNode report = Outcome.of("two-pass", "--inputs", inputs("rounded_8"), "--store", store(), "--baseline-run-id", "base",
                "--scaled-run-id", "pass2", "--report-dir", folder.resolve("report"), "--json").succeeded().json();
        assertThat(found(report)).containsExactly("ROUNDED_RETURNS [count=199, first=2023-12-04, worst=0.00000000499436]");
        assertThat(Outcome.of("show", "base", "--store", store(), "--json").succeeded().out()).contains("return_tolerance");
        Outcome.of("replay", "base", "--store", store()).succeeded();
        Outcome.of("replay", "pass2", "--store", store()).succeeded();
        Outcome.of("two-pass", "--inputs", inputs("rounded_8"), "--store", store(), "--strict").failedWith(65, "ROUNDED_RETURNS");
    }

    @Test
    void weightsBeforeTheStartAreCarriedInAndSaid() {
        JsonNode report = Outcome.of("run", "--inputs", inputs("start_mid"), "--start", "2024-01-15", "--run-id", "mid", "--store", store(),
                "--json").succeeded().json();
        assertThat(found(report)).containsExactly("WEIGHTS_BEFORE_START [count=3, first=2023-12-01, worst=0.4]");
        assertThat(Outcome.of("sql", "SELECT count(*) FROM portfolio_return_v1 WHERE ret = 0 AND date < '2024-03-08'", "--store", store(),
                "--json").succeeded().out()).contains("0");
        Outcome.of("replay", "mid", "--store", store()).succeeded();
        assertThat(run(inputs("start_mid"))).isEmpty();
    }

    @Test
    void ratesNearOneAreNoReturns() {
        Outcome.of("run", "--inputs", inputs("fx_prices_as_returns"), "--store", store())
                .failedWith(65, "LOOKS_LIKE_PRICES", "asset_returns.csv", "--prices");
    }

    @Test
    void ratesNearOneAreTakenAsThePricesThatTheyAre() {
        Path rates = inputs("fx_prices_as_returns").resolve("asset_returns.csv");
        Path weights = inputs("fx_prices_as_returns").resolve("weights.csv");
        assertThat(found(Outcome.of("run", "--prices", rates, "--weights", weights, "--run-id", "fx", "--strict", "--store", store(),
                "--json").succeeded().json())).isEmpty();
        assertThat(Outcome.of("sql", "SELECT max(abs(ret)) < 0.03 AS small FROM asset_return_v1", "--store", store(), "--json").succeeded()
                .out()).contains("true");
        Outcome.of("two-pass", "--prices", rates, "--weights", weights, "--baseline-run-id", "fx", "--scaled-run-id", "fx2", "--report-dir",
                folder.resolve("report"), "--store", store()).succeeded();
        Outcome.of("replay", "fx2", "--store", store()).succeeded();
        assertThat(folder.resolve("report").resolve("two_pass_comparison.html")).exists();
    }

    /** Log returns lose the spread of the pair, about 0.045 % a day; under a research version simple returns can be had. */
    @Test
    void aHedgedBookHasNothingDoubtfulAndEarnsNothingUnderSimpleAggregation() throws IOException {
        Path inputs = inputs("hedged_5050");
        Path simple = Files.writeString(folder.resolve("simple.yaml"), "execution: {aggregation: simple}\n");
        Path log = Files.writeString(folder.resolve("log.yaml"), "execution: {aggregation: log}\n");
        assertThat(found(Outcome.of("run", "--inputs", inputs, "--run-id", "log", "--store", store(), "--json").succeeded().json()))
                .isEmpty();
        assertThat(Outcome.of("run", "--inputs", inputs, "--run-id", "log", "--config", log, "--store", store()).succeeded().out())
                .contains("already stored");
        Outcome.of("run", "--inputs", inputs, "--config", simple, "--store", store())
                .failedWith(64, "aggregation simple needs --research-version", "Nothing was stored");

        Outcome.of("run", "--inputs", inputs, "--run-id", "simple", "--config", simple, "--research-version", "v2-simple", "--store",
                store()).succeeded();
        Outcome.of("run", "--inputs", inputs, "--run-id", "scaled", "--config", simple, "--research-version", "v2-simple", "--mode",
                "precomputed", "--precomputed-run-id", "simple", "--store", store()).succeeded();
        assertThat(Stores.text(store(), "SELECT run_id, round(arg_max(equity, date), 2) FROM equity_curve_v1 JOIN run_artifact USING "
                + "(artifact_id) GROUP BY run_id ORDER BY run_id")).isEqualTo("log | 0.91\nscaled | 1.0\nsimple | 1.0");
        for (String run : List.of("log", "simple", "scaled")) {
            assertThat(Outcome.of("replay", run, "--store", store()).succeeded().out()).contains("IDENTICAL");
            String shown = Outcome.of("show", run, "--store", store(), "--json").succeeded().out();
            assertThat(shown.contains("aggregation")).isEqualTo(!run.equals("log"));
            assertThat(shown).as("returns in full record no tolerance").contains("window_start").doesNotContain("return_tolerance");
        }
    }

    @ParameterizedTest
    @CsvSource({"f1_min, LOOKS_LIKE_PERCENT, Sleeve a", "s4_gap_month, MONTHS_MISSING, 2020-05"})
    void monthlySleevesAreLookedAt(String name, String code, String says) {
        Path sleeves = inputs(name);
        Outcome.of("step4", "optimize", "--objective", "robust", "--sleeve", "a=" + sleeves.resolve("a.csv"), "--sleeve",
                "b=" + sleeves.resolve("b.csv"), "--out-dir", folder.resolve("out"), "--store", store(), "--strict")
                .failedWith(65, code, says);
    }

    /** The axes of its charts span 25 powers of ten. */
    @Test
    void aStep4OfASleeveInPercentEndsWithItsWarningAndItsFiles() {
        Path sleeves = inputs("f1_min");
        Outcome outcome = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> Outcome.of("step4", "run-all", "--sleeve",
                "a=" + sleeves.resolve("a.csv"), "--sleeve", "b=" + sleeves.resolve("b.csv"), "--out-dir", folder.resolve("out"), "--store",
                store()));
        assertThat(outcome.succeeded().out()).contains("LOOKS_LIKE_PERCENT");
        assertThat(folder.resolve("out")).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"baseline_20200106_20251031, true", "allocpass2_20200106_20251031, true", "test_stage4_full_longer, false"})
    void realRunsHoldFourAssetsWithoutReturnsAtMost(String name, boolean held) {
        assertThat(run(SharedData.path("allocator_v1/" + name)).stream().map(text -> text.replaceFirst(", first.*", ""))).isEqualTo(held
                ? List.of("HELD_WITHOUT_RETURN [count=106", "HELD_WITHOUT_RETURN [count=106", "HELD_WITHOUT_RETURN [count=106",
                        "HELD_WITHOUT_RETURN [count=47")
                : List.of());
    }

    @ParameterizedTest
    @CsvSource({"run", "sleeves"})
    void theSampleHasNothingDoubtful(String kind) {
        Path sample = folder.resolve("sample");
        Outcome.of("sample", "--kind", kind, "--out", sample).succeeded();
        List<String> command = kind.equals("run") ? List.of("run") : List.of("sleeves", "backtest");
        Outcome.of(command, "--inputs", sample, "--store", store(), "--strict").succeeded();
    }
}
