package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.walkforward.CompleteMonths.History;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    /** A returns 1 %, 2 %, 3 % and so on; B always 1 %. */
    private static final SleevePair PAIR = pair();
    private static final Features FEATURES = Features.of(PAIR);

    private static SleevePair pair() {
        double[] a = new double[60];
        double[] b = new double[60];
        Arrays.setAll(a, i -> (i + 1) * 0.01);
        Arrays.fill(b, 0.01);
        return SleevePair.of(Pairs.sleeve("up", a), Pairs.sleeve("flat", b));
    }

    private static double value(int row, String name) {
        return FEATURES.value(row, FEATURES.names().indexOf(name));
    }

    @Test
    void namesFollowTheSleeves() {
        assertThat(FEATURES.names()).containsExactly("ret_up_mom_1", "ret_up_mom_3", "ret_up_mom_6", "ret_up_mom_12", "ret_up_vol_3",
                "ret_up_vol_6", "ret_up_vol_12", "ret_flat_mom_1", "ret_flat_mom_3", "ret_flat_mom_6", "ret_flat_mom_12", "ret_flat_vol_3",
                "ret_flat_vol_6", "ret_flat_vol_12", "spread_mom_3", "spread_mom_6", "spread_vol_6");
    }

    @Test
    void monthSeesOnlyTheMonthsBefore() {
        assertThat(value(20, "ret_up_mom_1")).isEqualTo(0.20);
        assertThat(value(20, "ret_up_mom_3")).isCloseTo(0.18 + 0.19 + 0.20, within(1e-15));
        assertThat(value(20, "ret_up_mom_12")).isCloseTo(0.01 * (9 + 20) * 6, within(1e-14));
        assertThat(value(20, "ret_up_vol_3")).isCloseTo(0.01, within(1e-15));
        assertThat(value(20, "ret_flat_vol_6")).isZero();
        assertThat(value(20, "spread_mom_3")).isCloseTo(0.57 - 0.03, within(1e-15));
        assertThat(value(20, "spread_vol_6")).isEqualTo(value(20, "ret_up_vol_6"));
    }

    @Test
    void windowsBeginWhenHalfFull() {
        assertThat(firstRow("ret_up_mom_1")).isEqualTo(1);
        assertThat(firstRow("ret_up_mom_3")).isEqualTo(1);
        assertThat(firstRow("ret_up_mom_6")).isEqualTo(3);
        assertThat(firstRow("ret_up_mom_12")).isEqualTo(6);
        assertThat(firstRow("ret_up_vol_3")).isEqualTo(2);
        assertThat(firstRow("ret_up_vol_6")).isEqualTo(3);
        assertThat(firstRow("ret_flat_vol_12")).isEqualTo(6);
        assertThat(firstRow("spread_vol_6")).isEqualTo(3);
        assertThat(FEATURES.isComplete(5)).isFalse();
        assertThat(FEATURES.isComplete(6)).isTrue();
    }

    private static int firstRow(String name) {
        int row = 0;
        while (Double.isNaN(value(row, name))) {
            row++;
        }
        return row;
    }

    @Test
    void completeMonthsAreTheRestAndMustBeEnough() {
        CompleteMonths table = CompleteMonths.of(FEATURES, 42);
        assertThat(table.size()).isEqualTo(54);
        assertThat(table.month(0)).isEqualTo(PAIR.months().date(6));
        assertThat(table.returnA(0)).isEqualTo(0.07);
        assertThat(table.returnB(0)).isEqualTo(0.01);
        assertFails(() -> CompleteMonths.of(FEATURES, 43), DataException.class,
                "54 have all features; expected at least 55 with min_history_months 43");
    }

    @Test
    void historyEndsBeforeItsMonth() {
        History history = CompleteMonths.of(FEATURES, 24).before(10);
        assertThat(history.month()).isEqualTo(PAIR.months().date(16));
        assertThat(history.size()).isEqualTo(10);
        assertThat(history.features()[0]).isEqualTo(0.16);
        assertThat(history.features(9)[0]).isEqualTo(0.15);
        assertThat(history.returnA(9)).isEqualTo(0.16);
        assertThat(history.lastA(2)).containsExactly(0.15, 0.16);
        assertThat(history.lastB(99)).hasSize(10).containsOnly(0.01);
        assertFails(() -> history.returnA(10), IndexOutOfBoundsException.class);
        assertFails(() -> history.returnB(10), IndexOutOfBoundsException.class);
        assertFails(() -> history.features(10), IndexOutOfBoundsException.class);
    }
}
