package dev.plimsoll.allocator.exposure;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.Books;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ComputeMode.ComputedRebalance;
import dev.plimsoll.allocator.exposure.ComputeMode.ComputedScalars;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.DataException;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeModeTest {

    private static final AllocatorConfig V1 = AllocatorConfig.v1();

    /** Records compare doubles by their bits. */
    private static void equalsBatch(RunInputs inputs, AllocatorConfig config) {
        ComputedScalars computed = ComputeMode.run(inputs, config);
        var batch = AllocatorV1.run(inputs, config);
        AppliedScalars applied = batch.applied().orElseThrow();
        RiskPath risk = batch.risk();
        assertThat(computed.applied()).isEqualTo(applied);
        assertThat(computed.rebalances()).hasSize(applied.rebalances().size());
        for (int k = 0; k < applied.rebalances().size(); k++) {
            ComputedRebalance row = computed.rebalances().get(k);
            assertThat(row.date()).isEqualTo(applied.rebalances().get(k).date());
            assertThat(row.applied()).isEqualTo(applied.rebalances().get(k).applied());
            int known = k == 0 ? -1 : inputs.commonDates().rowAtOrBefore(applied.rebalances().get(k - 1).date().toEpochDay());
            assertThat(row.dataUpTo()).isEqualTo(known < 0 ? Optional.empty() : Optional.of(inputs.commonDates().date(known)));
            int riskRow = known < 0 ? -1 : risk.dates().rowAtOrBefore(inputs.commonDates().epochDay(known));
            assertThat(row.warmup()).isEqualTo(riskRow < 0);
            assertThat(row.regime()).isEqualTo(riskRow < 0 ? Optional.empty() : Optional.of(risk.regimes().get(riskRow)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.SharedData#runs")
    void equalsTheBatchOnRealRuns(String run) {
        equalsBatch(SharedData.inputs(run), V1);
    }

    @Test
    void equalsTheBatchOnTheSampleMarket() {
        SampleMarket sample = SampleMarket.simulate(SampleMarket.DEFAULT_SEED);
        equalsBatch(RunInputs.simulated(sample.assetReturns(), sample.weights(), sample.portfolioReturns(), sample.equity(),
                Optional.of(sample.trendUnitReturns()), Optional.of(sample.sleeveReturns())), V1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void equalsTheBatchOnRandomBooks(int seed) {
        equalsBatch(Books.random(seed, 400), V1);
        equalsBatch(Books.random(seed, 400), new AllocatorConfig("research", RegimeThresholds.v1(),
                RiskProfile.parse("H").withHalfLife(3), Optional.empty()));
        equalsBatch(Books.random(seed, 400), new AllocatorConfig("override", RegimeThresholds.v1(), RiskProfile.v1(),
                Optional.of(Regime.CRISIS)));
    }

    /** Rebalances on every seventh day; the state starts on day 59, so day 63 is the first rebalance that knows it, day 70 uses it. */
    @Test
    void warmUpLastsUntilTheRebalanceAfterTheFirstStateRow() {
        List<ComputedRebalance> rows = ComputeMode.run(Books.random(1, 85), V1).rebalances();
        for (int k = 0; k < rows.size(); k++) {
            ComputedRebalance row = rows.get(k);
            assertThat(row.date()).isEqualTo(Books.day(7 * k));
            assertThat(row.warmup()).as("%s", row.date()).isEqualTo(k < 10);
            assertThat(row.regime().isEmpty()).isEqualTo(k < 10);
            assertThat(row.dataUpTo()).isEqualTo(k == 0 ? Optional.empty() : Optional.of(Books.day(7 * (k - 1))));
            if (k < 10) {
                assertThat(row.applied()).isEqualTo(1.0);
            }
        }
    }

    /** The batch has no valid row there and refuses; compute mode just waits. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 59, 60})
    void theFirstSixtyDaysAreWarmUp(int rows) {
        assertThat(ComputeMode.run(Books.random(2, rows), V1).rebalances()).hasSize((rows + 6) / 7)
                .allSatisfy(row -> assertThat(row.warmup()).isTrue());
    }

    @Test
    void needsRebalances() {
        RunInputs none = Books.plain(new double[] {0.01, 0.02}, new double[] {1, 1.02});
        assertFails(() -> ComputeMode.run(none, V1), DataException.class, "no weights");
    }

    /** What an input is from a day on, changed. */
    private enum Input { ASSETS, PORTFOLIO, EQUITY, TREND, SLEEVES, WEIGHTS, NOTHING_AT_ALL }

    private static Panel changed(Panel panel, LocalDate from) {
        double[][] columns = new double[panel.width()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = panel.column(c);
            for (int row = panel.dates().rowAtOrAfter(from.toEpochDay()); row < columns[c].length; row++) {
                columns[c][row] = (row + c) % 3 == 0 ? Double.NaN : -0.5 * columns[c][row] + 0.3;
            }
        }
        return Panel.of(panel.dates(), panel.columns(), columns);
    }

    private static Series changed(Series series, LocalDate from) {
        Panel panel = changed(Panel.of(series.dates(), List.of("value"), new double[][] {series.toArray()}), from);
        return Series.of(panel.dates(), panel.column(0));
    }

    private static RunInputs changed(RunInputs inputs, Input input, LocalDate from) {
        Panel assets = inputs.assetReturns();
        Series returns = inputs.portfolioReturns();
        if (input == Input.NOTHING_AT_ALL) {
            return inputs.between(new DateWindow(null, from.minusDays(1)));
        }
        return RunInputs.given(input == Input.ASSETS ? changed(assets, from) : assets,
                input == Input.PORTFOLIO ? changed(returns, from) : returns,
                input == Input.EQUITY ? changed(inputs.equity(), from) : inputs.equity(),
                inputs.weights().map(panel -> input == Input.WEIGHTS ? changed(panel, from) : panel),
                inputs.trendUnitReturns().map(panel -> input == Input.TREND ? changed(panel, from) : panel),
                inputs.sleeveReturns().map(panel -> input == Input.SLEEVES ? changed(panel, from) : panel));
    }

    /** A rebalance knows its previous one, so what changes after that changes no row up to the rebalance, however wild. */
    @ParameterizedTest
    @MethodSource("inputs")
    void noRowLooksAhead(Input input) {
        RunInputs inputs = calm(Books.random(3, 200));
        List<ComputedRebalance> rows = ComputeMode.run(inputs, V1).rebalances();
        for (int k = 1; k < rows.size(); k++) {
            List<ComputedRebalance> again = ComputeMode.run(changed(inputs, input, rows.get(k - 1).date().plusDays(1)), V1).rebalances();
            int known = Math.min(k + 1, again.size());
            assertThat(known).isGreaterThanOrEqualTo(k);
            assertThat(again.subList(0, known)).isEqualTo(rows.subList(0, known));
        }
    }

    static List<Input> inputs() {
        return List.of(Input.values());
    }

    /** Changing what was known does change something, so the test above can fail. */
    @ParameterizedTest
    @ValueSource(strings = {"ASSETS", "PORTFOLIO", "EQUITY"})
    void aRowDoesLookBack(String input) {
        RunInputs inputs = calm(Books.random(3, 200));
        assertThat(ComputeMode.run(changed(inputs, Input.valueOf(input), Books.day(100)), V1).rebalances())
                .isNotEqualTo(ComputeMode.run(inputs, V1).rebalances());
    }

    /** Equity that never is in a crisis by itself, so that every input matters, and so small that the change above keeps it positive. */
    private static RunInputs calm(RunInputs inputs) {
        double[] equity = inputs.equity().toArray();
        for (int row = 0; row < equity.length; row++) {
            equity[row] = 0.1 - 0.0003 * (row % 20);
        }
        return RunInputs.given(inputs.assetReturns(), inputs.portfolioReturns(), Series.of(inputs.equity().dates(), equity),
                inputs.weights(), inputs.trendUnitReturns(), inputs.sleeveReturns());
    }

    /** A rebalance that is no common day knows the latest day before it. */
    @Test
    void rebalancesNeedNotBeDaysOfTheCalendar() {
        RunInputs book = Books.random(5, 120);
        DateIndex everyOther = DateIndex.ofEpochDays(LongStream.range(0, 60).map(i -> Books.START.toEpochDay() + 2 * i).toArray());
        RunInputs sparse = RunInputs.given(book.assetReturns(), book.portfolioReturns().reindex(everyOther), book.equity(), book.weights(),
                book.trendUnitReturns(), book.sleeveReturns());
        assertThat(ComputeMode.run(sparse, V1).rebalances().get(2).dataUpTo()).hasValue(Books.day(6));
        RunInputs book260 = Books.random(5, 260);
        DateIndex longIndex = DateIndex.ofEpochDays(LongStream.range(0, 130).map(i -> Books.START.toEpochDay() + 2 * i).toArray());
        RunInputs longer = RunInputs.given(book260.assetReturns(), book260.portfolioReturns().reindex(longIndex), book260.equity(),
                book260.weights(), Optional.empty(), Optional.empty());
        equalsBatch(longer, V1);
    }

    @Test
    void aRowThatKnewItsOwnDayIsRefused() {
        LocalDate day = Books.START;
        assertFails(() -> new ComputedRebalance(day, Optional.of(day), 1, Optional.empty(), true), DataException.class,
                "used data up to 2020-01-01");
        assertFails(() -> new ComputedRebalance(day, Optional.empty(), 0.9, Optional.empty(), true), DataException.class, "scalar 0.9");
        assertFails(() -> new ComputedRebalance(day, Optional.empty(), 1, Optional.of(Regime.NORMAL), true), DataException.class,
                "warmup true");
    }
}
