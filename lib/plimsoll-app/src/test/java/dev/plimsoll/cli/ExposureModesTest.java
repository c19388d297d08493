package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.FailedRuns;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Production applies a stored run's scalars or stops; research applies its own, one rebalance late. */
class ExposureModesTest extends WithFolder {

    private static final int DAYS = 400;
    private static final int DROPPED = 4;

    @TempDir
    private static Path shared;

    private static Path store;
    private static Path sample;
    private static Map<String, String> before;

    /** A good baseline, one with other rebalance dates, and one of each kind that must not be followed. */
    @BeforeAll
    static void storeTheSources() throws IOException {
        store = shared.resolve("store.duckdb");
        sample = SampleRuns.write(shared.resolve("sample"), DAYS);
        Outcome.of("run", "--inputs", sample, "--run-id", "base", "--store", store).succeeded();
        Path sparse = SampleRuns.write(shared.resolve("sparse"), DAYS);
        List<String> kept = new ArrayList<>();
        List<String> weights = Files.readAllLines(sparse.resolve("weights.csv"));
        for (int line = 0; line < weights.size(); line++) {
            if (line == 0 || line > DROPPED && line % 2 == 1) {
                kept.add(weights.get(line));
            }
        }
        Files.write(sparse.resolve("weights.csv"), kept);
        Outcome.of("run", "--inputs", sparse, "--run-id", "sparse", "--store", store).succeeded();
        Outcome.of("run", "--inputs", sample, "--run-id", "research", "--research-version", "v2-x", "--profile", "M", "--store", store)
                .succeeded();
        Outcome.of("run", "--inputs", sample, "--run-id", "renamed", "--research-version", "v2-same", "--store", store).succeeded();
        Outcome.of("run", "--inputs", sample, "--run-id", "scaled", "--precomputed-run-id", "base", "--store", store).succeeded();
        Outcome.of("run", "--inputs", sample, "--run-id", "computed", "--mode", "compute", "--store", store).succeeded();
        Path bare = SampleRuns.write(shared.resolve("bare"), DAYS);
        Files.delete(bare.resolve("weights.csv"));
        Outcome.of("run", "--inputs", bare, "--run-id", "no-weights", "--store", store).succeeded();
        FailedRuns.record(store, sample, "failed");
        before = Stores.contents(store);
    }

