package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the audit commands store and report for real books is what an independent system computed. */
class GoldenAuditCommandsTest extends WithFolder {

    private static final String BASELINE = "baseline_20200106_20251031";
    private static final String SCALED = "allocpass2_20200106_20251031";
    private static final String PAIR = "two_pass/" + BASELINE + "__vs__" + SCALED + "/";
    private static final Pattern RECOMPUTED = Pattern.compile("differ from the given ones by at most (\\S+), equity by at most (\\S+)\\.");

    private Path store() {
        return folder.resolve("store.duckdb");
    }

    private Outcome twoPass(String run, Object... more) {
        return Outcome.of(List.of("two-pass", "--inputs", SharedData.path("allocator_v1/" + run), "--core-weight", "0.92",
                "--baseline-run-id", run, "--scaled-run-id", SCALED, "--report-dir", folder.resolve("report"), "--store", store()), more);
    }

    private JsonNode report() {
        return new ObjectMapper().readTree(folder.resolve("report/two_pass_comparison.json"));
    }

    /** Every figure and text of the expected document, wherever it stands. */
    private static void same(String where, JsonNode expected, JsonNode actual) {
        assertThat(actual).as(where).isNotNull();
        if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(where).isTrue();
            assertThat(actual.doubleValue()).as(where).isCloseTo(expected.doubleValue(), within(1e-10));
        } else if (expected.isObject()) {
            expected.propertyStream().forEach(p -> same(where + "." + p.getKey(), p.getValue(), actual.get(p.getKey())));
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    /** Stored rows of the scaled run against a file, from the stored ones' first day on. */
    private void sameDays(String table, String column, String golden, String expectedColumn, String first) {
        Map<LocalDate, Double> stored = new TreeMap<>();
        for (List<Object> row : Stores.rows(store(), "SELECT date, " + column + " FROM " + table + " JOIN run_artifact USING (artifact_id) "
                + "WHERE run_id = '" + SCALED + "' AND role = 'output' AND " + column + " IS NOT NULL")) {
            stored.put(row.get(0) instanceof Date date ? date.toLocalDate() : (LocalDate) row.get(0), (Double) row.get(1));
        }
        SharedData.Table file = SharedData.csv(golden);
        double[] values = file.numbers(expectedColumn);
        List<String> dates = file.texts("date");
        Map<LocalDate, Double> expected = new TreeMap<>();
        for (int row = 0; row < values.length; row++) {
            LocalDate date = LocalDate.parse(dates.get(row));
            if (!date.isBefore(LocalDate.parse(first))) {
                expected.put(date, values[row]);
            }
        }
        assertThat(stored.keySet()).as(table + "." + column).containsExactlyElementsOf(expected.keySet());
        assertThat(stored.values().stream().mapToDouble(v -> v).toArray()).as(table + "." + column)
                .containsExactly(expected.values().stream().mapToDouble(v -> v).toArray(), within(1e-12));
    }

    private void againAddsNothing(String run, Object... more) {
        Map<String, String> before = Stores.contents(store());
        assertThat(twoPass(run, more).succeeded().out()).contains("Recorded before as audit ");
        assertThat(Stores.contents(store())).isEqualTo(before);
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {BASELINE, "test_stage4_full_longer"})
    void anOwnTwoPassOfARealBook(String run) {
        assertThat(twoPass(run).succeeded().out()).contains("Recorded as audit ").doesNotContain("Recorded before");
        String golden = "two_pass/own__" + run + "/";
        String returns = golden + "expected_own_pass2_portfolio_returns.csv";
        String equity = golden + "expected_own_pass2_equity_curve.csv";
        String start = SharedData.csv(equity).texts("date").get(0);
        sameDays("exposure_day_v1", "ret_scaled", returns, "ret", start); // from the first rebalance on
        sameDays("exposure_day_v1", "equity_scaled", equity, "equity", start);
        sameDays("portfolio_return_v1", "ret", returns, "ret", "2000-01-01");
        sameDays("equity_curve_v1", "equity", equity, "equity", start);
        JsonNode expected = SharedData.json(golden + "expected_own_two_pass.json");
        JsonNode report = report();
        List.of("baseline", "scaled", "delta").forEach(part -> same(part, expected.get(part), report.get(part)));
        assertThat(Stores.text(store(), "SELECT json_extract_string(meta, '$.core_weight'), json_extract_string(meta, '$.execution_lag'), "
                + "json_extract_string(meta, '$.recomputable') FROM run_artifact JOIN artifact USING (artifact_id) "
                + "WHERE kind = 'external_return' AND run_id = '" + run + "'")).isEqualTo("0.92 | 0 | true");
        double agreeing = Double.parseDouble(Stores.text(store(), "SELECT json_extract_string(meta, '$.largest_agreeing_difference') "
                + "FROM run_artifact JOIN artifact USING (artifact_id) WHERE kind = 'external_return' AND run_id = '" + run + "'"));
        assertThat(Math.abs(agreeing - expected.get("recomputed_vs_given_max_on_core_days").doubleValue())).isLessThanOrEqualTo(1e-12);
        if (run.equals(BASELINE)) {
            itFailsItsValidationAsItsDrawdownGrows();
        }
        againAddsNothing(run);
    }

    private void itFailsItsValidationAsItsDrawdownGrows() {
        Outcome validated = Outcome.of("validate", SCALED, "--store", store(), "--json", "--quiet");
        assertThat(validated.code()).isEqualTo(2);
        assertThat(verdicts(validated.json())).startsWith("FAIL");
        assertThat(finding(validated.json(), "max_drawdown_improvement").get("verdict").asString()).isEqualTo("FAIL");
    }

    @Test
    void withoutTheCoreWeightAnOwnTwoPassIsRefused() {
        Outcome.of("two-pass", "--inputs", SharedData.path("allocator_v1/" + BASELINE), "--report-dir", folder.resolve("report"), "--store",
                store()).failedWith(65, "NOT_RECOMPUTABLE", "--core-weight");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Tag("thorough")
    @Test
    void anImportedPairOfRealRuns() {
        Path scaled = SharedData.path("allocator_v1/" + SCALED);
        Outcome outcome = twoPass(BASELINE, "--scaled-inputs", scaled).succeeded();
        assertThat(outcome.out()).contains("Warning SCALAR_LABEL_SHIFT: SCALAR_LABEL_SHIFT 31:", "Warning RECOMPUTED:");
        Matcher recomputed = RECOMPUTED.matcher(outcome.out());
        assertThat(recomputed.find()).isTrue();
        assertThat(Double.parseDouble(recomputed.group(1))).isLessThanOrEqualTo(1e-12);
        assertThat(Double.parseDouble(recomputed.group(2))).isLessThanOrEqualTo(1e-12);
        same("", SharedData.json(PAIR + "expected_two_pass_comparison.json"), report());
        againAddsNothing(BASELINE, "--scaled-inputs", scaled);

        Outcome validated = Outcome.of("validate", SCALED, "--store", store(), "--json", "--quiet");
        assertThat(validated.code()).isEqualTo(2);
        JsonNode json = validated.json();
        assertThat(json.get("overall").asString()).isEqualTo("FAIL");
        assertThat(finding(json, "max_drawdown_improvement").get("verdict").asString()).isEqualTo("CAUTION");
        assertThat(finding(json, "cagr_loss").get("verdict").asString()).isEqualTo("FAIL");
        assertThat(verdicts(json).get(2)).as("transitions").isNotEqualTo("FAIL");
        assertThat(finding(json, "thrashing_episodes").get("value").asDouble()).isEqualTo(10);
        assertThat(Outcome.of("validate", SCALED, "--store", store()).out()).contains("Recorded before as audit ");
    }

    private static List<String> verdicts(JsonNode json) {
        return json.get("validation").get("answers").valueStream().map(answer -> answer.get("verdict").asString()).toList();
    }

    private static JsonNode finding(JsonNode json, String name) {
        return json.get("validation").get("answers").valueStream().flatMap(answer -> answer.get("findings").valueStream())
                .filter(finding -> finding.get("name").asString().equals(name)).findFirst().orElseThrow();
    }
}
