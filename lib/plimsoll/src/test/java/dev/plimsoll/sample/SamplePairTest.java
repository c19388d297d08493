package dev.plimsoll.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.timeseries.Series;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two sample sleeves of Step 4. */
class SamplePairTest {

    private static double deviation(Series returns) {
        double mean = Arrays.stream(returns.toArray()).average().orElseThrow();
        return Math.sqrt(Arrays.stream(returns.toArray()).map(r -> (r - mean) * (r - mean)).average().orElseThrow());
    }

    @Test
    void theSameSeedGivesTheSameBitsEverywhere() {
        SamplePair pair = SamplePair.simulate(SampleMarket.DEFAULT_SEED);
        assertThat(Arrays.hashCode(pair.stocks().toArray())).isEqualTo(-979930947);
        assertThat(Arrays.hashCode(pair.coins().toArray())).isEqualTo(-1232290219);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, SampleMarket.DEFAULT_SEED, Long.MAX_VALUE})
    void theSleevesOverlapByMoreThan98MonthsAndDifferInCharacter(long seed) {
        SamplePair pair = SamplePair.simulate(seed);
        assertThat(pair.stocks().size()).isEqualTo(108);
        assertThat(pair.coins().size()).isEqualTo(102);
        assertThat(pair.stocks().dates().intersect(pair.coins().dates()).size()).isEqualTo(102);
        assertThat(deviation(pair.stocks())).isBetween(0.02, 0.06);
        assertThat(deviation(pair.coins())).isBetween(0.10, 0.30);
        assertThat(Arrays.stream(pair.coins().toArray()).allMatch(r -> r > -1 && r < 2)).isTrue();
    }
}
