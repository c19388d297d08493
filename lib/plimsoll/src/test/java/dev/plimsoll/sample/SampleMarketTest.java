package dev.plimsoll.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.portfolio.ExecutionSimulation;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.GoodFriday;
import dev.plimsoll.timeseries.Panel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleMarketTest {

    private static final int ASSET_BITS = 707141462;
    private static final int EQUITY_BITS = 1427560944;

    private static final SampleMarket SAMPLE = SampleMarket.simulate(SampleMarket.DEFAULT_SEED);
    private static final AllocatorRules RULES = AllocatorRules.apply(SAMPLE.assetReturns(), SAMPLE.portfolioReturns(), SAMPLE.equity());

    @Test
    void aSeedIsAMarket() {
        assertThat(SampleMarket.simulate(SampleMarket.DEFAULT_SEED)).isEqualTo(SAMPLE);
        assertThat(SampleMarket.simulate(SampleMarket.DEFAULT_SEED + 1).assetReturns()).isNotEqualTo(SAMPLE.assetReturns());
    }

    /** Golden bits: the same on every Java version and machine. A change of the model changes them on purpose. */
    @Test
    void theBitsAreFixed() {
        assertThat(bits(SAMPLE.assetReturns())).isEqualTo(ASSET_BITS);
        assertThat(Arrays.hashCode(SAMPLE.equity().toArray())).isEqualTo(EQUITY_BITS);
    }

    @Test
    void hasTheShapeOfARun() {
        Panel returns = SAMPLE.assetReturns();
        assertThat(returns.columns()).containsExactly("6B", "6E", "6J", "CL", "ES", "GC", "NQ", "RTY", "SR3", "UB", "ZF", "ZN", "ZT");
        assertThat(returns.dates().first()).isEqualTo(LocalDate.parse("2016-01-04"));
        assertThat(returns.dates().last()).isEqualTo(LocalDate.parse("2025-12-31"));
        long[] perWeekday = new long[8];
        for (int row = 0; row < returns.rows(); row++) {
            perWeekday[returns.dates().date(row).getDayOfWeek().getValue()]++;
        }
        assertThat(Arrays.stream(perWeekday, 1, 6).sum()).isEqualTo(2608);
        assertThat(perWeekday[6]).isZero();
        assertThat(perWeekday[7]).isBetween(495L, 521L);

        assertThat(SAMPLE.weights().columns()).isEqualTo(returns.columns());
        assertThat(SAMPLE.weights().rows()).isBetween(485, 495);
        for (int row = 0; row < SAMPLE.weights().rows(); row++) {
            assertThat(SAMPLE.weights().dates().date(row).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        }
        assertThat(SAMPLE.portfolioReturns().dates()).isEqualTo(returns.dates());
        assertThat(SAMPLE.equity().dates().first()).isEqualTo(SAMPLE.weights().dates().first());
        assertThat(SAMPLE.sleeveReturns().columns()).containsExactly("carry", "csmom", "tsmom");
        assertThat(SAMPLE.trendUnitReturns().columns()).isEqualTo(returns.columns());
    }

    @ParameterizedTest
    @CsvSource({
        "6B,  0.12, 0.22", "6E,  0.08, 0.17", "6J,  0.10, 0.19", "CL,  0.01, 0.04", "ES,  0.06, 0.12", "GC,  0.01, 0.04",
        "NQ,  0.06, 0.12", "RTY, 0.30, 0.40", "SR3, 0.40, 0.48", "UB,  0.03, 0.08", "ZF,  0.03, 0.08", "ZN,  0.03, 0.08",
        "ZT,  0.03, 0.08"})
    void hasHolesLikeFuturesData(String ticker, double low, double high) {
        Panel returns = SAMPLE.assetReturns();
        assertThat((double) returns.countMissing(returns.indexOf(ticker)) / returns.rows()).isBetween(low, high);
    }

    @Test
    void aContractStartsLateAndSomeDaysAreQuiet() {
        Panel returns = SAMPLE.assetReturns();
        double[] late = returns.column(returns.indexOf("SR3"));
        int start = returns.dates().rowAtOrAfter(LocalDate.parse("2018-05-08").toEpochDay());
        assertThat(Arrays.stream(late, 0, start)).allMatch(value -> Double.isNaN(value));
        assertThat(Arrays.stream(late, start, start + 10)).anyMatch(value -> !Double.isNaN(value));
        assertThat(known(returns, "2019-12-25")).isZero();
        assertThat(known(returns, "2018-03-30")).isZero();
        assertThat(known(returns, "2019-11-28")).isBetween(1, 4);
        assertThat(known(returns, "2019-06-12")).isGreaterThan(8);
        assertThat(Arrays.stream(SAMPLE.weights().column(SAMPLE.weights().indexOf("SR3")), 0, 50)).allMatch(value -> value == 0);
    }

    @ParameterizedTest
    @CsvSource({"2000, 2000-04-23", "2016, 2016-03-27", "2019, 2019-04-21", "2024, 2024-03-31", "2025, 2025-04-20"})
    void easter(int year, LocalDate sunday) {
        assertThat(GoodFriday.of(year).plusDays(2)).isEqualTo(sunday);
    }

    @ParameterizedTest
    @ValueSource(longs = {SampleMarket.DEFAULT_SEED, 0, -1, Long.MAX_VALUE, 20_200_220})
    void everySeedIsAValidRun(long seed) {
        SampleMarket sample = SampleMarket.simulate(seed);
        Panel returns = sample.assetReturns();
        for (int c = 0; c < returns.width(); c++) {
            assertThat(Arrays.stream(returns.column(c)).filter(value -> !Double.isNaN(value)))
                    .allMatch(value -> value > -0.5 && value < 0.5);
            assertThat(2 * returns.countMissing(c)).isLessThan(returns.rows());
            assertThat(Arrays.stream(sample.weights().column(c))).allMatch(weight -> Math.abs(weight) <= 1.5 + 1e-12);
        }
        assertThat(Arrays.stream(sample.equity().toArray())).allMatch(value -> value > 0);
        for (int row = 0; row < returns.rows(); row++) {
            double sleeves = sample.sleeveReturns().value(row, 0) + sample.sleeveReturns().value(row, 1)
                    + sample.sleeveReturns().value(row, 2);
            assertThat(sleeves).isCloseTo(Math.log1p(sample.portfolioReturns().value(row)), within(1e-14));
        }
    }

    /** Other returns after a day change no weight up to that day, and do change later ones. */
    @ParameterizedTest
    @ValueSource(strings = {"2017-03-10", "2020-03-13", "2022-06-17"})
    void weightsKnowNothingOfTheFuture(LocalDate day) {
        Panel returns = SAMPLE.assetReturns();
        DateIndex dates = returns.dates();
        double[][] other = IntStream.range(0, returns.width()).mapToObj(returns::column).toArray(double[][]::new);
        for (double[] column : other) {
            for (int row = dates.rowOf(day.toEpochDay()) + 1; row < column.length; row++) {
                column[row] = Double.isNaN(column[row]) ? 0.01 : row % 7 == 0 ? Double.NaN : -2 * column[row];
            }
        }
        Panel weights = Sleeves.trade(Panel.of(dates, returns.columns(), other)).total();
        int known = weights.dates().rowOf(day.toEpochDay());
        for (int k = 0; k <= known; k++) {
            for (int c = 0; c < weights.width(); c++) {
                assertThat(weights.value(k, c)).isEqualTo(SAMPLE.weights().value(k, c));
            }
        }
        assertThat(weights.value(known + 1, 0)).isNotEqualTo(SAMPLE.weights().value(known + 1, 0));
    }

    @Test
    void fiveSleevesComeInUnitsOfTheirRisk() {
        Map<String, Panel> sleeves = SAMPLE.sleevePositions();
        assertThat(sleeves.keySet()).containsExactly("carry", "csmom", "reversal", "tsmom", "value");
        assertThat(SampleMarket.sleeveBudgets().keySet()).containsExactlyElementsOf(sleeves.keySet());
        assertThat(SampleMarket.sleeveBudgets().values().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-15));
        sleeves.forEach((sleeve, positions) -> {
            assertThat(positions.dates()).as(sleeve).isEqualTo(SAMPLE.weights().dates());
            assertThat(positions.columns()).as(sleeve).isEqualTo(SAMPLE.assetReturns().columns());
            double[] returns = ExecutionSimulation.returns(SAMPLE.assetReturns(), positions, 1, 0, Aggregation.LOG).toArray();
            assertThat(AllocatorRules.deviation(returns, returns.length - 1, returns.length - 200) * Math.sqrt(252)).as(sleeve)
                    .isBetween(0.08, 0.13);
        });
    }

    @Test
    void sleevesKnowNothingOfTheFuture() {
        LocalDate day = LocalDate.parse("2020-03-13");
        Panel returns = SAMPLE.assetReturns();
        DateIndex dates = returns.dates();
        Map<String, Panel> shorter = Sleeves.riskUnits(returns.reindex(dates.slice(0, dates.rowOf(day.toEpochDay()) + 1)));
        SAMPLE.sleevePositions().forEach((sleeve, positions) ->
                assertThat(shorter.get(sleeve)).as(sleeve).isEqualTo(positions.reindex(positions.dates().between(null, day))));
    }

    @Test
    void earnsLikeABook() {
        double[] equity = SAMPLE.equity().toArray();
        double years = (SAMPLE.equity().dates().last().toEpochDay() - SAMPLE.equity().dates().first().toEpochDay()) / 365.25;
        assertThat(Math.pow(equity[equity.length - 1], 1 / years) - 1).isBetween(0.03, 0.15);
        double[] returns = SAMPLE.portfolioReturns().toArray();
        returns = Arrays.copyOfRange(returns, returns.length - equity.length, returns.length);
        assertThat(AllocatorRules.deviation(returns, returns.length - 1, returns.length) * Math.sqrt(252)).isBetween(0.09, 0.11);
        double top = 0;
        double worst = 0;
        for (double value : equity) {
            top = Math.max(top, value);
            worst = Math.min(worst, value / top - 1);
        }
        assertThat(worst).isBetween(-0.25, -0.15);
    }

    @Test
    void sundaysAreThin() {
        Panel returns = SAMPLE.assetReturns();
        double[] squares = new double[2];
        int[] n = new int[2];
        double[] equities = returns.column(returns.indexOf("ES"));
        for (int row = 0; row < equities.length; row++) {
            if (!Double.isNaN(equities[row])) {
                int sunday = returns.dates().date(row).getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0;
                squares[sunday] += equities[row] * equities[row];
                n[sunday]++;
            }
        }
        assertThat(Math.sqrt(squares[1] / n[1] / (squares[0] / n[0]))).isBetween(0.25, 0.45);
    }

    @Test
    void correlationJumpsInTheCrash() {
        Panel returns = SAMPLE.assetReturns();
        int before = returns.dates().rowAtOrBefore(LocalDate.parse("2020-02-14").toEpochDay());
        int within = returns.dates().rowAtOrBefore(LocalDate.parse("2020-03-25").toEpochDay());
        assertThat(AllocatorRules.correlation(returns, within, 20) - AllocatorRules.correlation(returns, before, 60)).isGreaterThan(0.15);
    }

    @Test
    void theAllocatorSeesTheWholeScale() {
        double days = RULES.regimes.length;
        assertThat(count(Regime.NORMAL, "2016-01-01", "2025-12-31") / days).isBetween(0.60, 0.80);
        for (Regime regime : Regime.values()) {
            assertThat(count(regime, "2016-01-01", "2025-12-31")).as("%s", regime).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"2020-02-20, 2020-04-30", "2022-01-03, 2022-10-31"})
    void theAllocatorSeesBothEpisodes(String from, String to) {
        assertThat(count(Regime.STRESS, from, to) + count(Regime.CRISIS, from, to)).isGreaterThanOrEqualTo(5);
        assertThat(rows(from, to).filter(i -> RULES.scalars[i] < 0.70).count()).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"2021-01-01, 2021-12-31", "2023-01-01, 2023-02-28"})
    void calmIsCalm(String from, String to) {
        assertThat((double) count(Regime.NORMAL, from, to) / rows(from, to).count()).isGreaterThan(0.75);
    }

    private static long count(Regime regime, String from, String to) {
        return rows(from, to).filter(i -> RULES.regimes[i] == regime).count();
    }

    private static IntStream rows(String from, String to) {
        return IntStream.range(RULES.dates.rowAtOrAfter(LocalDate.parse(from).toEpochDay()),
                RULES.dates.rowAtOrBefore(LocalDate.parse(to).toEpochDay()) + 1);
    }

    private static int known(Panel panel, String day) {
        int row = panel.dates().rowOf(LocalDate.parse(day).toEpochDay());
        return (int) IntStream.range(0, panel.width()).filter(c -> !Double.isNaN(panel.value(row, c))).count();
    }

    private static int bits(Panel panel) {
        return Arrays.hashCode(IntStream.range(0, panel.width()).map(c -> Arrays.hashCode(panel.column(c))).toArray());
    }
}
