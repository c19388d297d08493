package dev.plimsoll.twopass;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.error.DataException;
import dev.plimsoll.twopass.ValidationConfig.NamedWindow;
import dev.plimsoll.twopass.ValidationResult.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of every bound of the four questions. */
class ValidationTest {

    private static final ValidationConfig CONFIG = ValidationConfig.standard();

    private static ValidationResult validate(Audits audit) {
        return Validation.of(audit.build(), CONFIG);
    }

    /** The one changed figure gives this verdict, the answer and the whole likewise, and the other answers stay PASS. */
    private static Finding only(ValidationResult result, int question, String name, Verdict verdict) {
        assertThat(Audits.finding(result, name).verdict()).isEqualTo(verdict);
        for (ValidationResult.Answer answer : result.answers()) {
            assertThat(answer.verdict()).as("question %d", answer.number()).isEqualTo(answer.number() == question ? verdict : Verdict.PASS);
        }
        assertThat(result.overall()).isEqualTo(verdict);
        return Audits.finding(result, name);
    }

    @Test
    void aCalmAuditPassesEverything() {
        ValidationResult result = validate(Audits.calm());
        assertThat(result.overall()).isEqualTo(Verdict.PASS);
        assertThat(result.baselineRunId()).isEqualTo("base");
        assertThat(result.scaledRunId()).isEqualTo("scaled");
        assertThat(result.answers()).extracting(ValidationResult.Answer::number).containsExactly(1, 2, 3, 4);
        assertThat(result.answers()).allSatisfy(answer -> {
            assertThat(answer.findings()).allSatisfy(f -> assertThat(f.verdict()).isEqualTo(Verdict.PASS));
            assertThat(answer.evidence()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"-0.15, -0.10, PASS", "-0.15, -0.1299, PASS", "-0.15, -0.13, PASS", "-0.15, -0.1301, CAUTION", "-0.15, -0.1499, CAUTION",
        "-0.15, -0.15, CAUTION", "-0.15, -0.150000000000001, CAUTION", "-0.15, -0.1501, FAIL", "-0.15, -0.20, FAIL"})
    void drawdownImprovesByTwoPoints(double before, double after, Verdict verdict) {
        Finding finding = only(validate(Audits.calm().drawdown(before, after)), 1, "max_drawdown_improvement", verdict);
        assertThat(finding.value().getAsDouble()).isCloseTo(after - before, offset(1e-15));
        assertThat(finding.unit()).isEqualTo("fraction");
        assertThat(finding.bounds()).isEqualTo("PASS >= 0.02, CAUTION >= 0");
    }

    @ParameterizedTest
    @CsvSource({"-0.0499, PASS, -0.0599, PASS, PASS", "-0.05, PASS, -0.06, PASS, PASS", "-0.0501, CAUTION, -0.06, PASS, CAUTION",
        "-0.05, PASS, -0.0601, CAUTION, CAUTION", "-0.0501, CAUTION, -0.0601, CAUTION, CAUTION"})
    void aWorseMonthOrQuarterIsCautionAtBest(double month, Verdict monthly, double quarter, Verdict quarterly, Verdict answer) {
        ValidationResult result = validate(Audits.calm().month(-0.05, month).quarter(-0.06, quarter));
        assertThat(Audits.finding(result, "worst_month_change").verdict()).isEqualTo(monthly);
        assertThat(Audits.finding(result, "worst_quarter_change").verdict()).isEqualTo(quarterly);
        assertThat(result.answers().get(0).verdict()).isEqualTo(answer);
        assertThat(validate(Audits.calm().month(-0.05, month).quarter(-0.06, quarter).drawdown(-0.1, -0.11)).overall())
                .as("a worse drawdown fails whatever the periods do").isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0.10, 0.12, PASS", "0.10, 0.10, PASS", "0.10, 0.0901, PASS", "0.10, 0.09, CAUTION", "0.10, 0.0899, CAUTION",
        "0.10, 0.0801, CAUTION", "0.10, 0.08, CAUTION", "0.10, 0.0799, FAIL", "0.10, -0.10, FAIL"})
    void cagrLossIsBelowOnePoint(double before, double after, Verdict verdict) {
        Finding finding = only(validate(Audits.calm().cagr(before, after)), 2, "cagr_loss", verdict);
        assertThat(finding.value().getAsDouble()).isCloseTo(before - after, offset(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1.0, PASS, true", "0.981, PASS, true", "0.98, PASS, false", "0.95, PASS, false", "0.9, PASS, false",
        "0.8999999999999999, PASS, false", "0.8999, CAUTION, false", "0.85, CAUTION, false", "0.8499, FAIL, false"})
    void meanScalarIsNeitherLowNorIdle(double mean, Verdict verdict, boolean idle) {
        Finding finding = only(validate(Audits.calm().meanScalar(mean)), 2, "mean_applied_scalar", verdict);
        assertThat(finding.note().contains("barely active")).isEqualTo(idle);
    }

    @ParameterizedTest
    @CsvSource({"0.70, 0.90, PASS", "0.70, 0.6501, PASS", "0.70, 0.65, PASS", "0.70, 0.6499, CAUTION", "0.70, -1.0, CAUTION"})
    void sharpeFallsByNoMoreThanFiveHundredths(double before, double after, Verdict verdict) {
        only(validate(Audits.calm().sharpe(before, after)), 2, "sharpe_loss", verdict);
    }

    @ParameterizedTest
    @CsvSource({"0, PASS, above the usual 0.7 to 0.8", "199, PASS, above", "200, PASS, within", "300, PASS, within", "301, PASS, below",
        "400, PASS, below", "401, CAUTION, below", "900, CAUTION, below"})
    void normalDaysAreInformationUnlessFewerThanSixtyPercent(int elevatedOfThousand, Verdict verdict, String note) {
        Audits audit = Audits.calm().period("2020-01-01", "2022-09-26").stress().elevatedDays(elevatedOfThousand);
        Finding finding = Audits.finding(Validation.of(audit.build(), withoutWindows()), "normal_days");
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.note()).contains(note);
        assertThat(finding.value().getAsDouble()).isEqualTo((1000 - elevatedOfThousand) / 1000.0);
    }

    private static ValidationConfig withoutWindows() {
        return new ValidationConfig(CONFIG.events(), CONFIG.drawdown(), CONFIG.returns(), CONFIG.transitions(),
                new ValidationConfig.Stress(0.70, List.of(), List.of()), CONFIG.canonical(), CONFIG.alerts(), CONFIG.monitoring());
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "19.99, PASS", "20, CAUTION", "20.01, CAUTION", "29.99, CAUTION", "30, CAUTION", "30.01, FAIL"})
    void transitionsAreFewerThanTwentyAYear(double perYear, Verdict verdict) {
        only(validate(Audits.calm().perYear(perYear)), 3, "transitions_per_year", verdict);
    }

