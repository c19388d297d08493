package dev.plimsoll.twopass;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.FreezeChecklist;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {

    private static final ValidationConfig CONFIG = ValidationConfig.standard();

    private static List<Alert> alerts(Audits audit) {
        TwoPassComparison comparison = audit.build();
        return Alert.all(comparison, Validation.of(comparison, CONFIG), CONFIG);
    }

    private static List<Alert.Code> codes(Audits audit) {
        List<Alert> alerts = alerts(audit);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.message()).isNotBlank();
            assertThat(alert.evidence()).isNotEmpty();
        });
        return alerts.stream().map(Alert::code).toList();
    }

    @Test
    void calmDataRaisesNone() {
        assertThat(codes(Audits.calm())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-0.1501, 1", "-0.150000000000001, 0", "-0.15, 0", "-0.1499, 0"})
    void aDrawdownWorseThanTheBaseline(double scaled, int alerts) {
        assertThat(codes(Audits.calm().drawdown(-0.15, scaled))).isEqualTo(List.of(Alert.Code.DRAWDOWN_WORSE).subList(0, alerts));
    }

    @ParameterizedTest
    @CsvSource({"30.01, 1", "30, 0", "29.9, 0"})
    void moreThanThirtyTransitionsAYear(double perYear, int alerts) {
        assertThat(codes(Audits.calm().perYear(perYear))).isEqualTo(List.of(Alert.Code.TOO_MANY_TRANSITIONS).subList(0, alerts));
    }

    @Test
    void everyCoveredStressWindowThatWasNotFlagged() {
        assertThat(codes(Audits.calm().stressScalar(0.70))).containsExactly(Alert.Code.STRESS_NOT_FLAGGED, Alert.Code.STRESS_NOT_FLAGGED);
        List<Alert> one = alerts(Audits.calm().stress(Audits.window("2022-05-01", "2022-07-31")));
        assertThat(one).hasSize(1).first().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(Alert.Code.STRESS_NOT_FLAGGED);
            assertThat(alert.message()).contains("2020 Q1 (2020-02-15..2020-04-30)");
        });
        assertThat(codes(Audits.calm().stressScalar(0.70).events(Audits.event("2020-03-01", 0.85), Audits.event("2022-05-01", 0.85))))
                .as("a top event flags a window").isEmpty();
        assertThat(codes(Audits.calm().period("2022-11-01", "2025-12-31").stress())).as("windows not covered").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.8499, 1", "0.85, 0", "0.86, 0"})
    void aMeanScalarBelowEightyFivePercent(double mean, int alerts) {
        assertThat(codes(Audits.calm().meanScalar(mean))).isEqualTo(List.of(Alert.Code.MEAN_SCALAR_LOW).subList(0, alerts));
    }

    @Test
    void severalAtOnceInTheOrderOfTheCodes() {
        assertThat(codes(Audits.calm().meanScalar(0.5).perYear(31).stress(Audits.window("2022-05-01", "2022-07-31")).drawdown(-0.1, -0.2)))
                .containsExactly(Alert.Code.values());
    }

    @Test
    void theValidationMustBeOfTheSameRuns() {
        TwoPassComparison comparison = Audits.calm().build();
        ValidationResult other = new ValidationResult("base", "other", List.of(), Verdict.PASS);
        assertFails(() -> Alert.all(comparison, other, CONFIG), UsageException.class, "other");
        assertFails(() -> FreezeChecklist.of(comparison, other, CONFIG, true, true, true), UsageException.class);
    }
}
