package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How production says whether, and by which run's scalars, weights are scaled. */
class StrategiesFileTest {

    private static StrategiesFile parse(String section) {
        return StrategiesFile.parse("allocator_v1: {" + section + "}\n", "strategies.yaml");
    }

    @Test
    void theShippedFileSaysOff() {
        StrategiesFile shipped = StrategiesFile.read(Path.of(System.getProperty("plimsoll.root"), "configs", "strategies.yaml"));
        assertThat(shipped).isEqualTo(new StrategiesFile(false, AllocatorMode.OFF, Optional.empty(), 1.0, 100));
        assertThat(shipped.effectiveMode()).isEqualTo(AllocatorMode.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "allocator_v1:\n", "allocator_v1: {}\n"})
    void whatIsLeftOutIsOff(String yaml) {
        assertThat(StrategiesFile.parse(yaml, "empty.yaml")).isEqualTo(new StrategiesFile(false, AllocatorMode.OFF, Optional.empty(), 1.0, 100));
    }

    @Test
    void notEnabledIsOffWhateverTheModeSays() {
        StrategiesFile file = parse("enabled: false, mode: precomputed, precomputed_run_id: base");
        assertThat(file.mode()).isEqualTo(AllocatorMode.PRECOMPUTED);
        assertThat(file.effectiveMode()).isEqualTo(AllocatorMode.OFF);
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "compute, COMPUTE", "precomputed, PRECOMPUTED"})
    void enabledTheModeIsInEffect(String mode, AllocatorMode effective) {
        assertThat(parse("enabled: true, mode: \"" + mode + "\", precomputed_run_id: base").effectiveMode()).isEqualTo(effective);
    }

    @Test
    void theMissingScalarIsRead() {
        assertThat(parse("apply_missing_scalar_as: 0.5").missingScalar()).isEqualTo(0.5);
        assertThat(parse("apply_missing_scalar_as: 1").missingScalar()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_version", "regime_version", "risk_version"})
    void aVersionOtherThanTheFrozenOneIsRefusedNamingIt(String key) {
        assertThat(parse(key + ": v1.0").effectiveMode()).isEqualTo(AllocatorMode.OFF);
        assertFails(() -> parse(key + ": v2-dd8"), DataException.class, "strategies.yaml", key, "found v2-dd8, expected v1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "enabled: maybe | enabled: found maybe, expected true or false",
        "enabled: 1 | expected true or false",
        "apply_missing_scalar_as: 0 | found 0.0, expected a scalar above 0, to 1",
        "apply_missing_scalar_as: 1.5 | found 1.5, expected a scalar above 0, to 1",
        "apply_missing_scalar_as: -0.1 | found -0.1, expected a scalar above 0, to 1",
        "apply_missing_scalar_as: .nan | apply_missing_scalar_as",
        "apply_missing_scalar_as: much | apply_missing_scalar_as",
        "precomputed_run: base | precomputed_run_id",
        "Enabled: true | enabled",
    })
    void aBadValueOrKeyIsRefusedNamingWhatIsKnown(String section, String says) {
        assertFails(() -> parse(section), DataException.class, "strategies.yaml", says);
    }

    @Test
    void anUnknownModeIsRefusedNamingTheThree() {
        assertFails(() -> parse("enabled: true, mode: on-demand"), UsageException.class, "\"on-demand\"", "off, compute or precomputed");
        assertFails(() -> parse("mode: PRECOMPUTED"), UsageException.class);
    }

    /** YAML 1.1 reads a bare off as false. */
    @Test
    void aBareOffIsTheModeOff() {
        assertThat(parse("enabled: true, mode: off").effectiveMode()).isEqualTo(AllocatorMode.OFF);
    }

    @Test
    void anotherSectionIsRefused() {
        assertFails(() -> StrategiesFile.parse("allocator_v2: {enabled: true}\n", "strategies.yaml"), DataException.class, "allocator_v2",
                "allocator_v1");
    }

    @Test
    void aFileThatIsNotThereIsSaidWithItsOption() {
        assertThatThrownBy(() -> StrategiesFile.read(Path.of("nowhere.yaml"))).isInstanceOf(InputMissingException.class)
                .isInstanceOf(PlimsollException.class).hasMessageContaining("nowhere.yaml").hasMessageContaining("--strategies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "core_20200106_20251031_1a2b3c4d", "with \"quotes\" and \\ backslash", "true", "1.0", "ı: # {İ}", "'"})
    void whatPromoteWritesIsReadBack(String id) {
        assertThat(StrategiesFile.parse(StrategiesFile.production(id), "production.yaml"))
                .isEqualTo(new StrategiesFile(true, AllocatorMode.PRECOMPUTED, Optional.of(id), 1.0, 100));
    }
}
