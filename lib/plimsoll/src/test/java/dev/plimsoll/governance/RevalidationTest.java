package dev.plimsoll.governance;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.Audits;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.ValidationResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevalidationTest {

    private static final ValidationConfig CONFIG = ValidationConfig.standard();
    private static final Quarter LAST = Quarter.parse("2025Q4");

    private static RevalidationResult.Decision decide(Audits audit) {
        TwoPassComparison comparison = audit.build();
        ValidationResult validation = Validation.of(comparison, CONFIG);
        return RevalidationResult.Decision.of(validation, Alert.all(comparison, validation, CONFIG));
    }

    @Test
    void passAndCautionKeepV1() {
        assertThat(decide(Audits.calm())).isEqualTo(new RevalidationResult.Decision(RevalidationResult.Decision.Outcome.KEEP_V1,
                List.of()));
        assertThat(decide(Audits.calm().sharpe(0.7, 0.6)).outcome()).isEqualTo(RevalidationResult.Decision.Outcome.KEEP_V1);
    }

    @Test
    void aFailAloneAsksForAReview() {
        RevalidationResult.Decision decision = decide(Audits.calm().cagr(0.1, 0.07));
        assertThat(decision.outcome()).isEqualTo(RevalidationResult.Decision.Outcome.REVIEW_V2);
        assertThat(decision.reasons()).containsExactly(
                "FAIL in question 2: cagr_loss, lost 3.00 points a year (PASS < 0.01, CAUTION <= 0.02)");
    }

    @Test
    void anAlertAloneAsksForAReview() {
        // One of two covered windows missed: the validation says CAUTION, the alert is raised all the same.
        RevalidationResult.Decision decision = decide(Audits.calm().stress(Audits.window("2022-05-01", "2022-07-31")));
        assertThat(decision.outcome()).isEqualTo(RevalidationResult.Decision.Outcome.REVIEW_V2);
        assertThat(decision.reasons()).singleElement().asString().startsWith("Alert STRESS_NOT_FLAGGED: The stress window 2020 Q1");
    }

    @Test
    void comparesWithTheQuarterBefore() {
        AuditMetrics before = AuditMetrics.of(Audits.calm().period("2020-01-01", "2025-09-30").elevatedDays(456).build(), CONFIG);
        AuditMetrics now = AuditMetrics.of(Audits.calm().meanScalar(0.95).build(), CONFIG);
        RevalidationResult.Delta delta = RevalidationResult.Delta.of(LAST, now, Optional.of(before));
        assertThat(delta.previous()).contains(Quarter.parse("2025Q3"));
        assertThat(delta.changes()).contains(new AuditMetrics.Change("mean_applied_scalar", 0.94, 0.95));
        RevalidationResult.Delta alone = RevalidationResult.Delta.of(LAST, now, Optional.empty());
        assertThat(alone.previous()).isEmpty();
        assertThat(alone.changes()).isEmpty();
    }

    @Test
    void figuresBeyondTheQuarterAreRefused() {
        AuditMetrics now = AuditMetrics.of(Audits.calm().build(), CONFIG);
        assertFails(() -> RevalidationResult.Delta.of(LAST.previous(), now, Optional.empty()), UsageException.class, "2025-12-31",
                "2025Q3");
        assertFails(() -> RevalidationResult.Delta.of(LAST, now, Optional.of(now)), UsageException.class);
    }
}
