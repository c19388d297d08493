package dev.plimsoll.governance;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.error.DataException;
import dev.plimsoll.governance.MonitoringResult.Monitoring;
import dev.plimsoll.twopass.Audits;
import dev.plimsoll.twopass.ValidationConfig;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringTest {

    private static final ValidationConfig CONFIG = ValidationConfig.standard();

    @Test
    void theFirstLookHasNothingToCompareWith() {
        Monitoring first = Monitoring.of(Audits.calm().build(), CONFIG, Optional.empty());
        assertThat(first.meanWithin()).isTrue();
        assertThat(first.thrashing()).isEmpty();
        assertThat(first.comparedWith()).isEmpty();
        assertThat(first.changes()).isEmpty();
        assertThat(first.news()).isEmpty();
        assertThat(first.metrics().asOf()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(first.metrics().values()).containsEntry("stress_windows_covered", 2.0).containsEntry("stress_windows_flagged", 2.0)
                .containsEntry("mean_applied_scalar", 0.94).containsEntry("thrashing_episodes", 0.0);
    }

    @ParameterizedTest
    @CsvSource({"0.8999, false", "0.90, true", "0.94, true", "0.98, true", "0.9801, false"})
    void theMeanScalarLiesWithinItsBounds(double mean, boolean within) {
        assertThat(Monitoring.of(Audits.calm().meanScalar(mean).build(), CONFIG, Optional.empty()).meanWithin()).isEqualTo(within);
    }

    @Test
    void saysWhatChangedSinceTheLastLook() {
        AuditMetrics before = AuditMetrics.of(Audits.calm().period("2020-01-01", "2025-06-30").elevatedDays(548 - 184).build(), CONFIG);
        // Since then: six weeks of trouble, one top event before and one after, and thrashing in August.
        Audits now = Audits.calm().meanScalar(0.89).events(Audits.event("2022-06-01", 0.55), Audits.event("2025-08-01", 0.60))
                .stress(Audits.window("2020-03-01", "2020-04-15"), Audits.window("2022-05-01", "2022-07-31"),
                        Audits.window("2025-08-01", "2025-08-03"));
        Monitoring monitoring = Monitoring.of(now.build(), CONFIG, Optional.of(before));
        assertThat(monitoring.comparedWith()).contains(LocalDate.of(2025, 6, 30));
        assertThat(monitoring.changes()).extracting(AuditMetrics.Change::name)
                .containsExactly("mean_applied_scalar", "transitions_per_year", "thrashing_episodes", "normal_days");
        assertThat(monitoring.changes().get(0).change()).isCloseTo(-0.05, offset(1e-12));
        assertThat(monitoring.news()).hasSize(3);
        assertThat(monitoring.news().get(0)).isEqualTo("thrashing: ELEVATED left 2025-08-01, back 2025-08-04 after 3 rows");
        assertThat(monitoring.news().get(1)).startsWith("top event: 2025-08-01 applied 0.600000");
        assertThat(monitoring.news().get(2)).isEqualTo("mean applied scalar out of 0.9 to 0.98: 0.9400 then, 0.8900 now");
    }

    @Test
    void figuresOfAnOlderRecordThatLacksOneAreComparedAsFarAsTheyGo() {
        AuditMetrics now = AuditMetrics.of(Audits.calm().build(), CONFIG);
        AuditMetrics old = new AuditMetrics(LocalDate.of(2025, 1, 1), Map.of("mean_applied_scalar", 0.95, "gone", 1.0));
        assertThat(now.since(old)).containsExactly(new AuditMetrics.Change("mean_applied_scalar", 0.95, 0.94));
        assertFails(() -> new AuditMetrics(LocalDate.of(2025, 1, 1), Map.of("x", Double.NaN)), DataException.class, "x");
    }
}
