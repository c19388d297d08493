package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.error.UsageException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Literal figures are those of NumPy 2.4 {@code default_rng(seed)}, unless a test says otherwise. */
class Pcg64Test {

    private static long[] longs(Pcg64 random, int n) {
        return LongStream.generate(random::nextLong).limit(n).toArray();
    }

    private static int[] ints(Pcg64 random, int bound, int n) {
        return IntStream.generate(() -> random.nextInt(bound)).limit(n).toArray();
    }

    @Test
    void streamOfSeed42IsTheGivenOne() {
        JsonNode given = SharedData.json("step4/pair_a_spyqqq_btceth/rng_check.json");
        long seed = given.get("seed").asLong();
        assertThat(Pcg64.seeded(seed)).hasToString("PCG64[state=" + given.get("pcg64_state").asString() + ", increment="
                + given.get("pcg64_increment").asString() + "]");
        long[] raw = given.get("first_raw_uint64").values().stream().mapToLong(node -> Long.parseUnsignedLong(node.asString())).toArray();
        assertThat(raw).hasSize(8);
        assertThat(longs(Pcg64.seeded(seed), raw.length)).isEqualTo(raw);
        int[] bounded = given.get("bounded_below_39").values().stream().mapToInt(JsonNode::asInt).toArray();
        assertThat(bounded).hasSize(24);
        assertThat(ints(Pcg64.seeded(seed), 39, bounded.length)).isEqualTo(bounded);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 35399562948360463058890781895381311971, 87136372517582989555478159403783844777, a30febcfd9c2825f, 4510bdf882d9d721",
        "1, 207833532711051698738587646355624148094, 194290289479364712180083596243593368443, 8306bdf37922e4ff, f35196bbc152a866",
        "4294967295, 101204197857318639069773211696183556762, 290547968807786152992028972051586286075, 407f5fa930d8fd9f, 3814b22eb9684802",
        "4294967296, 48934169112922715694246890610800379348, 159503441853545908714793740543692941767, e3c5ebe285ac1625, 8ea09968fe31dbcc",
        "9223372036854775807, 276272391916443190492159920656047484577, 151628497062642123835381847185082110735, 2ceb59116fb27514, "
                + "784d3e7d390dc57c"})
    void seedsOfOneAndTwoWords(long seed, String state, String increment, String first, String second) {
        Pcg64 random = Pcg64.seeded(seed);
        assertThat(random).hasToString("PCG64[state=" + state + ", increment=" + increment + "]");
        assertThat(longs(random, 2)).containsExactly(Long.parseUnsignedLong(first, 16), Long.parseUnsignedLong(second, 16));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.6369616873214543, 0.2697867137638703, 0.04097352393619469",
        "4294967296, 0.8897387912781343, 0.5571380502062263, 0.8009080868919721"})
    void doublesHaveFiftyThreeBits(long seed, double first, double second, double third) {
        Pcg64 random = Pcg64.seeded(seed);
        assertThat(new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()}).containsExactly(first, second, third);
    }

    @Test
    void aBoundThatDoesNotDivideTheRangeRejects() {
        assertThat(ints(Pcg64.seeded(42), 3 << 29, 12)).as("a quarter of the halves is rejected").containsExactly(1246543468, 1054261224,
                706863204, 697419853, 1382868744, 138425140, 1123189829, 151683235, 847953748, 1571349784, 1185012138, 1225901297);
        assertThat(ints(Pcg64.seeded(42), Integer.MAX_VALUE, 6)).containsExactly(191664963, 1662057957, 1405681631, 942484272, 929893137,
                1843824992);
    }

    @Test
    void aBoundOfOneUsesUpNothing() {
        Pcg64 random = Pcg64.seeded(42);
        int[] bounds = {1, 2, 1, 3, 7, 10, 1, 1_000_003, Integer.MAX_VALUE, 5};
        assertThat(IntStream.of(bounds).map(random::nextInt)).containsExactly(0, 0, 0, 2, 4, 4, 0, 433016, 1843824992, 0);
    }

    @Test
    void theHighHalfWaitsWhileWholeNumbersAreDrawn() {
        Pcg64 random = Pcg64.seeded(7);
        assertThat(random.nextInt(10)).isEqualTo(9);
        assertThat(random.nextDouble()).isEqualTo(0.8972138009695755);
        assertThat(ints(random, 10, 2)).containsExactly(6, 5);
    }

    @Test
    void everyValueBelowABoundIsEquallyLikely() {
        int[] counts = new int[7];
        Pcg64 random = Pcg64.seeded(3);
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        assertThat(IntStream.of(counts)).as("within 4 standard deviations of 10,000").allMatch(n -> Math.abs(n - 10_000) < 4 * 93);
    }

    @Test
    void negativeSeedAndBoundsBelowOneAreRefused() {
        assertFails(() -> Pcg64.seeded(-1), UsageException.class, "seed is -1");
        Pcg64 random = Pcg64.seeded(0);
        assertFails(() -> random.nextInt(0), UsageException.class, "is 0; expected 1");
        assertFails(() -> random.nextInt(-5), UsageException.class, "-5");
    }
}
