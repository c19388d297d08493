package dev.plimsoll.allocator;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunInputsTest {

    private static final DateIndex DAYS = Books.days(3);

    private static RunInputs inputs(double assetReturn, double portfolioReturn, double equity) {
        return RunInputs.given(Books.panel(DAYS, new double[] {0, assetReturn, 0}), Series.of(DAYS, new double[] {0, portfolioReturn, 0}),
                Series.of(DAYS, new double[] {1, equity, 1}), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1.5, -100})
    void returnThatLosesEverythingIsRefused(double value) {
        assertFails(() -> inputs(value, 0, 1), DataException.class, "asset A0 on 2020-01-02 is " + value);
        assertFails(() -> inputs(0, value, 1), DataException.class, "the portfolio on 2020-01-02 is " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1})
    void equityOfNothingIsRefused(double value) {
        assertFails(() -> inputs(0, 0, value), DataException.class, "equity on 2020-01-02 is " + value);
    }

    @Test
    void extremeButPossibleValuesAndMissingOnesPass() {
        assertThat(inputs(-0.999999, 5, 1e-9).commonDates()).isEqualTo(DAYS);
        assertThat(inputs(Double.NaN, Double.NaN, Double.NaN).commonDates()).isEqualTo(DAYS);
    }

    @Test
    void assetWithWeightsButNoReturnsIsRefused() {
        Panel weights = Panel.of(DAYS, List.of("A0", "GHOST"), new double[2][3]);
        assertFails(() -> RunInputs.given(Books.panel(DAYS, new double[3]), Series.of(DAYS, new double[3]), Series.of(DAYS, new double[] {1,
                1, 1}), Optional.of(weights), Optional.empty(), Optional.empty()), DataException.class, "GHOST has weights but no returns");
    }

    @Test
    void emptyOrDisjointFilesHaveNoCommonDates() {
        Series none = Series.of(Books.days(0), new double[0]);
        for (Series equity : List.of(none, Series.of(DateIndex.ofEpochDays(0, 1), new double[] {1, 1}))) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> RunInputs.given(Books.panel(DAYS, new double[3]), Series.of(DAYS, new double[3]), equity,
                            Optional.empty(), Optional.empty(), Optional.empty()))
                    .withMessageStartingWith("No common dates");
        }
    }

    @Test
    void windowCutsEveryInputAndIsRemembered() {
        RunInputs all = Books.random(1, 100);
        assertThat(all.requestedStart()).isEqualTo(Books.day(0));
        assertThat(all.requestedEnd()).isEqualTo(Books.day(99));
        assertThat(all.between(DateWindow.ALL)).isSameAs(all);

        RunInputs cut = all.between(new DateWindow(Books.day(10), Books.day(80)));
        DateIndex window = all.commonDates().slice(10, 81);
        assertThat(cut.commonDates()).isEqualTo(window);
        assertThat(cut.assetReturns().dates()).isEqualTo(window);
        assertThat(cut.portfolioReturns().dates()).isEqualTo(window);
        assertThat(cut.equity().dates()).isEqualTo(window);
        assertThat(cut.trendUnitReturns().orElseThrow().dates()).isEqualTo(window);
        assertThat(cut.sleeveReturns().orElseThrow().dates()).isEqualTo(window);
        assertThat(cut.weights().orElseThrow().dates().first()).isEqualTo(Books.day(14));
        assertThat(cut.weights().orElseThrow().dates().last()).isEqualTo(Books.day(77));
        assertThat(cut.requestedStart()).isEqualTo(Books.day(10));

        RunInputs wide = all.between(new DateWindow(LocalDate.of(2019, 1, 1), null))
                .between(new DateWindow(null, LocalDate.of(2030, 1, 1)));
        assertThat(wide.requestedStart()).isEqualTo(LocalDate.of(2019, 1, 1));
        assertThat(wide.requestedEnd()).isEqualTo(LocalDate.of(2030, 1, 1));
        assertThat(wide.commonDates()).isEqualTo(all.commonDates());
    }

    @Test
    void windowInsideMakesTheDrawdownStartAnew() {
        double[] equity = new double[140];
        Arrays.fill(equity, 1);
        equity[5] = 100;
        double[] returns = new double[140];
        Arrays.setAll(returns, i -> i % 2 == 0 ? 0.01 : -0.01);
        RunInputs all = Books.plain(returns, equity);
        assertThat(AllocatorV1.run(all, AllocatorConfig.v1()).state().value(StateFeature.DD_LEVEL, 0)).isEqualTo(-0.99);
        assertThat(AllocatorV1.run(all.between(new DateWindow(Books.day(6), null)), AllocatorConfig.v1()).state()
                .value(StateFeature.DD_LEVEL, 0)).isEqualTo(0.0);
    }

    @Test
    void impossibleWindowsAreRefused() {
        RunInputs all = Books.random(1, 100);
        assertFails(() -> all.between(new DateWindow(Books.day(5), Books.day(4))), UsageException.class, "2020-01-06", "2020-01-05");
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> all.between(new DateWindow(LocalDate.of(2030, 1, 1), null)))
                .withMessageStartingWith("No common dates");
    }

    @Test
    void simulatedInputsSaySo() {
        RunInputs given = Books.random(1, 100);
        RunInputs simulated = RunInputs.simulated(given.assetReturns(), given.weights().orElseThrow(), given.portfolioReturns(),
                given.equity(), given.trendUnitReturns(), given.sleeveReturns());
        assertThat(given.simulated()).isFalse();
        assertThat(simulated.simulated()).isTrue();
        assertThat(simulated.between(new DateWindow(Books.day(3), null)).simulated()).isTrue();
        assertThat(simulated.weights()).isEqualTo(given.weights());
    }
}
