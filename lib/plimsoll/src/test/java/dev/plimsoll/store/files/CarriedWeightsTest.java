package dev.plimsoll.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.portfolio.Tables;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CarriedWeightsTest {

    private static final Panel WEIGHTS = Tables.table("""
            date        A    B
            2024-01-01  0.5  0.25
            2024-02-01  -    0.5
            2024-03-01  0    0
            2024-04-01  1    -
            """);

    private static Panel from(String start) {
        return RunDirectoryReader.within(WEIGHTS, new DateWindow(LocalDate.parse(start), null));
    }

    @Test
    void whatIsHeldBeforeTheStartComesAlongWithItsBlanksFilled() {
        assertThat(from("2024-02-15")).isEqualTo(Tables.table("""
                date        A    B
                2024-02-01  0.5  0.5
                2024-03-01  0    0
                2024-04-01  1    -
                """));
    }

    @Test
    void nothingIsCarriedBeforeTheFirstRebalanceOrAfterAnExitOrWithoutAStart() {
        assertThat(from("2024-01-01")).isEqualTo(WEIGHTS);
        assertThat(RunDirectoryReader.within(WEIGHTS, DateWindow.ALL)).isEqualTo(WEIGHTS);
        assertThat(from("2024-03-15")).isEqualTo(Tables.table("""
                date        A    B
                2024-04-01  1    -
                """));
    }

    @Test
    void aWindowWithoutARebalanceHoldsWhatWasHeldBefore() {
        DateWindow window = new DateWindow(LocalDate.parse("2024-01-10"), LocalDate.parse("2024-01-20"));
        assertThat(RunDirectoryReader.within(WEIGHTS, window)).isEqualTo(Tables.table("""
                date        A    B
                2024-01-01  0.5  0.25
                """));
    }
}
