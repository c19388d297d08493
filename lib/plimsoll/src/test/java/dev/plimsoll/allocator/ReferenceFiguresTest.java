package dev.plimsoll.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.RiskPath.ScalarStatistics;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published figures of the run test_stage4_full_longer, literally. */
class ReferenceFiguresTest {

    @Test
    void publishedFiguresAreReproduced() {
        AllocatorResult result = AllocatorV1.run(SharedData.inputs("test_stage4_full_longer"), AllocatorConfig.v1());
        assertThat(result.state().meta().requestedStart()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(result.state().meta().requestedEnd()).isEqualTo(LocalDate.of(2024, 12, 15));
        assertThat(result.state().meta().rowsValid()).isEqualTo(237);
        assertThat(result.state().meta().effectiveStartDate()).isEqualTo(LocalDate.of(2024, 3, 14));

        RegimeMeta regime = result.regime().meta();
        assertThat(regime.dayCounts()).isEqualTo(Map.of(Regime.NORMAL, 144, Regime.ELEVATED, 88, Regime.STRESS, 5));
        assertThat(regime.longestRuns()).isEqualTo(Map.of(Regime.NORMAL, 59, Regime.ELEVATED, 33, Regime.STRESS, 5));
        assertThat(regime.transitionCounts()).containsEntry("NORMAL->ELEVATED", 6).containsEntry("ELEVATED->NORMAL", 5);

        ScalarStatistics risk = result.risk().meta().statistics();
        assertThat(risk.mean()).isCloseTo(0.936709, within(5e-7));
        assertThat(risk.median()).isCloseTo(0.975918, within(5e-7));
        assertThat(risk.std().orElseThrow()).isCloseTo(0.076585, within(5e-7));
        assertThat(risk.min()).isCloseTo(0.622172, within(5e-7));
        assertThat(risk.max()).isEqualTo(1.0);
    }
}