    @ParameterizedTest
    @CsvSource({"4, CAUTION, 1", "5, CAUTION, 1", "6, PASS, 0"})
    void thrashingIsAnyReturnWithinFiveRows(int rowsOut, Verdict verdict, int episodes) {
        // NORMAL is left on 2022-05-01 for so many rows of STRESS.
        NamedWindow brief = Audits.window("2022-05-01", LocalDate.of(2022, 5, 1).plusDays(rowsOut - 1).toString());
        ValidationResult result = validate(Audits.calm().stress(Audits.window("2020-03-01", "2020-04-15"), brief));
        assertThat(only(result, 3, "thrashing_episodes", verdict).value()).hasValue(episodes);
        if (episodes == 1) {
            assertThat(result.answers().get(2).evidence()).contains(
                    "thrashing: NORMAL left 2022-05-01, back 2022-05-0" + (1 + rowsOut) + " after " + rowsOut + " rows");
        }
    }

    @Test
    void stressIsFlaggedByADayBelowTheLevelAndNotByOneAtIt() {
        assertThat(validate(Audits.calm().stressScalar(0.6999)).overall()).isEqualTo(Verdict.PASS);
        assertThat(only(validate(Audits.calm().stressScalar(0.70)), 4, "stress_windows_flagged", Verdict.FAIL).value()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"2020-02-15, PASS", "2020-04-30, PASS", "2020-02-14, CAUTION", "2020-05-01, CAUTION"})
    void aTopEventFlagsTheWindowItsLowestDayLiesIn(String date, Verdict verdict) {
        // 2022 is flagged by its days; 2020 Q1 by the event alone, if at all.
        Audits audit = Audits.calm().stress(Audits.window("2022-05-01", "2022-07-31")).events(Audits.event(date, 0.88));
        Finding finding = only(validate(audit), 4, "stress 2020 Q1", verdict);
        assertThat(finding.note()).isEqualTo(verdict == Verdict.PASS ? "flagged" : "not flagged");
    }

    @Test
    void allCoveredWindowsPassSomeCautionNoneFail() {
        NamedWindow early = Audits.window("2020-03-01", "2020-04-15");
        NamedWindow late = Audits.window("2022-05-01", "2022-07-31");
        assertThat(stress(Audits.calm().stress(early, late))).isEqualTo("PASS 2.0 PASS PASS");
        assertThat(stress(Audits.calm().stress(late))).isEqualTo("CAUTION 1.0 CAUTION PASS");
        assertThat(stress(Audits.calm().stress(early))).isEqualTo("CAUTION 1.0 PASS CAUTION");
        assertThat(stress(Audits.calm().stress())).isEqualTo("FAIL 0.0 FAIL FAIL");
    }

