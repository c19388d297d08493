package dev.plimsoll.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void figuresOfFourNumbers() {
        double[] values = {4, 1, 3, 8};
        assertThat(Statistics.sum(values)).isEqualTo(16);
        assertThat(Statistics.mean(values)).isEqualTo(4);
        assertThat(Statistics.populationDeviation(values)).isCloseTo(Math.sqrt(26.0 / 4), within(1e-15));
        assertThat(Statistics.sampleDeviation(values)).isCloseTo(Math.sqrt(26.0 / 3), within(1e-15));
        assertThat(Statistics.sampleCovariance(values, new double[] {1, 2, 3, 4})).isCloseTo(7.0 / 3, within(1e-15));
        assertThat(Statistics.quantile(values, 0.5)).isEqualTo(3.5);
        assertThat(Statistics.quantile(values, 0.1)).as("at position 0.3 between 1 and 3").isCloseTo(1.6, within(1e-15));
        assertThat(Statistics.quantile(values, 1)).isEqualTo(8);
    }

    @Test
    void equalNumbersHaveTheirOwnMeanAndNoSpread() {
        double[] values = {0.1, 0.1, 0.1};
        assertThat(Statistics.mean(values)).isEqualTo(0.1);
        assertThat(Statistics.sampleDeviation(values)).isZero();
        assertThat(Statistics.populationDeviation(values)).isZero();
    }

    @Test
    void drawdownBeginsWithTheEquityAfterTheFirstMonth() {
        assertThat(Statistics.maxDrawdown(new double[] {-0.10, 0.20, -0.10})).isCloseTo(0.1, within(1e-15));
        assertThat(Statistics.maxDrawdown(new double[] {-0.5, 0.1, 0.1})).isZero();
        assertThat(Statistics.maxDrawdown(new double[] {0.1, -0.2, -0.5, 2})).isCloseTo(0.6, within(1e-15));
        assertThat(Statistics.maxDrawdown(new double[0])).isZero();
    }
}
