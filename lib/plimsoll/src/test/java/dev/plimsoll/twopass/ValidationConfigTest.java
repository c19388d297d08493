package dev.plimsoll.twopass;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.twopass.ValidationConfig.NamedWindow;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ValidationConfigTest {

    private static ValidationConfig parse(String yaml) {
        return ValidationConfig.parse(yaml, "my.yaml");
    }

    @Test
    void theShippedFileHoldsTheStandardBounds() {
        Path shipped = Path.of(System.getProperty("plimsoll.root"), "configs", "validation.yaml");
        assertThat(ValidationConfig.read(shipped)).isEqualTo(ValidationConfig.standard());
    }

    @Test
    void theShippedFileLeavesNothingOut() {
        Path shipped = Path.of(System.getProperty("plimsoll.root"), "configs", "validation.yaml");
        YAMLMapper mapper = new YAMLMapper();
        assertThat(mapper.readTree(shipped.toFile()).toString().replace("20.0", "20").replace("30.0", "30"))
                .isEqualTo(mapper.valueToTree(Json.members(ValidationConfig.standard())).toString().replace("20.0", "20")
                        .replace("30.0", "30"));
    }

    @Test
    void whatIsStoredReadsBack() {
        ValidationConfig config = parse("{transitions: {thrashing_rows: 3}, stress: {calm: []}, canonical: {from: 2016-01-01}}");
        assertThat(parse(new YAMLMapper().writeValueAsString(Json.members(config)))).isEqualTo(config);
    }

    @Test
    void whatIsLeftOutKeepsItsStandard() {
        assertThat(parse("")).isEqualTo(ValidationConfig.standard());
        assertThat(parse("stress:\n")).isEqualTo(ValidationConfig.standard());
        ValidationConfig changed = parse("returns: {cagr_loss_fail: 0.03}\nstress:\n  windows:\n"
                + "    - {name: autumn, from: 2008-09-01, to: 2008-11-30}\n");
        assertThat(changed.returns().cagrLossFail()).isEqualTo(0.03);
        assertThat(changed.returns().cagrLossPass()).isEqualTo(0.01);
        assertThat(changed.stress().windows())
                .containsExactly(new NamedWindow("autumn", LocalDate.of(2008, 9, 1), LocalDate.of(2008, 11, 30)));
        assertThat(changed.stress().calm()).isEqualTo(ValidationConfig.standard().stress().calm());
        assertThat(parse("stress: {windows: []}").stress().windows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "drawdonw: {}                                        | my.yaml, drawdonw: unknown key",
        "drawdown: {improvment_pass: 0.02}                   | my.yaml, drawdown.improvment_pass: unknown key",
        "returns: {x: 1}                                     | returns.x: unknown key",
        "transitions: {x: 1}                                 | transitions.x: unknown key",
        "stress: {x: 1}                                      | stress.x: unknown key",
        "canonical: {x: 1}                                   | canonical.x: unknown key",
        "alerts: {x: 1}                                      | alerts.x: unknown key",
        "monitoring: {x: 1}                                  | monitoring.x: unknown key",
        "events: {x: 1}                                      | events.x: unknown key",
        "stress: {windows: [{name: a, from: 2020-01-01, to: 2020-01-02, x: 1}]} | stress.windows[0].x: unknown key",
        "drawdown: {improvement_pass: two}                   | drawdown.improvement_pass: found two, expected a finite number",
        "drawdown: 0.02                                      | drawdown: found 0.02, expected a mapping",
        "transitions: {thrashing_rows: 2.5}                  | transitions.thrashing_rows: found 2.5, expected a whole number",
        "transitions: {thrashing_rows: 0}                    | transitions.thrashing_rows is 0.0",
        "canonical: {from: yesterday}                        | canonical.from: found yesterday, expected a date",
        "canonical: {from: 2026-01-01}                       | canonical.from is 2026-01-01 and canonical.to 2025-12-31",
        "canonical: {slack_days: -1}                         | canonical.slack_days",
        "stress: {windows: 2022}                             | stress.windows: found 2022, expected a list",
        "stress: {windows: [2022]}                           | stress.windows[0]: found 2022, expected a mapping",
        "stress: {calm: [{name: a, from: 2020-01-01}]}       | stress.calm[0].to: missing",
        "stress: {calm: [{name: a, from: 2020-01-02, to: 2020-01-01}]} | stress.calm[0]: The window a runs from 2020-01-02 to 2020-01-01",
        "'stress: {calm: [{name: a, from: 2020-01-01, to: 2020-01-01}, {name: a, from: 2020-01-01, to: 2020-01-01}]}' | stress.calm has the name a twice",
        "stress: {derisk_below: 1.5}                         | stress.derisk_below is 1.5",
        "events: {threshold: 0}                              | my.yaml, events.threshold is 0.0",
        "drawdown: {improvement_pass: 2}                     | drawdown.improvement_pass is 2.0",
        "returns: {cagr_loss_pass: 0.03}                     | returns.cagr_loss_pass is 0.03 and returns.cagr_loss_fail is 0.02",
        "returns: {mean_scalar_fail: 0.95}                   | returns.mean_scalar_fail is 0.95 and returns.mean_scalar_pass is 0.9",
        "returns: {mean_scalar_idle: 0.89}                   | returns.mean_scalar_pass is 0.9 and returns.mean_scalar_idle is 0.89",
        "returns: {normal_share_low: 0.5}                    | returns.normal_share_caution is 0.6 and returns.normal_share_low is 0.5",
        "returns: {normal_share_high: 0.65}                  | returns.normal_share_low is 0.7 and returns.normal_share_high is 0.65",
        "returns: {sharpe_loss_pass: -0.1}                   | returns.sharpe_loss_pass is -0.1",
        "transitions: {per_year_pass: 31}                    | transitions.per_year_pass is 31.0 and transitions.per_year_fail is 30.0",
        "alerts: {mean_scalar: 1.1}                          | alerts.mean_scalar is 1.1",
        "alerts: {transitions_per_year: -1}                  | alerts.transitions_per_year is -1.0",
        "monitoring: {mean_scalar_low: 0.99}                 | monitoring.mean_scalar_low is 0.99 and monitoring.mean_scalar_high is 0.98",
        "events: [                                           | YAML"})
    void whatIsWrongIsNamed(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml.strip())).isInstanceOf(DataException.class).hasMessageStartingWith("my.yaml")
                .hasMessageContaining(message.strip());
    }

    @Test
    void aFileThatIsNotThere() {
        assertFails(() -> ValidationConfig.read(Path.of("no-such.yaml")), InputMissingException.class, "--validation-config");
    }
}
