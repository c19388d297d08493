package dev.plimsoll.allocator.risk;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.allocator.regime.Regime.CRISIS;
import static dev.plimsoll.allocator.regime.Regime.ELEVATED;
import static dev.plimsoll.allocator.regime.Regime.NORMAL;
import static dev.plimsoll.allocator.regime.Regime.STRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RiskTransformerTest {

    private static final RiskProfile V1 = RiskProfile.v1();

    private static DateIndex days(int n) {
        return DateIndex.ofEpochDays(LongStream.range(0, n).toArray());
    }

    private static RiskPath path(RiskProfile profile, Regime... regimes) {
        return RiskTransformer.transform(RegimePath.ofLabels(days(regimes.length), List.of(regimes)), profile, Optional.empty());
    }

    @Test
    void eachRegimeHasItsTarget() {
        assertThat(path(V1, NORMAL, ELEVATED, STRESS, CRISIS).targets().toArray()).containsExactly(1, 0.85, 0.55, 0.3);
    }

    @Test
    void firstDayIsItsTargetAndLaterOnesCloseAQuarterOfTheGap() {
        double[] smoothed = path(V1, NORMAL, STRESS, STRESS).smoothed().toArray();
        assertThat(smoothed[0]).isEqualTo(1);
        assertThat(smoothed[1]).isCloseTo(0.8875, within(1e-15));
        assertThat(smoothed[2]).isCloseTo(0.803125, within(1e-15));
        assertThat(path(V1, CRISIS).scalars().value(0)).isEqualTo(0.3);
    }

    @Test
    void halfLifeClosesHalfTheGapInThatManyDays() {
        Regime[] regimes = new Regime[6];
        Arrays.fill(regimes, STRESS);
        regimes[0] = NORMAL;
        assertThat(path(V1.withHalfLife(5), regimes).smoothed().value(5)).isCloseTo(0.775, within(1e-15));
    }

    @Test
    void alphaOfOneFollowsAtOnce() {
        assertThat(path(V1.withAlpha(1), NORMAL, CRISIS, NORMAL).scalars().toArray()).containsExactly(1, 0.3, 1);
    }

    @Test
    void valueAtItsTargetStaysExactly() {
        for (double alpha : new double[] {0.25, 0.15, 0.1, 1.0 / 3}) {
            RiskPath path = RiskTransformer.transform(RegimePath.ofLabels(days(500), Collections.nCopies(500, ELEVATED)),
                    V1.withAlpha(alpha), Optional.empty());
            assertThat(path.scalars().toArray()).containsOnly(0.85);
        }
    }

    @Test
    void clippingComesAfterSmoothingWhichRunsOnTheUnclippedValue() {
        RiskProfile narrow = new RiskProfile("narrow", V1.scalars(), 0.5, OptionalDouble.empty(), 0.3, 0.6);
        RiskPath path = path(narrow, NORMAL, STRESS, STRESS, STRESS);
        assertThat(path.smoothed().value(1)).isCloseTo(0.775, within(1e-15));
        assertThat(path.smoothed().value(2)).isCloseTo(0.6625, within(1e-15));
        assertThat(path.scalars().value(2)).isEqualTo(0.6);
        assertThat(path.scalars().value(3)).as("0.5 * 0.6625 + 0.5 * 0.55, not from the clipped 0.6").isEqualTo(0.6);
        assertThat(path.smoothed().value(3)).isCloseTo(0.60625, within(1e-15));
    }

    @Test
    void floorHoldsWhereSmoothingGoesLower() {
        RiskProfile floor = new RiskProfile("floor", V1.scalars(), 1, OptionalDouble.empty(), 0.3, 1);
        assertThat(path(floor, CRISIS).scalars().value(0)).isEqualTo(0.3);
    }

    @Test
    void overrideReplacesEveryLabelAndIsMarked() {
        RiskPath path = RiskTransformer.transform(RegimePath.ofLabels(days(3), List.of(NORMAL, CRISIS, NORMAL)), V1, Optional.of(STRESS));
        assertThat(path.overridden()).isTrue();
        assertThat(path.regimes()).containsExactly(STRESS, STRESS, STRESS);
        assertThat(path.scalars().toArray()).containsOnly(0.55);
        assertThat(path(V1, NORMAL).overridden()).isFalse();
    }

    @Test
    void labelsAndDatesMustMatch() {
        assertFails(() -> RegimePath.ofLabels(days(2), List.of(NORMAL)), DataException.class, "1 regimes for 2 dates");
    }

    @Test
    void metaDescribesTheScalars() {
        RiskMeta meta = path(V1.withAlpha(1), NORMAL, NORMAL, ELEVATED, CRISIS).meta();
        assertThat(meta.statistics().mean()).isCloseTo(0.7875, within(1e-15));
        assertThat(meta.statistics().std().orElseThrow()).isCloseTo(Math.sqrt(0.331875 / 3), within(1e-15));
        assertThat(meta.statistics().median()).isCloseTo(0.925, within(1e-15));
        assertThat(meta.statistics().q25()).as("at position 0.75 between 0.3 and 0.85").isCloseTo(0.7125, within(1e-15));
        assertThat(meta.statistics().q75()).isEqualTo(1);
        assertThat(meta.byRegime()).hasToString("{NORMAL=RegimeScalars[mean=1.0, min=1.0, max=1.0, count=2], "
                + "ELEVATED=RegimeScalars[mean=0.85, min=0.85, max=0.85, count=1], "
                + "CRISIS=RegimeScalars[mean=0.3, min=0.3, max=0.3, count=1]}");
        assertThat(path(V1, NORMAL).meta().statistics().std()).isEmpty();
    }

    @Test
    void scalarIsAppliedOneRebalanceLate() {
        RiskPath risk = RiskTransformer.transform(RegimePath.ofLabels(DateIndex.ofEpochDays(10, 11, 13), List.of(CRISIS, NORMAL, STRESS)),
                V1.withAlpha(1), Optional.empty());
        AppliedScalars applied = AppliedScalars.of(DateIndex.ofEpochDays(5, 10, 12, 20), risk);
        assertThat(applied.rebalances()).containsExactly(
                new AppliedScalar(LocalDate.ofEpochDay(5), 1.0, 1.0, Optional.empty()),
                new AppliedScalar(LocalDate.ofEpochDay(10), 0.3, 1.0, Optional.of(CRISIS)),
                new AppliedScalar(LocalDate.ofEpochDay(12), 1.0, 0.3, Optional.of(NORMAL)),
                new AppliedScalar(LocalDate.ofEpochDay(20), 0.55, 1.0, Optional.of(STRESS)));
        assertThat(applied.meta().scaled()).isEqualTo(1);
        assertThat(applied.meta().rebalances()).isEqualTo(4);
        assertThat(applied.meta().percentScaled()).isEqualTo(25.0);
    }

    @Test
    void firstRebalanceIsNeverScaledAndAValueJustBelowOneCounts() {
        RiskPath risk = RiskTransformer.transform(RegimePath.ofLabels(days(70), path(V1, firstStressThenNormal()).regimes()), V1,
                Optional.empty());
        AppliedScalars applied = AppliedScalars.of(DateIndex.ofEpochDays(0, 69, 70), risk);
        assertThat(applied.rebalances().get(0).applied()).isEqualTo(1.0);
        assertThat(applied.rebalances().get(1).applied()).isEqualTo(0.55);
        assertThat(applied.rebalances().get(2).applied()).isLessThan(1.0).isCloseTo(1.0, within(1e-8));
        assertThat(applied.meta().scaled()).isEqualTo(2);
    }

    private static Regime[] firstStressThenNormal() {
        Regime[] regimes = new Regime[70];
        Arrays.fill(regimes, NORMAL);
        regimes[0] = STRESS;
        return regimes;
    }

    @Test
    void noRebalanceIsAnError() {
        assertFails(() -> AppliedScalars.of(days(0), path(V1, NORMAL)), DataException.class);
    }
}
