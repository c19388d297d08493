package dev.plimsoll.allocator;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateFeaturesTest {

    private static final double NAN = Double.NaN;

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    /** +1 %, -1 %, … so that a window of even length has mean 0. */
    private static double[] alternating(int n, double size) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> i % 2 == 0 ? size : -size);
        return values;
    }

    @Test
    void firstRowIsTheSixtiethCommonDate() {
        StateFeatures state = StateFeatures.compute(Books.plain(alternating(61, 0.01), filled(61, 1)));
        assertThat(state.dates()).isEqualTo(DateIndex.of(List.of(Books.day(59), Books.day(60))));
        assertThat(state.meta().rowsRequested()).isEqualTo(61);
        assertThat(state.meta().rowsDropped()).isEqualTo(59);
        assertThat(state.meta().effectiveStartShiftDays()).isEqualTo(59);
        assertThat(state.meta().missing()).containsExactly(StateFeature.TREND_BREADTH_20D, StateFeature.SLEEVE_CONCENTRATION_60D);
        assertThat(state.present()).isEqualTo(StateFeature.REQUIRED);
    }

    @Test
    void volatilityIsTheSampleDeviationAnnualisedWith252() {
        double[] returns = alternating(60, 0.01);
        Arrays.fill(returns, 0, 40, 0);
        StateFeatures state = StateFeatures.compute(Books.plain(returns, filled(60, 1)));
        double fast = Math.sqrt(20 * 0.0001 / 19 * 252);
        double slow = Math.sqrt(20 * 0.0001 / 59 * 252);
        assertThat(state.value(StateFeature.PORT_RVOL_20D, 0)).isCloseTo(fast, within(1e-15));
        assertThat(state.value(StateFeature.PORT_RVOL_60D, 0)).isCloseTo(slow, within(1e-15));
        assertThat(state.value(StateFeature.VOL_ACCEL, 0)).isCloseTo(fast / slow, within(1e-14));
    }

    @Test
    void quietWindowAfterAStormHasAnAccelerationOfZero() {
        double[] returns = alternating(60, 0.01);
        Arrays.fill(returns, 40, 60, 0.001);
        StateFeatures state = StateFeatures.compute(Books.plain(returns, filled(60, 1)));
        assertThat(state.value(StateFeature.PORT_RVOL_20D, 0)).isEqualTo(0.0);
        assertThat(state.value(StateFeature.VOL_ACCEL, 0)).isEqualTo(0.0);
    }

    @Test
    void flatBookHasNoRowAndIsCalledFlat() {
        for (double constant : new double[] {0, 0.001}) {
            assertFails(() -> StateFeatures.compute(Books.plain(filled(80, constant), filled(80, 1))), DataException.class, "flat", "0/0",
                    "2020-01-01");
        }
    }

    @Test
    void rowsWhoseVolatilityIsZeroOverZeroAreDroppedAndNoOthers() {
        double[] returns = alternating(130, 0.01);
        Arrays.fill(returns, 10, 75, 0.001);
        StateFeatures state = StateFeatures.compute(Books.plain(returns, filled(130, 1)));
        // Windows that end on rows 69..74 hold nothing but 0.001.
        assertThat(state.meta().rowsValid()).isEqualTo(130 - 59 - 6);
        assertThat(state.dates().rowOf(Books.day(68).toEpochDay())).isEqualTo(9);
        assertThat(state.dates().rowOf(Books.day(69).toEpochDay())).isEqualTo(-1);
        assertThat(state.dates().rowOf(Books.day(75).toEpochDay())).isEqualTo(10);
    }

    @Test
    void tooFewCommonDatesAreCounted() {
        assertFails(() -> StateFeatures.compute(Books.plain(alternating(59, 0.01), filled(59, 1))), DataException.class,
                "only 59 dates in common", "60");
    }

    @Test
    void oneAssetGivesNoCorrelationAndThatIsSaid() {
        DateIndex dates = Books.days(70);
        RunInputs inputs = RunInputs.given(Books.panel(dates, alternating(70, 0.02)), Series.of(dates, alternating(70, 0.01)),
                Series.of(dates, filled(70, 1)), Optional.empty(), Optional.empty(), Optional.empty());
        assertFails(() -> StateFeatures.compute(inputs), DataException.class, "corr_20d missing on 11", "two assets");
    }

    @Test
    void drawdownIsMeasuredFromTheRunningMaximumOfCommonRows() {
        double[] equity = filled(70, 1);
        equity[55] = 2;
        equity[56] = 1.5;
        Arrays.fill(equity, 57, 69, 1.8);
        equity[69] = 2.2;
        StateFeatures state = StateFeatures.compute(Books.plain(alternating(70, 0.01), equity));
        assertThat(state.value(StateFeature.DD_LEVEL, 0)).isEqualTo(1.8 / 2 - 1);
        assertThat(state.value(StateFeature.DD_SLOPE_10D, 0)).as("row 59 against row 49 at its peak").isEqualTo(1.8 / 2 - 1);
        assertThat(state.value(StateFeature.DD_SLOPE_10D, 7)).as("row 66 against row 56").isEqualTo(1.8 / 2 - 1 - (1.5 / 2 - 1));
        assertThat(state.value(StateFeature.DD_LEVEL, 10)).isEqualTo(0.0);
    }

    @Test
    void missingEquityDropsItsRowAndTheOneTenLaterButKeepsTheMaximum() {
        double[] equity = filled(90, 1);
        equity[20] = 4;
        equity[70] = NAN;
        StateFeatures state = StateFeatures.compute(Books.plain(alternating(90, 0.01), equity));
        assertThat(state.dates().rowOf(Books.day(70).toEpochDay())).isEqualTo(-1);
        assertThat(state.dates().rowOf(Books.day(80).toEpochDay())).isEqualTo(-1);
        assertThat(state.meta().rowsValid()).isEqualTo(31 - 2);
        assertThat(state.column(StateFeature.DD_LEVEL)).containsOnly(-0.75);
    }

    @Test
    void missingPortfolioReturnDropsEveryRowWhoseWindowHoldsIt() {
        double[] returns = alternating(140, 0.01);
        returns[65] = NAN;
        assertThat(StateFeatures.compute(Books.plain(returns, filled(140, 1))).meta().rowsValid()).isEqualTo(140 - 59 - 60);
    }

    @Test
    void correlationShockIsTheFastLessTheSlowOne() {
        StateFeatures state = StateFeatures.compute(Books.random(3, 200));
        for (int row = 0; row < state.dates().size(); row++) {
            assertThat(state.value(StateFeature.CORR_SHOCK, row))
                    .isEqualTo(state.value(StateFeature.CORR_20D, row) - state.value(StateFeature.CORR_60D, row));
        }
    }

    private static StateFeatures with(Optional<double[][]> trends, Optional<double[][]> sleeves) {
        SplittableRandom random = new SplittableRandom(1);
        DateIndex dates = Books.days(60);
        double[][] assets = new double[2][60];
        Arrays.stream(assets).forEach(column -> Arrays.setAll(column, i -> Books.normal(random) / 100));
        return StateFeatures.compute(RunInputs.given(Books.panel(dates, assets), Series.of(dates, alternating(60, 0.01)),
                Series.of(dates, filled(60, 1)), Optional.empty(), trends.map(t -> Books.panel(dates, t)),
                sleeves.map(s -> Books.panel(dates, s))));
    }

    @Test
    void breadthIsTheShareOfAllColumnsThatRose() {
        double[] up = filled(60, 0.001);
        double[] down = filled(60, -0.001);
        double[] flat = filled(60, 0);
        double[] missingInside = filled(60, 0.001);
        missingInside[45] = NAN;
        double[] missingBefore = filled(60, 0.001);
        missingBefore[39] = NAN;
        StateFeatures state = with(Optional.of(new double[][] {up, down, flat, missingInside, missingBefore}), Optional.empty());
        assertThat(state.value(StateFeature.TREND_BREADTH_20D, 0)).isEqualTo(2.0 / 5);
    }

    @Test
    void concentrationIsTheSumOfSquaredShares() {
        double[] sleeve = filled(60, 0.001);
        double[] loss = filled(60, -0.003);
        assertThat(with(Optional.empty(), Optional.of(new double[][] {sleeve, loss})).value(StateFeature.SLEEVE_CONCENTRATION_60D, 0))
                .isCloseTo(0.0625 + 0.5625, within(1e-15));
        double[] missing = filled(60, 0.5);
        missing[0] = NAN;
        assertThat(with(Optional.empty(), Optional.of(new double[][] {sleeve, missing})).value(StateFeature.SLEEVE_CONCENTRATION_60D, 0))
                .isEqualTo(1.0);
        assertThat(with(Optional.empty(), Optional.of(new double[][] {filled(60, 0), missing}))
                .value(StateFeature.SLEEVE_CONCENTRATION_60D, 0)).as("all zero").isEqualTo(0.0);
    }

    @Test
    void featureWithoutInputDoesNotExist() {
        StateFeatures state = with(Optional.of(new double[][] {filled(60, 1)}), Optional.empty());
        assertThat(state.present()).contains(StateFeature.TREND_BREADTH_20D).doesNotContain(StateFeature.SLEEVE_CONCENTRATION_60D);
        assertFails(() -> state.column(StateFeature.SLEEVE_CONCENTRATION_60D), DataException.class, "no sleeve_concentration_60d");
    }

    @Test
    void windowsCountCommonRowsWhateverTheCalendar() {
        DateIndex everyDay = Books.days(140);
        DateIndex everySecond = DateIndex.ofEpochDays(IntStream.range(0, 70).mapToLong(i -> everyDay.epochDay(2 * i)).toArray());
        SplittableRandom random = new SplittableRandom(2);
        double[][] assets = new double[2][140];
        Arrays.stream(assets).forEach(column -> Arrays.setAll(column, i -> Books.normal(random) / 100));
        Panel panel = Books.panel(everyDay, assets);
        StateFeatures state = StateFeatures.compute(RunInputs.given(panel, Series.of(everySecond, alternating(70, 0.01)),
                Series.of(everyDay, filled(140, 1)), Optional.empty(), Optional.empty(), Optional.empty()));
        StateFeatures cut = StateFeatures.compute(RunInputs.given(panel.reindex(everySecond), Series.of(everySecond, alternating(70, 0.01)),
                Series.of(everySecond, filled(70, 1)), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(state.dates()).isEqualTo(cut.dates());
        assertThat(state.column(StateFeature.CORR_60D)).isEqualTo(cut.column(StateFeature.CORR_60D));
    }

    @Test
    void stateFromAFileNeedsEveryRequiredValue() {
        DateIndex dates = Books.days(2);
        Map<StateFeature, double[]> columns = new EnumMap<>(StateFeature.class);
        StateFeature.REQUIRED.forEach(feature -> columns.put(feature, new double[] {1, 2}));
        columns.put(StateFeature.TREND_BREADTH_20D, new double[] {0.5, NAN});
        StateFeatures state = StateFeatures.of(dates, columns);
        assertThat(state.value(StateFeature.TREND_BREADTH_20D, 1)).isNaN();
        assertThat(state.meta().rowsValid()).isEqualTo(2);
        assertThat(state.meta().missing()).containsExactly(StateFeature.SLEEVE_CONCENTRATION_60D);

        columns.put(StateFeature.CORR_20D, new double[] {1, NAN});
        assertFails(() -> StateFeatures.of(dates, columns), DataException.class, "corr_20d on 2020-01-02 is missing");
        columns.remove(StateFeature.CORR_20D);
        assertFails(() -> StateFeatures.of(dates, columns), DataException.class, "lacks the feature corr_20d");
    }

    @Test
    void labelsAreTheColumnNames() {
        assertThat(Arrays.stream(StateFeature.values()).map(StateFeature::label)).containsExactly("port_rvol_20d", "port_rvol_60d",
                "vol_accel", "dd_level", "dd_slope_10d", "corr_20d", "corr_60d", "corr_shock", "trend_breadth_20d",
                "sleeve_concentration_60d");
    }
}
