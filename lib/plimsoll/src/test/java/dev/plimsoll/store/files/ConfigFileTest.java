package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.TrendUnitReturns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    private static final Path PUBLISHED = Path.of(System.getProperty("plimsoll.root"), "configs", "allocator-v1.yaml");

    private static ConfigFile parse(String yaml) {
        return ConfigFile.parse(yaml, "test.yaml");
    }

    @Test
    void thePublishedFileIsVersionOne() {
        ConfigFile published = ConfigFile.read(PUBLISHED);
        assertThat(published.allocator()).isEqualTo(AllocatorConfig.v1());
        assertThat(published.execution()).isEqualTo(ExecutionOptions.standard());
        assertThat(published).isEqualTo(ConfigFile.v1());
    }

    /** Every constant is in the file: changing any one number in it makes another configuration. */
    @Test
    void everyNumberOfThePublishedFileCounts() throws IOException {
        List<String> lines = Files.readAllLines(PUBLISHED);
        int numbers = 0;
        for (int l = 0; l < lines.size(); l++) {
            String code = lines.get(l).replaceFirst("#.*", "");
            if (code.matches("  [a-z_]+: -?[0-9.]+ *")) {
                numbers++;
                String key = code.strip().split(":")[0];
                String changed = key.equals("max") ? "0.99" : key.equals("min_days_in_regime") ? "6" : key.equals("slippage_bp") ? "1"
                        : Double.toString(Double.parseDouble(code.split(":")[1].strip()) * 1.01);
                String before = lines.set(l, "  " + key + ": " + changed);
                assertThat(parse(String.join("\n", lines))).as(key).isNotEqualTo(ConfigFile.v1());
                lines.set(l, before);
            }
        }
        assertThat(numbers).isEqualTo(15);
    }

    /** The frozen values once more, as literals. */
    @Test
    void versionOneIsThis() {
        assertThat(RegimeThresholds.v1().asMap()).isEqualTo(Map.ofEntries(Map.entry("vol_accel_enter", 1.30), Map.entry("vol_accel_exit", 1.15),
                Map.entry("corr_shock_enter", 0.10), Map.entry("corr_shock_exit", 0.05), Map.entry("dd_enter", -0.10),
                Map.entry("dd_exit", -0.06), Map.entry("dd_stress_enter", -0.12), Map.entry("dd_crisis_enter", -0.20),
                Map.entry("dd_slope_enter", -0.06), Map.entry("dd_slope_exit", -0.03), Map.entry("min_days_in_regime", 5)));
        RiskProfile profile = ConfigFile.v1().allocator().profile();
        assertThat(profile.scalars()).isEqualTo(Map.of(Regime.NORMAL, 1.0, Regime.ELEVATED, 0.85, Regime.STRESS, 0.55, Regime.CRISIS, 0.30));
        assertThat(List.of(profile.alpha(), profile.min(), profile.max())).containsExactly(0.25, 0.25, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "{}", "thresholds:\n", "thresholds: {}\nrisk: {}\nexecution: {}\n", "risk: {profile: low}",
        "override_regime: null", "\uFEFFversion: v1.0\n", "risk: {half_life: null}", "execution: {lag: AUTO}",
        "execution: {aggregation: log}", "---\nversion: v1.0\n..."})
    void whatIsLeftOutKeepsItsValue(String yaml, @TempDir Path folder) throws IOException {
        assertThat(ConfigFile.read(Files.writeString(folder.resolve("c.yaml"), yaml))).isEqualTo(ConfigFile.v1());
    }

    @Test
    void eachPartCanBeChanged() {
        assertThat(parse("thresholds: {dd_enter: -0.08}").allocator().thresholds().asMap()).containsEntry("dd_enter", -0.08)
                .containsEntry("dd_exit", -0.06);
        assertThat(parse("thresholds: {min_days_in_regime: 7}").allocator().thresholds().asMap()).containsEntry("min_days_in_regime", 7);
        assertThat(parse("risk: {profile: medium}").allocator().profile()).isEqualTo(RiskProfile.parse("M"));
        assertThat(parse("risk: {profile: M, alpha: 0.5}").allocator().profile()).isEqualTo(RiskProfile.parse("M").withAlpha(0.5));
        assertThat(parse("risk: {alpha: 0.5, half_life: 5}").allocator().profile()).isEqualTo(RiskProfile.v1().withHalfLife(5));
        assertThat(parse("risk: {scalars: {STRESS: 0.6}}").allocator().profile().scalars()).containsEntry(Regime.STRESS, 0.6)
                .containsEntry(Regime.CRISIS, 0.3);
        assertThat(parse("risk: {min: 0.2, max: 0.9}").allocator().profile().max()).isEqualTo(0.9);
        assertThat(parse("override_regime: STRESS").allocator().overrideRegime()).contains(Regime.STRESS);
        assertThat(parse("execution: {lag: 0}").execution().lag()).contains(0);
        assertThat(parse("execution: {slippage_bp: 2.5}").execution().slippageBp()).isEqualTo(2.5);
        assertThat(parse("execution: {trend_unit_returns: weighted}").execution().trendUnitReturns())
                .isEqualTo(TrendUnitReturns.Mode.WEIGHTED);
        assertThat(parse("execution: {aggregation: Simple}").execution().withLag("0").aggregation()).isEqualTo(Aggregation.SIMPLE);
    }

    @Test
    void anAggregationIsWrittenOnlyWhereItIsNotLog() {
        ExecutionOptions log = ExecutionOptions.standard();
        ExecutionOptions simple = new ExecutionOptions(log.lag(), log.slippageBp(), log.trendUnitReturns(), Aggregation.SIMPLE);
        assertThat(log.asConfig()).isEqualTo(Map.of("lag", 1, "slippage_bp", 0.0, "trend_unit_returns", "sign"));
        assertThat(log.asConfigOfGiven()).isEqualTo(Map.of("lag", "auto"));
        assertThat(simple.asConfig()).containsEntry("aggregation", "simple");
        assertThat(simple.withLag("0").asConfigOfGiven()).isEqualTo(Map.of("lag", 0, "aggregation", "simple"));
        for (ExecutionOptions options : List.of(log, simple)) {
            assertThat(ConfigFile.executionOf(Map.of("execution", options.asConfigOfGiven()), "run x")).isEqualTo(options);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "thresholds: {vol_accel_enter: 1.15}     | 64 | vol_accel_enter is 1.15",
        "thresholds: {corr_shock_exit: 0.1}      | 64 | corr_shock_enter is 0.1",
        "thresholds: {dd_exit: -0.1}             | 64 | dd_exit is -0.1",
        "thresholds: {dd_slope_exit: -0.07}      | 64 | dd_slope_exit is -0.07",
        "thresholds: {dd_stress_enter: -0.2}     | 64 | dd_stress_enter is -0.2",
        "thresholds: {min_days_in_regime: -1}    | 64 | min_days_in_regime is -1",
        "thresholds: {dd_enter: .nan}            | 65 | thresholds.dd_enter: found NaN",
        "thresholds: {dd_enter: '-0.1'}          | 65 | thresholds.dd_enter: found -0.1, expected a finite number",
        "thresholds: {dd_enter: true}            | 65 | thresholds.dd_enter: found true",
        "thresholds: {dd_enter: [1]}             | 65 | thresholds.dd_enter: found [1]",
        "thresholds: [1]                         | 65 | thresholds: found [1], expected a mapping",
        "risk: {alpha: 1.0001}                   | 64 | alpha of risk profile L is 1.0001",
        "risk: {alpha: -0.1}                     | 64 | alpha of risk profile L is -0.1",
        "risk: {half_life: -1}                   | 64 | half-life of risk profile L is -1.0",
        "risk: {min: 0}                          | 64 | min 0.0",
        "risk: {max: 1.1}                        | 64 | max 1.1",
        "risk: {min: 0.31}                       | 64 | above its CRISIS scalar 0.3",
        "risk: {scalars: {NORMAL: 1.5}}          | 64 | NORMAL scalar of risk profile L is 1.5",
        "risk: {scalars: {CALM: 1}}              | 65 | risk.scalars.CALM: unknown key",
        "risk: {profile: [L]}                    | 65 | risk.profile: found [L]",
        "execution: {lag: 2}                     | 64 | execution lag \"2\"",
        "execution: {lag: 0.5}                   | 64 | execution lag \"0.5\"",
        "execution: {slippage_bp: 10000}         | 64 | slippage of 10000.0 bp",
        "execution: {aggregation: both}          | 65 | execution.aggregation: found both, expected log",
        "execution: {speed: 1}                   | 65 | execution.speed: unknown key; expected one of lag",
        "version: ''                             | 64 | blank version",
        "override_regime: stress                 | 65 | override_regime",
        "7                                       | 65 | line 1, column 1: found a single value",
        "a: b: c                                 | 65 | line 1, column",
        "\t- x                                   | 65 | line 1, column",
    })
    void whatCannotBeIsRefusedNamingTheFileAndTheKey(String yaml, int exit, String says) {
        assertThatThrownBy(() -> parse(yaml)).isInstanceOf(PlimsollException.class).hasMessageStartingWith("test.yaml")
                .hasMessageContaining(says).hasMessageEndingWith(".").satisfies(e -> assertThat(((PlimsollException) e).exitCode()).isEqualTo(exit));
    }

    @Test
    void aFileThatIsNotTextIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("c.yaml"), new byte[] {'a', ':', '\n', (byte) 0xff});
        assertFails(() -> ConfigFile.read(file), DataException.class, "c.yaml, line 2", "UTF-8");
    }

    /** One anchor repeated over and over is a few lines of YAML and gigabytes of document. */
    @Test
    void aDocumentThatExplodesIsRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append(c).append(": &").append(c).append(" [").append(("*" + (char) (c - 1) + ", ").repeat(9)).append("x]\n");
        }
        assertFails(() -> parse(bomb.toString()), DataException.class);
    }
}
