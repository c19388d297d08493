package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.BlockBootstrap.BlockStarts;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BlockBootstrapTest {

    private static final String FOLDER = "step4/pair_a_spyqqq_btceth/";
    private static final double[] FIVE = {0.10, -0.10, 0.20, 0.00, 0.50};

    private static double p10(int blockMonths, double[] returns, int[]... starts) {
        return new BlockBootstrap(starts.length, blockMonths).p10AverageMonthlyPnl(returns, 1000, (samples, blocks, months) -> starts);
    }

    @Test
    void aBlockGoesOnWithTheFirstMonthAfterTheLast() {
        // 1.5 · 1.1 · 0.9 = 1.485, then months 2 and 3: 1.2 · 1.0.
        assertThat(p10(3, FIVE, new int[] {4, 2})).isCloseTo((1000 * 1.485 * 1.2 - 1000) / 5, within(1e-12));
    }

    @Test
    void theLastBlockIsCutToTheMonthsGiven() {
        // Months 0 1, 0 1, 0: 1.1³ · 0.9² = 1.07811.
        assertThat(p10(2, FIVE, new int[] {0, 0, 0})).isCloseTo(78.11 / 5, within(1e-12));
    }

    @Test
    void everyMonthOnceIsTheSameWhereverABlockLongerThanTheMonthsStarts() {
        // 1.1 · 0.95 · 1.2 · 1.0 = 1.254 for each start, as 4 of the block's 6 months are used.
        double[] four = {0.10, -0.05, 0.20, 0.00};
        for (int start = 0; start < 4; start++) {
            assertThat(p10(6, four, new int[] {start})).isCloseTo(63.5, within(1e-12));
        }
        assertThat(new BlockBootstrap(50, 6).p10AverageMonthlyPnl(four, 10_000, BlockStarts.seeded(1))).isCloseTo(635, within(1e-11));
    }

    @Test
    void quantileLiesBetweenNeighboursOfTheSortedSamples() {
        // Blocks of one month: five equal months compound to 1.1^5, 0.9^5, 1.2^5, 1, 1.5^5; a tenth of four steps from the lowest.
        int[][] starts = IntStream.range(0, 5).mapToObj(month -> new int[] {month, month, month, month, month}).toArray(int[][]::new);
        double lowest = (590.49 - 1000) / 5;
        assertThat(p10(1, FIVE, starts)).isCloseTo(lowest + 0.4 * (0 - lowest), within(1e-12));
        assertThat(p10(1, FIVE, starts[1])).as("a single sample").isCloseTo(lowest, within(1e-12));
    }

    @Test
    void fewerThanFourMonthsAreZero() {
        BlockBootstrap bootstrap = new BlockBootstrap(10, 6);
        for (int months = 0; months < 4; months++) {
            double[] returns = new double[months];
            Arrays.fill(returns, 0.1);
            assertThat(bootstrap.p10AverageMonthlyPnl(returns, 1000, BlockStarts.seeded(1))).isZero();
        }
        assertThat(bootstrap.p10AverageMonthlyPnl(new double[] {0.1, 0.1, 0.1, 0.1}, 1000, BlockStarts.seeded(1)))
                .isCloseTo(464.1 / 4, within(1e-12));
    }

    @Test
    void startsAreTheGivenOnesAndTheSameOnEachDraw() {
        SharedData.Table given = SharedData.csv(FOLDER + "bootstrap_block_starts.csv");
        BlockStarts starts = BlockStarts.seeded(42);
        for (int draw = 0; draw < 2; draw++) {
            int[][] drawn = starts.draw(1200, 7, 39);
            assertThat(given.rows()).hasSize(drawn.length);
            for (int sample = 0; sample < drawn.length; sample++) {
                assertThat(drawn[sample]).isEqualTo(Arrays.stream(given.rows().get(sample)).skip(1).mapToInt(Integer::parseInt).toArray());
            }
        }
    }

    @Test
    void figuresOfTheRealCandidates() {
        String lastTrainingMonth = SharedData.json(FOLDER + "params.json").get("split_month_end").asString();
        int compared = 0;
        for (String kind : new String[] {"deterministic", "random_forest"}) {
            for (JsonNode candidate : SharedData.json(FOLDER + kind + "/candidates.json")) {
                String name = candidate.get("name").asString();
                SharedData.Table path = SharedData.csv(FOLDER + kind + "/paths/" + name + ".csv");
                int trained = (int) path.texts("month_end").stream().filter(month -> month.compareTo(lastTrainingMonth) <= 0).count();
                double[] returns = path.numbers("ret_net");
                assertThat(new BlockBootstrap(1200, 6).p10AverageMonthlyPnl(Arrays.copyOfRange(returns, trained, returns.length), 10_000,
                        BlockStarts.seeded(42))).as(name)
                        .isCloseTo(candidate.get("metrics").get("bootstrap_p10_avg_monthly_pnl").asDouble(), within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(21);
    }

    @Test
    void aSeedBelowZeroIsRefused() {
        assertFails(() -> BlockStarts.seeded(-1).draw(1, 1, 4), UsageException.class);
    }
}