    private static Outcome follow(Path in, String source) {
        return Outcome.of("run", "--inputs", sample, "--mode", "precomputed", "--precomputed-run-id", source, "--run-id", "next",
                "--store", in);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nobody     | 66 | nobody",
        "failed     | 64 | Run failed is recorded as FAILED (boom)",
        "research   | 64 | has the rules v2-x, expected v1.0",
        "renamed    | 64 | has the rules v2-same, expected v1.0",
        "scaled     | 64 | is itself scaled (mode precomputed)",
        "computed   | 64 | is itself scaled (mode compute)",
        "no-weights | 64 | has no weights",
    })
    void aSourceThatCannotBeTrustedStopsTheRunBeforeAnythingIsWritten(String source, int exit, String says) {
        follow(store, source).failedWith(exit, says);
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    /** One cell of the source, changed behind the back of the database's triggers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "allocator_risk_v1_applied | risk_scalar_applied = risk_scalar_applied * 0.5",
        "allocator_risk_v1         | risk_scalar = risk_scalar * 0.999999999999",
        "allocator_regime_v1       | days_in_regime = days_in_regime + 1",
        "allocator_state_v1        | dd_level = dd_level - 1e-15",
        "weight_v1                 | weight = weight + 1e-15",
        "asset_return_v1           | ret = ret + 1e-15",
        "portfolio_return_v1       | ret = ret + 1e-15",
        "equity_curve_v1           | equity = equity * 1.0000001",
        "external_return_v1        | ret = ret + 1e-15",
    })
    void aSourceOfWhichOneCellWasChangedStopsTheRun(String table, String change) throws IOException {
        Path copy = Stores.copy(store, folder.resolve("store.duckdb"));
        Stores.execute(copy, "DROP TRIGGER " + table + "_no_update ON " + table);
        String cell = "artifact_id = (SELECT artifact_id FROM run_artifact JOIN " + table + " USING (artifact_id) WHERE run_id = 'base' LIMIT 1)";
        Stores.execute(copy, "UPDATE " + table + " SET " + change + " WHERE rowid = (SELECT max(rowid) FROM " + table + " WHERE " + cell + ")");
        Map<String, String> tampered = Stores.contents(copy);
        assertThat(tampered).as("the change took").isNotEqualTo(before);
        follow(copy, "base").failedWith(70, "base", "does not verify");
        assertThat(Stores.contents(copy)).isEqualTo(tampered);
    }

    @Test
    void aSourceWhoseConfigurationWasChangedStopsTheRun() throws IOException {
        Path copy = Stores.copy(store, folder.resolve("store.duckdb"));
        Stores.execute(copy, "DROP TRIGGER run_config_no_update ON run_config");
        Stores.execute(copy, "UPDATE run_config SET config = replace(config, '\"vol_accel_enter\":1.3', '\"vol_accel_enter\":1.01') "
                + "WHERE run_id = 'base'");
        assertThat(Stores.contents(copy)).as("the change took").isNotEqualTo(before);
        assertThat(follow(copy, "base").code()).isNotZero();
        assertThat(Stores.text(copy, "SELECT count(*) FROM run WHERE run_id = 'next'")).isEqualTo("0");
    }

    private static String applied(Path in, String run) {
        return Stores.text(in, "SELECT date, risk_scalar_applied FROM exposure_rebalance_v1 JOIN run_artifact USING (artifact_id) "
                + "WHERE run_id = '" + run + "' ORDER BY date");
    }

    private static String source(Path in, String run) {
        return Stores.text(in, "SELECT date, risk_scalar_applied FROM allocator_risk_v1_applied JOIN run_artifact USING (artifact_id) "
                + "WHERE run_id = '" + run + "' AND role = 'output' ORDER BY date");
    }

    @Test
    void aGoodSourcesScalarsAreAppliedToTheLastBit() {
        assertThat(source(store, "base").lines().filter(line -> !line.endsWith("| 1.0")).count()).as("rebalances scaled").isPositive();
        assertThat(applied(store, "scaled")).isEqualTo(source(store, "base"));
        assertThat(Stores.text(store, "SELECT mode, precomputed_run_id FROM run WHERE run_id = 'scaled'")).isEqualTo("precomputed | base");
    }

    @Test
    void scaledWeightsAreRawWeightsTimesTheScalar() {
        assertThat(Stores.text(store, "SELECT count(*), count(*) FILTER (s.weight IS DISTINCT FROM w.weight * r.risk_scalar_applied "
                + "AND r.risk_scalar_applied < 1), count(*) FILTER (s.weight IS DISTINCT FROM w.weight AND r.risk_scalar_applied = 1) "
                + "FROM scaled_weight_v1 s JOIN run_artifact sa USING (artifact_id) "
                + "JOIN exposure_rebalance_v1 r USING (date) JOIN run_artifact ra ON ra.artifact_id = r.artifact_id "
                + "JOIN weight_v1 w USING (date, asset) JOIN run_artifact wa ON wa.artifact_id = w.artifact_id "
                + "WHERE sa.run_id = 'scaled' AND ra.run_id = 'scaled' AND wa.run_id = 'scaled'")).matches("[1-9][0-9]+ \\| 0 \\| 0");
    }

    /** The source has every second rebalance and lacks the first four: the others take the scalar before, the first what the file says. */
    @Test
    void otherRebalanceDatesAreFilledForwardAndTheFirstGetTheScalarOfTheStrategiesFile() throws IOException {
        Path copy = Stores.copy(store, folder.resolve("store.duckdb"));
        Path strategies = Files.writeString(folder.resolve("strategies.yaml"), "allocator_v1: {enabled: true, mode: precomputed, "
                + "precomputed_run_id: sparse, apply_missing_scalar_as: 0.5}\n");
        Outcome.of("run", "--inputs", sample, "--strategies", strategies, "--research", "--run-id", "next", "--store", copy).succeeded();

        List<String> given = source(copy, "sparse").lines().toList();
        List<String> found = applied(copy, "next").lines().toList();
        assertThat(found.subList(0, DROPPED)).allSatisfy(line -> assertThat(line).endsWith(" | 0.5"));
        assertThat(found).hasSizeGreaterThanOrEqualTo(DROPPED + 2 * given.size() - 1);
        for (int k = 0; k < given.size(); k++) {
            assertThat(found.get(DROPPED + 2 * k)).isEqualTo(given.get(k));
            if (DROPPED + 2 * k + 1 < found.size()) {
                assertThat(scalar(found.get(DROPPED + 2 * k + 1))).isEqualTo(scalar(given.get(k)));
            }
        }
        assertThat(given.stream().map(ExposureModesTest::scalar).distinct().count()).isGreaterThan(3);
    }

    private static String scalar(String line) {
        return line.substring(line.indexOf('|'));
    }

    @Test
    void aStrategiesFileThatIsNotEnabledIsABaseline() throws IOException {
        Path copy = Stores.copy(store, folder.resolve("store.duckdb"));
        Path strategies = Files.writeString(folder.resolve("strategies.yaml"), "allocator_v1: {enabled: false, mode: precomputed, "
                + "precomputed_run_id: nobody}\n");
        Outcome.of("run", "--inputs", sample, "--strategies", strategies, "--run-id", "next", "--store", copy).succeeded();
        assertThat(Stores.text(copy, "SELECT mode, precomputed_run_id FROM run WHERE run_id = 'next'")).isEqualTo("off | NULL");
    }

    @Test
    void anOptionWinsOverTheStrategiesFile() throws IOException {
        Path copy = Stores.copy(store, folder.resolve("store.duckdb"));
        Path strategies = Files.writeString(folder.resolve("strategies.yaml"), "allocator_v1: {enabled: true, mode: precomputed, "
                + "precomputed_run_id: nobody}\n");
        Outcome.of("run", "--inputs", sample, "--strategies", strategies, "--run-id", "next", "--store", copy).failedWith(66, "nobody");
        Outcome.of("run", "--inputs", sample, "--strategies", strategies, "--precomputed-run-id", "base", "--run-id", "next", "--store",
                copy).failedWith(65, "base", "was never judged");
        Outcome.of("run", "--inputs", sample, "--strategies", strategies, "--precomputed-run-id", "base", "--research", "--run-id", "next",
                "--store", copy).succeeded();
        assertThat(applied(copy, "next")).isEqualTo(source(copy, "base"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run_v1: {}", "allocator_v1: {enabled: true, mode: precomputed}", "allocator_v1: {risk_version: v2-x}"})
    void aStrategiesFileThatCannotBeFollowedStopsTheRun(String yaml) throws IOException {
        Path strategies = Files.writeString(folder.resolve("strategies.yaml"), yaml);
        Outcome outcome = Outcome.of("run", "--inputs", sample, "--strategies", strategies, "--run-id", "next", "--store", store);
        assertThat(outcome.code()).as(outcome.err()).isIn(64, 65);
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Test
    void withoutWeightsThereIsNothingToScale() {
        Outcome.of("run", "--inputs", shared.resolve("bare"), "--precomputed-run-id", "base", "--run-id", "next", "--store", store)
                .failedWith(65, "has no weights");
        Outcome.of("run", "--inputs", shared.resolve("bare"), "--mode", "compute", "--run-id", "next", "--store", store)
                .failedWith(65, "no weights");
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Test
    void computeModeAppliesWhatTheBaselineWouldToTheLastBit() {
        assertThat(applied(store, "computed")).isEqualTo(source(store, "base"));
        assertThat(Stores.text(store, "SELECT mode, precomputed_run_id FROM run WHERE run_id = 'computed'")).isEqualTo("compute | NULL");
        for (String kind : List.of("allocator_state", "allocator_regime", "allocator_risk", "allocator_risk_applied")) {
            assertThat(Stores.text(store, "SELECT count(*), count(DISTINCT artifact_id) FROM run_artifact JOIN artifact USING (artifact_id) "
                    + "WHERE kind = '" + kind + "' AND role = 'output' AND run_id IN ('base', 'computed')")).as(kind).isEqualTo("2 | 1");
        }
    }

    /** Rebalances from the first day on; the state has its first row on day 60. */
    @Test
    void computeModeMarksTheRebalancesBeforeItsFirstState() {
        Path file = folder.resolve("store.duckdb");
        SmallRun small = SmallRun.in(folder.resolve("small")).remove("portfolio_returns.csv", "equity_curve.csv");
        Outcome.of("run", "--inputs", small.folder(), "--run-id", "off", "--store", file).succeeded();
        Outcome.of("run", "--inputs", small.folder(), "--mode", "compute", "--run-id", "compute", "--store", file).succeeded();
        String first = Stores.text(file, "SELECT min(date) FROM allocator_state_v1 JOIN run_artifact USING (artifact_id) "
                + "WHERE run_id = 'compute'");
        assertThat(first).isEqualTo("2020-02-29");
        List<String> rows = Stores.text(file, "SELECT date, warm_up, risk_scalar_applied, coalesce(lag(date) OVER (ORDER BY date) >= '" + first
                + "', false) FROM exposure_rebalance_v1 JOIN run_artifact USING (artifact_id) WHERE run_id = 'compute' ORDER BY date")
                .lines().toList();
        assertThat(rows.subList(0, 10)).allSatisfy(row -> assertThat(row).endsWith("| true | 1.0 | false"));
        assertThat(rows.subList(10, rows.size())).hasSize(9).allSatisfy(row -> assertThat(row).contains("| false | ").endsWith("| true"));
        assertThat(rows.get(9)).startsWith("2020-03-04");
        assertThat(applied(file, "compute")).isEqualTo(source(file, "off"));
    }
}
