package dev.plimsoll.twopass;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeClassifier;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.risk.RiskTransformer;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoPassComparisonTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    /** One rebalance a day from 2020-01-01 on, these scalars applied. */
    static AppliedScalars applied(double... scalars) {
        List<AppliedScalar> rebalances = new ArrayList<>();
        for (int i = 0; i < scalars.length; i++) {
            rebalances.add(new AppliedScalar(START.plusDays(i), i + 1 < scalars.length ? scalars[i + 1] : 1, scalars[i], Optional.empty()));
        }
        return new AppliedScalars(rebalances, new AppliedMeta(1, OptionalDouble.empty(), 1, 1, 1, scalars.length, 0, 0, START,
                START.plusDays(Math.max(0, scalars.length - 1))));
    }

    private static List<DeriskEvent> events(double... scalars) {
        RegimePath path = Audits.path("N".repeat(Math.max(1, scalars.length)));
        return DeriskEvent.all(applied(scalars), 0.90, path, Audits.risk(path, 0.55));
    }

    @Test
    void anEventIsAMaximalRunBelowTheThreshold() {
        List<DeriskEvent> events = events(1, 0.89, 0.80, 0.80, 0.85, 0.90, 0.70, 1, 0.8999999, 1);
        assertThat(events).extracting(e -> e.start().getDayOfMonth() + "-" + e.end().getDayOfMonth() + " " + e.date().getDayOfMonth() + " "
                + e.depth() + " " + e.rebalances()).containsExactly("7-7 7 0.7 1", "2-5 3 0.8 4", "9-9 9 0.8999999 1");
    }

    @Test
    void anEventMayBeginTheRunAndEndIt() {
        assertThat(events(0.5, 0.6, 1, 0.7)).extracting(e -> e.start().getDayOfMonth() + "-" + e.end().getDayOfMonth())
                .containsExactly("1-2", "4-4");
        assertThat(events(0.5, 0.6).get(0)).satisfies(event -> {
            assertThat(event.decidedOn()).isEmpty();
            assertThat(event.regime()).isEmpty();
            assertThat(event.reason()).isEqualTo("no earlier rebalance: the scalar was given");
        });
        assertThat(events(1, 0.95, 0.90)).isEmpty();
    }

    @Test
    void ofTwoEquallyDeepEventsTheEarlierComesFirst() {
        assertThat(events(1, 0.7, 1, 0.6, 1, 0.7)).extracting(e -> e.date().getDayOfMonth()).containsExactly(4, 2, 6);
    }

    @Test
    void onlyTheTenDeepestAreKept() {
        double[] scalars = IntStream.range(0, 24).mapToDouble(i -> i % 2 == 0 ? 1 : 0.5 + i / 100.0).toArray();
        RegimePath path = Audits.path("N".repeat(24));
        TwoPassComparison comparison = compare(path, Audits.risk(path, 0.55), applied(scalars));
        assertThat(comparison.deepest()).hasSize(10).first().extracting(DeriskEvent::depth).isEqualTo(0.51);
        assertThat(comparison.deepest().get(9).depth()).isEqualTo(0.69);
    }

    private static TwoPassComparison compare(RegimePath path, RiskPath risk, AppliedScalars applied) {
        DateIndex dates = path.dates();
        TwoPassComparison.Pass base = Audits.pass("base", Audits.metrics(dates.first(), dates.last(), 0, 0, 0, 0, 0, 0), dates);
        return TwoPassComparison.of(base, base, path, risk, applied, 0.90);
    }

    @Test
    void theReasonNamesSignalsAndRuleOfTheDecidingDay() {
        // Day 2: vol and corr fire (SCORE_2, STRESS). Day 3: nothing fires; held by age. Days 4 to 7: held by the EXIT signals.
        double[] vol = {1, 1.4, 1, 1.2, 1.2, 1.2, 1.2, 1};
        double[] corr = {0, 0.2, 0, 0.06, 0.06, 0.06, 0.06, 0};
        RegimePath path = RegimeClassifier.classify(state(vol, corr), RegimeThresholds.v1());
        RiskPath risk = Audits.risk(path, 0.55);
        assertThat(reasonAt(path, risk, 3)).isEqualTo("STRESS vol_fast, corr_spike (SCORE_2)");
        assertThat(reasonAt(path, risk, 4)).isEqualTo("STRESS no signal (NONE), held at STRESS: day 2 of its minimum");
        assertThat(reasonAt(path, risk, 8)).isEqualTo("STRESS no signal (NONE), held at STRESS by the EXIT signals vol_fast, corr_spike");
        RegimePath labels = RegimePath.ofLabels(path.dates(), path.regimes());
        assertThat(reasonAt(labels, risk, 3)).isEqualTo("STRESS reasons not known: only the labels of the regimes were given");
        RiskPath forced = RiskTransformer.transform(path, RiskProfile.v1(), Optional.of(Regime.STRESS));
        assertThat(reasonAt(path, forced, 3)).isEqualTo("STRESS regime overridden");
    }

    /** The event of a book with one rebalance a day, cut to 0.55 on one day only. */
    private static String reasonAt(RegimePath path, RiskPath risk, int day) {
        double[] scalars = new double[day];
        Arrays.fill(scalars, 1);
        scalars[day - 1] = 0.55;
        DeriskEvent event = DeriskEvent.all(applied(scalars), 0.90, path, risk).get(0);
        assertThat(event.decidedOn()).contains(START.plusDays(day - 2));
        return event.regime().orElseThrow() + " " + event.reason();
    }

    private static StateFeatures state(double[] volAccel, double[] corrShock) {
        DateIndex dates = Audits.days(START, START.plusDays(volAccel.length - 1));
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        StateFeature.REQUIRED.forEach(feature -> columns.put(feature, new double[volAccel.length]));
        columns.put(StateFeature.VOL_ACCEL, volAccel);
        columns.put(StateFeature.CORR_SHOCK, corrShock);
        return StateFeatures.of(dates, columns);
    }

    @Test
    void aScalarThatWasNotComputedThatDayIsSaidToBeAnother() {
        assertThat(events(1, 1, 0.6).get(0).reason()).isEqualTo("reasons not known: only the labels of the regimes were given; "
                + "the scalar used is not the 1.000000 computed that day");
    }

    @Test
    void beforeTheFirstStateRowThereIsNoRegime() {
        DateIndex later = Audits.days(START.plusDays(5), START.plusDays(9));
        RegimePath path = RegimePath.ofLabels(later, List.of(Regime.NORMAL, Regime.NORMAL, Regime.NORMAL, Regime.NORMAL, Regime.NORMAL));
        DeriskEvent event = DeriskEvent.all(applied(1, 0.5), 0.90, path, Audits.risk(path, 0.55)).get(0);
        assertThat(event.decidedOn()).contains(START);
        assertThat(event.regime()).isEmpty();
        assertThat(event.reason()).isEqualTo("before the first state row: the scalar was given");
    }

    @Test
    void usageCountsAsScaledWhatIsBelowSixNines() {
        ScalarUsage usage = ScalarUsage.of(applied(1, 0.999999, 0.9999989, 0.5));
        assertThat(usage.rebalances()).isEqualTo(4);
        assertThat(usage.shareScaled()).isEqualTo(0.5);
        assertThat(usage.min()).isEqualTo(0.5);
        assertThat(usage.max()).isEqualTo(1);
        ScalarUsage even = ScalarUsage.of(applied(0.2, 0.4, 0.6, 0.8, 1.0));
        assertThat(even.mean()).isCloseTo(0.6, offset(1e-15));
        assertThat(even.p05()).isCloseTo(0.24, offset(1e-15));
        assertThat(even.p50()).isEqualTo(0.6);
        assertThat(even.p95()).isCloseTo(0.96, offset(1e-15));
        assertFails(() -> ScalarUsage.of(applied()), DataException.class);
    }

    @ParameterizedTest
    @CsvSource({"N, 0, 0", "NN, 0, 0", "NE, 1, 365.25", "NENSS, 3, 273.9375", "NNNNE, 1, 91.3125"})
    void transitionsPerYearAreOverTheDaysOfTheRegimes(String letters, int transitions, double perYear) {
        RegimePath path = Audits.path(letters);
        TwoPassComparison comparison = compare(path, Audits.risk(path, 0.55), applied(1, 1));
        assertThat(comparison.transitions()).isEqualTo(transitions);
        assertThat(comparison.transitionsPerYear()).isEqualTo(perYear);
    }

    @Test
    void deltaIsScaledLessBaselineAndUsageTheScaledPassOwn() {
        TwoPassComparison comparison = Audits.calm().cagr(0.09, 0.07).drawdown(-0.15, -0.13).build();
        assertThat(comparison.delta().cagr()).isCloseTo(-0.02, offset(1e-15));
        assertThat(comparison.delta().maxDrawdown()).isCloseTo(0.02, offset(1e-15));
        assertThat(comparison.baseline().usage()).isEmpty();
        assertThat(comparison.scaled().usage()).isPresent();
    }

    @Test
    void passesOfDifferentPeriodsAreNotCompared() {
        RegimePath path = Audits.path("NNN");
        RiskPath risk = Audits.risk(path, 0.55);
        TwoPassComparison.Pass three = Audits.pass("three", Audits.metrics(START, START.plusDays(2), 0, 0, 0, 0, 0, 0), path.dates());
        TwoPassComparison.Pass two = Audits.pass("two", Audits.metrics(START, START.plusDays(1), 0, 0, 0, 0, 0, 0),
                path.dates().slice(0, 2));
        assertFails(() -> TwoPassComparison.of(three, two, path, risk, applied(1), 0.9), DataException.class, "three has 3 dates",
                "two 2 dates");
        RegimePath shorter = Audits.path("NN");
        assertFails(() -> TwoPassComparison.of(three, three, shorter, risk, applied(1), 0.9), DataException.class, "same days");
        TwoPassComparison.Pass odd = Audits.pass("odd", Audits.metrics(START, START, 0, 0, Double.NaN, 0, 0, 0), path.dates());
        assertFails(() -> TwoPassComparison.of(three, odd, path, risk, applied(1), 0.9), DataException.class, "sharpe");
    }
}
