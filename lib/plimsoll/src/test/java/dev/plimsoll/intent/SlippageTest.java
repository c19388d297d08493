package dev.plimsoll.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlippageTest {

    private static MarketQuote quote(String spread, String volatility, String adv) {
        return new MarketQuote("A", Scene.dec("100"), Scene.dec(spread), Scene.dec(volatility), Scene.dec(adv));
    }

    @Test
    void isHalfTheSpreadAndTheSquareRootOfParticipation() {
        // 4/2 + 0.1 · 0.3 · 10,000 · √(10,000 / 1,000,000) = 2 + 300 · 0.1
        assertThat(Slippage.bps(new BigDecimal("10000"), quote("4", "0.3", "1000000"), new BigDecimal("0.1")).orElseThrow())
                .isEqualByComparingTo("32");
        assertThat(Slippage.largestNotional(quote("4", "0.3", "1000000"), new BigDecimal("32"), new BigDecimal("0.1")).orElseThrow())
                .isEqualByComparingTo("10000");
    }

    @Test
    void doesNotDependOnTheSizeWithoutVolatility() {
        assertThat(Slippage.bps(BigDecimal.TEN, quote("4", "0", null), BigDecimal.ONE).orElseThrow()).isEqualByComparingTo("2");
        assertThat(Slippage.largestNotional(quote("4", "0", null), BigDecimal.TEN, BigDecimal.ONE)).isEmpty();
        assertThat(Slippage.largestNotional(quote("4", null, null), BigDecimal.TEN, BigDecimal.ZERO)).isEmpty();
        assertThat(Slippage.largestNotional(quote("4", "0", null), BigDecimal.ONE, BigDecimal.ONE)).hasValue(BigDecimal.ZERO);
    }

    @Test
    void isUnknownWithoutTheFiguresItNeeds() {
        for (MarketQuote lacking : new MarketQuote[] {quote(null, "0.2", "5"), quote("1", null, "5"), quote("1", "0.2", null),
            quote("1", "0.2", "0")}) {
            assertThat(Slippage.bps(BigDecimal.ONE, lacking, BigDecimal.ONE)).isEqualTo(Optional.empty());
            assertThat(Slippage.largestNotional(lacking, BigDecimal.TEN, BigDecimal.ONE).orElseThrow()).isZero();
        }
    }

    @Test
    void theSizeSolvedForIsTheOneBisectionFinds() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 100; i++) {
            MarketQuote quote = quote(String.valueOf(random.nextInt(10)), "0." + (10 + random.nextInt(80)),
                    String.valueOf(1000 + random.nextInt(1_000_000)));
            BigDecimal coefficient = new BigDecimal("0.1");
            BigDecimal budget = BigDecimal.valueOf(6 + random.nextInt(100));
            BigDecimal low = BigDecimal.ZERO;
            BigDecimal high = BigDecimal.valueOf(1_000_000_000_000L);
            for (int step = 0; step < 90; step++) {
                BigDecimal middle = low.add(high).multiply(new BigDecimal("0.5"));
                if (Slippage.bps(middle, quote, coefficient).orElseThrow().compareTo(budget) <= 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            BigDecimal solved = Slippage.largestNotional(quote, budget, coefficient).orElseThrow();
            assertThat(solved.subtract(low).abs()).isLessThan(new BigDecimal("1e-12"));
        }
    }
}