    @Test
    void aWindowWithoutStateRowsIsNotCoveredAndDoesNotCount() {
        NamedWindow late = Audits.window("2022-05-01", "2022-07-31");
        assertThat(stress(Audits.calm().period("2020-05-01", "2025-12-31").stress(late))).isEqualTo("PASS 1.0 PASS PASS");
        assertThat(stress(Audits.calm().period("2020-05-01", "2025-12-31").stress())).isEqualTo("FAIL 0.0 PASS FAIL");
        assertThat(stress(Audits.calm().period("2020-04-30", "2025-12-31").stress(late))).as("one day covers it")
                .isEqualTo("CAUTION 1.0 CAUTION PASS");
        assertThat(stress(Audits.calm().period("2022-11-01", "2025-12-31").stress())).as("none covered: not testable")
                .isEqualTo("CAUTION none CAUTION CAUTION");

        ValidationResult result = validate(Audits.calm().period("2020-05-01", "2025-12-31").stress(late));
        assertThat(Audits.finding(result, "stress 2020 Q1")).satisfies(f -> {
            assertThat(f.value()).isEqualTo(OptionalDouble.empty());
            assertThat(f.note()).isEqualTo("NOT COVERED");
        });
        assertThat(result.answers().get(3).evidence())
                .contains("2020 Q1 (2020-02-15..2020-04-30): NOT COVERED, the run has no state row in it");
        assertThat(stress(Audits.calm().period("2020-05-01", "2025-12-31").stress().events(Audits.event("2020-03-01", 0.5))))
                .as("an event of given scalars before the first state row does not cover it").isEqualTo("FAIL 0.0 PASS FAIL");
        ValidationResult none = validate(Audits.calm().period("2022-11-01", "2025-12-31").stress());
        assertThat(Audits.finding(none, "stress_windows_flagged").note()).contains("not testable");
    }

    private static String stress(Audits audit) {
        ValidationResult result = validate(audit);
        OptionalDouble flagged = Audits.finding(result, "stress_windows_flagged").value();
        return result.answers().get(3).verdict() + " " + (flagged.isPresent() ? String.valueOf(flagged.getAsDouble()) : "none") + " "
                + Audits.finding(result, "stress 2020 Q1").verdict() + " " + Audits.finding(result, "stress 2022").verdict();
    }

    @ParameterizedTest
    @CsvSource({"2020-12-01, 2020-12-31, PASS", "2020-12-01, 2021-01-01, CAUTION", "2021-12-31, 2022-01-20, CAUTION",
        "2023-02-28, 2023-03-20, CAUTION", "2023-03-01, 2023-03-20, PASS"})
    void deriskingInACalmWindowIsACaution(String from, String to, Verdict verdict) {
        Audits audit = Audits.calm().stress(Audits.window("2020-03-01", "2020-04-15"), Audits.window("2022-05-01", "2022-07-31"),
                Audits.window(from, to));
        assertThat(validate(audit).answers().get(3).verdict()).isEqualTo(verdict);
        assertThat(validate(audit.stressScalar(0.70).events(Audits.event("2020-03-01", 0.7), Audits.event("2022-05-01", 0.7))).overall())
                .as("0.70 is not below 0.70").isEqualTo(Verdict.PASS);
    }

    @Test
    void theWholeIsTheWorstOfItsAnswers() {
        assertThat(validate(Audits.calm().sharpe(0.7, 0.6).cagr(0.1, 0.07)).overall()).isEqualTo(Verdict.FAIL);
        assertThat(validate(Audits.calm().sharpe(0.7, 0.6).perYear(25)).overall()).isEqualTo(Verdict.CAUTION);
    }

    @Test
    void figuresThatAreNoNumbersAreRefused() {
        assertFails(() -> new TwoPassComparison.Delta(0, 0, Double.NaN, 0, 0, 0), DataException.class, "sharpe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.1 | 0.09003     | lost 0.997 points a year, limit 1.00",
        "0.1 | 0.0900003   | lost 0.99997 points a year, limit 1.00",
        "0.1 | 0.09        | lost 1.00 points a year, limit 1.00",
        "0.1 | 0.08997     | lost 1.003 points a year, limit 1.00",
        "0.1 | 0.08        | lost 2.00 points a year, limit 1.00",
        "0.1 | 0.07996     | lost 2.004 points a year, limit 1.00",
        "0.1 | 0.10003     | gained 0.003 points a year",
        "0.1 | 0.1         | gained 0.00 points a year",
    })
    void anEffectStandsOnItsSideOfTheBoundAndBesideItOnAPage(double before, double after, String effect) {
        assertThat(Audits.finding(validate(Audits.calm().cagr(before, after)), "cagr_loss").effect()).isEqualTo(effect);
    }

    @Test
    void aPageSaysHowManyStressWindowsTheDataReach() {
        NamedWindow late = Audits.window("2022-05-01", "2022-07-31");
        assertThat(validate(Audits.calm().stress(late)).stressCoverage()).isEmpty();
        assertThat(validate(Audits.calm().period("2020-05-01", "2025-12-31").stress(late)).stressCoverage())
                .contains("1 of 2 windows covered, not 2020 Q1");
    }
}
