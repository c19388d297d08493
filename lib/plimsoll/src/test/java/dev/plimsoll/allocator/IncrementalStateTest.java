package dev.plimsoll.allocator;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.state.IncrementalState;
import dev.plimsoll.allocator.state.IncrementalState.BookDay;
import dev.plimsoll.allocator.state.IncrementalState.StateRow;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalStateTest {

    private static double[] cells(Panel panel, LocalDate date) {
        Panel row = panel.reindex(DateIndex.of(List.of(date)));
        return IntStream.range(0, row.width()).mapToDouble(c -> row.value(0, c)).toArray();
    }

    private static OptionalInt width(Optional<Panel> panel) {
        return panel.isPresent() ? OptionalInt.of(panel.get().width()) : OptionalInt.empty();
    }

    private static IncrementalState start(RunInputs inputs) {
        return new IncrementalState(inputs.assetReturns().width(), width(inputs.trendUnitReturns()), width(inputs.sleeveReturns()));
    }

    private static BookDay day(RunInputs inputs, int row) {
        DateIndex days = inputs.commonDates();
        LocalDate date = days.date(row);
        return new BookDay(date, inputs.portfolioReturns().reindex(days).value(row), inputs.equity().reindex(days).value(row),
                cells(inputs.assetReturns(), date), inputs.trendUnitReturns().map(panel -> cells(panel, date)),
                inputs.sleeveReturns().map(panel -> cells(panel, date)));
    }

    private static String bits(LocalDate date, double[] values) {
        StringBuilder line = new StringBuilder(date.toString());
        for (double value : values) {
            line.append(' ').append(Double.toHexString(value));
        }
        return line.toString();
    }

    private static List<String> incremental(RunInputs inputs) {
        IncrementalState state = start(inputs);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < inputs.commonDates().size(); row++) {
            state.accept(day(inputs, row)).ifPresent(found -> rows.add(bits(found.date(),
                    found.features().values().stream().mapToDouble(Double::doubleValue).toArray())));
        }
        return rows;
    }

    /** The rows of the batch; none where it finds no valid one. */
    private static List<String> batch(RunInputs inputs) {
        StateFeatures state;
        try {
            state = StateFeatures.compute(inputs);
        } catch (DataException noValidRow) {
            return List.of();
        }
        return IntStream.range(0, state.dates().size()).mapToObj(row -> bits(state.dates().date(row),
                state.present().stream().mapToDouble(feature -> state.value(feature, row)).toArray())).toList();
    }

    /** Books.random with every kind of hole: assets that start late, whole days without prints, missing equity and book returns. */
    private static RunInputs holey(int seed, int rows) {
        RunInputs book = Books.random(seed, rows);
        SplittableRandom random = new SplittableRandom(seed + 1000);
        double[][] assets = new double[book.assetReturns().width()][];
        for (int c = 0; c < assets.length; c++) {
            assets[c] = book.assetReturns().column(c);
            double share = c * 0.2;
            for (int row = 0; row < rows; row++) {
                boolean hole = row < c * 15 || random.nextDouble() < share || row % 31 == 30;
                // An asset that does not move at all for a while takes part in no window there.
                assets[c][row] = hole ? Double.NaN : row / 40 % 3 == c ? 0.0001 : assets[c][row];
            }
        }
        double[] returns = book.portfolioReturns().toArray();
        double[] equity = book.equity().toArray();
        if (seed % 2 == 0) {
            returns[rows / 2] = Double.NaN;
            equity[rows / 3] = Double.NaN;
        }
        boolean optional = seed % 3 != 0;
        return RunInputs.given(Panel.of(book.assetReturns().dates(), book.assetReturns().columns(), assets),
                Series.of(book.portfolioReturns().dates(), returns), Series.of(book.equity().dates(), equity), book.weights(),
                book.trendUnitReturns().filter(panel -> optional), book.sleeveReturns().filter(panel -> optional));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void everyPrefixEqualsTheBatchToTheLastBit(int seed) {
        RunInputs inputs = holey(seed, 190);
        List<String> all = incremental(inputs);
        assertThat(all).isNotEmpty();
        for (int rows = 1; rows <= 190; rows++) {
            List<String> expected = batch(inputs.between(new DateWindow(null, Books.day(rows - 1))));
            assertThat(all.subList(0, expected.size())).isEqualTo(expected);
            LocalDate end = Books.day(rows);
            assertThat(all.stream().filter(row -> row.substring(0, 10).compareTo(end.toString()) < 0)).hasSize(expected.size());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.SharedData#runs")
    void realRunsEqualTheBatchToTheLastBit(String run) {
        RunInputs inputs = SharedData.inputs(run);
        assertThat(incremental(inputs)).isEqualTo(batch(inputs));
    }

    @Test
    void theFirstRowIsTheSixtiethDay() {
        RunInputs inputs = Books.random(9, 61);
        IncrementalState state = start(inputs);
        for (int row = 0; row < 59; row++) {
            assertThat(state.accept(day(inputs, row))).as("row %d", row).isEmpty();
        }
        assertThat(state.accept(day(inputs, 59)).orElseThrow().date()).isEqualTo(Books.day(59));
        assertThat(state.accept(day(inputs, 60))).isPresent();
    }

    @Test
    void optionalFeaturesExistOnlyWithTheirInput() {
        double[] returns = new double[60];
        double[] equity = new double[60];
        for (int row = 0; row < 60; row++) {
            returns[row] = row % 2 == 0 ? 0.01 : -0.01;
            equity[row] = 1;
        }
        RunInputs inputs = Books.plain(returns, equity);
        IncrementalState state = start(inputs);
        Optional<StateRow> row = Optional.empty();
        for (int i = 0; i < 60; i++) {
            row = state.accept(day(inputs, i));
        }
        StateRow last = row.orElseThrow();
        assertThat(last.features()).containsOnlyKeys(StateFeature.REQUIRED);
        assertFails(() -> last.value(StateFeature.TREND_BREADTH_20D), DataException.class, "trend_breadth_20d");
    }

    @Test
    void refusesADayOutOfPlaceAndStaysAsItWas() {
        IncrementalState state = new IncrementalState(2, OptionalInt.empty(), OptionalInt.of(1));
        double[] two = {0.01, 0.02};
        Optional<double[]> one = Optional.of(new double[] {0});
        LocalDate first = LocalDate.parse("2024-01-05");
        state.accept(new BookDay(first, 0, 1, two, Optional.empty(), one));

        assertFails(() -> state.accept(new BookDay(first, 0, 1, two, Optional.empty(), one)), DataException.class,
                "2024-01-05 comes after 2024-01-05");
        LocalDate second = first.plusDays(2);
        assertFails(() -> state.accept(new BookDay(second, 0, 1, new double[3], Optional.empty(), one)), DataException.class,
                "3 columns of asset returns, expected 2 columns");
        assertFails(() -> state.accept(new BookDay(second, 0, 1, two, one, one)), DataException.class,
                "1 columns of trend unit returns, expected no columns");
        assertFails(() -> state.accept(new BookDay(second, 0, 1, two, Optional.empty(), Optional.empty())), DataException.class,
                "no columns of sleeve returns, expected 1 columns");
        assertThat(state.accept(new BookDay(second, 0, 1, two, Optional.empty(), one))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1,1,0,portfolio return", "-0.99,1,0,", "0,0,0,equity", "0,1e-9,0,", "0,1,-1,return of an asset", "0,1,-0.99,",
        "Infinity,1,0,portfolio return", "0,Infinity,0,equity", "0,1,Infinity,return of an asset", "NaN,NaN,NaN,"})
    void aDayIsCheckedAtTheDoor(double portfolioReturn, double equity, double asset, String wrong) {
        double[] assets = {asset};
        if (wrong == null) {
            assertThat(new BookDay(Books.START, portfolioReturn, equity, assets, Optional.empty(), Optional.empty())
                    .date()).isEqualTo(Books.START);
        } else {
            assertFails(() -> new BookDay(Books.START, portfolioReturn, equity, assets, Optional.empty(), Optional.empty()),
                    DataException.class, "The " + wrong + " on 2020-01-01 is");
        }
    }
}
