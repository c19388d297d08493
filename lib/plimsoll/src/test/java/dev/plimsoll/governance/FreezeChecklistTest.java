package dev.plimsoll.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.governance.FreezeChecklist.Condition;
import dev.plimsoll.twopass.Audits;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.ValidationConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeChecklistTest {

    private static final ValidationConfig CONFIG = ValidationConfig.standard();

    private static FreezeChecklist checklist(Audits audit, boolean signedOff, boolean frozen, boolean accepted) {
        TwoPassComparison comparison = audit.build();
        return FreezeChecklist.of(comparison, Validation.of(comparison, CONFIG), CONFIG, signedOff, frozen, accepted);
    }

    private static List<Condition> failing(Audits audit, boolean accepted) {
        return checklist(audit, true, true, accepted).failing().stream().map(FreezeChecklist.Item::condition).toList();
    }

    @Test
    void aCalmSignedOffRunOfTheFrozenVersionHolds() {
        FreezeChecklist checklist = checklist(Audits.calm(), true, true, false);
        assertThat(checklist.holds()).isTrue();
        assertThat(checklist.items()).extracting(FreezeChecklist.Item::condition).containsExactly(Condition.values());
        assertThat(checklist.items()).allSatisfy(item -> assertThat(item.figure()).isNotBlank());
    }

    @Test
    void signOffAndVersion() {
        assertThat(checklist(Audits.calm(), false, true, true).failing()).extracting(FreezeChecklist.Item::condition)
                .containsExactly(Condition.SIGN_OFF);
        assertThat(checklist(Audits.calm(), true, false, true).failing()).extracting(FreezeChecklist.Item::condition)
                .containsExactly(Condition.FROZEN_VERSION);
        assertThat(checklist(Audits.calm(), true, false, true).holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2020-04-02, 2025-12-31, true", "2020-04-03, 2025-12-31, false", "2020-01-01, 2025-09-30, true",
        "2020-01-01, 2025-09-29, false", "2016-01-01, 2026-06-30, true"})
    void theEquityCoversTheCanonicalWindow(String from, String to, boolean holds) {
        assertThat(failing(Audits.calm().period(from, to), true).contains(Condition.CANONICAL_WINDOW)).isEqualTo(!holds);
    }

    @Test
    void aCautionCanBeAcceptedAFailNever() {
        assertThat(failing(Audits.calm().sharpe(0.7, 0.6), false)).containsExactly(Condition.STAGE_6_5);
        assertThat(failing(Audits.calm().sharpe(0.7, 0.6), true)).isEmpty();
        assertThat(failing(Audits.calm().cagr(0.1, 0.07), false)).containsExactly(Condition.STAGE_6_5);
        assertThat(failing(Audits.calm().cagr(0.1, 0.07), true)).containsExactly(Condition.STAGE_6_5);
    }

    @ParameterizedTest
    @CsvSource({"-0.13, false, true", "-0.1301, false, false", "-0.1301, true, true", "-0.1499, true, true", "-0.15, true, false",
        "-0.16, true, false"})
    void theDrawdownImproves(double scaled, boolean accepted, boolean holds) {
        assertThat(failing(Audits.calm().drawdown(-0.15, scaled), accepted).contains(Condition.DRAWDOWN_IMPROVED)).isEqualTo(!holds);
    }

    @ParameterizedTest
    @CsvSource({"19.99, true", "20, false", "25, false"})
    void fewerThanTwentyTransitionsAYearAcceptedOrNot(double perYear, boolean holds) {
        assertThat(failing(Audits.calm().perYear(perYear), true).contains(Condition.STICKINESS)).isEqualTo(!holds);
    }

    @Test
    void everyCoveredStressWindowIsFlaggedAndOneIsCovered() {
        assertThat(failing(Audits.calm().stress(Audits.window("2022-05-01", "2022-07-31")), true))
                .containsExactly(Condition.STRESS_FLAGGED);
        assertThat(failing(Audits.calm().period("2020-05-01", "2025-12-31").stress(Audits.window("2022-05-01", "2022-07-31")), true))
                .as("2020 Q1 not covered").doesNotContain(Condition.STRESS_FLAGGED);
        assertThat(failing(Audits.calm().period("2022-11-01", "2025-12-31").stress(), true)).as("none covered")
                .contains(Condition.STRESS_FLAGGED);
        assertThat(checklist(Audits.calm().stress(Audits.window("2022-05-01", "2022-07-31")), true, true, true).failing().get(0).figure())
                .isEqualTo("1 of 2 covered windows flagged, not 2020 Q1");
    }

    @Test
    void aWindowThatTheDataDoNotReachIsSaid() {
        FreezeChecklist checklist = checklist(Audits.calm().period("2020-05-01", "2025-12-31").stress(Audits.window("2022-05-01",
                "2022-07-31")), true, true, true);
        assertThat(checklist.items().stream().filter(item -> item.condition() == Condition.STRESS_FLAGGED)
                .map(FreezeChecklist.Item::figure)).containsExactly("1 of 1 covered windows flagged; 1 of 2 windows covered, not 2020 Q1");
    }

    @Test
    void anImprovementIsNotRoundedOntoItsBound() {
        FreezeChecklist checklist = checklist(Audits.calm().drawdown(-0.15, -0.13003), true, true, false);
        assertThat(checklist.items().stream().filter(item -> item.condition() == Condition.DRAWDOWN_IMPROVED)
                .map(FreezeChecklist.Item::figure))
                .containsExactly("1.997 points, at least 2.00 points wanted, less needs an accepted caution");
    }
}
