package dev.plimsoll.walkforward;

import dev.plimsoll.error.UsageException;
import java.math.BigInteger;

/**
 * PCG64 (XSL-RR 128/64): a 128-bit linear congruential generator whose state is folded to 64 bits. It is specified to the bit, so the
 * stream of a seed is the same on every Java version and can be checked outside Java: it is that of NumPy's {@code default_rng(seed)}.
 *
 * <p>Source: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation",
 * Harvey Mudd College HMC-CS-2014-0905, 2014, section 6.3. Mutable; one thread at a time.
 */
public final class Pcg64 {

    private static final long MULTIPLIER_HIGH = 2549297995355413924L;
    private static final long MULTIPLIER_LOW = 4865540595714422341L;

    private final long incrementHigh;
    private final long incrementLow;
    private long stateHigh;
    private long stateLow;
    /** The high half of the last raw number drawn for its low half. */
    private int spare;
    private boolean hasSpare;

    private Pcg64(long[] words) {
        incrementHigh = words[2] << 1 | words[3] >>> 63;
        incrementLow = words[3] << 1 | 1;
        stateHigh = incrementHigh;
        stateLow = incrementLow;
        add(words[0], words[1]);
        step();
    }

    /**
     * A fresh generator.
     *
     * @param seed 0 or more
     * @return the generator at the start of the seed's stream
     * @throws UsageException when the seed is negative
     */
    public static Pcg64 seeded(long seed) {
        if (seed < 0) {
            throw new UsageException("The random seed is " + seed + "; expected 0 or more.");
        }
        return new Pcg64(SeedSequence.words(seed));
    }

    /**
     * The next raw number.
     *
     * @return 64 random bits
     */
    public long nextLong() {
        step();
        return Long.rotateRight(stateHigh ^ stateLow, (int) (stateHigh >>> 58));
    }

    /**
     * The next number below a bound, without bias.
     *
     * <p>Source: D. Lemire, "Fast Random Integer Generation in an Interval", ACM Transactions on Modeling and Computer Simulation 29(1),
     * 2019, algorithm 5, on the 32-bit halves of the raw numbers, low half first. A bound of 1 uses up no random bits.
     *
     * @param bound 1 or more
     * @return 0 to bound - 1, each equally likely
     * @throws UsageException when the bound is below 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new UsageException("The bound of a random number is " + bound + "; expected 1 or more.");
        }
        if (bound == 1) {
            return 0;
        }
        long product = nextHalf() * bound;
        if ((product & 0xffffffffL) < bound) {
            long unfair = 0x100000000L % bound;
            while ((product & 0xffffffffL) < unfair) {
                product = nextHalf() * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * The next number of the unit interval, from the upper 53 bits of a raw number.
     *
     * @return a multiple of 2^-53 in [0, 1)
     */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    private long nextHalf() {
        if (hasSpare) {
            hasSpare = false;
            return Integer.toUnsignedLong(spare);
        }
        long raw = nextLong();
        spare = (int) (raw >>> 32);
        hasSpare = true;
        return raw & 0xffffffffL;
    }

    private void step() {
        // Math.multiplyHigh is signed; a negative first factor stands for itself plus 2^64.
        long carried = Math.multiplyHigh(stateLow, MULTIPLIER_LOW) + (stateLow >> 63 & MULTIPLIER_LOW);
        stateHigh = carried + stateHigh * MULTIPLIER_LOW + stateLow * MULTIPLIER_HIGH;
        stateLow *= MULTIPLIER_LOW;
        add(incrementHigh, incrementLow);
    }

    private void add(long high, long low) {
        stateLow += low;
        stateHigh += high + (Long.compareUnsigned(stateLow, low) < 0 ? 1 : 0);
    }

    /** The 128-bit state and increment in decimal, as other implementations of the generator show them. */
    @Override
    public String toString() {
        return "PCG64[state=" + unsigned(stateHigh, stateLow) + ", increment=" + unsigned(incrementHigh, incrementLow) + "]";
    }

    private static BigInteger unsigned(long high, long low) {
        return new BigInteger(Long.toUnsignedString(high)).shiftLeft(64).or(new BigInteger(Long.toUnsignedString(low)));
    }

    /**
     * Spreads a seed over the 256 bits that start a generator, so that neighbouring seeds give streams that have nothing in common.
     *
     * <p>Source: M. E. O'Neill, "Developing a seed_seq Alternative", 2015; constants, word order and pool size as in NumPy's SeedSequence.
     * All words are unsigned 32-bit integers in wrapping arithmetic.
     */
    static final class SeedSequence {

        private static final int POOL = 4;
        private static final int FIRST_ABSORBING = 0x43b0d7e5;
        private static final int NEXT_ABSORBING = 0x931e8875;
        private static final int FIRST_GIVING = 0x8b51f9dd;
        private static final int NEXT_GIVING = 0x58f38ded;
        private static final int MIX_LEFT = 0xca01f9dd;
        private static final int MIX_RIGHT = 0x4973f715;

        private final int[] pool = new int[POOL];
        private int factor = FIRST_ABSORBING;

        /** The low half of the seed is the first word, the high half the second; a seed below 2^32 and the same one with a zero agree. */
        private SeedSequence(long seed) {
            for (int i = 0; i < POOL; i++) {
                pool[i] = hash(i == 0 ? (int) seed : i == 1 ? (int) (seed >>> 32) : 0, NEXT_ABSORBING);
            }
            for (int from = 0; from < POOL; from++) {
                for (int to = 0; to < POOL; to++) {
                    if (from != to) {
                        int mixed = MIX_LEFT * pool[to] - MIX_RIGHT * hash(pool[from], NEXT_ABSORBING);
                        pool[to] = mixed ^ mixed >>> 16;
                    }
                }
            }
        }

        /** Four 64-bit words from a seed of 0 or more. */
        static long[] words(long seed) {
            SeedSequence sequence = new SeedSequence(seed);
            sequence.factor = FIRST_GIVING;
            long[] words = new long[POOL];
            for (int i = 0; i < 2 * POOL; i++) {
                long half = Integer.toUnsignedLong(sequence.hash(sequence.pool[i % POOL], NEXT_GIVING));
                words[i / 2] |= i % 2 == 0 ? half : half << 32;
            }
            return words;
        }

        private int hash(int word, int nextFactor) {
            int hashed = word ^ factor;
            factor *= nextFactor;
            hashed *= factor;
            return hashed ^ hashed >>> 16;
        }
    }
}
