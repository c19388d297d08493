package dev.plimsoll.sleeve;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.Overlay.MacroScaler;
import dev.plimsoll.sleeve.Overlay.SleeveHistory;
import dev.plimsoll.sleeve.Overlay.VolatilityManagedScaler;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlaysTest {

    private static final DateIndex DAYS = DateIndex.of(List.of(LocalDate.parse("2024-01-02"), LocalDate.parse("2024-01-03"),
            LocalDate.parse("2024-01-04"), LocalDate.parse("2024-01-05"), LocalDate.parse("2024-01-08")));
    private static final AssetWeights POSITIONS = AssetWeights.of(Map.of("ES", 1.0, "GC", -0.5));

    private static SleeveHistory history(int firstHeld, int rows, double... returns) {
        Panel assets = Panel.of(DAYS, List.of("ES"), new double[][] {returns});
        return new SleeveHistory("s", DAYS.date(rows - 1), assets, Series.of(DAYS, returns), firstHeld, rows);
    }

    @ParameterizedTest
    @CsvSource({
        // returns 1 %, 3 %, -1 % have a standard deviation of 2 %: 31.7 % a year
        "0, 3, 0.10, 9, 0.31497039417435613", "0, 3, 0.63, 1.5, 1.5",
        "0, 3, 0.63, 9, 1.9843134832984433", "1, 3, 0.10, 9, 1", "0, 2, 0.10, 9, 1"})
    void volatilityIsManagedTowardsTheTarget(int firstHeld, int rows, double target, double cap, double factor) {
        AssetWeights scaled =
                new VolatilityManagedScaler(target, 3, cap).apply(history(firstHeld, rows, 0.01, 0.03, -0.01, 0.9, 0.9), POSITIONS);
        assertThat(scaled.get("ES")).isCloseTo(factor, within(1e-12));
        assertThat(scaled.get("GC")).isCloseTo(-0.5 * factor, within(1e-12));
    }

    @Test
    void aSleeveThatHasNotMovedIsLeftAlone() {
        assertThat(new VolatilityManagedScaler(0.1, 3, 2).apply(history(0, 5, 0, 0, 0, 0, 0), POSITIONS)).isEqualTo(POSITIONS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.5", "3, 0.5", "4, 0", "5, 0"})
    void theLastKnownMacroScalarCounts(int rows, double factor) {
        MacroScaler scaler = new MacroScaler(Series.of(DAYS.slice(1, 4), new double[] {0.5, Double.NaN, 0}));
        assertThat(scaler.apply(history(0, rows, 0, 0, 0, 0, 0), POSITIONS).get("ES")).isEqualTo(factor);
    }

    @Test
    void figuresAreChecked() {
        assertFails(() -> new VolatilityManagedScaler(0, 20, 1), UsageException.class, "target");
        assertFails(() -> new VolatilityManagedScaler(0.1, 1, 1), UsageException.class, "1 rows");
        assertFails(() -> new VolatilityManagedScaler(0.1, 20, Double.NaN), UsageException.class, "cap");
        assertFails(() -> new MacroScaler(Series.of(DAYS, new double[] {1, 1, -0.1, 1, 1})), DataException.class, "2024-01-04 is -0.1");
    }
}
